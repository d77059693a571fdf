/** The API's sentences name dates, instants and money as machines write them; a person reads them in their own notation and zone. */
import { formatDate, formatInstant } from './dates.ts';
import { formatMoney } from './decimal.ts';

const instant = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/g;
const date = /\b\d{4}-\d\d-\d\d\b(?!T)/g;
const money = /\b([A-Z]{3}) (-?\d+\.\d\d)\b/g;
/** "GST 12.50 %" is no money. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** "It is tried again at 2026-11-21T10:00:00Z." → "It is tried again at Nov 21, 2026, 11:00 AM." */
export function localSentence(text: string): string {
  return text
    .replace(instant, (found) => formatInstant(found))
    .replace(date, (found) => formatDate(found))
    .replace(money, (found, currency: string, amount: string) =>
      currencies.has(currency) ? `${formatMoney(amount, currency)} ${currency}` : found,
    );
}

/** "Contacts", where a word begins a heading. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
