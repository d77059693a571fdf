/** What every act of a person in the books is made of: its transaction, its answer, and lines as they are typed. */

import type { BooksResult, TypedLine } from './books.ts';
import { type LineInput, lineInput } from './xero/invoice-input.ts';
import type { Ledger } from './xero/ledger.ts';

/** One act, one transaction; a refused one leaves nothing behind. */
export type Act = <T>(tenantId: string, work: (ledger: Ledger) => BooksResult<T>) => BooksResult<T>;

export const yes = <T>(value: T): BooksResult<T> => ({ ok: true, value });
export const no = <T = never>(why: string): BooksResult<T> => ({ ok: false, why });

/** Through the request's own schema, so that people's amounts and dates are read by the same rules. */
export const asLine = (line: TypedLine): LineInput =>
  lineInput.parse({
    LineItemID: line.lineItemId,
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: line.unitAmount,
    AccountCode: line.accountCode,
    TaxType: line.taxType,
    ItemCode: line.itemCode,
  });

/** People may type prices of four decimals. */
export const PLACES = 4;

/** From outside anything may come as an amount, a number too. */
export const isAmount = (sent: unknown): boolean =>
  typeof sent === 'string' && /^\d{1,13}(\.\d{1,2})?$/.test(sent) && Number(sent) > 0;
export const AMOUNT = 'The amount must be a decimal greater than zero, of at most two places.';
