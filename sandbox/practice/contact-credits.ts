/** A contact's prepayments and overpayments: received, set against invoices, paid back, deleted. */

import { z } from 'zod';
import type { ContactRecord, MoneyCreditRecord } from '../records.ts';
import { bankAccounts, lineAccounts } from './accounts.ts';
import { form } from './form.ts';
import { type Html, html, type Part } from './html.ts';
import { type Act, act, type Visit } from './practice.ts';
import { subject, typedAmount, typedDate, typedText } from './typed.ts';
import { day, money } from './words.ts';

const bank = z.string().min(1, { error: 'Choose an account.' });
const prepayForm = z.object({
  amount: typedAmount,
  date: typedDate,
  accountCode: bank,
  lineAccountCode: bank,
  reference: typedText,
});
const allocateForm = z.object({
  subject,
  invoiceId: z.string().min(1, { error: 'Choose an invoice.' }),
  amount: typedAmount,
});
const refundForm = z.object({ subject, amount: typedAmount, accountCode: bank });

export const creditActs: Readonly<Record<string, Act>> = {
  'record-prepayment': act('The prepayment is recorded.', prepayForm, recordPrepayment),
  'allocate-credit': act('The credit is set against the invoice.', allocateForm, (visit, fields) =>
    visit.practice.books.allocateMoneyCredit({ ...onCredit(visit, fields), ...fields, date: visit.today }),
  ),
  'refund-credit': act('The refund is recorded.', refundForm, (visit, fields) =>
    visit.practice.books.refundCredit({ ...onCredit(visit, fields), ...fields, date: visit.today }),
  ),
  'delete-credit': act('It is deleted.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.voidMoneyCredit(onCredit(visit, fields)),
  ),
};

const onCredit = ({ organisation }: Visit, fields: { readonly subject: string }) => ({
  tenantId: organisation.tenantId,
  creditId: fields.subject,
});

function recordPrepayment(visit: Visit, fields: z.infer<typeof prepayForm>) {
  const { amount, lineAccountCode, ...rest } = fields;
  return visit.practice.books.recordPrepayment({
    ...rest,
    tenantId: visit.organisation.tenantId,
    contactId: visit.params.contactId ?? '',
    lines: [{ description: 'Prepayment', unitAmount: amount, accountCode: lineAccountCode }],
  });
}

export function creditsSection(visit: Visit, { contactId }: ContactRecord): Html {
  const held = visit.practice.books.listMoneyCredits({ ...visit.organisation, contactId });
  if (held.length === 0) return html`<h2>Prepayments and overpayments</h2><p class="empty">None yet.</p>`;
  return html`<h2>Prepayments and overpayments</h2>
<table><thead><tr><th scope="col">What</th><th scope="col" class="figure">Amount</th><th scope="col" class="figure">Left</th>
<th scope="col"><span class="unseen">Use or delete</span></th></tr></thead><tbody>${held.map((each) => row(visit, each))}</tbody></table>`;
}

function row(visit: Visit, credit: MoneyCreditRecord): Html {
  const { kind, status, date, number, total, remainingCredit, currencyCode } = credit;
  const notes = [day(date), number, status === 'VOIDED' ? 'deleted' : ''].filter(Boolean);
  return html`<tr><td>${kind} <small>${notes.join(', ')}</small></td><td class="figure">${money(total, currencyCode)}</td>
<td class="figure">${money(status === 'VOIDED' ? '0.00' : remainingCredit)}</td>
<td>${status === 'AUTHORISED' ? uses(visit, credit) : ''}</td></tr>`;
}

function uses(visit: Visit, credit: MoneyCreditRecord): Part {
  const { creditId, remainingCredit, total, currencyCode } = credit;
  const amount = { name: 'amount', label: `Amount (${currencyCode})`, value: remainingCredit, isMoney: true };
  const owing = openInvoices(visit, credit);
  const refund = form(visit.forms, {
    act: 'refund-credit',
    subject: creditId,
    button: 'Pay back',
    fields: (field) => [
      field.text(amount),
      field.select({ name: 'accountCode', label: 'From', options: bankAccounts(visit) }),
    ],
  });
  const allocation = form(visit.forms, {
    act: 'allocate-credit',
    subject: creditId,
    button: 'Set against it',
    fields: (field) => [
      field.select({ name: 'invoiceId', label: 'Invoice', options: owing }),
      field.text(amount),
    ],
  });
  // A refusal must be seen.
  const isRefused = visit.forms.refusal?.sent.subject === creditId;
  return html`<details${isRefused ? html` open` : ''}><summary>Use it</summary>${owing.length > 0 ? allocation : ''}${refund}
${remainingCredit === total ? form(visit.forms, { act: 'delete-credit', subject: creditId, button: 'Delete', look: 'grave' }) : ''}</details>`;
}

/** What this credit may be set against, the oldest first. */
function openInvoices(
  { practice, organisation }: Visit,
  { contactId, currencyCode }: MoneyCreditRecord,
): readonly (readonly [string, string])[] {
  return practice.books
    .listInvoices(organisation)
    .filter((invoice) => invoice.contactId === contactId && invoice.status === 'AUTHORISED')
    .filter((invoice) => invoice.type === 'ACCREC' && invoice.currencyCode === currencyCode)
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ invoiceId, number, amountDue }) => [invoiceId, `${number}, owing ${money(amountDue)}`] as const);
}

export function prepaymentSection(visit: Visit): Html {
  const fields = form(visit.forms, {
    act: 'record-prepayment',
    button: 'Record prepayment',
    fields: (field) => [
      field.text({ name: 'amount', label: `Amount (${visit.organisation.baseCurrency})`, isMoney: true }),
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
      field.select({ name: 'accountCode', label: 'Into', options: bankAccounts(visit) }),
      field.select({ name: 'lineAccountCode', label: 'For', options: lineAccounts(visit) }),
      field.text({ name: 'reference', label: 'Reference (optional)', isOptional: true, longest: 255 }),
    ],
  });
  return html`<section class="panel"><h2>Record a prepayment</h2>${fields}</section>`;
}
