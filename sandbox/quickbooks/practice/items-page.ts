/** Products and services: what a line sells, and the account of income behind each. */

import { z } from 'zod';
import { folded, form } from '../../practice/form.ts';
import { type Html, html, live } from '../../practice/html.ts';
import { subject, typedAmount, typedText } from '../../practice/typed.ts';
import type { Entity } from '../table.ts';
import { amount, incomeAccounts, isActive, nameIn, text } from './fields.ts';
import { act, type Page, type Visit } from './practice.ts';
import { activity } from './standing.ts';

const onItem = z.object({ subject });
const account = z.string().min(1, { error: 'Choose an account.' });
const newItem = z.object({ name: typedText, sku: typedText, unitPrice: typedAmount, accountId: account });

export const itemsPage: Page = {
  path: '/items',
  tab: 'items',
  view: (visit) => ({
    title: 'Products and services',
    content: html`<h1>Products and services</h1><div class="two"><div>${live('items', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'deactivate-item': act('It is inactive.', onItem, ({ practice, realmId }, fields) =>
      practice.books.deactivateItem({ realmId, itemId: fields.subject }),
    ),
    'reactivate-item': act('It is active again.', onItem, ({ practice, realmId }, fields) =>
      practice.books.reactivateItem({ realmId, itemId: fields.subject }),
    ),
    'change-item-account': act(
      'From now on it is booked there.',
      z.object({ subject, accountId: account }),
      ({ practice, realmId }, fields) =>
        practice.books.changeItemAccount({ realmId, itemId: fields.subject, accountId: fields.accountId }),
    ),
    'add-item': act('The service is added.', newItem, ({ practice, realmId }, fields) =>
      practice.books.addItem({ realmId, ...fields }),
    ),
  },
};

function list(visit: Visit): Html {
  const items = [...visit.practice.books.listItems(visit)].sort(
    (a, b) => Number(!isActive(a)) - Number(!isActive(b)) || text(a.Name).localeCompare(text(b.Name)),
  );
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col" class="figure wide">Rate</th><th scope="col">Income account</th>
<th scope="col" class="wide">Status</th><th scope="col"><span class="unseen">Make inactive or active</span></th></tr></thead>
<tbody>${items.map((item) => row(visit, item))}</tbody></table>`;
}

function row(visit: Visit, item: Entity): Html {
  return html`<tr><th scope="row" class="long">${text(item.Name)} <small>${text(item.Sku)}</small></th><td class="figure wide">${amount(item.UnitPrice)}</td>
<td class="long">${nameIn(item, 'IncomeAccountRef') || 'none'}${accountForm(visit, item)}</td><td class="wide">${activity(item)}</td>
<td>${turnForm(visit, item)}</td></tr>`;
}

function accountForm(visit: Visit, item: Entity): Html {
  const fields = form(visit.forms, {
    ...{ act: 'change-item-account', subject: item.Id, button: 'Save' },
    fields: (field) =>
      field.select({ name: 'accountId', label: 'Income account', options: incomeAccounts(visit) }),
  });
  return folded(visit.forms, { act: 'change-item-account', subject: item.Id }, 'Change', fields);
}

const turnForm = ({ forms }: Visit, item: Entity): Html =>
  form(forms, {
    ...{ subject: item.Id, isRow: true },
    ...(isActive(item)
      ? { act: 'deactivate-item', button: 'Make inactive' }
      : { act: 'reactivate-item', button: 'Make active' }),
  });

function addSection(visit: Visit): Html {
  const fields = form(visit.forms, {
    act: 'add-item',
    button: 'Add service',
    fields: (field) => [
      field.text({ name: 'name', label: 'Name', longest: 100 }),
      field.text({ name: 'sku', label: 'SKU (optional)', isOptional: true, longest: 100 }),
      field.text({ name: 'unitPrice', label: 'Rate', value: '0.00', isMoney: true }),
      field.select({ name: 'accountId', label: 'Income account', options: incomeAccounts(visit) }),
    ],
  });
  return html`<section class="panel"><h2>Add a service</h2>${fields}</section>`;
}
