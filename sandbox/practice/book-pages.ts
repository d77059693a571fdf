/**
 * A small set of books in the browser, for the person who plays the accountant; which ledger's it is does not matter here.
 *
 * Every page is plain HTML from the server, posts to its own address, and is sent elsewhere only when the act is done.
 * `live.js` asks for the page again and again; an entity tag over everything but the one-time marks tells it
 * cheaply that nothing has changed.
 */

import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context, Hono } from 'hono';
import type { FormState, Sent } from './form.ts';
import { type Html, html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { addressWith } from './list.ts';
import { createOnce, type Once } from './once.ts';
import { sameOriginOnly } from './same-origin.ts';

/** One request for one page of one set of books. */
export interface BookVisit {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly forms: FormState;
}

export interface BookPage<Visit> {
  /** Below the address of its books. */
  readonly path: string;
  readonly tab: string;
  /** `undefined` when what the address names is not in the books. */
  view(visit: Visit): Shown | undefined;
  /** What the page's forms do, by the name in their hidden `act` field. */
  readonly acts: Readonly<Record<string, BookAct<Visit>>>;
  /** What it says when an act of another page has led here, by the act's name. */
  readonly news?: Readonly<Record<string, string>>;
}

export interface Shown {
  readonly title: string;
  readonly content: Html;
}

export interface BookAct<Visit> {
  /** What the page says once it is done. */
  readonly said: string;
  run(visit: Visit, sent: Sent): Done;
  /** Where it leads when its own page is no more. */
  goesTo?(visit: Visit): string;
}

export type Done = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** One ledger's pages. */
export interface BookPages<Visit extends BookVisit> {
  /** The address of one set of books: `/o/:tenantId`. */
  readonly base: string;
  readonly pages: readonly BookPage<Visit>[];
  /** The page on which a set of books is chosen. */
  first(): Shown;
  /** What the frame says outside any books. */
  readonly warning: string;
  /** What one set of books is called: `organisation`. */
  readonly noun: string;
  open(visit: BookVisit): Visit | undefined;
  frame(visit: Visit): Required<Pick<Frame, 'books'>>;
}

/** Mounts `/`, the pages of all books, and `/_practice/…`. */
export function addBookPages<Visit extends BookVisit>(app: Hono, ledger: BookPages<Visit>): void {
  const once = createOnce();
  const { warning } = ledger;
  app.get('/', (context) => answer(context, once, layout({ ...ledger.first(), warning })));
  app.use(`${ledger.base}/*`, sameOriginOnly);
  for (const page of ledger.pages) {
    app.get(`${ledger.base}${page.path}`, (context) => showPage(context, ledger, once, page));
    app.post(`${ledger.base}${page.path}`, (context) => carryOut(context, ledger, once, page));
  }
  addAssets(app);
}

function showPage<Visit extends BookVisit>(
  context: Context,
  ledger: BookPages<Visit>,
  once: Once,
  page: BookPage<Visit>,
): Response {
  const visit = openVisit(context, ledger, { once: MARK });
  const shown = visit && page.view(visit);
  if (!shown) return notFound(context, ledger, once);
  return answer(context, once, framed(ledger, visit, page, shown, saidOf(visit, page)));
}

/** Done: to the same page by GET. Refused: the page with what was typed and the reason. */
async function carryOut<Visit extends BookVisit>(
  context: Context,
  ledger: BookPages<Visit>,
  once: Once,
  page: BookPage<Visit>,
): Promise<Response> {
  const sent = await readForm(context);
  const act = Object.hasOwn(page.acts, sent.act ?? '') ? page.acts[sent.act ?? ''] : undefined;
  const visit = openVisit(context, ledger, { once: MARK });
  if (!visit || !act) return notFound(context, ledger, once);
  if (once.wasDone(sent)) return seeOther(visit, { done: sent.act ?? '', twice: 'yes' });
  const result = act.run(visit, sent);
  if (result.ok) {
    once.done(sent);
    return seeOther(visit, { done: sent.act ?? '' }, act.goesTo?.(visit));
  }
  const refused = { ...visit, forms: { once: MARK, refusal: { why: result.why, sent } } };
  const shown = page.view(refused);
  if (!shown) return notFound(context, ledger, once);
  return answer(context, once, framed(ledger, refused, page, shown, undefined), 422);
}

const openVisit = <Visit extends BookVisit>(
  context: Context,
  ledger: BookPages<Visit>,
  forms: FormState,
): Visit | undefined =>
  ledger.open({ params: context.req.param(), query: new URL(context.req.url).searchParams, forms });

const framed = <Visit extends BookVisit>(
  ledger: BookPages<Visit>,
  visit: Visit,
  { tab }: BookPage<Visit>,
  shown: Shown,
  said: string | undefined,
): Html => layout({ ...ledger.frame(visit), ...shown, warning: ledger.warning, tab, said });

async function readForm(context: Context): Promise<Sent> {
  const fields = Object.entries(await context.req.parseBody());
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

function saidOf<Visit extends BookVisit>({ query }: Visit, page: BookPage<Visit>): string | undefined {
  const name = query.get('done') ?? '';
  const said = Object.hasOwn(page.acts, name) ? page.acts[name]?.said : page.news?.[name];
  return said && query.has('twice') ? `${said} The button was pressed twice; it was done once.` : said;
}

const seeOther = (visit: BookVisit, change: Readonly<Record<string, string>>, path = ''): Response =>
  // An empty path keeps the page's own: the address is relative to where the form was posted.
  new Response(null, { status: 303, headers: { Location: `${path}${addressWith(visit, change)}` } });

const notFound = (
  context: Context,
  { warning, noun }: { readonly warning: string; readonly noun: string },
  once: Once,
): Response =>
  answer(
    context,
    once,
    layout({
      title: 'Not in the books',
      content: html`<h1>Not in the books</h1><p>There is nothing at this address. It may have been there before a reset.</p><p><a href="/">Choose a${/^[aeiou]/.test(noun) ? 'n' : ''} ${noun}</a></p>`,
      warning,
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
