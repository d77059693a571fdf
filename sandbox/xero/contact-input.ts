/** A contact as requests send it. */

import { z } from 'zod';
import { flag, id, text } from './fields.ts';

const term = z.object({ Day: text, Type: text }).optional();

export const contactInput = z.object({
  ContactID: id,
  ContactNumber: text,
  Name: text,
  ContactStatus: text,
  FirstName: text,
  LastName: text,
  EmailAddress: text,
  AccountNumber: text,
  TaxNumber: text,
  CompanyNumber: text,
  BankAccountDetails: text,
  AccountsReceivableTaxType: text,
  AccountsPayableTaxType: text,
  DefaultCurrency: text,
  SalesDefaultAccountCode: text,
  PurchasesDefaultAccountCode: text,
  SalesDefaultLineAmountType: text,
  PurchasesDefaultLineAmountType: text,
  Website: text,
  Addresses: z.array(z.record(z.string(), z.unknown())).optional(),
  Phones: z
    .array(z.object({ PhoneType: text, PhoneNumber: text, PhoneAreaCode: text, PhoneCountryCode: text }))
    .optional(),
  ContactPersons: z
    .array(z.object({ FirstName: text, LastName: text, EmailAddress: text, IncludeInEmails: flag }))
    .optional(),
  PaymentTerms: z.object({ Bills: term, Sales: term }).optional(),
});

export type ContactInput = z.infer<typeof contactInput>;

/** Fields that are kept and echoed, and on which nothing else depends. */
export const ECHOED_FIELDS = [
  'AccountNumber',
  'TaxNumber',
  'CompanyNumber',
  'BankAccountDetails',
  'AccountsReceivableTaxType',
  'AccountsPayableTaxType',
  'DefaultCurrency',
  'SalesDefaultAccountCode',
  'PurchasesDefaultAccountCode',
  'SalesDefaultLineAmountType',
  'PurchasesDefaultLineAmountType',
  'Website',
] as const satisfies readonly (keyof ContactInput)[];

/** The longest that each may be. */
export const LENGTHS = {
  Name: 255,
  FirstName: 255,
  LastName: 255,
  EmailAddress: 255,
  ContactNumber: 50,
  AccountNumber: 50,
  TaxNumber: 50,
  CompanyNumber: 50,
} as const satisfies Partial<Record<keyof ContactInput, number>>;
