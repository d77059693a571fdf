/** A customer's credit memos and unapplied payments: paid back, voided, deleted. */

import { z } from 'zod';
import { folded, form } from '../../practice/form.ts';
import { type Html, html, type Part } from '../../practice/html.ts';
import { subject, typedAmount } from '../../practice/typed.ts';
import { day } from '../../practice/words.ts';
import { refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, bankAccounts, text, typed } from './fields.ts';
import { depositedIn, memoOf } from './invoice-money.ts';
import { type Act, act, type Visit } from './practice.ts';

const onIt = z.object({ subject });
const refundForm = z.object({
  subject,
  amount: typedAmount,
  accountId: z.string().min(1, { error: 'Choose an account.' }),
});

export const creditActs: Readonly<Record<string, Act>> = {
  'refund-credit': act('The refund is recorded.', refundForm, (visit, fields) =>
    visit.practice.books.refundCredit({ ...onMemo(visit, fields), ...fields, date: visit.today }),
  ),
  'void-credit-memo': act('The credit memo is void.', onIt, (visit, fields) =>
    visit.practice.books.voidCreditMemo(onMemo(visit, fields)),
  ),
  'delete-credit-memo': act('The credit memo is deleted.', onIt, (visit, fields) =>
    visit.practice.books.deleteCreditMemo(onMemo(visit, fields)),
  ),
  'remove-payment': act('The payment is deleted.', onIt, ({ practice, realmId }, fields) =>
    practice.books.removePayment({ realmId, paymentId: fields.subject }),
  ),
};

const onMemo = ({ realmId }: Visit, fields: { readonly subject: string }) => ({
  realmId,
  creditMemoId: fields.subject,
});

export function creditsSection(visit: Visit, { Id }: Entity): Html {
  const theirs = (record: Entity) => refOf(record, 'CustomerRef') === Id;
  const memos = visit.practice.books.listCreditMemos(visit).filter(theirs);
  const payments = visit.practice.books
    .listPayments(visit)
    .filter((payment) => theirs(payment) && memoOf(payment) === undefined);
  if (memos.length + payments.length === 0)
    return html`<h2>Payments and credits</h2><p class="empty">None yet.</p>`;
  const deposited = depositedIn(visit);
  return html`<h2>Payments and credits</h2>
<table><thead><tr><th scope="col">What</th><th scope="col" class="figure">Amount</th><th scope="col" class="figure">Left</th>
<th scope="col"><span class="unseen">Use or delete</span></th></tr></thead>
<tbody>${memos.map((memo) => memoRow(visit, memo))}${payments.map((each) => paymentRow(visit, each, deposited.has(each.Id)))}</tbody></table>`;
}

function memoRow(visit: Visit, memo: Entity): Html {
  return html`<tr><td>Credit memo ${text(memo.DocNumber)} <small>${day(text(memo.TxnDate))}</small></td>
<td class="figure">${amount(memo.TotalAmt)}</td><td class="figure">${amount(memo.RemainingCredit)}</td><td class="buttons">${memoForms(visit, memo)}</td></tr>`;
}

function memoForms(visit: Visit, memo: Entity): Part {
  const { forms } = visit;
  const button = (act: string, word: string) =>
    form(forms, { act, subject: memo.Id, button: word, isRow: true });
  const isUnused = memo.RemainingCredit === memo.TotalAmt;
  const ends = isUnused ? [button('void-credit-memo', 'Void'), button('delete-credit-memo', 'Delete')] : [];
  if (!(Number(memo.RemainingCredit) > 0)) return ends;
  const refund = form(forms, {
    act: 'refund-credit',
    subject: memo.Id,
    button: 'Pay back',
    fields: (field) => [
      field.text({ name: 'amount', label: 'Amount', value: typed(memo.RemainingCredit), isMoney: true }),
      field.select({ name: 'accountId', label: 'From', options: bankAccounts(visit) }),
    ],
  });
  return [folded(forms, { act: 'refund-credit', subject: memo.Id }, 'Pay back', refund), ...ends];
}

function paymentRow({ forms }: Visit, payment: Entity, isDeposited: boolean): Html {
  const notes = [
    ...[day(text(payment.TxnDate)), text(payment.PaymentRefNum)],
    ...[isDeposited ? 'brought to the bank' : ''],
  ].filter(Boolean);
  const remove = form(forms, {
    ...{ act: 'remove-payment', subject: payment.Id, button: 'Delete', isRow: true },
  });
  return html`<tr><td>Payment <small>${notes.join(', ')}</small></td>
<td class="figure">${amount(payment.TotalAmt)}</td><td class="figure">${amount(payment.UnappliedAmt)}</td>
<td>${isDeposited ? '' : remove}</td></tr>`;
}
