/** The ledger's own rates for documents that name none: what says nothing QuickBooks would book at one. */
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';
import { decimal } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, Outcome } from '../provider.ts';
import { recordIn } from './batch.ts';
import type { Caller } from './call.ts';
import type { Company } from './company.ts';
import type { Written } from './invoices.ts';

type Document = Pick<InvoiceToCreate, 'currency' | 'currencyRate' | 'issueDate'>;

/** Writes a document at its rate, as QuickBooks counts (home units for one); null where it needs none of the day. */
export type AtRate = <D extends Document>(
  document: D,
  write: (document: D, rateOfTheDay: string | null) => Written,
) => Written;

/** One question for each currency and day, and none where every document names its rate. What has none does not go out. */
export async function ratesOfTheDay(
  call: Caller,
  { baseCurrency }: Company,
  documents: readonly Document[],
): Promise<Outcome<AtRate>> {
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
      // A currency that the company does not have, or of which it knows no rate.
      refused: () => null,
    });
    if (!rate.ok) return rate;
    if (rate.value !== null) rates.set(keyOf(document), rate.value);
  }
  return {
    ok: true,
    value: (document, write) => {
      if (!needs(document)) return write(document, null);
      const rate = rates.get(keyOf(document));
      return rate === undefined ? { ok: false, problems: [noRate(document)] } : write(document, rate);
    },
  };
}

function noRate({ currency }: Document): Problem {
  return {
    code: 'CurrencyNotEnabled',
    message: `QuickBooks has no ${currency}, or no rate of the day for it. Add the currency there, or give the rate here.`,
    field: 'currency',
    setting: null,
    ledgerWords: null,
  };
}

const rateSchema = z.object({ Rate: decimal });
