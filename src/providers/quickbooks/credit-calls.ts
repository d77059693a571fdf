/** What the adapter asks of QuickBooks about customers' credits: what there is, and what each is set against. */
import Big from 'big.js';
import type {
  AllocationToRemove,
  CreditKind,
  CreditToAllocate,
  LedgerAllocation,
  LedgerClient,
  LedgerCredit,
  Outcome,
  Page,
} from '../provider.ts';
import { outcomeOf, readable, reading, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { isWithinReach, readChanges } from './changes.ts';
import type { Company } from './company.ts';
import { type Around, deletedCredit, fromCreditMemo, fromUnapplied, isCredit } from './credits.ts';
import { paymentsNamedBy } from './invoices.ts';
import { recordsById } from './known-money.ts';
import { type Paid, paymentOf, readPaid, rejected, tooMuch } from './payment-calls.ts';
import { idsIn, payerFields, paymentIdOn } from './payments.ts';
import { deletedInBooks, ledgerRejected, type Sent } from './problems.ts';
import { askPage, changedSince, hasId } from './query.ts';
import { before, sweepMarginMs } from './reach.ts';
import { fromRefund } from './refunds.ts';
import {
  isVoided,
  linesOfPayment,
  type Part,
  partsOf,
  readPayment,
  type SentLine,
  type WirePayment,
  withMore,
  without,
  writtenLine,
} from './settlement.ts';
import { refusedAs, sendChanges } from './versions.ts';

/** A credit memo is set against an invoice by a payment of nought that links both; open money by a line of its payment. */
export async function allocateCredit(
  call: Caller,
  allocation: CreditToAllocate,
  key: string,
): ReturnType<LedgerClient['allocateCredit']> {
  const { kind, invoiceLedgerId, amount } = allocation;
  const invoices = await readPaid(call, 'allocateCredit', [invoiceLedgerId]);
  if (!invoices.ok) return invoices;
  const invoice = invoices.value.get(invoiceLedgerId);
  if (invoice === undefined || invoice.isVoid) return rejected(deletedInBooks);
  if (new Big(amount).gt(invoice.owing)) return rejected(tooMuch);
  return kind === 'creditNote'
    ? allocateMemo(call, allocation, invoice, key)
    : allocateMoney(call, allocation, invoice, key);
}

/** Takes its part out of the payment that made it; one that then links nothing any more is deleted. */
export async function removeAllocation(
  call: Caller,
  allocation: AllocationToRemove,
  key: string,
): ReturnType<LedgerClient['removeAllocation']> {
  const { paymentId, invoiceId } = idsIn(allocation.allocationLedgerId);
  const read = await paymentOf(call, 'removeAllocation', paymentId);
  if (!read.ok) return read;
  const payment = read.value;
  if (payment === null) return rejected(deletedInBooks);
  // As it is by then: whoever changed it meanwhile must not lose a line by it.
  const write = (SyncToken: string, current: unknown) => {
    const now = current === null ? payment : readPayment(current);
    const part = partFor(now, allocation, invoiceId);
    if (part === undefined) return refusedAs('610', '');
    const rest = without(linesOfPayment(now), part);
    return rest.length === 0 && new Big(now.TotalAmt).eq(0)
      ? ({ entity: 'Payment', operation: 'delete', body: { Id: now.Id, SyncToken } } as const)
      : changeOf(now, SyncToken, rest);
  };
  return written(
    await sendChanges(call, {
      operation: 'removeAllocation',
      entity: 'Payment',
      changes: [{ ledgerId: paymentId, version: payment.SyncToken, write }],
      key,
    }),
    () => null,
  );
}

/** Prepayments do not exist here: money that pays nothing yet is all of one kind. */
export async function creditsChangedSince(
  call: Caller,
  company: Company,
  now: Date,
  kind: CreditKind,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['creditsChangedSince']> {
  if (kind === 'prepayment') return { ok: true, value: { items: [], hasMore: false } };
  const from = since && before(since, sweepMarginMs);
  if (from === null || page > 1 || !isWithinReach(from, now))
    return readPage(call, company, kind, from, page);
  const entities = kind === 'creditNote' ? (['CreditMemo', 'Payment'] as const) : (['Payment'] as const);
  const changes = await readChanges(call, { operation: 'creditsChangedSince', entities, since: from });
  if (!changes.ok) return changes;
  if (changes.value.isFull) return readPage(call, company, kind, from, page);
  const { records, deleted } = changes.value.of(kind === 'creditNote' ? 'CreditMemo' : 'Payment');
  const held = changes.value.of('Payment').records;
  const credits = await readCredits(call, company, 'creditsChangedSince', kind, records, held);
  if (!credits.ok) return credits;
  const gone = deleted.map(({ ledgerId, deletedAt }) => deletedCredit(kind, ledgerId, deletedAt));
  const items = [...credits.value, ...gone].toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  return { ok: true, value: { items, hasMore: false } };
}

/** Webhooks tell of every payment: those that never were credit are none. */
export async function creditsById(
  call: Caller,
  company: Company,
  kind: CreditKind,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['creditsById']> {
  if (kind === 'prepayment' || hasId(ledgerIds) === null) return { ok: true, value: [] };
  const entity = kind === 'creditNote' ? 'CreditMemo' : 'Payment';
  const read = await recordsById(call, 'creditsById', entity, [...new Set(ledgerIds)]);
  return read.ok ? readCredits(call, company, 'creditsById', kind, read.value) : read;
}

/** Reads credits with what they are set against. @param held payments that came along */
export async function readCredits(
  call: Caller,
  company: Company,
  operation: string,
  kind: Exclude<CreditKind, 'prepayment'>,
  records: readonly unknown[],
  held: readonly unknown[] = [],
  isMeant: (payment: WirePayment) => boolean = isCredit,
): Promise<Outcome<readonly LedgerCredit[]>> {
  if (kind === 'overpayment') {
    const payments = readable(() => records.map(readPayment).filter(isMeant));
    if (!payments.ok) return payments;
    const around = await refundsOf(call, operation, payments.value);
    if (!around.ok) return around;
    return {
      ok: true,
      value: payments.value.map((payment) => fromUnapplied(payment, around.value, company)),
    };
  }
  const around = await aroundMemos(call, operation, records, held);
  return around.ok
    ? readable(() => records.map((record) => fromCreditMemo(record, around.value, company)))
    : around;
}

async function aroundMemos(
  call: Caller,
  operation: string,
  memos: readonly unknown[],
  held: readonly unknown[],
): Promise<Outcome<Around>> {
  const named = readable(() => {
    const ids = new Set(memos.flatMap(paymentsNamedBy));
    return { ids, payments: held.map(readPayment).filter(({ Id }) => ids.has(Id)) };
  });
  if (!named.ok) return named;
  const { ids, payments } = named.value;
  const missing = [...ids].filter((id) => !payments.some(({ Id }) => Id === id));
  const asked = await recordsById(call, operation, 'Payment', missing);
  if (!asked.ok) return asked;
  const all = readable(() => [...payments, ...asked.value.map(readPayment)]);
  return all.ok ? refundsOf(call, operation, all.value) : all;
}

/** The days on which refunds left: one question where there are any. */
async function refundsOf(
  call: Caller,
  operation: string,
  payments: readonly WirePayment[],
): Promise<Outcome<Around>> {
  const ids = payments.flatMap((payment) =>
    partsOf(payment).flatMap(({ target }) => (target.kind === 'refund' ? [target.id] : [])),
  );
  const read = await recordsById(call, operation, 'Purchase', [...new Set(ids)]);
  if (!read.ok) return read;
  return readable(() => ({
    payments,
    refundDays: new Map(read.value.map(fromRefund).map(({ ledgerId, paidOn }) => [ledgerId, paidOn])),
  }));
}

async function allocateMemo(
  call: Caller,
  { creditLedgerId, invoiceLedgerId, amount, date }: CreditToAllocate,
  invoice: Paid,
  key: string,
): Promise<Outcome<LedgerAllocation>> {
  const memos = await readPaid(call, 'allocateCredit', [creditLedgerId], 'CreditMemo');
  if (!memos.ok) return memos;
  const memo = memos.value.get(creditLedgerId);
  if (memo === undefined || memo.isVoid) return rejected(deletedInBooks);
  if (memo.customerId !== invoice.customerId) return rejected(otherCustomer);
  if (new Big(amount).gt(memo.owing)) return rejected(tooMuch);
  const lines: readonly SentLine[] = [
    { type: 'Invoice', id: invoiceLedgerId, amount },
    { type: 'CreditMemo', id: creditLedgerId, amount },
  ];
  const body = {
    ...payerFields(invoice),
    TotalAmt: new Big(0),
    TxnDate: date,
    Line: lines.map(writtenLine),
  };
  return written(
    await sendBatch(call, {
      operation: 'allocateCredit',
      items: [{ entity: 'Payment', operation: 'create', body }],
      key,
    }),
    (record) => allocationOn(readPayment(record), invoiceLedgerId, amount),
  );
}

async function allocateMoney(
  call: Caller,
  { creditLedgerId, invoiceLedgerId, amount }: CreditToAllocate,
  invoice: Paid,
  key: string,
): Promise<Outcome<LedgerAllocation>> {
  const read = await paymentOf(call, 'allocateCredit', creditLedgerId);
  if (!read.ok) return read;
  const payment = read.value;
  if (payment === null || isVoided(payment)) return rejected(deletedInBooks);
  if (payment.CustomerRef?.value !== invoice.customerId) return rejected(otherCustomer);
  if (new Big(amount).gt(payment.UnappliedAmt)) return rejected(tooMuch);
  const more = { type: 'Invoice', id: invoiceLedgerId, amount };
  return written(await setAgainst(call, payment, more, 'allocateCredit', key), (record) =>
    allocationOn(readPayment(record), invoiceLedgerId, amount),
  );
}

/** All lines go again with the new one: those that are left out would be gone. */
export function setAgainst(
  call: Caller,
  payment: WirePayment,
  more: SentLine,
  operation: string,
  key: string,
): ReturnType<typeof sendChanges> {
  const write = (SyncToken: string, current: unknown) => {
    const now = current === null ? payment : readPayment(current);
    return changeOf(now, SyncToken, withMore(linesOfPayment(now), more));
  };
  const changes = [{ ledgerId: payment.Id, version: payment.SyncToken, write }];
  return sendChanges(call, { operation, entity: 'Payment', changes, key });
}

function changeOf(payment: WirePayment, SyncToken: string, lines: readonly SentLine[]) {
  const body = {
    Id: payment.Id,
    SyncToken,
    sparse: true,
    ...payerFields({
      customerId: payment.CustomerRef?.value ?? '',
      currency: payment.CurrencyRef?.value ?? null,
      exchangeRate: payment.ExchangeRate ?? null,
    }),
    TotalAmt: new Big(payment.TotalAmt),
    Line: lines.map(writtenLine),
  };
  return { entity: 'Payment', operation: 'update', body } as const;
}

export const otherCustomer = ledgerRejected(
  'The credit and the invoice are of different customers in QuickBooks.',
  null,
);

const anAllocation: Sent = { record: 'allocation', isNew: false, lines: [] };

/** What one write alone has come to. */
export function written<T>(
  answered: Awaited<ReturnType<typeof sendBatch>>,
  read: (record: unknown) => T,
  sent: Sent = anAllocation,
): Outcome<T> {
  if (!answered.ok) return answered;
  const outcome = reading(() => outcomeOf(answered.value[0], sent, read));
  if (!outcome.ok) return outcome;
  return outcome.value.ok ? outcome.value : rejected(...outcome.value.problems);
}

function allocationOn(payment: WirePayment, invoiceLedgerId: string, amount: string): LedgerAllocation {
  return {
    ledgerId: paymentIdOn(payment.Id, invoiceLedgerId),
    invoiceLedgerId,
    amount: new Big(amount).toFixed(2),
    date: payment.TxnDate,
  };
}

function partFor(
  payment: WirePayment,
  { kind, creditLedgerId }: AllocationToRemove,
  invoiceId: string | null,
): Part | undefined {
  const memoId = kind === 'creditNote' ? creditLedgerId : null;
  return partsOf(payment).find(
    (part) => part.memoId === memoId && part.target.kind === 'invoice' && part.target.id === invoiceId,
  );
}

/** By pages, in which what was deleted does not stand. Without a time: of all pages what is open. */
async function readPage(
  call: Caller,
  company: Company,
  kind: Exclude<CreditKind, 'prepayment'>,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<LedgerCredit>>> {
  const found = await askPage(call, {
    operation: 'creditsChangedSince',
    entity: kind === 'creditNote' ? 'CreditMemo' : 'Payment',
    where: since === null ? [] : [changedSince(since)],
    orderBy: 'MetaData.LastUpdatedTime',
    page,
    read: (record) => record,
  });
  if (!found.ok) return found;
  const { items, hasMore } = found.value;
  const isOpen = (payment: WirePayment) => !new Big(payment.UnappliedAmt).eq(0);
  const credits = await readCredits(
    call,
    company,
    'creditsChangedSince',
    kind,
    items,
    [],
    since === null ? isOpen : isCredit,
  );
  if (!credits.ok) return credits;
  const isMeant = ({ status }: LedgerCredit) => since !== null || status === 'approved';
  return { ok: true, value: { items: credits.value.filter(isMeant), hasMore } };
}
