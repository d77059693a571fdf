/** Batch payments: several invoices paid by one movement of the bank. */

import { z } from 'zod';
import type { BatchPaymentRecord, InvoiceRecord } from '../records.ts';
import { paymentAccounts } from './accounts.ts';
import { form, type Sent } from './form.ts';
import { type Html, html, live, type Part } from './html.ts';
import { pager, sliceOf } from './list.ts';
import { act, homeOf, type Page, type Visit } from './practice.ts';
import { subject, typedDate, typedText } from './typed.ts';
import { day, money, plural } from './words.ts';

const onBatch = z.object({ subject });
const batchForm = z
  .object({
    date: typedDate,
    accountCode: z.string().min(1, { error: 'Choose an account.' }),
    reference: typedText,
  })
  .catchall(z.string());

/** More would make a form that nobody reads. */
const OFFERED = 25;

export const batchPaymentsPage: Page = {
  path: '/batch-payments',
  tab: 'batch-payments',
  view: (visit) => ({
    title: 'Batch payments',
    content: html`<h1>Batch payments</h1><div class="two"><div>${live('batches', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', batchSection(visit))}</aside></div>`,
  }),
  acts: {
    'record-batch': act('The batch payment is recorded.', batchForm, (visit, fields) =>
      visit.practice.books.recordBatchPayment({
        tenantId: visit.organisation.tenantId,
        date: fields.date,
        accountCode: fields.accountCode,
        reference: fields.reference,
        payments: chosen(visit, fields).map(({ invoiceId, amountDue }) => ({ invoiceId, amount: amountDue })),
      }),
    ),
    'remove-batch': act('The batch payment is removed.', onBatch, ({ practice, organisation }, fields) =>
      practice.books.removeBatchPayment({
        tenantId: organisation.tenantId,
        batchPaymentId: fields.subject,
      }),
    ),
  },
};

/** Each is paid what it owes. */
const chosen = (visit: Visit, sent: Sent): readonly InvoiceRecord[] =>
  openInvoices(visit).filter(({ invoiceId }) => sent[`pay-${invoiceId}`] === 'yes');

const openInvoices = ({ practice, organisation }: Visit): readonly InvoiceRecord[] =>
  practice.books
    .listInvoices(organisation)
    .filter(({ type, status }) => type === 'ACCREC' && status === 'AUTHORISED')
    .sort((a, b) => a.date.localeCompare(b.date) || a.number.localeCompare(b.number));

function list(visit: Visit): Html {
  const held = [...visit.practice.books.listBatchPayments(visit.organisation)].sort(
    (a, b) => b.date.localeCompare(a.date) || b.updatedAt - a.updatedAt,
  );
  if (held.length === 0) return html`<p class="empty">None yet.</p>`;
  const slice = sliceOf(visit, held);
  return html`<table><thead><tr><th scope="col">Date</th><th scope="col">For</th><th scope="col" class="wide">Reference</th>
<th scope="col" class="figure">Amount</th><th scope="col"><span class="unseen">Take back</span></th></tr></thead>
<tbody>${slice.rows.map((each) => row(visit, each))}</tbody></table>${pager(visit, slice, 'batch payment')}`;
}

function row(visit: Visit, batch: BatchPaymentRecord): Html {
  const { batchPaymentId, status, isReconciled, totalAmount } = batch;
  const remove = form(visit.forms, {
    act: 'remove-batch',
    subject: batchPaymentId,
    button: 'Remove batch',
    isRow: true,
  });
  return html`<tr><th scope="row" class="day">${day(batch.date)}</th><td class="long">${paidBy(visit, batch)}
<small>${isReconciled ? 'reconciled' : ''}</small></td><td class="wide long">${batch.details.Reference ?? ''}</td>
<td class="figure">${money(totalAmount)}</td><td>${status === 'DELETED' ? 'removed' : remove}</td></tr>`;
}

/** The invoices, each with a link to it. */
function paidBy({ practice, organisation }: Visit, { paymentIds }: BatchPaymentRecord): Part {
  const payments = practice.books
    .listPayments(organisation)
    .filter(({ paymentId }) => paymentIds.includes(paymentId));
  return payments.map(({ invoiceId }) => {
    const invoice = practice.books.getInvoice({ ...organisation, invoiceId });
    return html`<a href="${homeOf(organisation)}/invoices/${invoiceId}">${invoice?.number || 'Bill'}</a> `;
  });
}

function batchSection(visit: Visit): Html {
  const open = openInvoices(visit);
  if (open.length === 0)
    return html`<section class="panel"><p class="empty">No invoice is waiting for payment.</p></section>`;
  const names = new Map(
    visit.practice.books.listContacts(visit.organisation).map(({ contactId, name }) => [contactId, name]),
  );
  const fields = form(visit.forms, {
    act: 'record-batch',
    button: 'Record batch payment',
    look: 'main',
    fields: (field) => [
      ...open.slice(0, OFFERED).map(({ invoiceId, contactId, number, amountDue, currencyCode }) =>
        field.tick({
          name: `pay-${invoiceId}`,
          label: html`${number}, ${names.get(contactId) ?? ''}: ${money(amountDue, currencyCode)}`,
        }),
      ),
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
      field.select({ name: 'accountCode', label: 'Account', options: paymentAccounts(visit) }),
      field.text({ name: 'reference', label: 'Reference (optional)', isOptional: true, longest: 255 }),
    ],
  });
  const more = open.length - OFFERED;
  return html`<section class="panel"><h2>Pay several invoices at once</h2>
${more > 0 ? html`<p class="quiet-text">The oldest; ${plural(more, 'more invoice')} not shown.</p>` : ''}${fields}</section>`;
}
