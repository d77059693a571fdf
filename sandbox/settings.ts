/** What can be turned while the sandbox runs: limits, latency, and the points on which no source is sure. */

export interface Settings {
  /** Added before every API answer. */
  readonly latencyMs: number;
  readonly limits: boolean;
  readonly tier: 'starter' | 'core';
  readonly switches: Switches;
}

/** Points that Xero's documents leave open (see README); each default is the less convenient reading. */
export interface Switches {
  /** May the number of a voided or deleted sales invoice be used again? */
  readonly numberReuse: 'never' | 'afterDelete' | 'afterVoidOrDelete';
  /** Does a payment, made or removed, fire an INVOICE webhook? */
  readonly paymentFiresInvoiceWebhook: boolean;
  /** Does a voided invoice keep its AmountDue, or show 0.00? */
  readonly voidKeepsAmountDue: boolean;
  /** `inclusive`: a record changed in the very second of If-Modified-Since is returned. */
  readonly ifModifiedSince: 'inclusive' | 'exclusive';
  /** Does an unfiltered `GET /Payments` show deleted payments? */
  readonly paymentsListShowsDeleted: boolean;
  /** Invoices sent as AUTHORISED are kept as DRAFT, as for an organisation with an approval step. */
  readonly approvalNeeded: boolean;
  /** May the API delete a payment or a batch payment that was reconciled with the bank? */
  readonly reconciledPaymentsDelete: boolean;
  /** The month in which an approval counts for a small plan: that of the approval, or of the invoice's date. */
  readonly planCountsBy: 'approval' | 'invoiceDate';
}

export const DEFAULT_SETTINGS: Settings = {
  latencyMs: 0,
  limits: true,
  tier: 'core',
  switches: {
    numberReuse: 'never',
    paymentFiresInvoiceWebhook: true,
    voidKeepsAmountDue: true,
    ifModifiedSince: 'exclusive',
    paymentsListShowsDeleted: true,
    approvalNeeded: false,
    reconciledPaymentsDelete: false,
    planCountsBy: 'approval',
  },
};
