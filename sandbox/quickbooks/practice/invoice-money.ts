/** Payments and credits set against an invoice, each with the button that takes it back. */

import { form } from '../../practice/form.ts';
import { type Html, html, type Part } from '../../practice/html.ts';
import { day } from '../../practice/words.ts';
import { list } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, currencyOf, partFor, text } from './fields.ts';
import type { Visit } from './practice.ts';

export function moneySection(visit: Visit, invoice: Entity): Html {
  const { practice, realmId, company } = visit;
  const payments = practice.books.listPayments({ realmId, invoiceId: invoice.Id });
  if (payments.length === 0)
    return html`<h2>Payments and credits</h2><p class="empty">Nothing has been set against it.</p>`;
  const deposited = depositedIn(visit);
  return html`<h2>Payments and credits <small>${currencyOf(invoice, company.homeCurrency)}</small></h2>
<table><thead><tr><th scope="col">What</th><th scope="col" class="wide">Reference</th>
<th scope="col" class="figure">Amount</th><th scope="col"><span class="unseen">Take back</span></th></tr></thead>
<tbody>${payments.map((each) => row(visit, invoice, each, deposited.has(each.Id)))}</tbody></table>`;
}

/** The payments that have been brought to the bank. */
export function depositedIn({ practice, realmId }: Visit): ReadonlySet<string> {
  const links = practice.books
    .listDeposits({ realmId })
    .flatMap((deposit) => list(deposit, 'Line'))
    .flatMap((line) => list(line, 'LinkedTxn'));
  return new Set(links.map(({ TxnId }) => text(TxnId)));
}

function row(visit: Visit, invoice: Entity, payment: Entity, isDeposited: boolean): Html {
  const memo = memoOf(payment);
  const what = memo === undefined ? 'Payment' : 'Credit memo';
  const notes = [day(text(payment.TxnDate)), ...(isDeposited ? ['brought to the bank'] : [])];
  return html`<tr><td>${what} <small>${notes.join(', ')}</small></td>
<td class="wide long">${text(payment.PaymentRefNum)}</td><td class="figure">${amount(partFor(payment, invoice.Id, 'Invoice'))}</td>
<td class="buttons">${isDeposited ? '' : buttons(visit, payment, memo)}</td></tr>`;
}

/** A payment of zero ties a credit memo to the invoice. */
export const memoOf = (payment: Entity): string | undefined => {
  if (payment.TotalAmt !== 0) return undefined;
  const links = list(payment, 'Line').flatMap((line) => list(line, 'LinkedTxn'));
  const memo = links.find(({ TxnType }) => TxnType === 'CreditMemo');
  return memo && text(memo.TxnId);
};

function buttons({ forms }: Visit, { Id }: Entity, memo: string | undefined): Part {
  const button = (act: string, word: string) => form(forms, { act, subject: Id, button: word, isRow: true });
  if (memo !== undefined) return button('remove-payment', 'Remove credit');
  return [
    ...[button('unapply', 'Unapply'), button('deposit-payment', 'Deposit')],
    ...[button('void-payment', 'Void'), button('remove-payment', 'Delete')],
  ];
}
