/** What the practice pages are handed, and what a page of an organisation's books consists of. */

import { z } from 'zod';
import type { Books, BooksResult } from '../books.ts';
import type { SandboxClock } from '../clock.ts';
import type { OrganisationRecord } from '../records.ts';
import type { Control } from '../sandbox.ts';
import type { Delivery } from './deliveries.ts';
import type { FormState, Sent } from './form.ts';
import type { Html } from './html.ts';

export interface Practice {
  readonly books: Books;
  readonly control: Pick<Control, 'settings' | 'changeSettings' | 'webhook' | 'reset' | 'requests'>;
  readonly clock: SandboxClock;
  /** The product that is tied to these books, by name. */
  readonly appName: string;
  /** The newest last. */
  deliveries(): readonly Delivery[];
}

/** One request for one page of one organisation. */
export interface Visit {
  readonly practice: Practice;
  readonly organisation: OrganisationRecord;
  /** `YYYY-MM-DD` in the organisation's zone. */
  readonly today: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly forms: FormState;
}

export interface Page {
  /** Below `/o/:tenantId`. */
  readonly path: string;
  readonly tab: Tab;
  /** `undefined` when what the address names is not in the books. */
  view(visit: Visit): { readonly title: string; readonly content: Html } | undefined;
  /** What the page's forms do, by the name in their hidden `act` field. */
  readonly acts: Readonly<Record<string, Act>>;
}

export type Tab =
  | 'invoices'
  | 'contacts'
  | 'batch-payments'
  | 'accounts'
  | 'tax-rates'
  | 'currencies'
  | 'settings';

export interface Act {
  /** What the page says once it is done. */
  readonly said: string;
  run(visit: Visit, sent: Sent): BooksResult<unknown>;
}

/** An act whose fields are read by a schema first; the first complaint of the schema is the sentence why not. */
export function act<Fields>(
  said: string,
  schema: z.ZodType<Fields>,
  run: (visit: Visit, fields: Fields) => BooksResult<unknown>,
): Act {
  return {
    said,
    run(visit, sent) {
      const read = schema.safeParse(sent);
      if (!read.success)
        return { ok: false, why: read.error.issues[0]?.message ?? 'The form is not complete.' };
      return run(visit, read.data);
    },
  };
}

const NO_AMOUNT = 'Type an amount such as 120.50.';
const NO_DATE = 'Choose a date.';

/** Money as people type it: thousands separators are allowed, more than two decimals are not. */
export const typedAmount = z
  .string({ error: NO_AMOUNT })
  .transform((text) => text.replaceAll(/[,\s]/g, ''))
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, { error: NO_AMOUNT }));
export const typedDate = z.iso.date({ error: NO_DATE });
export const typedDateOrNone = z.union([z.literal(''), z.iso.date()], { error: NO_DATE });
export const typedText = z
  .string()
  .default('')
  .transform((text) => text.trim());
/** An unticked box is not sent at all. */
export const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
/** Which of several like things the form is about. */
export const subject = z.string().default('');
