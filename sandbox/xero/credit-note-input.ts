/** A credit note as requests send it. */

import { z } from 'zod';
import { contactInput } from './contact-input.ts';
import { amount, date, id, text } from './fields.ts';
import { lineInput } from './invoice-input.ts';

export const creditNoteInput = z.object({
  Type: text,
  CreditNoteID: id,
  CreditNoteNumber: text,
  Reference: text,
  Contact: contactInput.optional(),
  LineItems: z.array(lineInput).optional(),
  Date: date,
  LineAmountTypes: text,
  BrandingThemeID: id,
  CurrencyCode: text,
  CurrencyRate: amount,
  Status: text,
});

export type CreditNoteInput = z.infer<typeof creditNoteInput>;
