/** One customer: name, invoices, money and credits that are left, and merging into another. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, live, type Part } from '../../practice/html.ts';
import { pager, sliceOf } from '../../practice/list.ts';
import { typedText } from '../../practice/typed.ts';
import { refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { creditActs, creditsSection } from './customer-credits.ts';
import { documentActs, documentSections } from './customer-documents.ts';
import { activityForm, addressOf, byName, customersPage } from './customers-page.ts';
import { amount, currencyOf, isActive, text } from './fields.ts';
import { newestFirst, table } from './invoices-page.ts';
import { act, type Page, type Visit } from './practice.ts';
import { activity } from './standing.ts';

const onCustomer = ({ realmId, params }: Visit) => ({ realmId, customerId: params.customerId ?? '' });

export const customerPage: Page = {
  path: '/customers/:customerId',
  tab: 'customers',
  view(visit) {
    const customer = visit.practice.books.getCustomer(onCustomer(visit));
    return customer && { title: text(customer.DisplayName), content: content(visit, customer) };
  },
  acts: {
    ...customersPage.acts,
    ...creditActs,
    ...documentActs,
    'rename-customer': act(
      'The customer is renamed.',
      z.object({ name: typedText.pipe(z.string().min(1, { error: 'Type a name.' })) }),
      (visit, { name }) => visit.practice.books.renameCustomer({ ...onCustomer(visit), name }),
    ),
    'merge-customer': act(
      'The customers are merged.',
      z.object({ fromCustomerId: z.string().min(1, { error: 'Choose a customer.' }) }),
      ({ practice, realmId, params }, { fromCustomerId }) =>
        practice.books.mergeCustomers({
          ...{ realmId, customerId: fromCustomerId },
          intoCustomerId: params.customerId ?? '',
        }),
    ),
  },
};

function content(visit: Visit, customer: Entity): Html {
  return html`${live('head', head(visit, customer))}
<div class="two"><div>${live('invoices', invoices(visit, customer))}${live('credits', creditsSection(visit, customer))}</div>
<aside aria-label="What you can do">${live('acts', acts(visit, customer))}</aside></div>`;
}

function head(visit: Visit, customer: Entity): Html {
  const currency = currencyOf(customer, visit.company.homeCurrency);
  return html`<div class="title"><h1>${text(customer.DisplayName)}</h1>${activity(customer)}</div>
<dl class="facts"><div><dt>E-mail</dt><dd>${addressOf(customer) || 'none'}</dd></div>
<div><dt>Currency</dt><dd>${currency}</dd></div><div><dt>Balance</dt><dd><strong>${amount(customer.Balance, currency)}</strong></dd></div>
<div><dt>Id</dt><dd>${customer.Id}</dd></div><div><dt>Notes</dt><dd>${text(customer.Notes) || 'none'}</dd></div></dl>`;
}

function invoices(visit: Visit, { Id }: Entity): Html {
  const theirs = visit.practice.books
    .listInvoices(visit)
    .filter((invoice) => refOf(invoice, 'CustomerRef') === Id)
    .sort(newestFirst);
  if (theirs.length === 0) return html`<h2>Invoices</h2><p class="empty">None yet.</p>`;
  const slice = sliceOf(visit, theirs);
  return html`<h2>Invoices</h2>${table(visit, slice.rows)}${pager(visit, slice, 'invoice')}`;
}

/** Nothing of an inactive customer can be changed before it is active again. */
function acts(visit: Visit, customer: Entity): Part {
  const turn = html`<section class="panel">${activityForm(visit, customer)}</section>`;
  if (!isActive(customer)) return turn;
  const others = visit.practice.books
    .listCustomers(visit)
    .filter((each) => isActive(each) && each.Id !== customer.Id)
    .sort(byName)
    .map((each) => [each.Id, text(each.DisplayName)] as const);
  const rename = form(visit.forms, {
    act: 'rename-customer',
    button: 'Save',
    fields: (field) =>
      field.text({ name: 'name', label: 'Display name', value: text(customer.DisplayName), longest: 500 }),
  });
  const merge = form(visit.forms, {
    act: 'merge-customer',
    button: 'Merge',
    look: 'grave',
    fields: (field) =>
      field.select({
        ...{ name: 'fromCustomerId', label: 'This one takes in' },
        options: [['', 'Choose a customer'], ...others],
      }),
  });
  return [
    ...documentSections(visit, customer),
    html`<section class="panel"><h2>Rename</h2>${rename}</section>`,
    turn,
    html`<section class="panel"><h2>Merge another customer into this one</h2>
<p class="quiet-text">Everything of the other moves here, and the other is no more.</p>${merge}</section>`,
  ];
}
