/** The judgement: the books and the database beside each other, invoice by invoice, found by what a person typed. */
import Big from 'big.js';
import type pg from 'pg';
import type { BookedInvoice } from './ledger.ts';

export type Verdict = {
  /** Records beyond the first, in the books or here, and customers that the books have twice. */
  readonly duplicates: number;
  /** Accepted, and not in the books, or not here. */
  readonly lost: number;
  /** In both, and not the same; or in the books without having been asked for. */
  readonly mismatched: number;
  /** Operations left open and jobs still with a process. */
  readonly stuck: number;
  /** A line for each fault. */
  readonly faults: readonly string[];
};

export type Compared = {
  readonly accepted: ReadonlySet<string>;
  readonly customers: readonly string[];
  /** Invoices of this run in the books. */
  readonly booked: readonly BookedInvoice[];
  readonly contactNames: readonly string[];
  readonly pool: pg.Pool;
};

export async function compare({
  accepted,
  customers,
  booked,
  contactNames,
  pool,
}: Compared): Promise<Verdict> {
  const here = await readInvoices(pool);
  const [inBooks, inDatabase] = [byReference(booked), byReference(here)];
  const duplicates = [
    ...beyondFirst(inBooks).map((reference) => `${reference} is in the books more than once`),
    ...beyondFirst(inDatabase).map((reference) => `${reference} is here more than once`),
    ...customers
      .filter((name) => contactNames.filter((other) => other === name).length > 1)
      .map((name) => `${name} is in the books more than once`),
  ];
  const lost = [...accepted].flatMap((reference) => {
    if (!inDatabase.has(reference)) return [`${reference} was accepted and is not here`];
    const state = inDatabase.get(reference)?.[0]?.syncState;
    return inBooks.has(reference) ? [] : [`${reference} is ${state} and not in the books`];
  });
  const mismatched = [...inBooks].flatMap(([reference, [book]]) => {
    const own = inDatabase.get(reference)?.[0];
    if (book === undefined || own === undefined || !accepted.has(reference))
      return [`${reference} is in the books and nobody was told that it was accepted`];
    return differences(book, own).map((words) => `${reference}: ${words}`);
  });
  const stuck = await readStuck(pool);
  return {
    duplicates: duplicates.length,
    lost: lost.length,
    mismatched: mismatched.length,
    stuck: stuck.length,
    faults: [...duplicates, ...lost, ...mismatched, ...stuck],
  };
}

/** What is still under way: operations without an end. */
export async function countOpen(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(
    "select count(*)::int as open from sync_operations where state in ('queued', 'dispatched', 'unknown')",
  );
  return rows[0]?.open ?? 0;
}

/** Invoices whose copy here is not what the books say: zero once every payment has been read. */
export async function countBehind(pool: pg.Pool, booked: readonly BookedInvoice[]): Promise<number> {
  const here = byReference(await readInvoices(pool));
  return booked.filter((book) => {
    const own = here.get(book.reference)?.[0];
    return own === undefined || differences(book, own).length > 0;
  }).length;
}

type OwnInvoice = {
  readonly reference: string;
  readonly number: string | null;
  readonly total: string;
  readonly syncState: string;
  readonly mirrorNumber: string | null;
  readonly mirrorTotal: string | null;
  readonly owing: string | null;
  readonly ledgerStatus: string | null;
  readonly accountingStatus: string | null;
};

async function readInvoices(pool: pg.Pool): Promise<readonly OwnInvoice[]> {
  const { rows } = await pool.query<OwnInvoice>(`
    select i.reference, i.number, i.total::text, i.sync_state as "syncState", m.number as "mirrorNumber",
      m.total::text as "mirrorTotal", m.amount_owing::text as owing, m.ledger_status as "ledgerStatus",
      m.accounting_status as "accountingStatus"
    from invoices i left join mirrors m on m.workspace_id = i.workspace_id and m.invoice_id = i.id
    where i.reference is not null`);
  return rows;
}

async function readStuck(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ what: string }>(`
    select format('operation %s of %s %s is %s: %s', kind, subject_kind, subject_id, state, problem_message) as what
      from sync_operations where state <> 'done'
    union all
    select format('job %s is with a process that has gone', key) from graphile_worker._private_jobs where locked_by is not null
    union all
    select format('queue %s is with a process that has gone', queue_name)
      from graphile_worker._private_job_queues where locked_by is not null`);
  return rows.map((row) => row.what);
}

function differences(book: BookedInvoice, own: OwnInvoice): string[] {
  const pairs: readonly (readonly [what: string, books: string, here: string | null])[] = [
    ['number', book.number, own.number],
    ['number of the mirror', book.number, own.mirrorNumber],
    ['total', money(book.total), own.total],
    ['total of the mirror', money(book.total), own.mirrorTotal],
    ['owing', money(book.amountDue), own.owing],
    ['status', ledgerStatuses[book.status] ?? book.status, own.ledgerStatus],
    ['accounting status', accountingStatus(book), own.accountingStatus],
    ['way', 'inBooks', own.syncState],
  ];
  return pairs
    .filter(([, books, here]) => books !== here)
    .map(([what, books, here]) => `its ${what} is ${books} in the books and ${here} here`);
}

const ledgerStatuses: Readonly<Record<string, string>> = { AUTHORISED: 'approved', PAID: 'paid' };

/** Told anew from the books alone: due dates of the flow lie far in the past or far ahead. */
function accountingStatus({ amountDue, total, dueDate = '' }: BookedInvoice): string {
  if (new Big(amountDue).eq(0)) return 'paid';
  if (new Big(amountDue).lt(total)) return 'partiallyPaid';
  return dueDate < '2100' ? 'overdue' : 'waitingPayment';
}

const money = (text: string): string => new Big(text).toFixed(2);

function byReference<T extends { readonly reference: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.reference);
    if (group === undefined) groups.set(item.reference, [item]);
    else group.push(item);
  }
  return groups;
}

function beyondFirst(groups: ReadonlyMap<string, readonly unknown[]>): string[] {
  return [...groups].flatMap(([reference, group]) => group.slice(1).map(() => reference));
}
