/** Puts invoices on their way to the books: pre-flight, sync operations and job, in the transaction of the caller. */

import { contactMarker, invoiceMarker, recordMarker } from '../domain/marker.ts';
import { oneProblem, type Problem } from '../domain/problem.ts';
import type { Log } from '../lib/log.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findContactDecisions } from '../store/contact-decisions.ts';
import { contactKeyOf } from '../store/contact-ties.ts';
import { billedContact } from '../store/customers.ts';
import type { Tx } from '../store/database.ts';
import { lookFirstFor, raiseLane, requeueByHand } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { type InvoiceRow, setInvoicesSyncState } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { findLinks, subjectKey } from '../store/links.ts';
import { inPieces } from '../store/pieces.ts';
import { preFlight } from '../store/pre-flight.ts';
import {
  insertSyncOperations,
  type Lane,
  type NewSyncOperation,
  type SyncOperationRow,
} from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { doubtCandidates } from './doubt-candidates.ts';
import { recordChanges } from './record-change.ts';
import { tellAutomations } from './tell-automations.ts';

export type QueueDeps = CommandDeps & {
  /** Our own address: the marker of an invoice is a link to it. */
  readonly publicUrl: string;
  /** Where refusals are warned of, so that whoever watches the server sees them too. */
  readonly log: Log;
};

/**
 * What may go is queued; what may not is kept with its problem, for a person to mend and retry. The number of
 * statements grows with every thousand invoices, not with each.
 */
export async function queueInvoices(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
  lane: Lane,
): Promise<void> {
  const checked: CheckedInvoice[] = [];
  for (const piece of inPieces(invoices)) checked.push(...(await check(tx, connection, piece)));
  const ready = checked.flatMap(({ invoice, problem }) => (problem === null ? [invoice] : []));
  const contacts = await contactOperations(deps, tx, actor, connection, ready, lane);
  for (const piece of inPieces(checked)) {
    const operations = piece.map(({ invoice, problem }) => ({
      ...asked(deps, actor, connection, lane),
      kind: 'createInvoice' as const,
      subjectKind: 'invoice' as const,
      subjectId: invoice.id,
      subjectVersion: invoice.version,
      marker: invoiceMarker(deps.publicUrl, invoice),
      waitsFor:
        problem === null ? (contacts.get(subjectKey(billedContact(connection, invoice))) ?? null) : null,
      problem,
    }));
    await insertInvoiceOperations(tx, connection, operations);
    await saveSyncStates(deps, tx, actor, connection, operations);
    const changes = operations.map(({ id, problem }) => ({
      kind: 'syncOperation' as const,
      id,
      action: problem === null ? 'queued' : 'refused',
    }));
    await recordChanges(deps, tx, actor, changes);
    warnOfRefused(deps, connection, operations);
  }
  await wakePush(tx, actor.workspaceId, connection.id, lane);
}

function warnOfRefused(
  { log }: QueueDeps,
  connection: ConnectionRow,
  operations: readonly { readonly subjectId: string; readonly problem: Problem | null }[],
): void {
  for (const { subjectId: invoiceId, problem } of operations)
    if (problem !== null)
      log.warn(
        { connectionId: connection.id, invoiceId, problem: problem.code },
        'An invoice cannot be sent',
      );
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
  const operations = await contactOperations(deps, tx, actor, connection, [invoice], lane);
  return operations.get(subjectKey(billedContact(connection, invoice))) ?? null;
}

type CheckedInvoice = { readonly invoice: InvoiceRow; readonly problem: Problem | null };

async function check(
  tx: Tx,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
): Promise<readonly CheckedInvoice[]> {
  const checks = await preFlight(tx, connection, invoices);
  return checks.map(({ invoice, problems }) => ({
    invoice,
    problem: problems.length === 0 ? null : oneProblem(problems),
  }));
}

/** By `subjectKey` of the contact: the operation that its invoices must wait for. Contacts who are in the books already have none. */
async function contactOperations(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
  lane: Lane,
): Promise<ReadonlyMap<string, string>> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const customers = billedContacts(connection, invoices);
  const links = await findLinks(tx, workspaceId, connectionId, customers);
  const unlinked = customers.filter((customer) => !links.has(subjectKey(customer)));
  const latest = await findLatestOperations(tx, workspaceId, unlinked, connectionId);
  const open = [...latest.values()].filter((each) => each.kind === 'createContact' && isOpen(each));
  await takeUp(deps, tx, connection, open, lane);
  const waitsFor = new Map(open.map((operation) => [contactKeyOf(operation), operation.id]));

  const decisions = await findContactDecisions(
    tx,
    workspaceId,
    connectionId,
    unlinked.map(({ id }) => id),
  );
  const operations = unlinked
    .filter((customer) => !waitsFor.has(subjectKey(customer)))
    .map(({ kind, id, currency }) => ({
      ...asked(deps, actor, connection, lane),
      kind: 'createContact' as const,
      subjectKind: kind,
      subjectId: id,
      subjectVersion: 1,
      contactCurrency: currency,
      marker: contactMarker(
        decisions.get(id)?.marker ?? recordMarker(id),
        currency,
        connection.base_currency,
      ),
      waitsFor: null,
      problem: null,
    }));
  const inserted = await insertSyncOperations(tx, operations);
  for (const { id, subjectId, contactCurrency: currency } of operations)
    if (inserted.has(id)) waitsFor.set(subjectKey({ id: subjectId, currency }), id);
  // Somebody else's invoices for the same customers were a moment quicker.
  const late = unlinked.filter((customer) => !waitsFor.has(subjectKey(customer)));
  for (const [key, quicker] of await findLatestOperations(tx, workspaceId, late, connectionId))
    waitsFor.set(key, quicker.id);
  return waitsFor;
}

/** Each once, and in one order for everybody: who inserts the same ones at the same time waits, but never in a circle. */
function billedContacts(connection: ConnectionRow, invoices: readonly InvoiceRow[]) {
  const contacts = invoices.map((invoice) => billedContact(connection, invoice));
  const once = new Map(contacts.map((contact) => [subjectKey(contact), contact]));
  return [...once.values()].sort((one, other) => (subjectKey(one) < subjectKey(other) ? -1 : 1));
}

/** Contacts that are on their way, or were refused: tried again, and for a person who waits at once. */
async function takeUp(
  deps: QueueDeps,
  tx: Tx,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  open: readonly SyncOperationRow[],
  lane: Lane,
): Promise<void> {
  const refused = open.filter(({ state }) => state === 'needsAttention');
  await requeueByHand(
    tx,
    workspaceId,
    refused.map(({ id }) => id),
    {},
    deps.clock.now(),
  );
  await doubtCandidates(tx, workspaceId, connectionId, refused, deps.clock.now());
  // They go in the lane of those who wait, whatever lane asked for them.
  if (refused.length > 0 && lane !== 'interactive')
    await wakePush(tx, workspaceId, connectionId, 'interactive');
  const ids = open.map(({ id }) => id);
  if (lane === 'interactive') await raiseLane(tx, workspaceId, ids);
}

/** What was sent before and set aside is looked for in the books before it goes again. */
async function insertInvoiceOperations(
  tx: Tx,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  operations: readonly NewSyncOperation[],
): Promise<void> {
  const subjects = operations.map(({ subjectId }) => ({ kind: 'invoice' as const, id: subjectId }));
  const latest = await findLatestOperations(tx, workspaceId, subjects, connectionId);
  await insertSyncOperations(tx, operations);
  const again = operations.flatMap(({ id, subjectId }) => {
    const earlier = latest.get(subjectId);
    // After an undo nothing of the earlier life may be found: its record is still there, voided.
    return earlier?.kind !== 'createInvoice' || earlier.dispatched_at === null
      ? []
      : [{ id, earlierId: earlier.id }];
  });
  await lookFirstFor(tx, workspaceId, again);
}

async function saveSyncStates(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  { workspace_id: workspaceId, id: connectionId }: ConnectionRow,
  operations: readonly NewSyncOperation[],
): Promise<void> {
  const now = deps.clock.now();
  const idsOf = (isReady: boolean) =>
    operations.filter(({ problem }) => (problem === null) === isReady).map(({ subjectId }) => subjectId);
  await setInvoicesSyncState(tx, workspaceId, idsOf(true), { syncState: 'queued', connectionId, now });
  await setInvoicesSyncState(tx, workspaceId, idsOf(false), {
    syncState: 'needsAttention',
    connectionId,
    now,
  });
  await tellAutomations(
    deps,
    tx,
    actor,
    operations.flatMap(({ subjectId: id, problem, lane }) =>
      problem === null || lane === 'backfill'
        ? []
        : [
            {
              subject: { kind: 'invoice' as const, id },
              event: { kind: 'pushFailed' as const, facts: { problem: problem.message } },
            },
          ],
    ),
  );
}

/** What every operation of one asking has. */
function asked(deps: QueueDeps, actor: Actor, connection: ConnectionRow, lane: Lane) {
  return {
    workspaceId: actor.workspaceId,
    id: deps.ids(),
    connectionId: connection.id,
    lane,
    createdBy: actor.userId ?? actor.apiKeyId,
    now: deps.clock.now(),
  };
}

function isOpen({ state }: SyncOperationRow): boolean {
  return state === 'queued' || state === 'dispatched' || state === 'unknown' || state === 'needsAttention';
}
