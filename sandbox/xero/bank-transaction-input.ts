/** A bank transaction as requests send it. */

import { z } from 'zod';
import { contactInput } from './contact-input.ts';
import { amount, date, flag, id, text } from './fields.ts';
import { lineInput } from './invoice-input.ts';

export const bankTransactionInput = z.object({
  Type: text,
  BankTransactionID: id,
  Contact: contactInput.optional(),
  LineItems: z.array(lineInput).optional(),
  BankAccount: z.object({ AccountID: id, Code: text }).optional(),
  IsReconciled: flag,
  Date: date,
  Reference: text,
  CurrencyCode: text,
  CurrencyRate: amount,
  Url: text,
  Status: text,
  LineAmountTypes: text,
});

export type BankTransactionInput = z.infer<typeof bankTransactionInput>;
