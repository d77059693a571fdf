/** The preview of a backfill: each invoice of the range is looked at here, then the books are asked for its number. */
import { foresee, foreseeByNumber } from '../domain/backfill.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import {
  deleteItems,
  insertItems,
  listInvoicesDated,
  listUnaskedNumbers,
  markAsked,
  type NewItem,
  setItem,
  settleOwnNumbers,
} from '../store/backfill-items.ts';
import { type BackfillRow, updateBackfill } from '../store/backfills.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { planContacts } from '../store/contact-plans.ts';
import { billedContact } from '../store/customers.ts';
import { type Db, inTransaction } from '../store/database.ts';
import { findDestination } from '../store/destinations.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findLinks, subjectKey } from '../store/links.ts';
import { preFlight } from '../store/pre-flight.ts';
import { problemOf } from '../store/sync-operations.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { refreshContacts } from './read-contacts.ts';
import { refreshReferences } from './read-references.ts';
import { afterFailure } from './send-batch.ts';

/** Invoices looked at in one go. */
const A_PIECE = 500;
/** A copy of what the books hold this young is believed. */
const FRESH_MS = 10 * 60_000;
/** Numbers asked for in one call. */
const NUMBERS_A_CALL = 40;

export async function checkBackfill(
  engine: Engine,
  connection: ConnectionRow,
  row: BackfillRow,
): Promise<Step> {
  const step =
    row.to_ask === null
      ? await lookThrough(engine, connection, row)
      : await askForNumbers(engine, connection, row);
  await announce(engine.db, { workspaceId: row.workspace_id, kind: 'backfill', id: row.id });
  return step;
}

async function lookThrough(engine: Engine, connection: ConnectionRow, row: BackfillRow): Promise<Step> {
  const { workspace_id: workspaceId, id: backfillId } = row;
  const books = openBooks(engine, connection, 'interactive');
  // Lock dates, accounts and contacts decide what is foreseen: our copy of them must be fresh.
  const readAt = connection.reference_read_at?.getTime() ?? 0;
  if (connection.references_doubted_at !== null || engine.clock.now().getTime() - readAt > FRESH_MS)
    // The lock dates stand on the connection: the next step reads it anew.
    return (await refreshReferences(engine, connection, books)) ?? { kind: 'progress' };
  const stopped = await refreshContacts(engine, connection, books);
  if (stopped !== null) return stopped;
  const key = { workspaceId, backfillId };
  await inTransaction(engine.db, async (tx) => {
    await deleteItems(tx, key);
    const toNobody = { connection_id: null, company_id: null, contact_id: null };
    const isByDefault = (await findDestination(tx, workspaceId, toNobody))?.id === connection.id;
    let after: { issueDate: string; id: string } | null = null;
    for (let position = 0; ; ) {
      const range = { from: row.from_date, to: row.to_date };
      const invoices = await listInvoicesDated(tx, connection, isByDefault, range, after, A_PIECE);
      await insertItems(tx, key, await foreseeAll(tx, connection, invoices, position));
      position += invoices.length;
      const last = invoices.at(-1);
      if (last === undefined || invoices.length < A_PIECE) break;
      after = { issueDate: last.issue_date, id: last.id };
    }
    const toAsk = await settleOwnNumbers(tx, key, sameNumber);
    await updateBackfill(tx, workspaceId, backfillId, {
      to_ask: toAsk,
      ...(toAsk === 0 ? { state: 'checked' as const } : {}),
    });
  });
  return { kind: 'progress' };
}

async function foreseeAll(
  db: Db,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
  position: number,
): Promise<readonly NewItem[]> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const subjects = invoices.map(({ id }) => ({ kind: 'invoice' as const, id }));
  const links = await findLinks(db, workspaceId, connectionId, subjects);
  const waiting = invoices.filter(
    ({ is_voided, sync_state }) =>
      !is_voided && (sync_state === 'notSent' || sync_state === 'needsAttention'),
  );
  const checks = new Map(
    (await preFlight(db, connection, waiting)).map((check) => [check.invoice.id, check.problems]),
  );
  const contacts = await planContacts(
    db,
    connection,
    waiting.map((invoice) => billedContact(connection, invoice)),
  );
  const attention = waiting.filter(({ sync_state }) => sync_state === 'needsAttention');
  const latest = await findLatestOperations(
    db,
    workspaceId,
    attention.map(({ id }) => ({ kind: 'invoice' as const, id })),
  );
  return invoices.map((invoice, index) => {
    const contact = contacts.get(subjectKey(billedContact(connection, invoice)));
    const asked = latest.get(invoice.id);
    const foreseen = foresee(
      {
        syncState: invoice.sync_state,
        isVoided: invoice.is_voided,
        isLinked: links.has(invoice.id),
        problem: asked === undefined ? null : problemOf(asked),
      },
      { problems: checks.get(invoice.id) ?? [], contact },
    );
    return {
      invoiceId: invoice.id,
      position: position + index + 1,
      outcome: foreseen.outcome,
      problem: foreseen.outcome === 'needsAttention' ? foreseen.problem : null,
      contactDecision: contact?.kind ?? null,
    };
  });
}

async function askForNumbers(engine: Engine, connection: ConnectionRow, row: BackfillRow): Promise<Step> {
  const key = { workspaceId: row.workspace_id, backfillId: row.id };
  const unasked = await listUnaskedNumbers(engine.db, key, NUMBERS_A_CALL);
  if (unasked.length === 0) {
    await updateBackfill(engine.db, row.workspace_id, row.id, { state: 'checked' });
    return { kind: 'progress' };
  }
  const books = openBooks(engine, connection, 'backfill');
  const found = await books.invoicesByNumber(unasked.map(({ number }) => number));
  if (!found.ok) {
    if (found.failure.kind === 'rejected')
      await updateBackfill(engine.db, row.workspace_id, row.id, {
        state: 'failed',
        problem: found.failure.problems[0]?.message ?? 'The books did not answer.',
      });
    return afterFailure(engine, connection, found.failure);
  }
  await inTransaction(engine.db, async (tx) => {
    for (const { invoiceId, number } of unasked) {
      const records = found.value.filter((record) => isNumbered(record, number));
      const foreseen = foreseeByNumber(number, records.map(numberedOf), ledgerLabel(connection.provider));
      if (foreseen.outcome === 'willSend') continue;
      const problem = foreseen.outcome === 'needsAttention' ? foreseen.problem : null;
      await setItem(tx, key, invoiceId, {
        outcome: foreseen.outcome,
        ledger_id: foreseen.ledgerId,
        problem_code: problem?.code ?? null,
        problem_message: problem?.message ?? null,
      });
    }
    await markAsked(
      tx,
      key,
      unasked.map(({ invoiceId }) => invoiceId),
    );
  });
  return { kind: 'progress' };
}

function numberedOf({ ledgerId, status }: LedgerInvoice) {
  return { ledgerId, isGone: status === 'voided' || status === 'deleted' };
}

function isNumbered(record: LedgerInvoice, number: string): boolean {
  return record.number?.toLowerCase() === number.toLowerCase();
}

function sameNumber(number: string): string {
  return `Another invoice of this backfill has the number ${number}. Give this one another number.`;
}
