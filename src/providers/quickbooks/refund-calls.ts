/**
 * Pays credit back: an expense takes the money out, and a payment sets the credit against it.
 *
 *   look for our expense ──none──► make it ──► set the credit against it
 *          └──there, of a time that was broken off──►──┘
 *
 * Both are written under ids of their own. A refund counts as made when both are there: whoever repeats one that was broken
 * off between them takes up the expense that is there, whatever became of its id.
 */
import Big from 'big.js';
import { z } from 'zod';
import type { LedgerClient, LedgerPaymentRecord, Outcome, RefundToCreate } from '../provider.ts';
import { setAgainst, written } from './allocation-calls.ts';
import { sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { markedNote } from './marked-note.ts';
import { type Paid, paymentOf, readPaid, rejected, tooMuch } from './payment-calls.ts';
import { payerFields } from './payments.ts';
import { deletedInBooks, ledgerRejected, type Sent } from './problems.ts';
import { askAll, byMarker, changedSince, quoted } from './query.ts';
import { before, findMarginMs } from './reach.ts';
import { fromRefund, REFUND_TYPE, toRefund } from './refunds.ts';
import { isVoided, partsOf, readPayment, type WirePayment, writtenLine } from './settlement.ts';
import { optionalRef } from './wire.ts';

export async function refundCredit(
  call: Caller,
  refund: RefundToCreate,
  key: string,
): ReturnType<LedgerClient['refundCredit']> {
  const credit = await readCredit(call, refund);
  if (!credit.ok) return credit;
  const begun = await begunRefund(call, refund);
  if (!begun.ok) return begun;
  if (new Big(refund.amount).gt(credit.value.owing)) return rejected(tooMuch);
  const expense = begun.value === null ? await makeExpense(call, refund, credit.value, key) : begun.value;
  if (!('ledgerId' in expense)) return expense;
  const linked = await link(call, refund, credit.value, expense, key);
  if (!linked.ok && linked.failure.kind === 'rejected') await takeOut(call, expense, key);
  return linked.ok ? { ok: true, value: expense } : linked;
}

/** Those that were broken off are not there: an expense that no credit is set against is half a refund. */
export async function findRefunds(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findRefunds']> {
  const where = [changedSince(before(since, findMarginMs))];
  const expenses = await askAll(call, {
    operation: 'findRefunds',
    entity: 'Purchase',
    where,
    read: fromRefund,
  });
  if (!expenses.ok) return expenses;
  const ours = expenses.value.filter(({ marker }) => markers.includes(marker ?? ''));
  if (ours.length === 0) return { ok: true, value: byMarker(markers, []) };
  const payments = await askAll(call, {
    operation: 'findRefunds.Payment',
    entity: 'Payment',
    where,
    read: readPayment,
  });
  if (!payments.ok) return payments;
  const linked = new Set(payments.value.flatMap(refundsIn));
  const whole = ours.filter(({ ledgerId, isRemoved }) => isRemoved || linked.has(ledgerId));
  return { ok: true, value: byMarker(markers, whole) };
}

type Credit = Paid & { readonly payment: WirePayment | null };

async function readCredit(call: Caller, { kind, creditLedgerId }: RefundToCreate): Promise<Outcome<Credit>> {
  if (kind === 'creditNote') {
    const memos = await readPaid(call, 'refundCredit', [creditLedgerId], 'CreditMemo');
    if (!memos.ok) return memos;
    const memo = memos.value.get(creditLedgerId);
    return memo === undefined || memo.isVoid
      ? rejected(deletedInBooks)
      : { ok: true, value: { ...memo, payment: null } };
  }
  const read = await paymentOf(call, 'refundCredit', creditLedgerId);
  if (!read.ok) return read;
  const payment = read.value;
  if (payment === null || isVoided(payment)) return rejected(deletedInBooks);
  const value: Credit = {
    customerId: payment.CustomerRef?.value ?? '',
    currency: payment.CurrencyRef?.value ?? null,
    exchangeRate: payment.ExchangeRate ?? null,
    owing: payment.UnappliedAmt,
    isVoid: false,
    payment,
  };
  return { ok: true, value };
}

/** Notes cannot be searched, days can. */
async function begunRefund(
  call: Caller,
  { marker, paidOn }: RefundToCreate,
): Promise<Outcome<LedgerPaymentRecord | null>> {
  const found = await askAll(call, {
    operation: 'refundCredit.Purchase',
    entity: 'Purchase',
    where: [`TxnDate = ${quoted(paidOn)}`],
    read: fromRefund,
  });
  if (!found.ok) return found;
  return { ok: true, value: found.value.find((each) => each.marker === marker && !each.isRemoved) ?? null };
}

async function makeExpense(
  call: Caller,
  refund: RefundToCreate,
  credit: Credit,
  key: string,
): Promise<LedgerPaymentRecord | Extract<Outcome<never>, { ok: false }>> {
  const receivable = await receivableFor(call, credit.currency);
  if (!receivable.ok) return receivable;
  const body = toRefund(refund, credit, receivable.value);
  const sent = await sendBatch(call, {
    operation: 'refundCredit',
    items: [{ entity: 'Purchase', operation: 'create', body }],
    key: `${key}/1`,
  });
  const made = written(sent, fromRefund, aRefund);
  return made.ok ? made.value : made;
}

const accountSchema = z.object({ Id: z.string(), CurrencyRef: optionalRef });

/** What customers owe stands in an account for each currency. */
async function receivableFor(call: Caller, currency: string | null): Promise<Outcome<string>> {
  const accounts = await askAll(call, {
    operation: 'refundCredit.Account',
    entity: 'Account',
    where: [`AccountType = ${quoted('Accounts Receivable')}`],
    read: (record) => accountSchema.parse(record),
  });
  if (!accounts.ok) return accounts;
  const own = accounts.value.find(({ CurrencyRef }) => CurrencyRef?.value === currency);
  const account = own ?? accounts.value[0];
  return account === undefined ? rejected(noReceivable) : { ok: true, value: account.Id };
}

async function link(
  call: Caller,
  refund: RefundToCreate,
  credit: Credit,
  expense: LedgerPaymentRecord,
  key: string,
): Promise<Outcome<null>> {
  const line = { type: REFUND_TYPE, id: expense.ledgerId, amount: refund.amount };
  if (credit.payment !== null)
    return written(
      await setAgainst(call, credit.payment, line, 'refundCredit', `${key}/2`),
      () => null,
      aRefund,
    );
  const body = {
    ...payerFields(credit),
    TotalAmt: new Big(0),
    TxnDate: refund.paidOn,
    PrivateNote: markedNote(refund.reference, refund.marker),
    Line: [line, { type: 'CreditMemo', id: refund.creditLedgerId, amount: refund.amount }].map(writtenLine),
  };
  const sent = await sendBatch(call, {
    operation: 'refundCredit',
    items: [{ entity: 'Payment', operation: 'create', body }],
    key: `${key}/2`,
  });
  return written(sent, () => null, aRefund);
}

/** What was refused leaves nothing behind. Should this fail, the next attempt takes the expense up. */
async function takeOut(call: Caller, { ledgerId }: LedgerPaymentRecord, key: string): Promise<void> {
  const body = { Id: ledgerId, SyncToken: '0' };
  await sendBatch(call, {
    operation: 'refundCredit',
    items: [{ entity: 'Purchase', operation: 'delete', body }],
    key: `${key}/3`,
  });
}

const refundsIn = (payment: WirePayment): readonly string[] =>
  partsOf(payment).flatMap(({ target }) => (target.kind === 'refund' ? [target.id] : []));

const aRefund: Sent = { record: 'refund', isNew: true, lines: [] };

const noReceivable = ledgerRejected('QuickBooks has no account of what customers owe.', null);
