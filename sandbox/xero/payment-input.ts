/** A payment as requests send it. */

import { z } from 'zod';
import { amount, date, flag, id, text } from './fields.ts';

export const paymentInput = z.object({
  PaymentID: id,
  Invoice: z.object({ InvoiceID: id, InvoiceNumber: text }).optional(),
  InvoiceNumber: text,
  CreditNote: z.object({ CreditNoteID: id, CreditNoteNumber: text }).optional(),
  CreditNoteNumber: text,
  Prepayment: z.object({ PrepaymentID: id }).optional(),
  Overpayment: z.object({ OverpaymentID: id }).optional(),
  Account: z.object({ AccountID: id, Code: text }).optional(),
  /** Short for Account.Code. */
  Code: text,
  Date: date,
  Amount: amount,
  CurrencyRate: amount,
  Reference: text,
  IsReconciled: flag,
  Status: text,
});

export type PaymentInput = z.infer<typeof paymentInput>;
