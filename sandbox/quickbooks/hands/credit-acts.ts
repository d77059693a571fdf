/** What a person does with credit memos: each use of one is a payment of zero that ties it to something. */

import Big from 'big.js';
import type { Books, TypedMoney } from '../books.ts';
import type { Call } from '../entity.ts';
import { list, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Act, create, held, remove, Unwilling, voidIt } from './act.ts';
import { firstBank } from './payment-acts.ts';
import { amountOf, documentOf, linkLine, sameParties } from './typed.ts';

type CreditActs = Pick<
  Books,
  | 'createCreditMemo'
  | 'voidCreditMemo'
  | 'deleteCreditMemo'
  | 'allocateCredit'
  | 'removeAllocation'
  | 'applyCredit'
  | 'refundCredit'
>;

export function creditActs(act: Act): CreditActs {
  return {
    createCreditMemo: ({ realmId, ...typed }) =>
      act(realmId, (call) =>
        create(call, 'CreditMemo', documentOf(call, 'CreditMemo', { realmId, ...typed })),
      ),
    voidCreditMemo: ({ realmId, creditMemoId }) =>
      act(realmId, (call) => voidIt(call, 'CreditMemo', creditMemoId)),
    deleteCreditMemo: ({ realmId, creditMemoId }) =>
      act(realmId, (call) => remove(call, 'CreditMemo', creditMemoId)),
    allocateCredit: ({ realmId, creditMemoId, invoiceId, amount, date }) =>
      act(realmId, (call) => {
        const memo = held(call, 'CreditMemo', creditMemoId);
        return tie(call, memo, 'Invoice', held(call, 'Invoice', invoiceId).Id, amountOf(amount), date);
      }),
    removeAllocation: ({ realmId, creditMemoId, invoiceId }) =>
      act(realmId, (call) => untie(call, creditMemoId, invoiceId)),
    applyCredit: ({ realmId, invoiceId, amount, date }) =>
      act(realmId, (call) => {
        const invoice = held(call, 'Invoice', invoiceId);
        const memo = create(call, 'CreditMemo', memoFor(call, invoice, amount, date));
        // Where credits apply themselves, nothing is left to set.
        const left = Number(held(call, 'CreditMemo', memo.Id).RemainingCredit ?? amount);
        if (left > 0) tie(call, memo, 'Invoice', invoiceId, left, date);
        return held(call, 'Invoice', invoiceId);
      }),
    refundCredit: ({ realmId, creditMemoId, ...typed }) =>
      act(realmId, (call) => refund(call, held(call, 'CreditMemo', creditMemoId), typed)),
  };
}

function memoFor(call: Call, invoice: Entity, amount: string, date: string | undefined) {
  amountOf(amount);
  return {
    ...documentOf(call, 'CreditMemo', {
      realmId: call.company.realmId,
      customerId: refOf(invoice, 'CustomerRef') ?? '',
      lines: [{ description: 'Credit', unitPrice: amount }],
      ...(date !== undefined && { date }),
    }),
    ...sameParties(invoice),
  };
}

/** Intuit's page on payments shows it: a line for either side, of equal amounts, and a total of zero. */
function tie(
  call: Call,
  memo: Entity,
  type: 'Invoice' | 'Expense',
  id: string,
  amount: number,
  date?: string,
): Entity {
  return create(call, 'Payment', {
    ...sameParties(memo),
    TxnDate: date ?? call.company.today(),
    TotalAmt: 0,
    Line: [linkLine(amount, id, type), linkLine(amount, memo.Id, 'CreditMemo')],
  });
}

function untie(call: Call, creditMemoId: string, invoiceId: string) {
  const names = (payment: Entity, id: string, type: string) =>
    list(payment, 'Line').some((line) =>
      list(line, 'LinkedTxn').some((link) => link.TxnId === id && link.TxnType === type),
    );
  const payment = call.company
    .table('Payment')
    .all()
    .find((each) => names(each, creditMemoId, 'CreditMemo') && names(each, invoiceId, 'Invoice'));
  if (!payment) throw new Unwilling('This credit memo covers nothing of that invoice.');
  return remove(call, 'Payment', payment.Id);
}

/** An expense that takes the money from the bank and books it to what customers owe, and the payment that ties both. */
function refund(call: Call, memo: Entity, { amount, date, accountId }: TypedMoney): Entity {
  const paid = amountOf(amount);
  if (new Big(paid).gt(Number(memo.RemainingCredit ?? 0)))
    throw new Unwilling('This is more than is left of the credit memo.');
  const { CustomerRef, ...currency } = sameParties(memo);
  const customerId = refOf(memo, 'CustomerRef') ?? '';
  const expense = create(call, 'Purchase', {
    ...currency,
    PaymentType: 'Cash',
    AccountRef: { value: accountId ?? firstBank(call).Id },
    EntityRef: { value: customerId, type: 'Customer' },
    TxnDate: date ?? call.company.today(),
    Line: [
      {
        Amount: paid,
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: { value: receivables(call).Id }, CustomerRef },
      },
    ],
  });
  return tie(call, memo, 'Expense', expense.Id, paid, date);
}

function receivables(call: Call): Entity {
  const account = call.company
    .table('Account')
    .all()
    .find(({ AccountType }) => AccountType === 'Accounts Receivable');
  if (!account) throw new Unwilling('There is no account for what customers owe.');
  return account;
}
