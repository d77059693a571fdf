/** What a person can do with an invoice: the forms beside it, and what each of them does to the books. */

import Big from 'big.js';
import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, type Part } from '../../practice/html.ts';
import { subject, ticked, typedAmount, typedDate, typedDateOrNone, typedText } from '../../practice/typed.ts';
import { inner, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, currencyOf, depositAccounts, group, text, typed } from './fields.ts';
import { linesAct, linesSection } from './invoice-lines.ts';
import { type Act, act, homeOf, type Visit } from './practice.ts';
import { isOpen, isVoid } from './standing.ts';

const nothing = z.object({});
const paymentForm = z.object({
  amount: typedAmount,
  date: typedDate,
  accountId: z.string().min(1, { error: 'Choose an account.' }),
  reference: typedText,
  overpay: ticked,
});
const creditForm = z.object({ amount: typedAmount, date: typedDate });
const useForm = z.object({
  source: z.string().regex(/^(CreditMemo|Payment)-\w+$/, { error: 'Choose a credit.' }),
  amount: typedAmount,
});
const editForm = z.object({
  number: typedText.optional(),
  date: typedDate,
  dueDate: typedDateOrNone,
  memo: typedText,
});

const onInvoice = ({ realmId, params }: Visit) => ({ realmId, invoiceId: params.invoiceId ?? '' });
const onPayment = ({ realmId }: Visit, fields: { readonly subject: string }) => ({
  realmId,
  paymentId: fields.subject,
});

export const invoiceActs: Readonly<Record<string, Act>> = {
  'record-payment': act('The payment is recorded.', paymentForm, recordPayment),
  unapply: act(
    'The payment no longer pays this invoice; the customer keeps it as a credit.',
    z.object({ subject }),
    (visit, fields) =>
      visit.practice.books.unapplyPayment({ ...onInvoice(visit), ...onPayment(visit, fields) }),
  ),
  'deposit-payment': act('The payment is in the bank.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.depositPayment(onPayment(visit, fields)),
  ),
  'void-payment': act('The payment is void.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.voidPayment(onPayment(visit, fields)),
  ),
  'remove-payment': act('It is deleted.', z.object({ subject }), (visit, fields) =>
    visit.practice.books.removePayment(onPayment(visit, fields)),
  ),
  'apply-credit': act('The credit is applied.', creditForm, (visit, fields) =>
    visit.practice.books.applyCredit({ ...onInvoice(visit), ...fields }),
  ),
  'use-credit': act('The credit is applied.', useForm, (visit, fields) => useCredit(visit, fields)),
  edit: act('The changes are saved.', editForm, (visit, { number, date, dueDate, memo }) =>
    visit.practice.books.editInvoice({
      ...onInvoice(visit),
      ...{ date, memo },
      ...(number !== undefined && { number }),
      ...(dueDate && { dueDate }),
    }),
  ),
  'edit-lines': linesAct,
  void: act('The invoice is void.', nothing, (visit) => visit.practice.books.voidInvoice(onInvoice(visit))),
  delete: {
    ...act('The invoice is deleted.', nothing, (visit) =>
      visit.practice.books.deleteInvoice(onInvoice(visit)),
    ),
    goesTo: homeOf,
  },
};

/** What is too much stays with the customer only when the person says so; otherwise the books refuse it. */
function recordPayment(visit: Visit, { overpay, ...fields }: z.infer<typeof paymentForm>) {
  const { books } = visit.practice;
  const what = { ...onInvoice(visit), ...fields };
  const owing = Number(books.getInvoice(what)?.Balance ?? 0);
  return overpay && new Big(fields.amount).gt(owing)
    ? books.recordOverpayment(what)
    : books.recordPayment(what);
}

export function useCredit(visit: Visit, { source, amount: used }: z.infer<typeof useForm>) {
  const { books } = visit.practice;
  const [kind, id = ''] = source.split('-');
  return kind === 'Payment'
    ? books.applyUnapplied({ ...onInvoice(visit), paymentId: id, amount: used })
    : books.allocateCredit({ ...onInvoice(visit), creditMemoId: id, amount: used, date: visit.today });
}

/** Only what the invoice's state allows at all; what the books refuse besides, they say. */
export function invoiceForms(visit: Visit, invoice: Entity): Part {
  const end = (act: string, button: string) => form(visit.forms, { act, button, look: 'grave' });
  const remove = end('delete', 'Delete');
  if (isVoid(invoice))
    return [html`<p class="empty">It is void.</p>`, html`<section class="panel">${remove}</section>`];
  return [
    ...(isOpen(invoice)
      ? [paymentSection(visit, invoice), useSection(visit, invoice), creditSection(visit, invoice)]
      : []),
    ...[editSection(visit, invoice), linesSection(visit, invoice)],
    html`<section class="panel">${end('void', 'Void')}${remove}</section>`,
  ];
}

function paymentSection(visit: Visit, invoice: Entity): Html {
  const fields = form(visit.forms, {
    act: 'record-payment',
    button: 'Receive payment',
    look: 'main',
    fields: (field) => [
      field.text({
        name: 'amount',
        label: `Amount received (${currencyOf(invoice, visit.company.homeCurrency)})`,
        value: typed(invoice.Balance),
        isMoney: true,
      }),
      field.text({ name: 'date', label: 'Payment date', type: 'date', value: visit.today }),
      field.select({ name: 'accountId', label: 'Deposit to', options: depositAccounts(visit) }),
      field.text({ name: 'reference', label: 'Reference no. (optional)', isOptional: true, longest: 21 }),
      field.tick({ name: 'overpay', label: 'Keep what is too much as a credit' }),
    ],
  });
  return html`<section class="panel"><h2>Receive a payment</h2>${fields}</section>`;
}

/** What the customer has left: credit memos, and payments that are for no invoice yet. */
function useSection(visit: Visit, invoice: Entity): Part {
  const options = creditsOf(visit, refOf(invoice, 'CustomerRef') ?? '');
  if (options.length === 0) return '';
  const fields = form(visit.forms, {
    act: 'use-credit',
    button: 'Apply',
    fields: (field) => [
      field.select({ name: 'source', label: 'Credit', options: [['', 'Choose a credit'], ...options] }),
      field.text({ name: 'amount', label: 'Amount', isMoney: true }),
    ],
  });
  return html`<section class="panel"><h2>Apply what is left</h2>${fields}</section>`;
}

function creditsOf({ practice, realmId }: Visit, customerId: string) {
  const theirs = (record: Entity) => refOf(record, 'CustomerRef') === customerId;
  const memos = practice.books
    .listCreditMemos({ realmId })
    .filter((memo) => theirs(memo) && Number(memo.RemainingCredit) > 0)
    .map((memo) => {
      const word = `Credit memo ${text(memo.DocNumber)}: ${amount(memo.RemainingCredit)}`;
      return [`CreditMemo-${memo.Id}`, word] as const;
    });
  const payments = practice.books
    .listPayments({ realmId })
    .filter((payment) => theirs(payment) && Number(payment.UnappliedAmt) > 0)
    .map((payment) => {
      const word = `Payment of ${text(payment.TxnDate)}: ${amount(payment.UnappliedAmt)}`;
      return [`Payment-${payment.Id}`, word] as const;
    });
  return [...memos, ...payments];
}

function creditSection(visit: Visit, invoice: Entity): Html {
  const fields = form(visit.forms, {
    act: 'apply-credit',
    button: 'Make and apply',
    fields: (field) => [
      field.text({
        name: 'amount',
        label: `Amount (${currencyOf(invoice, visit.company.homeCurrency)})`,
        isMoney: true,
      }),
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
    ],
  });
  return html`<section class="panel"><h2>Make a credit memo</h2>
<p class="quiet-text">Of one line without tax, set against this invoice at once.</p>${fields}</section>`;
}

/** A number can be given only where the company numbers for itself. */
function editSection(visit: Visit, invoice: Entity): Html {
  const { practice, realmId } = visit;
  const isOurs =
    group(practice.books.getPreferences({ realmId }), 'SalesFormsPrefs').CustomTxnNumbers === true;
  const fields = form(visit.forms, {
    act: 'edit',
    button: 'Save',
    fields: (field) => [
      isOurs
        ? field.text({
            name: 'number',
            label: 'Invoice no.',
            value: text(invoice.DocNumber),
            isOptional: true,
            longest: 21,
          })
        : '',
      field.text({ name: 'date', label: 'Invoice date', type: 'date', value: text(invoice.TxnDate) }),
      field.text({
        ...{ name: 'dueDate', label: 'Due date', type: 'date', isOptional: true },
        value: text(invoice.DueDate),
      }),
      field.text({
        ...{ name: 'memo', label: 'Message on invoice', isOptional: true, longest: 1000 },
        value: text(inner(invoice, 'CustomerMemo').value),
      }),
    ],
  });
  return html`<section class="panel"><h2>Edit</h2>${fields}</section>`;
}
