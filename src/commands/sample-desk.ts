/** Where the sample data is put: what every part of it needs to know of its workspace. */
import { todayIn } from '../domain/calendar.ts';
import type { Tx } from '../store/database.ts';
import { insertSampleRecords, type SampleKind } from '../store/sample-records.ts';
import { listStages } from '../store/stages.ts';
import { listTaxComponents } from '../store/tax-components.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { recordChanges } from './record-change.ts';

export type SampleDesk = {
  readonly deps: QueueDeps;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly today: string;
  readonly currency: string;
  readonly taxComponentId: string | null;
  readonly stageIds: { readonly sales: readonly string[]; readonly jobs: readonly string[] };
};

export async function openDesk(deps: QueueDeps, tx: Tx, actor: Actor): Promise<SampleDesk> {
  const { workspaceId } = actor;
  const workspace = await findWorkspace(tx, workspaceId);
  const taxes = await listTaxComponents(tx, workspaceId);
  const now = deps.clock.now();
  const stageIds = async (board: 'sales' | 'jobs') =>
    (await listStages(tx, workspaceId, board)).map(({ id }) => id);
  return {
    deps,
    tx,
    actor,
    now,
    today: todayIn(workspace?.timeZone ?? 'UTC', now.getTime()),
    currency: workspace?.currency ?? 'USD',
    taxComponentId: taxes.find((tax) => tax.isDefault)?.id ?? null,
    stageIds: { sales: await stageIds('sales'), jobs: await stageIds('jobs') },
  };
}

/** Marks records as sample data, and writes down that they were made. */
export async function keepAsSample<Row extends { readonly id: string }>(
  { deps, tx, actor }: SampleDesk,
  kind: SampleKind,
  rows: readonly Row[],
  details: (row: Row) => Readonly<Record<string, unknown>>,
): Promise<void> {
  await insertSampleRecords(
    tx,
    actor.workspaceId,
    rows.map(({ id }) => ({ kind, id })),
  );
  const changes = rows.map((row) => ({ kind, id: row.id, action: 'created', details: details(row) }));
  await recordChanges(deps, tx, actor, changes);
}

export function daysAgo({ now }: SampleDesk, days: number): Date {
  return new Date(now.getTime() - days * 24 * 3_600_000);
}
