/** What the practice pages of QuickBooks are handed, and what a page of a company's books consists of. */

import type { z } from 'zod';
import type { SandboxClock } from '../../clock.ts';
import type { BookAct, BookPage, BookVisit } from '../../practice/book-pages.ts';
import type { Delivery } from '../../practice/deliveries.ts';
import type { OtherLedger } from '../../practice/other-ledgers.ts';
import { readAct } from '../../practice/typed.ts';
import type { Zoned } from '../../practice/words.ts';
import type { Books, BooksResult } from '../books.ts';
import type { CompanySummary, Control } from '../sandbox.ts';

export interface Practice {
  readonly books: Books;
  readonly control: Pick<Control, 'settings' | 'changeSettings' | 'webhook' | 'reset' | 'requests'>;
  readonly clock: SandboxClock;
  /** The product that is tied to these books, by name. */
  readonly appName: string;
  readonly otherLedgers: readonly OtherLedger[];
  /** The newest last. */
  deliveries(): readonly Delivery[];
}

/** One request for one page of one company. */
export interface Visit extends BookVisit {
  readonly practice: Practice;
  readonly company: CompanySummary;
  readonly realmId: string;
  /** `YYYY-MM-DD` by the server's own calendar, as a transaction without a date gets it. */
  readonly today: string;
}

/** Its path is below `/c/:realmId`. */
export type Page = BookPage<Visit>;
export type Act = BookAct<Visit>;

export const act = <Fields>(
  said: string,
  schema: z.ZodType<Fields>,
  run: (visit: Visit, fields: Fields) => BooksResult<unknown>,
): Act => readAct(said, schema, run);

export const homeOf = ({ realmId }: { readonly realmId: string }): string => `/c/${realmId}`;

/** Times are shown as QuickBooks' answers have them. */
export const PACIFIC: Zoned = { zone: 'America/Los_Angeles' };
