/** The practice QuickBooks' pages: which there are, what frames them, and the addresses under which QuickBooks shows the same. */

import type { Hono } from 'hono';
import { addBookPages } from '../../practice/book-pages.ts';
import { pacificDate } from '../pacific.ts';
import { accountsPage } from './accounts-page.ts';
import { companiesPage } from './companies-page.ts';
import { customerPage } from './customer-page.ts';
import { customersPage } from './customers-page.ts';
import { depositsPage } from './deposits-page.ts';
import { text } from './fields.ts';
import { invoicePage } from './invoice-page.ts';
import { invoicesPage } from './invoices-page.ts';
import { itemsPage } from './items-page.ts';
import { homeOf, type Page, type Practice, type Visit } from './practice.ts';
import { settingsPage } from './settings-page.ts';
import { taxCodesPage } from './tax-codes-page.ts';

const PAGES: readonly Page[] = [
  ...[invoicesPage, invoicePage, customersPage, customerPage, depositsPage],
  ...[itemsPage, accountsPage, taxCodesPage, settingsPage],
];

const TABS = [
  ['invoices', 'Invoices'],
  ['customers', 'Customers'],
  ['deposits', 'Bank deposits'],
  ['items', 'Products and services'],
  ['accounts', 'Chart of accounts'],
  ['tax-codes', 'Sales tax'],
  ['settings', 'Settings'],
] as const;

/** Mounts `/`, `/c/:realmId/…`, `/app/…` and `/_practice/…`. */
export function addPracticePages(app: Hono, practice: Practice): void {
  addBookPages<Visit>(app, {
    base: '/c/:realmId',
    pages: PAGES,
    warning: 'Practice ledger — nothing here is real. This is not QuickBooks.',
    noun: 'company',
    first: () => ({ title: 'Companies', content: companiesPage(practice) }),
    open(asked) {
      const company = practice.books.listCompanies().find(({ realmId }) => realmId === asked.params.realmId);
      const today = pacificDate(practice.clock.now());
      return company && { ...asked, practice, company, realmId: company.realmId, today };
    },
    frame: ({ company }) => ({ books: { name: company.name, home: homeOf(company), tabs: TABS } }),
  });
  addDeepLinks(app, practice);
}

/** The product links to QuickBooks' own pages, with the company beside the id. */
function addDeepLinks(app: Hono, practice: Practice): void {
  const link = (page: string, parameter: string, to: (realmId: string, id: string) => string) =>
    app.get(`/app/${page}`, (context) => {
      const asked = new URL(context.req.url).searchParams;
      const realmId = asked.get('deeplinkcompanyid') ?? '';
      const isKnown = practice.books.listCompanies().some((each) => each.realmId === realmId);
      return context.redirect(
        isKnown ? `${homeOf({ realmId })}${to(realmId, asked.get(parameter) ?? '')}` : '/',
      );
    });
  const toCustomer = (id: string) => (id === '' ? '' : `/customers/${encodeURIComponent(id)}`);
  const ownerOf = (realmId: string, entity: string, id: string) => {
    const owner = practice.books.get({ realmId, entity, id })?.CustomerRef;
    return typeof owner === 'object' && owner !== null && 'value' in owner ? text(owner.value) : '';
  };
  link('invoice', 'txnId', (_realmId, id) => `/invoices/${encodeURIComponent(id)}`);
  link('customerdetail', 'nameId', (_realmId, id) => toCustomer(id));
  // Payments and credit memos have no pages of their own here: they stand with their customer.
  link('recvpayment', 'txnId', (realmId, id) => toCustomer(ownerOf(realmId, 'Payment', id)));
  link('creditmemo', 'txnId', (realmId, id) => toCustomer(ownerOf(realmId, 'CreditMemo', id)));
}
