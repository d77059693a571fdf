/** What a person says of an invoice: as it is created and previewed, and as it is changed. */
import { z } from '@hono/zod-openapi';
import { MOST_TRACKING } from '../domain/tracking.ts';
import {
  currency,
  date,
  decimalText,
  externalId,
  id,
  optionalEmail,
  optionalText,
  percentText,
  rateText,
  requiredText,
  version,
} from './schemas.ts';

const optionalId = id.nullable().default(null);
export const lineAmountType = z.enum(['exclusive', 'inclusive', 'noTax']);
export const arriveAs = z.enum(['draft', 'awaitingApproval', 'approved']);

const lineInput = z
  .strictObject({
    description: requiredText(4_000),
    quantity: decimalText.default('1'),
    unitPrice: decimalText,
    discountRate: percentText.default('0'),
    productId: optionalId,
    categoryId: optionalId,
    taxComponentId: optionalId,
    accountCode: optionalText(10).default(null),
    itemCode: optionalText(30).default(null),
    taxType: optionalText(50).default(null),
    tracking: z
      .array(
        z.strictObject({
          trackingCategoryId: requiredText(100),
          optionId: requiredText(100)
            .nullable()
            .openapi({ description: 'Null: none, whatever the mapping says' }),
        }),
      )
      .max(MOST_TRACKING)
      .refine(namesEachOnce, 'must name each tracking category once')
      .default([])
      .openapi({ description: 'Instead of what the mapping says, for each tracking category named' }),
  })
  .openapi('InvoiceLineInput');

const invoiceFields = {
  salesDocId: optionalId,
  jobId: optionalId,
  companyId: optionalId,
  contactId: optionalId,
  billingEmail: optionalEmail.default(null),
  currency,
  lineAmountType: lineAmountType.default('exclusive'),
  issueDate: date,
  dueDate: date.nullable().default(null),
  reference: optionalText(255).default(null),
  number: optionalText(255).default(null),
  arriveAs: arriveAs
    .nullable()
    .default(null)
    .openapi({ description: 'How it arrives in the books; null: by the setting of the connection' }),
  brandingThemeId: optionalText(100).default(null).openapi({
    description: 'Code of a reference of the kind brandingTheme; null: by the setting of the connection',
  }),
  currencyRate: rateText.nullable().default(null).openapi({
    description:
      'Units of its currency for one of the organisation’s own; null: the ledger’s rate of the day. Left out where it is the organisation’s own currency',
  }),
  lines: z.array(lineInput).min(1).max(200),
};

export const invoiceToCreate = z
  .strictObject({
    ...invoiceFields,
    connectionId: optionalId.openapi({ description: 'The books that it goes to; null: by its customer' }),
    externalId: externalId.default(null),
    send: z.boolean().default(false),
    emailWhenInBooks: z.boolean().default(false).openapi({
      description:
        'With `send`: the books e-mail it to the customer when they have it. Where it waits here for approval, this waits with it',
    }),
  })
  .refine(dueNotBeforeIssue, { path: ['dueDate'], message: 'must not be before the issue date' })
  .openapi('InvoiceToCreate');

const lineToChange = lineInput
  .extend({
    id: optionalId.openapi({ description: 'A line that is there already; without one it is a new line' }),
  })
  .openapi('InvoiceLineChange');

export const invoiceToChange = z
  .strictObject({
    ...invoiceFields,
    connectionId: id.nullable().optional().openapi({
      description: 'Other books, of one that was never sent; null: by its customer. Left out: as it was',
    }),
    lines: z.array(lineToChange).min(1).max(200),
    version,
  })
  .refine(dueNotBeforeIssue, { path: ['dueDate'], message: 'must not be before the issue date' })
  .openapi('InvoiceToChange');

function namesEachOnce(tracking: readonly { readonly trackingCategoryId: string }[]): boolean {
  return new Set(tracking.map((each) => each.trackingCategoryId)).size === tracking.length;
}

function dueNotBeforeIssue(invoice: {
  readonly issueDate: string;
  readonly dueDate: string | null;
}): boolean {
  return invoice.dueDate === null || invoice.dueDate >= invoice.issueDate;
}
