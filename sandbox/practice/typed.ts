/** Forms as they are read: each field by its schema, and the first complaint is the sentence why not. */

import { z } from 'zod';
import type { BookAct, Done } from './book-pages.ts';

/** An act whose fields are read by a schema first. */
export function readAct<Visit, Fields>(
  said: string,
  schema: z.ZodType<Fields>,
  run: (visit: Visit, fields: Fields) => Done,
): BookAct<Visit> {
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
