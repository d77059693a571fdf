/** Payments and credits set against an invoice, each with the button that takes it back. */

import type { CreditRecord, InvoiceRecord, PaymentRecord } from '../records.ts';
import { form } from './form.ts';
import { type Html, html, type Part } from './html.ts';
import type { Visit } from './practice.ts';
import { day, money } from './words.ts';

export function moneySection(visit: Visit, invoice: InvoiceRecord): Html {
  const { practice, organisation } = visit;
  const { tenantId } = organisation;
  const payments = practice.books
    .listPayments({ tenantId, invoiceId: invoice.invoiceId })
    .filter((payment) => payment.status === 'AUTHORISED');
  const accounts = new Map(
    practice.books.listAccounts({ tenantId }).map(({ accountId, name }) => [accountId, name] as const),
  );
  const rows = [
    ...payments.map((payment) => paymentRow(visit, payment, accounts.get(payment.accountId) ?? '')),
    ...invoice.credits.map((credit) => creditRow(visit, credit)),
  ];
  if (rows.length === 0)
    return html`<h2>Payments and credits</h2><p class="empty">Nothing has been set against it.</p>`;
  return html`<h2>Payments and credits <small>${invoice.currencyCode}</small></h2>
<table><thead><tr><th scope="col">What</th><th scope="col" class="wide">Reference</th>
<th scope="col" class="figure">Amount</th><th scope="col"><span class="unseen">Take back</span></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function paymentRow(visit: Visit, payment: PaymentRecord, account: string): Html {
  const { createdBy, date, isReconciled, batchPaymentId } = payment;
  const notes = [
    day(date),
    createdBy ? `sent by ${visit.practice.appName}` : 'recorded here',
    ...(batchPaymentId ? ['in a batch'] : []),
    ...(isReconciled ? ['reconciled'] : []),
  ];
  return html`<tr><td>Payment into ${account} <small>${notes.join(', ')}</small></td>
<td class="wide long">${payment.reference}</td><td class="figure">${money(payment.amount)}</td>
<td>${paymentForms(visit, payment)}</td></tr>`;
}

/** A batch is taken back as a whole, on its own page. */
function paymentForms({ forms }: Visit, payment: PaymentRecord): Part {
  const { paymentId, isReconciled, batchPaymentId } = payment;
  const button = (act: string, word: string) =>
    form(forms, { act, subject: paymentId, button: word, isRow: true });
  return [
    isReconciled ? button('unreconcile-payment', 'Unreconcile') : button('reconcile-payment', 'Reconcile'),
    batchPaymentId ? '' : button('remove-payment', 'Remove payment'),
  ];
}

const KINDS = { CreditNote: 'Credit note', Prepayment: 'Prepayment', Overpayment: 'Overpayment' } as const;

function creditRow({ forms }: Visit, credit: CreditRecord): Html {
  return html`<tr><td>${KINDS[credit.kind]} <small>${day(credit.date)}</small></td>
<td class="wide">${credit.number}</td><td class="figure">${money(credit.amount)}</td>
<td>${form(forms, { act: 'remove-credit', subject: credit.allocationId ?? credit.creditId, button: 'Remove credit', isRow: true })}</td></tr>`;
}
