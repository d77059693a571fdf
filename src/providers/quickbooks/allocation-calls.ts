/** What the adapter asks of QuickBooks to set credit against invoices, and to take it back. */
import Big from 'big.js';
import type {
  AllocationToRemove,
  CreditToAllocate,
  LedgerAllocation,
  LedgerClient,
  Outcome,
} from '../provider.ts';
import { outcomeOf, reading, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { type Paid, paymentOf, readPaid, rejected, tooMuch } from './payment-calls.ts';
import { idsIn, payerFields, paymentIdOn } from './payments.ts';
import { deletedInBooks, ledgerRejected, type Sent } from './problems.ts';
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

const otherCustomer = ledgerRejected(
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
