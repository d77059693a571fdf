/** What the practice pages are handed, and what a page of an organisation's books consists of. */

import type { z } from 'zod';
import type { Books, BooksResult } from '../books.ts';
import type { SandboxClock } from '../clock.ts';
import type { OrganisationRecord } from '../records.ts';
import type { Control } from '../sandbox.ts';
import type { BookAct, BookPage, BookVisit } from './book-pages.ts';
import type { Delivery } from './deliveries.ts';
import type { OtherLedger } from './other-ledgers.ts';
import { readAct } from './typed.ts';

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

/** One request for one page of one organisation. */
export interface Visit extends BookVisit {
  readonly practice: Practice;
  readonly organisation: OrganisationRecord;
  /** `YYYY-MM-DD` in the organisation's zone. */
  readonly today: string;
}

/** Its path is below `/o/:tenantId`. */
export type Page = BookPage<Visit>;
export type Act = BookAct<Visit>;

export const act = <Fields>(
  said: string,
  schema: z.ZodType<Fields>,
  run: (visit: Visit, fields: Fields) => BooksResult<unknown>,
): Act => readAct(said, schema, run);

export const homeOf = ({ tenantId }: OrganisationRecord): string => `/o/${tenantId}`;
