/** HTML as a value: templates escape whatever is put into them, and only finished markup passes as it is. */

import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;

/** What a template takes; anything else would print as `[object Object]`. */
export type Part = string | number | boolean | undefined | Html | readonly Part[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const made = template(strings, ...parts);
  if (made instanceof Promise) throw new Error('a page may hold no promise');
  return made;
}

/** A part of the page that the script replaces when the books have changed. */
export const live = (name: string, content: Part): Html => html`<div data-live="${name}">${content}</div>`;
