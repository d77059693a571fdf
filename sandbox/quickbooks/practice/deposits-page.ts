/** Bank deposits: payments that wait in Undeposited Funds, and those that were brought to the bank. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, live } from '../../practice/html.ts';
import { pager, sliceOf } from '../../practice/list.ts';
import { subject } from '../../practice/typed.ts';
import { day, plural } from '../../practice/words.ts';
import { list, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, bankAccounts, nameIn, text } from './fields.ts';
import { depositedIn } from './invoice-money.ts';
import { newestFirst } from './invoices-page.ts';
import { act, type Page, type Visit } from './practice.ts';

export const depositsPage: Page = {
  path: '/deposits',
  tab: 'deposits',
  view: (visit) => ({
    title: 'Bank deposits',
    content: html`<h1>Bank deposits</h1>
<p class="lead">A payment that was brought to the bank cannot be changed until its deposit is undone.</p>
${live('waiting', waiting(visit))}${live('deposits', deposits(visit))}`,
  }),
  acts: {
    'deposit-payment': act(
      'The payment is in the bank.',
      z.object({ subject, accountId: z.string().min(1, { error: 'Choose an account.' }) }),
      ({ practice, realmId }, fields) =>
        practice.books.depositPayment({ realmId, paymentId: fields.subject, accountId: fields.accountId }),
    ),
    'remove-deposit': act('The deposit is undone.', z.object({ subject }), ({ practice, realmId }, fields) =>
      practice.books.removeDeposit({ realmId, depositId: fields.subject }),
    ),
  },
};

function waiting(visit: Visit): Html {
  const { practice, realmId } = visit;
  const [undeposited] = practice.books
    .listAccounts({ realmId })
    .filter(({ AccountSubType }) => AccountSubType === 'UndepositedFunds');
  const deposited = depositedIn(visit);
  const found = practice.books
    .listPayments({ realmId })
    .filter(
      (payment) =>
        Number(payment.TotalAmt) > 0 &&
        !deposited.has(payment.Id) &&
        refOf(payment, 'DepositToAccountRef') === undeposited?.Id,
    )
    .sort(newestFirst);
  if (found.length === 0)
    return html`<h2>In Undeposited Funds</h2><p class="empty">Nothing waits to be brought to the bank.</p>`;
  const slice = sliceOf(visit, found);
  return html`<h2>In Undeposited Funds</h2><table><thead><tr><th scope="col">Payment</th><th scope="col" class="figure">Amount</th>
<th scope="col"><span class="unseen">Bring to the bank</span></th></tr></thead>
<tbody>${slice.rows.map((payment) => waitingRow(visit, payment))}</tbody></table>${pager(visit, slice, 'payment')}`;
}

function waitingRow(visit: Visit, payment: Entity): Html {
  const fields = form(visit.forms, {
    ...{ act: 'deposit-payment', subject: payment.Id, button: 'Deposit', isRow: true },
    fields: (field) => field.select({ name: 'accountId', label: 'Into', options: bankAccounts(visit) }),
  });
  return html`<tr><td class="long">${nameIn(payment, 'CustomerRef')} <small>${day(text(payment.TxnDate))} ${text(payment.PaymentRefNum)}</small></td>
<td class="figure">${amount(payment.TotalAmt)}</td><td>${fields}</td></tr>`;
}

function deposits(visit: Visit): Html {
  const found = [...visit.practice.books.listDeposits(visit)].sort(newestFirst);
  if (found.length === 0) return html`<h2 class="part">Deposits</h2><p class="empty">None yet.</p>`;
  return html`<h2 class="part">Deposits</h2><table><thead><tr><th scope="col">Into</th><th scope="col" class="wide">Date</th>
<th scope="col" class="figure">Amount</th><th scope="col"><span class="unseen">Undo</span></th></tr></thead>
<tbody>${found.map((deposit) => depositRow(visit, deposit))}</tbody></table>`;
}

const depositRow = ({ forms }: Visit, deposit: Entity): Html =>
  html`<tr><td class="long">${nameIn(deposit, 'DepositToAccountRef')} <small>${plural(list(deposit, 'Line').length, 'payment')}</small></td>
<td class="wide day">${day(text(deposit.TxnDate))}</td><td class="figure">${amount(deposit.TotalAmt)}</td>
<td>${form(forms, { act: 'remove-deposit', subject: deposit.Id, button: 'Undo', isRow: true })}</td></tr>`;
