/** Puts invoices on their way to the books: pre-flight, sync operation and job, in the transaction of the caller. */

import { recordMarker } from '../domain/marker.ts';
import { oneProblem } from '../domain/problem.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { type InvoiceRow, setInvoiceSyncState } from '../store/invoices.ts';
import { findLink, type SubjectKind } from '../store/links.ts';
import { preFlight } from '../store/pre-flight.ts';
import {
  findLatestOperation,
  insertSyncOperation,
  type Lane,
  lookFirstFor,
  raiseLane,
  requeueByHand,
} from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

export type QueueDeps = CommandDeps & {
  /** Our own address: the marker of an invoice is a link to it. */
  readonly publicUrl: string;
};

/** What may go is queued; what may not is kept with its problem, for a person to mend and retry. */
export async function queueInvoices(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
  lane: Lane,
): Promise<void> {
  for (const { invoice, problems } of await preFlight(tx, connection, invoices)) {
    const problem = problems.length === 0 ? null : oneProblem(problems);
    const waitsFor =
      problem === null ? await contactOperation(deps, tx, actor, connection, invoice, lane) : null;
    const id = deps.ids();
    const now = deps.clock.now();
    // What goes in bulk is new here; what a person sends may have been sent before, and set aside.
    const earlier =
      lane === 'interactive'
        ? await findLatestOperation(tx, actor.workspaceId, connection.id, 'invoice', invoice.id)
        : undefined;
    await insertSyncOperation(tx, {
      workspaceId: actor.workspaceId,
      id,
      connectionId: connection.id,
      kind: 'createInvoice',
      subjectKind: 'invoice',
      subjectId: invoice.id,
      subjectVersion: invoice.version,
      lane,
      marker: invoiceMarker(deps.publicUrl, invoice.id),
      waitsFor,
      createdBy: actor.userId ?? actor.apiKeyId,
      problem,
      now,
    });
    if (earlier !== undefined && earlier.dispatched_at !== null)
      await lookFirstFor(tx, actor.workspaceId, id, earlier);
    const syncState = problem === null ? 'queued' : 'needsAttention';
    await setInvoiceSyncState(tx, actor.workspaceId, invoice.id, {
      syncState,
      connectionId: connection.id,
      now,
    });
    await recordChange(deps, tx, actor, {
      kind: 'syncOperation',
      id,
      action: problem === null ? 'queued' : 'refused',
    });
  }
  await wakePush(tx, actor.workspaceId, connection.id, lane);
}

/** The operation that an invoice must wait for, or null where its customer is in the books already. */
export async function contactOperation(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoice: InvoiceRow,
  lane: Lane,
): Promise<string | null> {
  const subject = billedSubject(invoice);
  const { workspaceId } = actor;
  if ((await findLink(tx, workspaceId, connection.id, subject.kind, subject.id)) !== undefined) return null;
  const latest = await findLatestOperation(tx, workspaceId, connection.id, subject.kind, subject.id);
  if (latest?.state === 'needsAttention')
    await requeueByHand(tx, workspaceId, latest.id, {}, deps.clock.now());
  if (latest !== undefined && isOpen(latest.state)) {
    if (lane === 'interactive') await raiseLane(tx, workspaceId, latest.id);
    return latest.id;
  }
  const id = deps.ids();
  const isNew = await insertSyncOperation(tx, {
    workspaceId,
    id,
    connectionId: connection.id,
    kind: 'createContact',
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectVersion: 1,
    lane,
    marker: recordMarker(subject.id),
    waitsFor: null,
    createdBy: actor.userId ?? actor.apiKeyId,
    problem: null,
    now: deps.clock.now(),
  });
  if (isNew) return id;
  // Somebody else's invoice for the same customer was a moment quicker.
  return (await findLatestOperation(tx, workspaceId, connection.id, subject.kind, subject.id))?.id ?? null;
}

export function billedSubject(invoice: InvoiceRow): {
  readonly kind: Extract<SubjectKind, 'company' | 'contact'>;
  readonly id: string;
} {
  return invoice.company_id === null
    ? { kind: 'contact', id: invoice.contact_id ?? '' }
    : { kind: 'company', id: invoice.company_id };
}

export function invoiceMarker(publicUrl: string, invoiceId: string): string {
  return `${publicUrl}/invoices/${invoiceId}`;
}

function isOpen(state: string): boolean {
  return state === 'queued' || state === 'dispatched' || state === 'unknown' || state === 'needsAttention';
}
