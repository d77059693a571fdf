/** Holds our copy of each invoice against the books, field by field: amounts, dates, payments, status, and how it came to it. */
import Big from 'big.js';
import type { Selectable } from 'kysely';
import type { DB } from '../../src/store/database.ts';
import { nameIn, readInvoices, simulatedInvoices } from './compare-books.ts';
import type { Finding } from './findings.ts';
import type { InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';

export async function findMismatches(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const { db } = stage;
  const invoices = await readInvoices(db, workspaceId);
  const [mirrors, payments, transitions] = await Promise.all([
    db.selectFrom('mirrors').selectAll().execute(),
    db.selectFrom('payments').selectAll().execute(),
    db.selectFrom('status_transitions').selectAll().orderBy('at').orderBy('id').execute(),
  ]);
  const theirs = await simulatedInvoices(stage, workspaceId);
  return invoices.flatMap((row): Finding[] => {
    const reference = nameIn(row.reference);
    const mirror = mirrors.find((each) => each.invoice_id === row.id);
    const copy = theirs.get(reference)?.find(({ invoice }) => invoice.invoiceId === mirror?.ledger_id);
    if (row.sync_state !== 'inBooks') return [];
    const differs = (says: string): Finding => ({ kind: 'mismatched', subject: reference, says });
    if (mirror === undefined || copy === undefined)
      return [differs('it has no mirror of what the books hold')];
    const own = <T extends { invoice_id: string }>(rows: readonly T[]) =>
      rows.filter((each) => each.invoice_id === row.id);
    const isHollow = stage.ledgers.of(copy.tenantId).forgetsFigures && isGone(copy.invoice);
    const facts = [
      ...mirrorFacts(stage, mirror, copy),
      ['number here', row.number, copy.invoice.number] as const,
      ['payments', paymentsHere(own(payments)), paymentsThere(stage, copy)] as const,
    ].filter(([name]) => !isHollow || keptWhenGone.has(name));
    return [
      ...facts
        .filter(([, ours, books]) => ours !== books)
        .map(([name, ours, books]) => differs(`${name}: we say ${ours}, the books ${books}`)),
      ...chainFaults(mirror, own(transitions)).map(differs),
    ];
  });
}

type MirrorRow = Selectable<DB['mirrors']>;
type PaymentRow = Selectable<DB['payments']>;
type StatusTransitionRow = Selectable<DB['status_transitions']>;
type Fact = readonly [name: string, ours: string | null, books: string | null];
type Copy = { readonly tenantId: string; readonly invoice: InvoiceThere };

function mirrorFacts(stage: Stage, mirror: MirrorRow, { tenantId, invoice }: Copy): readonly Fact[] {
  const counted = stage.ledgers.of(tenantId).asShown(invoice);
  return [
    ['number', mirror.number, invoice.number],
    ['status', mirror.ledger_status, statusWords[invoice.status]],
    ['currency', mirror.currency, invoice.currencyCode],
    ['rate', rate(mirror.currency_rate), rate(invoice.currencyRate)],
    ['issue date', mirror.issue_date, invoice.date],
    ['due date', mirror.due_date, invoice.dueDate ?? null],
    ['before tax', money(mirror.sub_total), money(invoice.subTotal)],
    ['tax', money(mirror.total_tax), money(invoice.totalTax)],
    ['total', money(mirror.total), money(invoice.total)],
    ['owing', money(mirror.amount_owing), money(counted.amountDue)],
    ['paid', money(mirror.amount_paid), money(invoice.amountPaid)],
    ['credited', money(mirror.amount_credited), money(invoice.amountCredited)],
    ['fully paid on', mirror.fully_paid_on, invoice.fullyPaidOn ?? null],
    ['sent', String(mirror.sent_to_contact), String(invoice.sentToContact)],
    ['accounting status', mirror.accounting_status, accountingStatusOf(stage, tenantId, counted)],
  ];
}

const isGone = ({ status }: InvoiceThere): boolean => status === 'VOIDED' || status === 'DELETED';

/** What a ledger that forgets the figures of what is gone still says of it. */
const keptWhenGone: ReadonlySet<string> = new Set([
  'status',
  'owing',
  'paid',
  'credited',
  'accounting status',
  'payments',
]);

const statusWords: Readonly<Record<InvoiceThere['status'], string>> = {
  DRAFT: 'draft',
  SUBMITTED: 'awaitingApproval',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
};

/** The table of DOMAIN.md, said again in other words: nothing of the product's own is asked. */
function accountingStatusOf(
  { ledgers, scheduler }: Stage,
  tenantId: string,
  { status, amountDue, total, dueDate }: InvoiceThere,
): string | null {
  if (status !== 'AUTHORISED' && status !== 'PAID') return null;
  const owing = new Big(amountDue);
  if (owing.eq(0)) return 'paid';
  if (!owing.eq(total)) return 'partiallyPaid';
  const zone = ledgers.books.listOrganisations().find((each) => each.tenantId === tenantId)?.zone ?? 'UTC';
  // Swedish dates are written YYYY-MM-DD.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(scheduler.clock.now());
  return dueDate !== undefined && dueDate < today ? 'overdue' : 'waitingPayment';
}

function paymentsHere(rows: readonly PaymentRow[]): string {
  return listed(
    rows
      // One that the books do not have yet is judged by itself.
      .filter((row) => row.removed_at === null && row.ledger_id !== null)
      .map(
        (row) => `${row.kind} ${row.ledger_id} ${money(row.amount)} ${row.paid_on} ${row.reference ?? ''}`,
      ),
  );
}

const creditWords = {
  CreditNote: 'creditNote',
  Prepayment: 'prepayment',
  Overpayment: 'overpayment',
} as const;

function paymentsThere({ ledgers }: Stage, { tenantId, invoice }: Copy): string {
  const payments = ledgers.books
    .listPayments({ tenantId, invoiceId: invoice.invoiceId })
    .filter((payment) => payment.status === 'AUTHORISED')
    .map(
      ({ paymentId, amount, date, reference }) =>
        `payment ${paymentId} ${money(amount)} ${date} ${written(reference)}`,
    );
  // Set against one invoice in several parts, a credit is one with the whole amount; its date is its own.
  const credits = [...new Set(invoice.credits.map(({ creditId }) => creditId))].map((creditId) => {
    const parts = invoice.credits.filter((each) => each.creditId === creditId);
    const amount = parts.reduce((sum, part) => sum.plus(part.amount), new Big(0)).toFixed(2);
    const own =
      ledgers.books.getMoneyCredit({ tenantId, creditId }) ??
      ledgers.books.getCreditNote({ tenantId, creditNoteId: creditId });
    const [{ kind, number, date }] = parts as [(typeof parts)[number]]; // its id is one of theirs
    return `${creditWords[kind]} ${creditId} ${amount} ${own?.date ?? date} ${number}`;
  });
  return listed([...payments, ...credits]);
}

/** Without the mark that we write behind what people wrote. */
const written = (reference: string): string => reference.replace(/ ?CF-[0-9a-f-]{36}$/, '');

const listed = (items: readonly string[]): string =>
  items
    .map((item) => item.trim())
    .sort()
    .join('; ');
const rate = (units: string | null): string => new Big(units ?? '0').toFixed(6);
const money = (amount: string): string => new Big(amount).toFixed(2);

/**
 * Each change begins where the last one ended, and the last one ends where the mirror stands. One that was undone begins
 * anew when it goes again: its record in the books is another one.
 */
function chainFaults(mirror: MirrorRow, transitions: readonly StatusTransitionRow[]): readonly string[] {
  const faults: string[] = [];
  let status: string | null = null;
  let owing: string | null = null;
  let ledgerStatus: string | null = null;
  for (const [index, each] of transitions.entries()) {
    if (each.from_status !== status)
      faults.push(`change ${index + 1} begins at ${each.from_status}, the last one ended at ${status}`);
    const isNewLife =
      each.from_ledger_status === null && (ledgerStatus === 'voided' || ledgerStatus === 'deleted');
    if (index > 0 && !isNewLife && each.owing_before !== owing)
      faults.push(`change ${index + 1} begins with ${each.owing_before} owing, the last one left ${owing}`);
    status = each.to_status;
    owing = each.owing_after;
    ledgerStatus = each.to_ledger_status;
  }
  if (status !== mirror.accounting_status)
    faults.push(`the changes end at ${status}, the mirror stands at ${mirror.accounting_status}`);
  return faults;
}
