/** A sample order's invoice as somebody would have saved it. */
import { addDays } from '../domain/calendar.ts';
import type { InvoiceInput } from '../store/invoices.ts';
import type { SalesDocLineFields } from '../store/sales-docs.ts';
import type { SampleInvoice } from './sample-orders.ts';

/** Archived in practice books, as an account is that a desk went on using. */
const ARCHIVED_ACCOUNT = '240';

const noOptions = { arriveAs: null, brandingThemeId: null, currencyRate: null } as const;

export function sampleInvoiceInput({
  invoice,
  salesDocId,
  jobId,
  customer,
  lines,
  currency,
  today,
}: {
  readonly invoice: SampleInvoice;
  readonly salesDocId: string;
  readonly jobId: string | null;
  readonly customer: {
    readonly id: string;
    readonly contactId: string | null;
    readonly billingEmail: string | null;
  };
  readonly lines: readonly SalesDocLineFields[];
  readonly currency: string;
  readonly today: string;
}): InvoiceInput {
  const accountCode = invoice.fate === 'attention' ? ARCHIVED_ACCOUNT : null;
  return {
    ...noOptions,
    arriveAs: arrivalOf(invoice),
    companyId: customer.id,
    contactId: customer.contactId,
    billingEmail: customer.billingEmail,
    salesDocId,
    jobId,
    currency,
    lineAmountType: 'exclusive',
    issueDate: addDays(today, invoice.issuedInDays),
    dueDate: addDays(today, invoice.dueInDays),
    reference: null,
    number: null,
    externalId: null,
    lines: lines.map((line) => ({ ...line, accountCode, itemCode: null, taxType: null, tracking: [] })),
  };
}

/** As the accounts person wanted it to arrive. */
function arrivalOf({ fate }: SampleInvoice): InvoiceInput['arriveAs'] {
  if (fate === 'draft' || fate === 'deleted') return 'draft';
  return fate === 'awaitsApproval' ? 'awaitingApproval' : null;
}
