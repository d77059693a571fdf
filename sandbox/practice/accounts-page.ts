/** The chart of accounts. */

import { z } from 'zod';
import type { AccountRecord } from '../records.ts';
import { form } from './form.ts';
import { type Html, html, live, type Part } from './html.ts';
import { act, type Page, type Visit } from './practice.ts';
import { subject, typedText } from './typed.ts';
import { standingOf } from './words.ts';

const onAccount = z.object({ subject });
const newAccount = z.object({ code: typedText, name: typedText, type: typedText, taxType: typedText });

export const accountsPage: Page = {
  path: '/accounts',
  tab: 'accounts',
  view: (visit) => ({
    title: 'Chart of accounts',
    content: html`<h1>Chart of accounts</h1><div class="two"><div>${live('accounts', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'archive-account': act('The account is archived.', onAccount, ({ practice, organisation }, fields) =>
      practice.books.archiveAccount({ tenantId: organisation.tenantId, code: fields.subject }),
    ),
    'restore-account': act('The account is active again.', onAccount, ({ practice, organisation }, fields) =>
      practice.books.restoreAccount({ tenantId: organisation.tenantId, code: fields.subject }),
    ),
    'add-account': act('The account is added.', newAccount, ({ practice, organisation }, fields) =>
      practice.books.addAccount({ tenantId: organisation.tenantId, ...fields }),
    ),
  },
};

function list(visit: Visit): Html {
  const accounts = [...visit.practice.books.listAccounts(visit.organisation)].sort((a, b) =>
    a.code.localeCompare(b.code),
  );
  return html`<table><thead><tr><th scope="col">Code</th><th scope="col">Name</th><th scope="col" class="wide">Type</th>
<th scope="col" class="wide">Tax</th><th scope="col">Status</th><th scope="col"><span class="unseen">Archive or activate</span></th></tr></thead>
<tbody>${accounts.map((account) => row(visit, account))}</tbody></table>`;
}

function row(visit: Visit, account: AccountRecord): Html {
  const notes = [
    account.systemAccount ? `system: ${account.systemAccount.toLowerCase()}` : '',
    account.type !== 'BANK' && account.enablePaymentsToAccount ? 'takes payments' : '',
  ].filter(Boolean);
  return html`<tr><th scope="row">${account.code}</th><td class="long">${account.name} <small>${notes.join(', ')}</small></td>
<td class="wide">${wordOf(account.type)}</td><td class="wide">${account.taxType}</td><td>${standingOf(account.status)}</td>
<td>${turnForm(visit, account)}</td></tr>`;
}

/** By its code, so an account without one has no button. */
function turnForm({ forms }: Visit, { code, status }: AccountRecord): Part {
  if (code === '') return '';
  return status === 'ACTIVE'
    ? form(forms, { act: 'archive-account', subject: code, button: 'Archive', isRow: true })
    : form(forms, { act: 'restore-account', subject: code, button: 'Activate', isRow: true });
}

function addSection({ practice, organisation, forms }: Visit): Html {
  const rates = practice.books
    .listTaxRates(organisation)
    .filter((rate) => rate.status === 'ACTIVE')
    .map(({ taxType, name }) => [taxType, name] as const);
  const fields = form(forms, {
    act: 'add-account',
    button: 'Add account',
    fields: (field) => [
      field.text({ name: 'code', label: 'Code', longest: 20 }),
      field.text({ name: 'name', label: 'Name', longest: 150 }),
      field.select({ name: 'type', label: 'Type', options: TYPES }),
      field.select({ name: 'taxType', label: 'Tax', options: rates }),
    ],
  });
  return html`<section class="panel"><h2>Add an account</h2>${fields}</section>`;
}

const TYPES: readonly (readonly [type: string, word: string])[] = [
  ['REVENUE', 'Revenue'],
  ['SALES', 'Sales'],
  ['OTHERINCOME', 'Other income'],
  ['BANK', 'Bank'],
  ['CURRENT', 'Current asset'],
  ['FIXED', 'Fixed asset'],
  ['INVENTORY', 'Inventory'],
  ['NONCURRENT', 'Non-current asset'],
  ['PREPAYMENT', 'Prepayment'],
  ['DIRECTCOSTS', 'Direct costs'],
  ['EXPENSE', 'Expense'],
  ['OVERHEADS', 'Overheads'],
  ['DEPRECIATN', 'Depreciation'],
  ['CURRLIAB', 'Current liability'],
  ['LIABILITY', 'Liability'],
  ['TERMLIAB', 'Non-current liability'],
  ['EQUITY', 'Equity'],
];

const wordOf = (type: string): string => TYPES.find(([each]) => each === type)?.[1] ?? type;
