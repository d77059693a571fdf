/** What a person makes for a customer: an invoice, a credit memo, money that is for no invoice yet. */

import { z } from 'zod';
import { folded, form } from '../../practice/form.ts';
import type { Part } from '../../practice/html.ts';
import { typedAmount, typedDate, typedText } from '../../practice/typed.ts';
import type { BooksResult } from '../books.ts';
import type { Entity } from '../table.ts';
import { currencyOf, depositAccounts, saleTaxes } from './fields.ts';
import { lineFields, typedLine } from './invoice-lines.ts';
import { type Act, act, type Visit } from './practice.ts';

const LINE = 'line';
const documentForm = z.looseObject({ date: typedDate, saleTax: typedText.optional() });
const moneyForm = z.object({
  amount: typedAmount,
  date: typedDate,
  accountId: z.string().min(1, { error: 'Choose an account.' }),
  reference: typedText,
});

export const documentActs: Readonly<Record<string, Act>> = {
  'create-invoice': act('The invoice is made.', documentForm, (visit, fields) =>
    make(visit, fields, visit.practice.books.createInvoice),
  ),
  'create-credit-memo': act('The credit memo is made.', documentForm, (visit, fields) =>
    make(visit, fields, visit.practice.books.createCreditMemo),
  ),
  'receive-unapplied': act('The payment is recorded.', moneyForm, ({ practice, realmId, params }, fields) =>
    practice.books.receiveUnapplied({ realmId, customerId: params.customerId ?? '', ...fields }),
  ),
};

function make(
  { realmId, params }: Visit,
  fields: z.infer<typeof documentForm>,
  create: Visit['practice']['books']['createCreditMemo'],
): BooksResult<unknown> {
  const line = typedLine(fields as Readonly<Record<string, string>>, LINE); // a form's fields are texts
  if (!line) return { ok: false, why: 'Type a rate.' };
  const { date, saleTax = '' } = fields;
  return create({
    ...{ realmId, customerId: params.customerId ?? '', date, lines: [line] },
    ...(saleTax !== '' && line.taxCodeId === 'TAX' && { taxCodeId: saleTax }),
  });
}

export function documentSections(visit: Visit, customer: Entity): readonly Part[] {
  return [
    documentSection(visit, 'create-invoice', 'Create invoice', 'Make an invoice'),
    documentSection(visit, 'create-credit-memo', 'Create credit memo', 'Make a credit memo'),
    moneySection(visit, customer),
  ];
}

function documentSection(visit: Visit, name: string, button: string, title: string): Part {
  const taxes = visit.company.country === 'US' ? saleTaxes(visit) : [];
  const fields = form(visit.forms, {
    ...{ act: name, button },
    fields: (field) => [
      lineFields(visit, field, LINE, 'One line'),
      taxes.length > 0
        ? field.select({ name: 'saleTax', label: 'Sales tax of taxed lines', options: taxes })
        : '',
      field.text({ name: 'date', label: 'Date', type: 'date', value: visit.today }),
    ],
  });
  return folded(visit.forms, { act: name }, title, fields, 'panel');
}

function moneySection(visit: Visit, customer: Entity): Part {
  const currency = currencyOf(customer, visit.company.homeCurrency);
  const fields = form(visit.forms, {
    act: 'receive-unapplied',
    button: 'Receive payment',
    fields: (field) => [
      field.text({ name: 'amount', label: `Amount received (${currency})`, isMoney: true }),
      field.text({ name: 'date', label: 'Payment date', type: 'date', value: visit.today }),
      field.select({ name: 'accountId', label: 'Deposit to', options: depositAccounts(visit) }),
      field.text({ name: 'reference', label: 'Reference no. (optional)', isOptional: true, longest: 21 }),
    ],
  });
  return folded(
    visit.forms,
    { act: 'receive-unapplied' },
    'Receive money for no invoice yet',
    fields,
    'panel',
  );
}
