/** What a person can do with an invoice: the forms beside it, and what each of them does to the books. */

import Big from 'big.js';
import { z } from 'zod';
import type { InvoiceRecord } from '../records.ts';
import { paymentAccounts } from './accounts.ts';
import { form } from './form.ts';
import { type Html, html, type Part } from './html.ts';
import { linesAct, linesSection } from './invoice-lines.ts';
import { type Act, act, type Visit } from './practice.ts';
import { subject, ticked, typedAmount, typedDate, typedDateOrNone, typedText } from './typed.ts';

const onInvoice = ({ organisation, params }: Visit) => ({
  tenantId: organisation.tenantId,
  invoiceId: params.invoiceId ?? '',
});

const onPayment = ({ organisation }: Visit, fields: { readonly subject: string }) => ({
  tenantId: organisation.tenantId,
  paymentId: fields.subject,
});

const nothing = z.object({});
const paymentForm = z.object({
  amount: typedAmount,
  date: typedDate,
  accountCode: z.string().min(1, { error: 'Choose an account.' }),
  reference: typedText,
  overpay: ticked,
});
const creditForm = z.object({
  amount: typedAmount,
  date: typedDate,
  kind: z.enum(['CreditNote', 'Prepayment', 'Overpayment']),
});
const totalsForm = z.object({ totalTax: typedAmount, total: typedAmount });
const editForm = z.object({ dueDate: typedDateOrNone, reference: typedText });

export const invoiceActs: Readonly<Record<string, Act>> = {
  'record-payment': act('The payment is recorded.', paymentForm, recordPayment),
  'remove-payment': act('The payment is removed.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.removePayment(onPayment(visit, fields)),
  ),
  'reconcile-payment': act('The payment is reconciled.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.reconcilePayment(onPayment(visit, fields)),
  ),
  'unreconcile-payment': act('The payment is no longer reconciled.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.unreconcilePayment(onPayment(visit, fields)),
  ),
  'apply-credit': act('The credit is applied.', creditForm, (visit, fields) =>
    visit.practice.books.applyCredit({ ...onInvoice(visit), ...fields }),
  ),
  'remove-credit': act('The credit is removed.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.removeCredit({ ...onInvoice(visit), creditId: fields.subject }),
  ),
  'edit-due-date': act('The changes are saved.', editForm, (visit, { dueDate, reference }) =>
    visit.practice.books.editInvoice({ ...onInvoice(visit), reference, ...(dueDate && { dueDate }) }),
  ),
  'edit-lines': linesAct,
  'overwrite-totals': act('The totals are changed.', totalsForm, (visit, fields) =>
    visit.practice.books.overwriteTotals({ ...onInvoice(visit), ...fields }),
  ),
  approve: act('The invoice is approved.', nothing, approve),
  void: act('The invoice is void.', nothing, (visit) => visit.practice.books.voidInvoice(onInvoice(visit))),
  delete: act('The invoice is deleted.', nothing, (visit) =>
    visit.practice.books.deleteInvoice(onInvoice(visit)),
  ),
};

/** What is too much becomes an overpayment only when the person says so; otherwise the books refuse it. */
function recordPayment(visit: Visit, { overpay, ...fields }: z.infer<typeof paymentForm>) {
  const { books } = visit.practice;
  const what = { ...onInvoice(visit), ...fields };
  const owing = books.getInvoice(what)?.amountDue ?? '0';
  return overpay && new Big(fields.amount).gt(owing)
    ? books.recordOverpayment(what)
    : books.recordPayment(what);
}

/** With the approval step switched on the books keep it as it was, without calling that an error. */
function approve(visit: Visit) {
  const result = visit.practice.books.approveInvoice(onInvoice(visit));
  if (!result.ok || result.value.status === 'AUTHORISED') return result;
  return {
    ok: false,
    why: 'These books have an approval step switched on (Settings), so it was not approved.',
  } as const;
}

/** Only what the invoice's state allows at all; what the books refuse besides, they say. */
export function invoiceForms(visit: Visit, invoice: InvoiceRecord): Part {
  switch (invoice.status) {
    case 'DRAFT':
    case 'SUBMITTED':
      return [
        approveForm(visit),
        editSection(visit, invoice),
        linesSection(visit, invoice),
        totalsSection(visit, invoice),
        endForm(visit, 'delete', 'Delete'),
      ];
    case 'AUTHORISED':
      return [
        paymentSection(visit, invoice),
        editSection(visit, invoice),
        linesSection(visit, invoice),
        totalsSection(visit, invoice),
        creditSection(visit, invoice),
        endForm(visit, 'void', 'Void'),
      ];
    case 'PAID':
      return [editSection(visit, invoice), endForm(visit, 'void', 'Void')];
    case 'VOIDED':
    case 'DELETED':
      return html`<p class="empty">It is ${invoice.status.toLowerCase()}: nothing about it can be changed.</p>`;
  }
}

const approveForm = ({ forms }: Visit): Html =>
  html`<section class="panel">${form(forms, { act: 'approve', button: 'Approve', look: 'main' })}</section>`;

const endForm = ({ forms }: Visit, name: string, button: string): Html =>
  html`<section class="panel">${form(forms, { act: name, button, look: 'grave' })}</section>`;

function paymentSection(visit: Visit, invoice: InvoiceRecord): Html {
  const fields = form(visit.forms, {
    act: 'record-payment',
    button: 'Record payment',
    look: 'main',
    fields: (field) => [
      field.text({
        name: 'amount',
        label: `Amount (${invoice.currencyCode})`,
        value: invoice.amountDue,
        isMoney: true,
      }),
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
      field.select({ name: 'accountCode', label: 'Account', options: paymentAccounts(visit) }),
      field.text({ name: 'reference', label: 'Reference (optional)', isOptional: true, longest: 255 }),
      field.tick({ name: 'overpay', label: 'Keep what is too much as an overpayment' }),
    ],
  });
  return html`<section class="panel"><h2>Record a payment</h2>${fields}</section>`;
}

function editSection(visit: Visit, invoice: InvoiceRecord): Html {
  const fields = form(visit.forms, {
    act: 'edit-due-date',
    button: 'Save',
    fields: (field) => [
      field.text({
        name: 'dueDate',
        label: 'Due date',
        type: 'date',
        value: invoice.dueDate,
        isOptional: true,
      }),
      field.text({
        name: 'reference',
        label: 'Reference',
        value: invoice.reference,
        isOptional: true,
        longest: 255,
      }),
    ],
  });
  return html`<section class="panel"><h2>Edit</h2>${fields}</section>`;
}

function totalsSection(visit: Visit, invoice: InvoiceRecord): Html {
  const fields = form(visit.forms, {
    act: 'overwrite-totals',
    button: 'Save totals',
    fields: (field) => [
      field.text({ name: 'totalTax', label: 'Tax', value: invoice.totalTax, isMoney: true }),
      field.text({
        name: 'total',
        label: `Total (${invoice.currencyCode})`,
        value: invoice.total,
        isMoney: true,
      }),
    ],
  });
  return html`<section class="panel"><h2>Change the totals by hand</h2>
<p class="quiet-text">By up to 0.10 from what the lines come to.</p>${fields}</section>`;
}

function creditSection(visit: Visit, invoice: InvoiceRecord): Html {
  const fields = form(visit.forms, {
    act: 'apply-credit',
    button: 'Apply credit',
    fields: (field) => [
      field.select({ name: 'kind', label: 'Kind', options: CREDIT_KINDS }),
      field.text({ name: 'amount', label: `Amount (${invoice.currencyCode})`, isMoney: true }),
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
    ],
  });
  return html`<section class="panel"><h2>Apply a credit</h2>${fields}</section>`;
}

const CREDIT_KINDS = [
  ['CreditNote', 'Credit note'],
  ['Prepayment', 'Prepayment'],
  ['Overpayment', 'Overpayment'],
] as const;
