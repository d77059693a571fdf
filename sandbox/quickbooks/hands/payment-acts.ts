/** What a person does with money that comes in: payments, what is left of them, and bringing them to the bank. */

import type { Books, TypedMoney } from '../books.ts';
import type { Call } from '../entity.ts';
import { type Json, list } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Act, change, create, held, remove, Unwilling, voidIt } from './act.ts';
import { amountOf, linkLine, moneyOf, partiesOf, sameParties } from './typed.ts';

type PaymentActs = Pick<
  Books,
  | 'recordPayment'
  | 'recordPayments'
  | 'recordOverpayment'
  | 'receiveUnapplied'
  | 'applyUnapplied'
  | 'unapplyPayment'
  | 'removePayment'
  | 'voidPayment'
  | 'depositPayment'
  | 'removeDeposit'
>;

export function paymentActs(act: Act): PaymentActs {
  return {
    recordPayment: ({ realmId, invoiceId, ...typed }) =>
      act(realmId, (call) => {
        const amount = amountOf(typed.amount);
        return receive(call, held(call, 'Invoice', invoiceId), typed, amount, amount);
      }),
    recordPayments: ({ realmId, customerId, invoices, ...typed }) =>
      act(realmId, (call) => {
        const lines = invoices.map((each) => linkLine(amountOf(each.amount), each.invoiceId, 'Invoice'));
        const total = invoices.reduce((cents, each) => cents + Math.round(amountOf(each.amount) * 100), 0);
        return create(call, 'Payment', {
          ...partiesOf(held(call, 'Customer', customerId)),
          ...moneyOf(call, typed),
          TotalAmt: total / 100,
          Line: lines,
        });
      }),
    recordOverpayment: ({ realmId, invoiceId, ...typed }) =>
      act(realmId, (call) => {
        const invoice = held(call, 'Invoice', invoiceId);
        const amount = amountOf(typed.amount);
        const owing = Number(invoice.Balance);
        if (owing <= 0) throw new Unwilling('Nothing is owing on this invoice.');
        return receive(call, invoice, typed, amount, Math.min(amount, owing));
      }),
    receiveUnapplied: ({ realmId, customerId, ...typed }) =>
      act(realmId, (call) =>
        create(call, 'Payment', {
          ...partiesOf(held(call, 'Customer', customerId)),
          ...moneyOf(call, typed),
          TotalAmt: amountOf(typed.amount),
        }),
      ),
    applyUnapplied: ({ realmId, paymentId, invoiceId, amount }) =>
      act(realmId, (call) => {
        const kept = linesOf(held(call, 'Payment', paymentId)).filter((line) => !isFor(line, invoiceId));
        const before = linesOf(held(call, 'Payment', paymentId)).find((line) => isFor(line, invoiceId));
        const cents = Math.round(amountOf(amount) * 100) + Math.round(Number(before?.Amount ?? 0) * 100);
        return change(call, 'Payment', paymentId, {
          Line: [...kept, linkLine(cents / 100, invoiceId, 'Invoice')],
        });
      }),
    unapplyPayment: ({ realmId, paymentId, invoiceId }) =>
      act(realmId, (call) => {
        const lines = linesOf(held(call, 'Payment', paymentId));
        const kept = lines.filter((line) => !isFor(line, invoiceId));
        if (kept.length === lines.length) throw new Unwilling('This payment is not for that invoice.');
        return change(call, 'Payment', paymentId, { Line: kept });
      }),
    removePayment: ({ realmId, paymentId }) => act(realmId, (call) => remove(call, 'Payment', paymentId)),
    voidPayment: ({ realmId, paymentId }) => act(realmId, (call) => voidIt(call, 'Payment', paymentId)),
    depositPayment: ({ realmId, paymentId, accountId }) =>
      act(realmId, (call) => deposit(call, held(call, 'Payment', paymentId), accountId)),
    removeDeposit: ({ realmId, depositId }) => act(realmId, (call) => remove(call, 'Deposit', depositId)),
  };
}

/** @param applied the part of it that is for the invoice */
function receive(
  call: Call,
  invoice: Entity,
  typed: Omit<TypedMoney, 'amount'>,
  amount: number,
  applied: number,
): Entity {
  return create(call, 'Payment', {
    ...sameParties(invoice),
    ...moneyOf(call, typed),
    TotalAmt: amount,
    Line: [linkLine(applied, invoice.Id, 'Invoice')],
  });
}

/** What a payment is for, as it can be sent again: the answer's decorations are left out. */
const linesOf = (payment: Entity): readonly Json[] =>
  list(payment, 'Line').map(({ Amount, LinkedTxn }) => ({ Amount, LinkedTxn }));

const isFor = (line: Json, invoiceId: string): boolean =>
  list(line, 'LinkedTxn').some(({ TxnId, TxnType }) => TxnType === 'Invoice' && TxnId === invoiceId);

function deposit(call: Call, payment: Entity, accountId: string | undefined): Entity {
  const bank = accountId ?? firstBank(call).Id;
  return create(call, 'Deposit', {
    DepositToAccountRef: { value: bank },
    TxnDate: call.company.today(),
    Line: [
      {
        Amount: Number(payment.TotalAmt),
        LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment', TxnLineId: '0' }],
      },
    ],
  });
}

export function firstBank(call: Call): Entity {
  const bank = call.company
    .table('Account')
    .all()
    .find(({ AccountType, Active }) => AccountType === 'Bank' && Active !== false);
  if (!bank) throw new Unwilling('There is no bank account.');
  return bank;
}
