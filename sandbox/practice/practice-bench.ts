/** The practice pages as a person meets them, for tests: look at a page, fill in one of its forms, press its button. */

import type { InvoiceRecord } from '../records.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { type Bench, openBench } from '../test-bench.ts';

export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** The path and query at which it is shown, after a redirect. */
  readonly address: string;
}

export interface Person extends Bench {
  /** `/o/<tenantId>` */
  readonly home: string;
  look(path: string): Promise<Shown>;
  /** Fills in and presses the form of that act (and subject) as the page shows it; follows the redirect. */
  press(path: string, act: string, fields?: Readonly<Record<string, string>>): Promise<Shown>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** An approved invoice of 110.00 made by the app, as the books now hold it. */
  sent(fields?: Readonly<Record<string, unknown>>): Promise<InvoiceRecord>;
  held(invoiceId: string): InvoiceRecord;
}

const ORIGIN = 'http://localhost:4010';

export function openPerson(options: SandboxOptions = {}): Person {
  const bench = openBench(options);
  const { sandbox, tenantId } = bench;
  const look = async (path: string): Promise<Shown> => {
    const response = await sandbox.app.request(`${ORIGIN}${path}`);
    return { status: response.status, html: await response.text(), headers: response.headers, address: path };
  };
  const post: Person['post'] = async (path, fields, headers = { Origin: ORIGIN }) =>
    sandbox.app.request(`${ORIGIN}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const held = (invoiceId: string): InvoiceRecord => {
    const invoice = sandbox.books.getInvoice({ tenantId, invoiceId });
    if (!invoice) throw new Error(`no invoice ${invoiceId}`);
    return invoice;
  };
  return {
    ...bench,
    home: `/o/${tenantId}`,
    look,
    post,
    held,
    async press(path, act, fields = {}) {
      const form = formOf((await look(path)).html, act, fields.subject);
      const response = await post(path, { ...form, ...fields });
      const to = response.headers.get('Location');
      if (response.status === 303 && to !== null) {
        const address = new URL(to, `${ORIGIN}${path}`);
        return look(`${address.pathname}${address.search}`);
      }
      return {
        status: response.status,
        html: await response.text(),
        headers: response.headers,
        address: path,
      };
    },
    async sent(fields) {
      return held(String((await bench.invoice(fields)).InvoiceID));
    },
  };
}

/** What the form would send as it stands. @throws when the page has no such form, as a person would miss it */
export function formOf(html: string, act: string, subject?: string): Readonly<Record<string, string>> {
  const forms = [...html.matchAll(/<form [^>]*data-act="([^"]+)"[\s\S]*?<\/form>/g)]
    .filter((match) => match[1] === act)
    .map((match) => fieldsOf(match[0]));
  const form = forms.find((fields) => subject === undefined || fields.subject === subject);
  if (!form) throw new Error(`the page has no form ${act} ${subject ?? ''}`);
  return form;
}

function fieldsOf(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input [^>]*>/g)]
    .map((match) => match[0])
    .filter((input) => !input.includes('type="checkbox"') || / checked/.test(input));
  const fields = inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')] as const);
  const chosen = [...form.matchAll(/<select [^>]*name="([^"]+)"[\s\S]*?<option value="([^"]*)" selected/g)];
  return Object.fromEntries([...fields, ...chosen.map((match) => [match[1] ?? '', match[2] ?? ''] as const)]);
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&#39;', "'").replaceAll('&amp;', '&') ?? '';
