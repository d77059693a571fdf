/** What a person working in the practice ledger can do: each act moves the books exactly as Xero's own screens would. */

import type {
  AccountRecord,
  AttachmentRecord,
  BatchPaymentRecord,
  BrandingThemeRecord,
  ContactRecord,
  CreditNoteRecord,
  CurrencyRecord,
  EmailRecord,
  HistoryRecord,
  InvoiceRecord,
  ItemRecord,
  MoneyCreditRecord,
  OrganisationRecord,
  PaymentRecord,
  Plan,
  TaxRateRecord,
  TrackingCategoryRecord,
} from './records.ts';

/** Either the record as it now stands, or one plain sentence why not. */
export type BooksResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

interface InTenant {
  readonly tenantId: string;
}
interface OnInvoice extends InTenant {
  readonly invoiceId: string;
}
interface OnCreditNote extends InTenant {
  readonly creditNoteId: string;
}
interface OnContact extends InTenant {
  readonly contactId: string;
}
interface OnPayment extends InTenant {
  readonly paymentId: string;
}
interface OnMoneyCredit extends InTenant {
  readonly creditId: string;
}

/** Money as a person types it: the amount is a decimal string, the account one that takes payments. */
interface TypedPayment {
  readonly amount: string;
  readonly date: string;
  readonly accountCode: string;
  readonly reference?: string;
}

/** One line as a person types it: amounts are decimal strings in the invoice's currency. */
export interface TypedLine {
  readonly lineItemId?: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly unitAmount?: string;
  readonly accountCode?: string;
  readonly taxType?: string;
  readonly itemCode?: string;
}

export interface Books {
  recordPayment(act: OnInvoice & TypedPayment): BooksResult<PaymentRecord>;
  /** Also of a reconciled payment, but not of one in a batch. */
  removePayment(act: OnPayment): BooksResult<PaymentRecord>;
  /** Matches it with the bank's statement; of a batch, all its payments. */
  reconcilePayment(act: OnPayment): BooksResult<PaymentRecord>;
  unreconcilePayment(act: OnPayment): BooksResult<PaymentRecord>;
  /** Pays what is left of a credit note, prepayment or overpayment back to the customer. */
  refundCredit(act: OnMoneyCredit & TypedPayment): BooksResult<PaymentRecord>;
  /** One movement of the bank for several invoices: all of them are paid, or none. */
  recordBatchPayment(
    act: InTenant & {
      readonly accountCode: string;
      readonly date: string;
      readonly reference?: string;
      readonly payments: readonly { readonly invoiceId: string; readonly amount: string }[];
    },
  ): BooksResult<BatchPaymentRecord>;
  removeBatchPayment(act: InTenant & { readonly batchPaymentId: string }): BooksResult<BatchPaymentRecord>;

  /** A payment that is larger than what is owing: the invoice is paid, and the rest becomes an overpayment. */
  recordOverpayment(act: OnInvoice & TypedPayment): BooksResult<{
    readonly payment: PaymentRecord;
    readonly overpayment: MoneyCreditRecord;
  }>;
  /** Money received before there is an invoice. @param act.accountCode of the bank; each line has its own */
  recordPrepayment(
    act: OnContact &
      Omit<TypedPayment, 'amount'> & {
        readonly lines: readonly TypedLine[];
        readonly lineAmountTypes?: 'Exclusive' | 'Inclusive' | 'NoTax';
        readonly currencyCode?: string;
      },
  ): BooksResult<MoneyCreditRecord>;
  /** As `allocateCredit`, of a prepayment or an overpayment. */
  allocateMoneyCredit(
    act: OnMoneyCredit & { readonly invoiceId: string; readonly amount: string; readonly date: string },
  ): BooksResult<MoneyCreditRecord>;
  removeMoneyAllocation(
    act: OnMoneyCredit & { readonly allocationId: string },
  ): BooksResult<MoneyCreditRecord>;
  /** Deletes the bank transaction that it came by. Refused as long as any of it is used. */
  voidMoneyCredit(act: OnMoneyCredit): BooksResult<MoneyCreditRecord>;
  /**
   * Sets a credit note, prepayment or overpayment against an invoice. It is made for the purpose: of one line without
   * tax, for just this amount.
   * @param act.amount a positive decimal of at most two places, in the invoice's currency
   */
  applyCredit(
    act: OnInvoice & {
      readonly amount: string;
      readonly date: string;
      readonly kind?: 'CreditNote' | 'Prepayment' | 'Overpayment';
    },
  ): BooksResult<InvoiceRecord>;
  /** `creditId`: of a credit, or of one allocation of it. The credit itself stays, to be used again. */
  removeCredit(act: OnInvoice & { readonly creditId: string }): BooksResult<InvoiceRecord>;

  /** Approved at once, unless another status is named. */
  createCreditNote(
    act: OnContact & {
      readonly date: string;
      readonly lines: readonly TypedLine[];
      readonly reference?: string;
      readonly number?: string;
      readonly status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';
      readonly lineAmountTypes?: 'Exclusive' | 'Inclusive' | 'NoTax';
      readonly currencyCode?: string;
    },
  ): BooksResult<CreditNoteRecord>;
  /**
   * @param act.amount a positive decimal of at most two places, in the currency of both
   * @param act.date where it lies before one of the two documents, the later of their dates counts
   */
  allocateCredit(
    act: OnCreditNote & { readonly invoiceId: string; readonly amount: string; readonly date: string },
  ): BooksResult<CreditNoteRecord>;
  removeAllocation(act: OnCreditNote & { readonly allocationId: string }): BooksResult<CreditNoteRecord>;
  /** Refused as long as any of it is allocated. */
  voidCreditNote(act: OnCreditNote): BooksResult<CreditNoteRecord>;

  createInvoice(
    act: InTenant & {
      readonly contactId: string;
      readonly date: string;
      readonly dueDate?: string;
      readonly reference?: string;
      readonly number?: string;
      readonly status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';
      readonly lineAmountTypes?: 'Exclusive' | 'Inclusive' | 'NoTax';
      readonly currencyCode?: string;
      readonly lines: readonly TypedLine[];
    },
  ): BooksResult<InvoiceRecord>;
  editInvoice(
    act: OnInvoice & {
      /** The mark alone: nothing is e-mailed. */
      readonly sentToContact?: boolean;
      readonly number?: string;
      readonly reference?: string;
      readonly date?: string;
      readonly dueDate?: string;
      readonly contactId?: string;
      readonly lines?: readonly TypedLine[];
    },
  ): BooksResult<InvoiceRecord>;
  /** By hand, up to 0.10 from what the lines come to; decimal strings. Until money is set against it. */
  overwriteTotals(
    act: OnInvoice & { readonly totalTax?: string; readonly total?: string },
  ): BooksResult<InvoiceRecord>;
  approveInvoice(act: OnInvoice): BooksResult<InvoiceRecord>;
  voidInvoice(act: OnInvoice): BooksResult<InvoiceRecord>;
  deleteInvoice(act: OnInvoice): BooksResult<InvoiceRecord>;

  addContact(
    act: InTenant & {
      readonly name: string;
      readonly emailAddress?: string;
      readonly firstName?: string;
      readonly lastName?: string;
      readonly phone?: string;
      readonly city?: string;
      /** Has been invoiced before. */
      readonly isCustomer?: boolean;
    },
  ): BooksResult<ContactRecord>;
  renameContact(act: OnContact & { readonly name: string }): BooksResult<ContactRecord>;
  archiveContact(act: OnContact): BooksResult<ContactRecord>;
  restoreContact(act: OnContact): BooksResult<ContactRecord>;
  /** Moves everything of `contactId` to `intoContactId` and archives it, as Xero's merge does. */
  mergeContacts(act: OnContact & { readonly intoContactId: string }): BooksResult<ContactRecord>;

  addAccount(
    act: InTenant & {
      readonly code: string;
      readonly name: string;
      readonly type: string;
      readonly taxType?: string;
    },
  ): BooksResult<AccountRecord>;
  archiveAccount(act: InTenant & { readonly code: string }): BooksResult<AccountRecord>;
  restoreAccount(act: InTenant & { readonly code: string }): BooksResult<AccountRecord>;
  setTaxRateStatus(
    act: InTenant & { readonly taxType: string; readonly status: 'ACTIVE' | 'ARCHIVED' | 'DELETED' },
  ): BooksResult<TaxRateRecord>;
  /** Of a rate of one part: documents that are there already keep what they have. @param act.rate in percent */
  changeTaxRate(
    act: InTenant & { readonly taxType: string; readonly rate: string },
  ): BooksResult<TaxRateRecord>;
  setTrackingCategoryStatus(
    act: InTenant & { readonly trackingCategoryId: string; readonly status: 'ACTIVE' | 'ARCHIVED' },
  ): BooksResult<TrackingCategoryRecord>;
  setTrackingOptionStatus(
    act: InTenant & {
      readonly trackingCategoryId: string;
      readonly trackingOptionId: string;
      readonly status: 'ACTIVE' | 'ARCHIVED';
    },
  ): BooksResult<TrackingCategoryRecord>;
  removeBrandingTheme(act: InTenant & { readonly brandingThemeId: string }): BooksResult<BrandingThemeRecord>;
  addItem(act: InTenant & { readonly code: string; readonly name: string }): BooksResult<ItemRecord>;
  removeItem(act: InTenant & { readonly code: string }): BooksResult<ItemRecord>;
  enableCurrency(act: InTenant & { readonly code: string }): BooksResult<CurrencyRecord>;
  /** An empty string removes the lock. */
  setLockDates(
    act: InTenant & { readonly periodLockDate?: string; readonly endOfYearLockDate?: string },
  ): BooksResult<OrganisationRecord>;

  /** What the customer pays Xero for: STARTER approves 20 sales invoices a month, TRIAL sends 20 e-mails a day. */
  setPlan(act: InTenant & { readonly plan: Plan }): BooksResult<OrganisationRecord>;

  /** Every access token handed out so far is treated as expired; refresh tokens go on working. */
  expireAccessTokens(): BooksResult<{ readonly expired: number }>;
  /** The user disconnects the organisation inside Xero (Settings › Connected apps). */
  disconnectApp(act: InTenant): BooksResult<{ readonly disconnected: number }>;
  /** The user's whole grant is gone: refresh answers `invalid_grant`. */
  revokeGrant(): BooksResult<{ readonly revoked: number }>;

  /**
   * Fills the organisation with this many approved sample invoices at once: without history, and no webhook tells of
   * them. The last one changed now, each before it a second earlier.
   */
  plantInvoices(act: InTenant & { readonly count: number }): BooksResult<{ readonly planted: number }>;

  listOrganisations(): readonly OrganisationRecord[];
  listInvoices(act: InTenant): readonly InvoiceRecord[];
  getInvoice(act: OnInvoice): InvoiceRecord | undefined;
  listCreditNotes(act: InTenant): readonly CreditNoteRecord[];
  getCreditNote(act: OnCreditNote): CreditNoteRecord | undefined;
  listMoneyCredits(act: InTenant & { readonly contactId?: string }): readonly MoneyCreditRecord[];
  getMoneyCredit(act: OnMoneyCredit): MoneyCreditRecord | undefined;
  listBatchPayments(act: InTenant): readonly BatchPaymentRecord[];
  /** `subjectId`: of an invoice or a credit note. */
  listAttachments(act: InTenant & { readonly subjectId: string }): readonly AttachmentRecord[];
  /** What the books claim to have sent, oldest first. */
  listEmails(act: InTenant): readonly EmailRecord[];
  listPayments(act: InTenant & { readonly invoiceId?: string }): readonly PaymentRecord[];
  listContacts(act: InTenant): readonly ContactRecord[];
  listAccounts(act: InTenant): readonly AccountRecord[];
  listTaxRates(act: InTenant): readonly TaxRateRecord[];
  listItems(act: InTenant): readonly ItemRecord[];
  listCurrencies(act: InTenant): readonly CurrencyRecord[];
  listTrackingCategories(act: InTenant): readonly TrackingCategoryRecord[];
  listBrandingThemes(act: InTenant): readonly BrandingThemeRecord[];
  listHistory(act: InTenant & { readonly subjectId: string }): readonly HistoryRecord[];
}
