/** The practice ledgers that run beside this one, each at an address of its own. */

import { html, type Part } from './html.ts';

export interface OtherLedger {
  /** `QuickBooks` */
  readonly name: string;
  readonly url: string;
}

/** @param text `Name=https://…`, several with commas between them; what cannot be read so is left out */
export const otherLedgersIn = (text: string): readonly OtherLedger[] =>
  text.split(',').flatMap((each) => {
    const at = each.indexOf('=');
    const [name, url] = [each.slice(0, at).trim(), each.slice(at + 1).trim()];
    return at > 0 && /^https?:\/\//.test(url) && URL.canParse(url) ? [{ name, url }] : [];
  });

export function otherLedgersNote(others: readonly OtherLedger[]): Part {
  if (others.length === 0) return '';
  const links = others.map(({ name, url }) => html`<li><a href="${url}">Practice ${name}</a></li>`);
  return html`<h2 class="part">Other practice ledgers</h2><ul class="plain">${links}</ul>`;
}
