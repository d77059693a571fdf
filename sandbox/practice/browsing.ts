/** A set of books as a person without a mouse browses it, for tests: look at a page, fill in a form, press its button. */

import type { Hono } from 'hono';

export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** The path and query at which it is shown, after a redirect. */
  readonly address: string;
}

export interface Browsing {
  look(path: string): Promise<Shown>;
  /** Fills in and presses the form of that act (and subject) as the page shows it; follows the redirect. */
  press(path: string, act: string, fields?: Readonly<Record<string, string>>): Promise<Shown>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** @param origin under which the pages believe to be */
export function browse(app: Hono, origin: string): Browsing {
  const look = async (path: string): Promise<Shown> => {
    const response = await app.request(`${origin}${path}`);
    return { status: response.status, html: await response.text(), headers: response.headers, address: path };
  };
  const post: Browsing['post'] = async (path, fields, headers = { Origin: origin }) =>
    app.request(`${origin}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return {
    look,
    post,
    async press(path, act, fields = {}) {
      const form = formOf((await look(path)).html, act, fields.subject);
      const response = await post(path, { ...form, ...fields });
      const to = response.headers.get('Location');
      if (response.status === 303 && to !== null) {
        const address = new URL(to, `${origin}${path}`);
        return look(`${address.pathname}${address.search}`);
      }
      return {
        status: response.status,
        html: await response.text(),
        headers: response.headers,
        address: path,
      };
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
