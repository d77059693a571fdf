/** The chart of accounts: added, made inactive and active again. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, live } from '../../practice/html.ts';
import { subject, typedText } from '../../practice/typed.ts';
import type { Entity } from '../table.ts';
import { isActive, text } from './fields.ts';
import { act, type Page, type Visit } from './practice.ts';
import { activity } from './standing.ts';

const onAccount = z.object({ subject });
const newAccount = z.object({ name: typedText, type: typedText, number: typedText });

export const accountsPage: Page = {
  path: '/accounts',
  tab: 'accounts',
  view: (visit) => ({
    title: 'Chart of accounts',
    content: html`<h1>Chart of accounts</h1><div class="two"><div>${live('accounts', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'deactivate-account': act('The account is inactive.', onAccount, ({ practice, realmId }, fields) =>
      practice.books.deactivateAccount({ realmId, accountId: fields.subject }),
    ),
    'reactivate-account': act('The account is active again.', onAccount, ({ practice, realmId }, fields) =>
      practice.books.reactivateAccount({ realmId, accountId: fields.subject }),
    ),
    'add-account': act('The account is added.', newAccount, ({ practice, realmId }, fields) =>
      practice.books.addAccount({ realmId, ...fields }),
    ),
  },
};

function list(visit: Visit): Html {
  const accounts = [...visit.practice.books.listAccounts(visit)].sort((a, b) =>
    text(a.AcctNum).localeCompare(text(b.AcctNum)),
  );
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col" class="wide">Number</th><th scope="col" class="wide">Type</th>
<th scope="col">Status</th><th scope="col"><span class="unseen">Make inactive or active</span></th></tr></thead>
<tbody>${accounts.map((account) => row(visit, account))}</tbody></table>`;
}

const row = (visit: Visit, account: Entity): Html =>
  html`<tr><th scope="row" class="long">${text(account.Name)}</th><td class="wide">${text(account.AcctNum)}</td><td class="wide">${text(account.AccountType)}</td>
<td>${activity(account)}</td><td>${turnForm(visit, account)}</td></tr>`;

const turnForm = ({ forms }: Visit, account: Entity): Html =>
  form(forms, {
    ...{ subject: account.Id, isRow: true },
    ...(isActive(account)
      ? { act: 'deactivate-account', button: 'Make inactive' }
      : { act: 'reactivate-account', button: 'Make active' }),
  });

function addSection({ forms }: Visit): Html {
  const fields = form(forms, {
    act: 'add-account',
    button: 'Add account',
    fields: (field) => [
      field.text({ name: 'name', label: 'Name', longest: 100 }),
      field.text({ name: 'number', label: 'Number (optional)', isOptional: true, longest: 20 }),
      field.select({ name: 'type', label: 'Type', options: TYPES.map((type) => [type, type] as const) }),
    ],
  });
  return html`<section class="panel"><h2>Add an account</h2>${fields}</section>`;
}

/** As QuickBooks calls them. */
const TYPES = [
  ...['Income', 'Other Income', 'Bank', 'Other Current Asset', 'Fixed Asset', 'Other Current Liability'],
  ...['Cost of Goods Sold', 'Expense', 'Other Expense', 'Equity'],
];
