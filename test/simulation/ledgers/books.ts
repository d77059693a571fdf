/**
 * What people do and see in the books of any ledger, in the words of the practice Xero, which are the simulation's: another
 * ledger answers in the same shapes. The id of an organisation is that of no other one, of whatever ledger.
 */
import type * as xero from '../../../sandbox/sandbox.ts';

export type OrganisationThere = Pick<xero.OrganisationRecord, 'tenantId' | 'zone'>;

export type InvoiceThere = Pick<
  xero.InvoiceRecord,
  | 'invoiceId'
  | 'reference'
  | 'contactId'
  | 'status'
  | 'date'
  | 'dueDate'
  | 'currencyCode'
  | 'currencyRate'
  | 'url'
  | 'sentToContact'
  | 'subTotal'
  | 'totalTax'
  | 'total'
  | 'amountPaid'
  | 'amountCredited'
  | 'amountDue'
  | 'credits'
  | 'fullyPaidOn'
  | 'createdAt'
> & {
  /** Null where nobody gave one. */
  readonly number: string | null;
  readonly lines: readonly Pick<
    xero.InvoiceRecord['lines'][number],
    'lineItemId' | 'description' | 'quantity' | 'unitAmount' | 'discountRate'
  >[];
};

export type ContactThere = Pick<
  xero.ContactRecord,
  'contactId' | 'name' | 'status' | 'emailAddress' | 'mergedToContactId'
> & {
  readonly phones: readonly Pick<xero.ContactRecord['phones'][number], 'type' | 'number'>[];
  /** Where a contact keeps one: then a customer may be there once for each. */
  readonly currency?: string;
};

/** `invoiceId`: of what it pays, or of the credit that it pays back. */
export type PaymentThere = Pick<
  xero.PaymentRecord,
  'paymentId' | 'invoiceId' | 'amount' | 'date' | 'reference' | 'status'
>;

type CreditThere = {
  readonly type: string;
  readonly contactId: string;
  readonly status: string;
  readonly date: string;
  readonly total: string;
  readonly remainingCredit: string;
  readonly allocations: readonly { readonly amount: string }[];
};
export type CreditNoteThere = CreditThere & {
  readonly creditNoteId: string;
  readonly number: string;
  readonly reference: string;
};
export type MoneyCreditThere = CreditThere & { readonly creditId: string };

type InTenant = { readonly tenantId: string };
type OnInvoice = InTenant & { readonly invoiceId: string };
type OnContact = InTenant & { readonly contactId: string };
type OnCredit = InTenant & { readonly creditId: string };
type Dated = { readonly amount: string; readonly date: string };
/** Refused acts leave no trace. */
export type Done<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

export type BooksThere = {
  listOrganisations(): readonly OrganisationThere[];
  /** Deleted ones included, as they last were. */
  listInvoices(at: InTenant): readonly InvoiceThere[];
  listContacts(at: InTenant): readonly ContactThere[];
  listPayments(at: InTenant & { readonly invoiceId?: string }): readonly PaymentThere[];
  listCreditNotes(at: InTenant): readonly CreditNoteThere[];
  getCreditNote(at: InTenant & { readonly creditNoteId: string }): CreditNoteThere | undefined;
  listMoneyCredits(at: InTenant): readonly MoneyCreditThere[];
  getMoneyCredit(at: OnCredit): MoneyCreditThere | undefined;
  listEmails(at: InTenant): readonly { readonly invoiceId: string; readonly at: number }[];
  listAttachments(at: InTenant & { readonly subjectId: string }): readonly {
    readonly attachmentId: string;
    readonly fileName: string;
    /** Base64. */
    readonly content: string;
  }[];
  /** What was done to an invoice, as far as the simulation asks: credit set against it, files attached, notes. */
  listHistory(
    at: InTenant & { readonly subjectId: string },
  ): readonly { readonly changes: string; readonly details: string }[];

  recordPayment(
    act: OnInvoice & Dated & { readonly reference: string },
  ): Done<{ readonly paymentId: string }>;
  removePayment(act: InTenant & { readonly paymentId: string }): Done;
  /** A credit of a kind that the ledger has, made for the purpose. */
  applyCredit(
    act: OnInvoice & Dated & { readonly kind: 'CreditNote' | 'Prepayment' | 'Overpayment' },
  ): Done<InvoiceThere>;
  removeCredit(act: OnInvoice & { readonly creditId: string }): Done;
  /** Money of a customer that pays no invoice yet. */
  receive(act: OnContact & Dated & { readonly currencyCode: string }): Done;
  /** More than is owing. */
  overpay(act: OnInvoice & Dated): Done;
  allocateMoneyCredit(act: OnCredit & Dated & { readonly invoiceId: string }): Done;
  refundCredit(act: OnCredit & Dated): Done;
  editInvoice(
    act: OnInvoice & {
      readonly sentToContact?: boolean;
      readonly number?: string;
      readonly reference?: string;
      readonly dueDate?: string;
      /** By their ids; those left out go. */
      readonly lines?: readonly {
        readonly lineItemId: string;
        readonly description?: string;
        readonly unitAmount?: string;
      }[];
    },
  ): Done;
  voidInvoice(act: OnInvoice): Done;
  approveInvoice(act: OnInvoice): Done;
  archiveContact(act: OnContact): Done;
  restoreContact(act: OnContact): Done;
  renameContact(act: OnContact & { readonly name: string }): Done;
  mergeContacts(act: OnContact & { readonly intoContactId: string }): Done;
  /** Nothing on or before this day may change; an empty string lifts the lock. */
  lockUntil(act: InTenant & { readonly date: string }): Done;
  /** Codes of the active revenue accounts. */
  listRevenueAccounts(at: InTenant): readonly string[];
  archiveAccount(act: InTenant & { readonly code: string }): Done;
  restoreAccount(act: InTenant & { readonly code: string }): Done;
  expireAccessTokens(): unknown;
  revokeGrant(): unknown;
  disconnectApp(act: InTenant): unknown;
};
