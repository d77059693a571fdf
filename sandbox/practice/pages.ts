/** The practice Xero's pages: which there are, what frames them, and the addresses under which Xero shows the same. */

import type { Hono } from 'hono';
import { accountsPage } from './accounts-page.ts';
import { batchPaymentsPage } from './batch-payments-page.ts';
import { addBookPages } from './book-pages.ts';
import { contactPage } from './contact-page.ts';
import { contactsPage } from './contacts-page.ts';
import { currenciesPage } from './currencies-page.ts';
import { invoicePage } from './invoice-page.ts';
import { invoicesPage } from './invoices-page.ts';
import { organisationsPage } from './organisations-page.ts';
import { homeOf, type Page, type Practice, type Visit } from './practice.ts';
import { settingsPage } from './settings-page.ts';
import { taxRatesPage } from './tax-rates-page.ts';
import { todayAt } from './words.ts';

const PAGES: readonly Page[] = [
  invoicesPage,
  invoicePage,
  contactsPage,
  contactPage,
  batchPaymentsPage,
  accountsPage,
  taxRatesPage,
  currenciesPage,
  settingsPage,
];

const TABS = [
  ['invoices', 'Invoices'],
  ['contacts', 'Contacts'],
  ['batch-payments', 'Batch payments'],
  ['accounts', 'Chart of accounts'],
  ['tax-rates', 'Tax rates'],
  ['currencies', 'Currencies'],
  ['settings', 'Settings'],
] as const;

/** Mounts `/`, `/o/:tenantId/…`, `/app/:shortCode/…` and `/_practice/…`. */
export function addPracticePages(app: Hono, practice: Practice): void {
  addBookPages<Visit>(app, {
    base: '/o/:tenantId',
    pages: PAGES,
    warning: 'Practice ledger — nothing here is real. This is not Xero.',
    noun: 'organisation',
    first: () => ({ title: 'Organisations', content: organisationsPage(practice) }),
    open(asked) {
      const organisation = practice.books
        .listOrganisations()
        .find(({ tenantId }) => tenantId === asked.params.tenantId);
      if (!organisation) return undefined;
      return { ...asked, practice, organisation, today: todayAt(practice.clock.now(), organisation) };
    },
    frame: ({ organisation }) => ({
      books: { name: organisation.name, home: homeOf(organisation), tabs: TABS },
    }),
  });
  addDeepLinks(app, practice);
}

/** The addresses under which Xero shows the same things: the product links there. */
function addDeepLinks(app: Hono, practice: Practice): void {
  const link = (from: string, to: (id: string) => string) =>
    app.get(`/app/:shortCode/${from}/:id`, (context) => {
      const { shortCode, id } = context.req.param();
      const organisation = practice.books.listOrganisations().find((each) => each.shortCode === shortCode);
      return context.redirect(organisation ? `${homeOf(organisation)}/${to(encodeURIComponent(id))}` : '/');
    });
  link('invoicing/view', (id) => `invoices/${id}`);
  link('contacts/contact', (id) => `contacts/${id}`);
  // Payments and credits have no pages of their own here: they stand with their invoice or their contact.
  app.get('/organisationlogin/default.aspx', (context) => {
    const shortCode = context.req.query('shortcode');
    const id = /=([^=&]+)$/.exec(new URL(context.req.url).search)?.[1] ?? '';
    const organisation = practice.books.listOrganisations().find((each) => each.shortCode === shortCode);
    if (!organisation) return context.redirect('/');
    return context.redirect(`${homeOf(organisation)}${placeOf(practice, organisation.tenantId, id)}`);
  });
}

/** Where a payment or a credit is shown. */
function placeOf({ books }: Practice, tenantId: string, id: string): string {
  const payment = books.listPayments({ tenantId }).find(({ paymentId }) => paymentId === id);
  if (payment && books.getInvoice({ tenantId, invoiceId: payment.invoiceId }))
    return `/invoices/${encodeURIComponent(payment.invoiceId)}`;
  const creditId = payment?.invoiceId ?? id;
  const credit =
    books.getMoneyCredit({ tenantId, creditId }) ?? books.getCreditNote({ tenantId, creditNoteId: creditId });
  return credit ? `/contacts/${encodeURIComponent(credit.contactId)}` : '';
}
