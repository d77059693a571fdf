/**
 * Brings invoices in that people made in the books: each is read whole, its customer is taken over where nobody here is
 * it yet, and it stands here with its mirror. All of a reading is one transaction, so that a crash leaves nothing half-done.
 */
import { isGone } from '../domain/drift.ts';
import { isInvoiceHere } from '../domain/marker.ts';
import type { LedgerClient, LedgerInvoice, ProviderFailure } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { lockTies } from '../store/contact-ties.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type EngineJobs, wakeBringIn } from '../store/engine-jobs.ts';
import { lockImports } from '../store/imports.ts';
import {
  forgetBroughtIn,
  type InvoiceToBringIn,
  listInvoicesToBringIn,
  lockInvoicesToBringIn,
  refuseToBringIn,
} from '../store/invoices-to-bring-in.ts';
import { findKnownContacts } from '../store/ledger-contacts.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import { addInvoices, type BroughtIn } from './brought-in-invoices.ts';
import { customersOfContacts } from './customers-of-contacts.ts';
import type { Engine } from './engine.ts';
import type { ImportPlace } from './imported-customers.ts';
import { openBooks } from './ledger-access.ts';
import { problemOfFailure } from './next-step.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL, readContactsById } from './read-by-id.ts';
import { afterFailure } from './send-batch.ts';

/** A job gives way after this many readings, so that others get their turn. */
const MAX_STEPS = 20;

export async function bringIn(engine: Engine, job: EngineJobs['bringIn']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  // Reconnecting goes on with it, as the round of every minute does.
  if (connection?.status !== 'active') return;
  const books = openBooks(engine, connection, 'interactive');
  for (let step = 0; step < MAX_STEPS; step++) {
    const outcome = await bringInSome(engine, connection, books, job);
    if (outcome.kind === 'wait') return wakeBringIn(engine.db, job, outcome.until);
    if (outcome.kind !== 'progress') return;
  }
  await wakeBringIn(engine.db, job);
}

/** As many as one call reads, of one person's wishes. */
async function bringInSome(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  key: EngineJobs['bringIn'],
): Promise<Step> {
  const oldest = await listInvoicesToBringIn(engine.db, key, IDS_A_CALL);
  const ledgerIds = oldest
    .filter(({ asked_by }) => asked_by === oldest[0]?.asked_by)
    .map(({ ledger_id }) => ledger_id);
  if (ledgerIds.length === 0) return { kind: 'idle' };
  const read = await readWhole(engine, connection, books, ledgerIds);
  if (read.kind === 'step') return read.step;
  if (read.kind === 'failed') {
    const step = await afterFailure(engine, connection, read.failure);
    if (step.kind !== 'progress') return step;
    const { message } = problemOfFailure(read.failure, connection.provider);
    await settle(engine, connection, (tx) =>
      refuseToBringIn(tx, key, new Map(ledgerIds.map((ledgerId) => [ledgerId, message]))),
    );
    return step;
  }
  await settle(engine, connection, async (tx) => {
    await lockImports(tx, key.workspaceId);
    await lockTies(tx, connection.id);
    const asked = await lockInvoicesToBringIn(tx, key, ledgerIds);
    await takeIn({ engine, tx, connection }, asked, read);
  });
  return { kind: 'progress' };
}

type Read = { readonly wires: readonly LedgerInvoice[]; readonly readAt: Date };

/**
 * With their customers known. Where they had to be read, the invoices are read once more: nobody tells of what changes in
 * them before they stand here, and the next sweep looks back a moment only.
 */
async function readWhole(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  ledgerIds: readonly string[],
): Promise<
  | ({ readonly kind: 'read' } & Read)
  | { readonly kind: 'failed'; readonly failure: ProviderFailure }
  | { readonly kind: 'step'; readonly step: Step }
> {
  for (let look = 1; ; look++) {
    const readAt = engine.clock.now();
    const read = await books.invoicesById(ledgerIds);
    if (!read.ok) return { kind: 'failed', failure: read.failure };
    const unknown = await unknownContacts(engine, connection, read.value);
    if (unknown.length === 0 || look === 2) return { kind: 'read', wires: read.value, readAt };
    const step = await readContactsById(engine, connection, books, unknown);
    if (step !== null) return { kind: 'step', step };
  }
}

async function unknownContacts(
  { db }: Engine,
  { workspace_id: workspaceId, id }: ConnectionRow,
  wires: readonly LedgerInvoice[],
): Promise<readonly string[]> {
  const contacts = new Set(wires.flatMap(({ contactLedgerId }) => contactLedgerId ?? []));
  const known = await findKnownContacts(db, workspaceId, id, [...contacts]);
  return [...contacts].filter((ledgerId) => !known.has(ledgerId));
}

async function takeIn(
  place: ImportPlace,
  asked: readonly InvoiceToBringIn[],
  { wires, readAt }: Read,
): Promise<void> {
  const { engine, tx, connection } = place;
  const [by] = asked;
  if (by === undefined) return;
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  const ledgerIds = asked.map(({ ledger_id }) => ledger_id);
  const here = await findMirroredInvoices(tx, key.workspaceId, key.connectionId, ledgerIds);
  const there = new Map(wires.map((wire) => [wire.ledgerId, wire]));
  const problems = new Map<string, string>();
  const fit: LedgerInvoice[] = [];
  for (const ledgerId of ledgerIds.filter((each) => !here.has(each))) {
    const wire = there.get(ledgerId);
    const problem = whyNot(engine, connection, wire);
    if (problem !== null) problems.set(ledgerId, problem);
    else if (wire !== undefined) fit.push(wire);
  }
  const whose = await customersOfContacts(
    place,
    { created_by: by.asked_by, created_by_key: by.asked_by_key },
    fit.flatMap(({ contactLedgerId }) => contactLedgerId ?? []),
  );
  const broughtIn = fit.flatMap((wire): readonly BroughtIn[] => {
    const customer = whose.get(wire.contactLedgerId ?? '') ?? nobody;
    if (customer.kind === 'one') return [{ wire, ...customer }];
    problems.set(wire.ledgerId, customer.why);
    return [];
  });
  await addInvoices(place, by, broughtIn, readAt);
  await refuseToBringIn(tx, key, problems);
  await forgetBroughtIn(
    tx,
    key,
    ledgerIds.filter((ledgerId) => !problems.has(ledgerId)),
  );
}

const nobody = { kind: 'nobody', why: 'Its customer is not in the books any more.' } as const;

/** Why it cannot stand here; null: it can. */
function whyNot(
  { publicUrl }: Engine,
  { provider }: ConnectionRow,
  wire: LedgerInvoice | undefined,
): string | null {
  const ledger = ledgerLabel(provider);
  if (wire === undefined) return `${ledger} does not know it.`;
  if (isGone(wire.status)) return `It was ${wire.status} in ${ledger}.`;
  if (isInvoiceHere(publicUrl, wire.marker))
    return 'It bears the mark of an invoice here. Compare now, and link it among the differences.';
  if (wire.issueDate === null || wire.lines.length === 0)
    return `It is not finished in ${ledger}: it has no ${wire.lines.length === 0 ? 'lines' : 'date'}.`;
  return null;
}

async function settle(
  engine: Engine,
  { workspace_id: workspaceId }: ConnectionRow,
  write: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inTransaction(engine.db, async (tx) => {
    await write(tx);
    await announce(tx, { workspaceId, kind: 'drift', id: null });
  });
}
