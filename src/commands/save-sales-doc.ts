/** Creates, changes and archives sales docs. A write of lines replaces all of them. */
import { takeNumbers } from '../store/counters.ts';
import { type Db, inTransaction, type Tx } from '../store/database.ts';
import {
  findSalesDoc,
  findSalesDocByExternalId,
  insertSalesDoc,
  listSalesDocLines,
  lockSalesDoc,
  replaceSalesDocLines,
  type SalesDocChange,
  type SalesDocFields,
  type SalesDocHead,
  type SalesDocLineToWrite,
  updateSalesDoc,
} from '../store/sales-docs.ts';
import { listStages } from '../store/stages.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import { type Reference, unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { recordEdit } from './record-edit.ts';
import { done, invalid, notFound, type Result, refuseStale } from './refusal.ts';
import { refuseChanged, type Was } from './refuse-changed.ts';
import { salesDocChanges } from './sales-doc-changes.ts';
import type { Created } from './save-company.ts';
import { created, stageChange, tellAutomations } from './tell-automations.ts';

/** Stage, owner and currency may be left to the workspace: its first stage, whoever asks, its currency. */
export type SalesDocToCreate = Omit<SalesDocFields, 'stageId' | 'ownerId' | 'currency'> & {
  readonly stageId: string | null;
  readonly ownerId: string | null;
  readonly currency: string | null;
  readonly externalId: string | null;
  readonly lines: readonly SalesDocLineToWrite[];
};

/** With an external id that exists, answers the doc that has it and changes nothing. */
export function createSalesDoc(
  deps: CommandDeps,
  actor: Actor,
  doc: SalesDocToCreate,
): Promise<Result<Created<SalesDocHead>>> {
  return inTransaction(deps.db, async (tx) => {
    if (doc.externalId !== null) {
      const existing = await findSalesDocByExternalId(tx, actor.workspaceId, doc.externalId);
      if (existing !== undefined) return done({ record: existing, isNew: false });
    }
    const unknown = await unknownReferences(tx, actor.workspaceId, referencesOf(doc));
    if (unknown.length > 0) return invalid(unknown);
    const id = await createSalesDocIn(deps, tx, actor, doc);
    return done({ record: await loadSalesDoc(tx, actor, id), isNew: true });
  });
}

/** Within a transaction of the caller, references unchecked; answers the id. */
export async function createSalesDocIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  doc: SalesDocToCreate,
): Promise<string> {
  const { workspaceId } = actor;
  const id = deps.ids();
  const number = `SD-${await takeNumbers(tx, workspaceId, 'salesDoc')}`;
  const stageId = doc.stageId ?? (await firstStage(tx, workspaceId, 'sales'));
  const currency = doc.currency ?? (await findWorkspace(tx, workspaceId))?.currency ?? 'USD';
  const ownerId = doc.ownerId ?? actor.userId;
  await insertSalesDoc(tx, workspaceId, {
    ...doc,
    id,
    number,
    stageId,
    currency,
    ownerId,
    at: deps.clock.now(),
  });
  await replaceSalesDocLines(tx, workspaceId, id, withIds(deps, doc.lines));
  await recordChange(deps, tx, actor, { kind: 'salesDoc', id, action: 'created', details: { number } });
  await tellAutomations(deps, tx, actor, created({ kind: 'salesDoc', id }));
  return id;
}

export type SalesDocToChange = SalesDocChange & {
  readonly lines?: readonly SalesDocLineToWrite[] | undefined;
  readonly archived?: false | undefined;
  readonly version?: number | undefined;
  readonly was?: Was | undefined;
};

export function changeSalesDoc(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { version, was, lines, archived, ...fields }: SalesDocToChange,
): Promise<Result<SalesDocHead>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockSalesDoc(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('sales doc');
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const before = await loadSalesDoc(tx, actor, id);
    const changed = refuseChanged(was, before);
    if (changed !== null) return changed;
    const unknown = await unknownReferences(
      tx,
      actor.workspaceId,
      referencesOf({ ...fields, lines: lines ?? [] }),
    );
    if (unknown.length > 0) return invalid(unknown);
    const linesBefore = lines && (await listSalesDocLines(tx, actor.workspaceId, [id]));
    const revived = archived === false ? { archivedAt: null } : {};
    await updateSalesDoc(tx, actor.workspaceId, id, { ...fields, ...revived, at: deps.clock.now() });
    if (lines !== undefined) await replaceSalesDocLines(tx, actor.workspaceId, id, withIds(deps, lines));
    const after = await loadSalesDoc(tx, actor, id);
    const linesAfter = lines && (await listSalesDocLines(tx, actor.workspaceId, [id]));
    await recordEdit(deps, tx, actor, {
      kind: 'salesDoc',
      before,
      after,
      changes: salesDocChanges({ ...before, lines: linesBefore }, { ...after, lines: linesAfter }),
      details: { ...fields, ...(lines === undefined ? {} : { lines: lines.length }) },
    });
    await tellAutomations(deps, tx, actor, stageChange({ kind: 'salesDoc', id }, before, after));
    return done(after);
  });
}

export function archiveSalesDoc(deps: CommandDeps, actor: Actor, id: string): Promise<Result<SalesDocHead>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await lockSalesDoc(tx, actor.workspaceId, id)) === undefined) return notFound('sales doc');
    const at = deps.clock.now();
    await updateSalesDoc(tx, actor.workspaceId, id, { archivedAt: at, at });
    await recordChange(deps, tx, actor, { kind: 'salesDoc', id, action: 'archived' });
    return done(await loadSalesDoc(tx, actor, id));
  });
}

/** The id of a board's first stage. Setup makes stages, and the last one is never removed. */
export async function firstStage(tx: Tx, workspaceId: string, board: 'sales' | 'jobs'): Promise<string> {
  const [stage] = await listStages(tx, workspaceId, board);
  if (stage === undefined) throw new Error(`The ${board} board has no stage`);
  return stage.id;
}

type Naming = {
  readonly [Field in 'companyId' | 'contactId' | 'stageId' | 'ownerId']?: string | null | undefined;
} & { readonly lines: readonly SalesDocLineToWrite[] };

function referencesOf(doc: Naming): Reference[] {
  return [
    { kind: 'company', id: doc.companyId, path: 'companyId' },
    { kind: 'contact', id: doc.contactId, path: 'contactId' },
    { kind: 'salesStage', id: doc.stageId, path: 'stageId' },
    { kind: 'member', id: doc.ownerId, path: 'ownerId' },
    ...lineReferences(doc.lines),
  ];
}

/** What lines that are not saved name, and the workspace does not have. */
export function unknownInLines(db: Db, { workspaceId }: Actor, lines: readonly SalesDocLineToWrite[]) {
  return unknownReferences(db, workspaceId, lineReferences(lines));
}

function lineReferences(lines: readonly SalesDocLineToWrite[]): Reference[] {
  return lines.flatMap((line, index): Reference[] => [
    { kind: 'product', id: line.productId, path: `lines.${index}.productId` },
    { kind: 'category', id: line.categoryId, path: `lines.${index}.categoryId` },
    { kind: 'taxComponent', id: line.taxComponentId, path: `lines.${index}.taxComponentId` },
  ]);
}

async function loadSalesDoc(tx: Tx, actor: Actor, id: string): Promise<SalesDocHead> {
  const doc = await findSalesDoc(tx, actor.workspaceId, id);
  if (doc === undefined) throw new Error('A sales doc that was just written is not there');
  return doc;
}

function withIds({ ids }: CommandDeps, lines: readonly SalesDocLineToWrite[]) {
  return lines.map((line) => ({ ...line, id: ids() }));
}
