/** Reads what the webhooks said has changed: only records that are ours, forty a call; then the inbox is cleared. */
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakePull } from '../store/engine-jobs.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import {
  listOpenWebhookEvents,
  markWebhookEventsProcessed,
  type WebhookEventRow,
} from '../store/webhook-events.ts';
import { applyReading } from './apply.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';

const IDS_A_CALL = 40;
const EVENTS_A_STEP = 500;
const MAX_STEPS = 20;

export async function pull(engine: Engine, job: EngineJobs['pull']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const books = openBooks(engine, connection, 'webhook');
  for (let step = 0; step < MAX_STEPS; step++) {
    const outcome = await pullOnce(engine, connection, books);
    if (outcome.kind === 'idle' || outcome.kind === 'stopped') return;
    if (outcome.kind === 'wait') return wakePull(engine.db, job.workspaceId, job.connectionId, outcome.until);
  }
  await wakePull(engine.db, job.workspaceId, job.connectionId);
}

export async function pullOnce(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step> {
  const { workspace_id: workspaceId } = connection;
  const events = await listOpenWebhookEvents(engine.db, workspaceId, connection.id, EVENTS_A_STEP);
  if (events.length === 0) return { kind: 'idle' };
  const ofKind = (kind: string) => events.filter((event) => event.resource_kind === kind);
  const problem =
    (await readInvoices(engine, connection, books, ofKind('invoice'))) ??
    (await readContactsById(engine, connection, books, idsOf(ofKind('contact'))));
  if (problem !== null) return problem;
  await markWebhookEventsProcessed(
    engine.db,
    workspaceId,
    connection.id,
    events.map((event) => event.id),
    engine.clock.now(),
  );
  return { kind: 'progress' };
}

/** Reads and applies those of the ledger's invoices that are ours. @returns a step where the ledger did not answer. */
async function readInvoices(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  events: readonly WebhookEventRow[],
): Promise<Step | null> {
  const ledgerIds = idsOf(events);
  const ours = await findMirroredInvoices(engine.db, connection.workspace_id, connection.id, ledgerIds);
  const wanted = [...ours].filter(([ledgerId, known]) =>
    events.some((event) => event.resource_id === ledgerId && isNews(event, known.ledgerUpdatedAt)),
  );
  for (let start = 0; start < wanted.length; start += IDS_A_CALL) {
    const readAt = engine.clock.now();
    const read = await books.invoicesById(
      wanted.slice(start, start + IDS_A_CALL).map(([ledgerId]) => ledgerId),
    );
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    for (const wire of read.value) {
      const invoiceId = ours.get(wire.ledgerId)?.invoiceId;
      if (invoiceId === undefined) continue;
      await inTransaction(engine.db, (tx) =>
        applyReading(engine, tx, connection, { invoiceId, wire, readAt, cause: 'webhook' }),
      );
    }
  }
  return null;
}

/** Our own writes come back as events: what their answers already said is not read again. */
function isNews(event: WebhookEventRow, knownAsOf: Date): boolean {
  // The ledger writes UTC without saying so.
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(event.event_at) ? event.event_at : `${event.event_at}Z`);
  return Number.isNaN(at) || at > knownAsOf.getTime();
}

async function readContactsById(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ledgerIds: readonly string[],
): Promise<Step | null> {
  for (let start = 0; start < ledgerIds.length; start += IDS_A_CALL) {
    const read = await books.contactsById(ledgerIds.slice(start, start + IDS_A_CALL));
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await saveLedgerContacts(engine.db, connection.workspace_id, connection.id, read.value);
  }
  return null;
}

function idsOf(events: readonly WebhookEventRow[]): string[] {
  return [...new Set(events.map((event) => event.resource_id))];
}
