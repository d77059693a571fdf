/**
 * The practice ledger's pages: a small set of books in the browser, for the person who plays the accountant.
 *
 * Every page is plain HTML from the server, posts to its own address, and is sent elsewhere only when the act is done.
 * `live.js` asks for the page again and again; an entity tag over everything but the one-time marks tells it
 * cheaply that nothing has changed.
 */

import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context, Hono } from 'hono';
import { accountsPage } from './accounts-page.ts';
import { batchPaymentsPage } from './batch-payments-page.ts';
import { contactPage } from './contact-page.ts';
import { contactsPage } from './contacts-page.ts';
import { currenciesPage } from './currencies-page.ts';
import type { FormState, Sent } from './form.ts';
import { type Html, html } from './html.ts';
import { invoicePage } from './invoice-page.ts';
import { invoicesPage } from './invoices-page.ts';
import { homeOf, layout } from './layout.ts';
import { addressWith } from './list.ts';
import { createOnce, type Once } from './once.ts';
import { organisationsPage } from './organisations-page.ts';
import type { Page, Practice, Visit } from './practice.ts';
import { sameOriginOnly } from './same-origin.ts';
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

/** Mounts `/`, `/o/:tenantId/…`, `/app/:shortCode/…` and `/_practice/…`. */
export function addPracticePages(app: Hono, practice: Practice): void {
  const once = createOnce();
  app.get('/', (context) =>
    answer(context, once, layout({ title: 'Organisations', content: organisationsPage(practice) })),
  );
  app.use('/o/*', sameOriginOnly);
  for (const page of PAGES) {
    app.get(`/o/:tenantId${page.path}`, (context) => showPage(context, practice, once, page));
    app.post(`/o/:tenantId${page.path}`, (context) => carryOut(context, practice, once, page));
  }
  addDeepLinks(app, practice);
  addAssets(app);
}

function showPage(context: Context, practice: Practice, once: Once, page: Page): Response {
  const visit = openVisit(context, practice, { once: MARK });
  const shown = visit && page.view(visit);
  if (!shown) return notFound(context, once);
  return answer(context, once, layout({ ...visit, ...shown, tab: page.tab, said: saidOf(visit, page) }));
}

/** Done: to the same page by GET. Refused: the page with what was typed and the reason. */
async function carryOut(context: Context, practice: Practice, once: Once, page: Page): Promise<Response> {
  const sent = await readForm(context);
  const act = Object.hasOwn(page.acts, sent.act ?? '') ? page.acts[sent.act ?? ''] : undefined;
  const visit = openVisit(context, practice, { once: MARK });
  if (!visit || !act) return notFound(context, once);
  if (once.wasDone(sent)) return seeOther(visit, { done: sent.act ?? '', twice: 'yes' });
  const result = act.run(visit, sent);
  if (result.ok) {
    once.done(sent);
    return seeOther(visit, { done: sent.act ?? '' });
  }
  const refused = { ...visit, forms: { once: MARK, refusal: { why: result.why, sent } } };
  const shown = page.view(refused);
  if (!shown) return notFound(context, once);
  return answer(context, once, layout({ ...refused, ...shown, tab: page.tab, said: undefined }), 422);
}

function openVisit(context: Context, practice: Practice, forms: FormState): Visit | undefined {
  const params: Record<string, string> = context.req.param();
  const organisation = practice.books
    .listOrganisations()
    .find(({ tenantId }) => tenantId === params.tenantId);
  const query = new URL(context.req.url).searchParams;
  return (
    organisation && {
      practice,
      organisation,
      today: todayAt(practice.clock.now(), organisation),
      params,
      query,
      forms,
    }
  );
}

async function readForm(context: Context): Promise<Sent> {
  const fields = Object.entries(await context.req.parseBody());
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

function saidOf({ query }: Visit, page: Page): string | undefined {
  const name = query.get('done') ?? '';
  const said = Object.hasOwn(page.acts, name) ? page.acts[name]?.said : undefined;
  return said && query.has('twice') ? `${said} The button was pressed twice; it was done once.` : said;
}

const seeOther = (visit: Visit, change: Readonly<Record<string, string>>): Response =>
  // An empty path keeps the page's own: the address is relative to where the form was posted.
  new Response(null, { status: 303, headers: { Location: addressWith(visit, change) } });

const notFound = (context: Context, once: Once): Response =>
  answer(
    context,
    once,
    layout({
      title: 'Not in the books',
      content: html`<h1>Not in the books</h1><p>There is nothing at this address. It may have been there before a reset.</p><p><a href="/">Choose an organisation</a></p>`,
    }),
    404,
  );

/** Stands for the one-time mark while the page is made, so that two equal pages have equal tags. */
const MARK = randomUUID();

/** Nothing but this site's own files: a name that slipped through unescaped could still do nothing. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function answer(context: Context, once: Once, page: Html, status: 200 | 404 | 422 = 200): Response {
  const text = page.toString();
  const tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  // Not `no-cache`: a stored page would come back with a mark that has been used.
  const headers = {
    'Cache-Control': 'no-store',
    ETag: tag,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
  };
  if (status === 200 && context.req.header('If-None-Match') === tag) return context.body(null, 304, headers);
  return context.html(text.replaceAll(MARK, once.fresh()), status, headers);
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

function addAssets(app: Hono): void {
  const serve = (name: string, type: string) => {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8');
    app.get(`/_practice/${name}`, (context) =>
      context.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' }),
    );
  };
  serve('style.css', 'text/css');
  serve('live.js', 'text/javascript');
}
