/** Reads what the webhooks said has changed: only what is ours and not known yet, forty a call; then the inbox is cleared. */
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { type EngineJobs, wakePull } from '../store/engine-jobs.ts';
import { findKnownContacts } from '../store/ledger-contacts.ts';
import { findKnownCredits } from '../store/ledger-credits.ts';
import { findMirroredInvoices, type MirroredInvoice } from '../store/mirrors.ts';
import { findBeingUndone } from '../store/undone-invoices.ts';
import {
  listOpenWebhookEvents,
  markWebhookEventsProcessed,
  type WebhookEventRow,
} from '../store/webhook-events.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { readContactsById, readCreditsById, readInvoicesById } from './read-by-id.ts';
import { creditKinds } from './sweep-credits.ts';
import { type Touched, touchedByPayments } from './touched-by-payments.ts';

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

async function pullOnce(engine: Engine, connection: ConnectionRow, books: LedgerClient): Promise<Step> {
  const { workspace_id: workspaceId } = connection;
  const events = await listOpenWebhookEvents(engine.db, workspaceId, connection.id, EVENTS_A_STEP);
  if (events.length === 0) return { kind: 'idle' };
  const news = await newsIn(engine, connection, events);
  // Contacts first: an invoice of one who was merged into another has not changed its customer.
  const ofContacts = await readContactsById(engine, connection, books, news.contacts, mergesTold(events));
  if (ofContacts !== null) return ofContacts;
  const touched = await touchedByPayments(engine, connection, books, latestOf(events, 'payment'));
  if (!touched.ok) return touched.step;
  const invoices = new Map([...news.invoices, ...touched.invoices]);
  const problem =
    (await readInvoicesById(engine, connection, books, invoices, 'webhook')) ??
    (await readNewCredits(engine, connection, books, events, touched));
  if (problem !== null) return problem;
  await markWebhookEventsProcessed(
    engine.db,
    workspaceId,
    connection.id,
    events.map((event) => event.id),
    engine.clock.now(),
  );
  // What has come meanwhile has woken a job of its own.
  return { kind: events.length < EVENTS_A_STEP ? 'idle' : 'progress' };
}

/** Of the records that were told of: those that concern us and that we do not know as of that change yet. */
async function newsIn(engine: Engine, connection: ConnectionRow, events: readonly WebhookEventRow[]) {
  const { workspace_id: workspaceId, id } = connection;
  const told = (kind: string) => latestOf(events, kind);
  const [invoices, contacts] = [told('invoice'), told('contact')];
  const moved = movedByUs(events);
  const mirrored = await findMirroredInvoices(engine.db, workspaceId, id, [...invoices.keys()]);
  const undone = await findBeingUndone(
    engine.db,
    workspaceId,
    id,
    [...mirrored.values()].map(({ invoiceId }) => invoiceId),
  );
  const known = await findKnownContacts(engine.db, workspaceId, id, [...contacts.keys()]);
  return {
    invoices: new Map(
      [...mirrored]
        .filter(
          ([ledgerId, known]) =>
            isNews(invoices.get(ledgerId), known.ledgerUpdatedAt) || moved.has(ledgerId, known),
        )
        // Renumbered on the way to being voided: its answer tells, and should it stay, the sweep does.
        .filter(([, { invoiceId }]) => !undone.has(invoiceId))
        .map(([ledgerId, { invoiceId }]) => [ledgerId, invoiceId]),
    ),
    contacts: [...contacts.keys()].filter((ledgerId) => isNews(contacts.get(ledgerId), known.get(ledgerId))),
  };
}

/** Credits of any customer: whose they are is known when they are read. A payment that is no credit is not read as one. */
async function readNewCredits(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  events: readonly WebhookEventRow[],
  { creditNotes, plainMoney }: Touched,
): Promise<Step | null> {
  const { workspace_id: workspaceId, id } = connection;
  for (const kind of creditKinds) {
    const told = latestOf(events, kind);
    if (kind === 'creditNote')
      for (const [ledgerId, at] of creditNotes) told.set(ledgerId, Math.max(told.get(ledgerId) ?? 0, at));
    const known = await findKnownCredits(engine.db, workspaceId, id, kind, [...told.keys()]);
    const moved = creditsMovedByUs(connection, events, kind);
    const isCredit = (ledgerId: string) => known.has(ledgerId) || !plainMoney.has(ledgerId);
    const news = [...told.keys()].filter(
      (ledgerId) =>
        moved.has(ledgerId) || (isCredit(ledgerId) && isNews(told.get(ledgerId), known.get(ledgerId))),
    );
    const problem = await readCreditsById(engine, connection, books, kind, news);
    if (problem !== null) return problem;
  }
  return null;
}

/** Where no event of the ledger's will tell of it; its clock may be ahead of ours, so times say nothing. */
function creditsMovedByUs(
  connection: ConnectionRow,
  events: readonly WebhookEventRow[],
  kind: string,
): ReadonlySet<string> {
  if (ledgerTraits(connection.provider).tellsOfMovedCredits) return new Set();
  const ours = events.filter((event) => event.event_kind === 'ours' && event.resource_kind === kind);
  return new Set(ours.map(({ resource_id }) => resource_id));
}

/**
 * Where the ledger counts in seconds (and has versions): a write of ours that has moved an invoice within the very second
 * that we know of it is news, unless it was read since. The ledger's own events of that second are left to the sweep:
 * most of them tell of what our write's answer has said.
 */
function movedByUs(events: readonly WebhookEventRow[]) {
  const written = events.filter((event) => event.event_kind === 'ours' && event.resource_kind === 'invoice');
  return {
    has: (ledgerId: string, { version, asOf }: MirroredInvoice) =>
      version !== null && written.some((event) => event.resource_id === ledgerId && event.received_at > asOf),
  };
}

/** Contacts that went into others, as far as the ledger's events say into which. */
function mergesTold(events: readonly WebhookEventRow[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap(({ resource_id: from, merged_into: into }) => (into === null ? [] : [[from, into]])),
  );
}

/** Each record of one kind with the time of its latest event. */
function latestOf(events: readonly WebhookEventRow[], kind: string): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { resource_kind: resource, resource_id: ledgerId, event_at: at } of events) {
    if (resource !== kind) continue;
    // The ledger writes UTC without saying so. A time that cannot be read counts as news.
    const parsed = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(at) ? at : `${at}Z`);
    const atMs = Number.isNaN(parsed) ? Number.POSITIVE_INFINITY : parsed;
    latest.set(ledgerId, Math.max(latest.get(ledgerId) ?? 0, atMs));
  }
  return latest;
}

/** Our own writes come back as events: what their answers already said is not read again. */
function isNews(toldMs: number | undefined, known: Date | undefined): boolean {
  return toldMs !== undefined && (known === undefined || toldMs > known.getTime());
}
