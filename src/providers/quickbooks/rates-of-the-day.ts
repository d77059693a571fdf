/** The ledger's own rates for documents that name none: what says nothing QuickBooks would book at one. */
import { z } from 'zod';
import { decimal } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, Outcome } from '../provider.ts';
import { recordIn } from './batch.ts';
import type { Caller } from './call.ts';
import type { Company } from './company.ts';

type Document = Pick<InvoiceToCreate, 'currency' | 'currencyRate' | 'issueDate'>;

/** A rate as QuickBooks counts, home units for one; null where the document needs none, 'none' where there is none. */
export type RateOfTheDay = (document: Document) => string | null;

/** One question for each currency and day, and none where every document names its rate. */
export async function ratesOfTheDay(
  call: Caller,
  { baseCurrency }: Company,
  documents: readonly Document[],
): Promise<Outcome<RateOfTheDay>> {
  const needs = ({ currency, currencyRate }: Document) =>
    currencyRate === null && baseCurrency !== null && currency !== baseCurrency;
  const keyOf = ({ currency, issueDate }: Document) => `${currency} ${issueDate}`;
  const rates = new Map<string, string>();
  for (const document of documents.filter(needs)) {
    if (rates.has(keyOf(document))) continue;
    const rate = await call({
      operation: 'exchangeRate',
      method: 'GET',
      path: 'exchangerate',
      query: { sourcecurrencycode: document.currency, asofdate: document.issueDate },
      read: (json) => rateSchema.parse(recordIn(json, 'ExchangeRate')).Rate,
      // A currency that the company does not have: the document is refused for that, in its own words.
      refused: () => null,
    });
    if (!rate.ok) return rate;
    if (rate.value !== null) rates.set(keyOf(document), rate.value);
  }
  return { ok: true, value: (document) => (needs(document) ? (rates.get(keyOf(document)) ?? null) : null) };
}

const rateSchema = z.object({ Rate: decimal });
