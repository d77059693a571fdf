/** A credit note and its allocations as requests send them. */

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

/** A `Date` may be sent and is not looked at: it is the ledger's to say. */
export const allocationInput = z.object({
  Invoice: z.object({ InvoiceID: id, InvoiceNumber: text }).optional(),
  Amount: amount,
});

export type CreditNoteInput = z.infer<typeof creditNoteInput>;
