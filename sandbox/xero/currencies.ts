/** `/Currencies`: those that the organisation is subscribed to. */

import { z } from 'zod';
import type { CurrencyRecord } from '../records.ts';
import { type BatchShape, refused, writeBatch } from './batch.ts';
import { readElement, text } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { listAnswer, type Operation, scopes } from './operation.ts';
import { multicurrency } from './plan.ts';

const SHAPE: BatchShape = { plural: 'Currencies' };

export const currencyOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/Currencies',
    scopes: scopes('settings', 'read'),
    handle: (call) => listAnswer(call, 'Currencies', call.ledger.tables.currencies.all().map(view)),
  },
  {
    method: 'PUT',
    path: '/Currencies',
    scopes: scopes('settings', 'write'),
    handle: (call) =>
      writeBatch(call, SHAPE, (element) => {
        const { Code = '' } = readElement(z.object({ Code: text, Description: text }), element);
        if (!multicurrency(call.ledger)) return refused(ONE_CURRENCY);
        const added = addCurrency(call.ledger, Code);
        return added ? { ok: true, view: view(added) } : refused('The currency code is not valid');
      }),
  },
];

/** Ours: no source gives the sentence. */
export const ONE_CURRENCY = 'The plan of the organisation does not include multiple currencies';

/** `undefined` when the code is no known currency. */
export function addCurrency(ledger: Ledger, code: string): CurrencyRecord | undefined {
  const known = ledger.tables.currencies.get(code);
  const [description, unitsPerUsd] = RATES[code] ?? [];
  if (known || !description || unitsPerUsd === undefined) return known;
  const base = RATES[ledger.organisation.baseCurrency]?.[1] ?? 1;
  const currency = { code, description, dayRate: (unitsPerUsd / base).toFixed(6) };
  ledger.tables.currencies.put(code, currency);
  return currency;
}

/** Made-up day rates against one US dollar: nothing here is a quotation. */
const RATES: Readonly<Record<string, readonly [description: string, unitsPerUsd: number]>> = {
  AUD: ['Australian Dollar', 1.5],
  CAD: ['Canadian Dollar', 1.35],
  EUR: ['Euro', 0.9],
  GBP: ['British Pound', 0.8],
  JPY: ['Japanese Yen', 150],
  NZD: ['New Zealand Dollar', 1.6],
  SGD: ['Singapore Dollar', 1.3],
  USD: ['United States Dollar', 1],
};

const view = ({ code, description }: CurrencyRecord) => ({ Code: code, Description: description });
