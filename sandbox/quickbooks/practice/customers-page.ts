/** The customers: found by name, added, made inactive and active again. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, live } from '../../practice/html.ts';
import { pager, searchForm, searchOf, sliceOf } from '../../practice/list.ts';
import { subject, typedText } from '../../practice/typed.ts';
import { inner } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, currencyOf, group, isActive, text } from './fields.ts';
import { act, homeOf, type Page, type Visit } from './practice.ts';
import { activity } from './standing.ts';

const onCustomer = z.object({ subject });
const newCustomer = z.object({
  name: typedText,
  emailAddress: typedText,
  currencyCode: typedText.optional(),
});

export const customersPage: Page = {
  path: '/customers',
  tab: 'customers',
  view: (visit) => ({
    title: 'Customers',
    content: html`<h1>Customers</h1>${searchForm(visit, 'Name or e-mail', [])}
<div class="two"><div>${live('customers', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'deactivate-customer': act('The customer is inactive.', onCustomer, ({ practice, realmId }, fields) =>
      practice.books.deactivateCustomer({ realmId, customerId: fields.subject }),
    ),
    'reactivate-customer': act('The customer is active again.', onCustomer, ({ practice, realmId }, fields) =>
      practice.books.reactivateCustomer({ realmId, customerId: fields.subject }),
    ),
    'add-customer': act(
      'The customer is added.',
      newCustomer,
      ({ practice, realmId }, { name, emailAddress, currencyCode }) =>
        practice.books.addCustomer({
          ...{ realmId, name, emailAddress },
          ...(currencyCode !== undefined && { currencyCode }),
        }),
    ),
  },
};

function list(visit: Visit): Html {
  const matches = searchOf(visit);
  const found = visit.practice.books
    .listCustomers(visit)
    .filter((customer) => matches([text(customer.DisplayName), addressOf(customer)]));
  const slice = sliceOf(visit, [...found].sort(byName));
  if (found.length === 0) return html`<p class="empty">No customer is like that.</p>`;
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col" class="wide">E-mail</th><th scope="col" class="figure wide">Balance</th>
<th scope="col">Status</th><th scope="col"><span class="unseen">Make inactive or active</span></th></tr></thead>
<tbody>${slice.rows.map((customer) => row(visit, customer))}</tbody></table>${pager(visit, slice, 'customer')}`;
}

/** Active ones first. */
export const byName = (a: Entity, b: Entity): number =>
  Number(!isActive(a)) - Number(!isActive(b)) || text(a.DisplayName).localeCompare(text(b.DisplayName));

export const addressOf = (customer: Entity): string => text(inner(customer, 'PrimaryEmailAddr').Address);

function row(visit: Visit, customer: Entity): Html {
  const currency = currencyOf(customer, visit.company.homeCurrency);
  return html`<tr><th scope="row" class="long"><a href="${homeOf(visit)}/customers/${customer.Id}">${text(customer.DisplayName)}</a></th>
<td class="wide long">${addressOf(customer)}</td><td class="figure wide">${amount(customer.Balance, currency)}</td>
<td>${activity(customer)}</td><td>${activityForm(visit, customer)}</td></tr>`;
}

/** Whichever the customer's state asks for; also on the customer's own page. */
export const activityForm = ({ forms }: Visit, customer: Entity): Html =>
  isActive(customer)
    ? form(forms, {
        ...{ act: 'deactivate-customer', subject: customer.Id, button: 'Make inactive', isRow: true },
      })
    : form(forms, {
        ...{ act: 'reactivate-customer', subject: customer.Id, button: 'Make active', isRow: true },
      });

function addSection(visit: Visit): Html {
  const currencies = currenciesOf(visit);
  const fields = form(visit.forms, {
    act: 'add-customer',
    button: 'Add customer',
    fields: (field) => [
      field.text({ name: 'name', label: 'Display name', longest: 500 }),
      field.text({
        ...{ name: 'emailAddress', label: 'E-mail (optional)', type: 'email' },
        ...{ isOptional: true, longest: 100 },
      }),
      currencies.length > 1
        ? field.select({ name: 'currencyCode', label: 'Currency, once and for all', options: currencies })
        : '',
    ],
  });
  return html`<section class="panel"><h2>Add a customer</h2>${fields}</section>`;
}

function currenciesOf({ practice, realmId }: Visit) {
  const preferences = group(practice.books.getPreferences({ realmId }), 'CurrencyPrefs');
  if (preferences.MultiCurrencyEnabled !== true) return [];
  return practice.books
    .list({ realmId, entity: 'CompanyCurrency' })
    .map(({ Code, Name }) => [text(Code), `${text(Code)} ${text(Name)}`] as const);
}
