/** An invoice and its lines as requests send them. */

import { z } from 'zod';
import { contactInput } from './contact-input.ts';
import { amount, date, flag, id, text } from './fields.ts';

const trackingInput = z.object({ TrackingCategoryID: id, TrackingOptionID: id, Name: text, Option: text });

export const lineInput = z.object({
  LineItemID: id,
  Description: text,
  Quantity: amount,
  UnitAmount: amount,
  ItemCode: text,
  AccountCode: text,
  AccountID: id,
  /** The documents spell it this way, the OpenAPI file the other. */
  AccountId: id,
  TaxType: text,
  TaxAmount: amount,
  LineAmount: amount,
  DiscountRate: amount,
  DiscountAmount: amount,
  Tracking: z.array(trackingInput).optional(),
});

export const invoiceInput = z.object({
  Type: text,
  InvoiceID: id,
  InvoiceNumber: text,
  Reference: text,
  Contact: contactInput.optional(),
  LineItems: z.array(lineInput).optional(),
  Date: date,
  DueDate: date,
  ExpectedPaymentDate: date,
  PlannedPaymentDate: date,
  LineAmountTypes: text,
  BrandingThemeID: id,
  Url: text,
  CurrencyCode: text,
  CurrencyRate: amount,
  Status: text,
  SentToContact: flag,
});

export type LineInput = z.infer<typeof lineInput>;
export type TrackingInput = z.infer<typeof trackingInput>;
export type InvoiceInput = z.infer<typeof invoiceInput>;
