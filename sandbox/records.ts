/**
 * What the practice ledger remembers: one plain record for each noun.
 *
 * Every amount, price, quantity and rate is a decimal string; every `…At` is milliseconds since 1970 (UTC);
 * every date without a time is `YYYY-MM-DD`. Records are replaced, never changed in place.
 */

import type { CreditRecord } from './money-records.ts';

export type * from './money-records.ts';

/** What the customer pays Xero for, by its `Class`: a small plan approves few invoices and knows one currency. */
export type Plan = 'STARTER' | 'STANDARD' | 'PREMIUM' | 'TRIAL' | 'DEMO';

export interface OrganisationRecord {
  readonly tenantId: string;
  readonly name: string;
  readonly legalName: string;
  readonly countryCode: string;
  /** Xero's edition of the tax rules: AU, NZ, UK, US. */
  readonly version: string;
  readonly baseCurrency: string;
  /** Xero's own name of the zone (`NEWZEALANDSTANDARDTIME`). */
  readonly timezone: string;
  /** The IANA name of the same zone. */
  readonly zone: string;
  readonly shortCode: string;
  readonly financialYearEndDay: number;
  readonly financialYearEndMonth: number;
  readonly salesTaxBasis: string;
  readonly salesTaxPeriod: string;
  readonly taxNumber: string;
  readonly isDemoCompany: boolean;
  /** PREMIUM when absent. */
  readonly plan?: Plan;
  readonly periodLockDate?: string;
  readonly endOfYearLockDate?: string;
  readonly invoicePrefix: string;
  readonly createdAt: number;
}

export interface AccountRecord {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly class: string;
  readonly taxType: string;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly description: string;
  readonly enablePaymentsToAccount: boolean;
  readonly showInExpenseClaims: boolean;
  readonly systemAccount?: string;
  readonly bankAccountNumber?: string;
  readonly bankAccountType?: string;
  readonly currencyCode?: string;
  readonly updatedAt: number;
}

export interface TaxComponentRecord {
  readonly name: string;
  readonly rate: string;
  readonly isCompound: boolean;
  readonly isNonRecoverable: boolean;
}

export interface TaxRateRecord {
  readonly taxType: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
  readonly reportTaxType: string;
  readonly components: readonly TaxComponentRecord[];
  readonly appliesTo: readonly AccountGroup[];
  readonly isSystem: boolean;
}

export type AccountGroup = 'Assets' | 'Equity' | 'Expenses' | 'Liabilities' | 'Revenue';

export interface ItemDetailsRecord {
  readonly unitPrice?: string;
  readonly accountCode?: string;
  readonly taxType?: string;
}

export interface ItemRecord {
  readonly itemId: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly purchaseDescription: string;
  readonly isSold: boolean;
  readonly isPurchased: boolean;
  readonly sales: ItemDetailsRecord;
  readonly purchase: ItemDetailsRecord;
  readonly updatedAt: number;
}

export interface CurrencyRecord {
  readonly code: string;
  readonly description: string;
  /** Units of this currency for one unit of the organisation's own. */
  readonly dayRate: string;
}

export interface TrackingOptionRecord {
  readonly trackingOptionId: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'ARCHIVED';
}

export interface TrackingCategoryRecord {
  readonly trackingCategoryId: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly options: readonly TrackingOptionRecord[];
}

export interface BrandingThemeRecord {
  readonly brandingThemeId: string;
  readonly name: string;
  readonly sortOrder: number;
  readonly createdAt: number;
}

export interface AddressRecord {
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface PhoneRecord {
  readonly type: string;
  readonly number: string;
  readonly areaCode: string;
  readonly countryCode: string;
}

export interface ContactPersonRecord {
  readonly firstName: string;
  readonly lastName: string;
  readonly emailAddress: string;
  readonly includeInEmails: boolean;
}

export interface PaymentTermRecord {
  readonly day: number;
  readonly type: string;
}

export interface ContactRecord {
  readonly contactId: string;
  readonly contactNumber?: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
  readonly emailAddress?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** The rest of what may be written and is only ever echoed: `AccountNumber`, `TaxNumber`, `Website`, … */
  readonly details: Readonly<Record<string, string>>;
  readonly addresses: readonly AddressRecord[];
  readonly phones: readonly PhoneRecord[];
  readonly people: readonly ContactPersonRecord[];
  readonly salesTerms?: PaymentTermRecord;
  readonly billsTerms?: PaymentTermRecord;
  readonly isCustomer: boolean;
  readonly isSupplier: boolean;
  readonly mergedToContactId?: string;
  readonly updatedAt: number;
}

export interface LineTrackingRecord {
  readonly trackingCategoryId: string;
  readonly trackingOptionId: string;
  readonly name: string;
  readonly option: string;
}

export interface LineRecord {
  readonly lineItemId: string;
  readonly description: string;
  readonly quantity?: string;
  readonly unitAmount?: string;
  readonly itemCode?: string;
  readonly accountCode?: string;
  readonly taxType?: string;
  readonly taxAmount: string;
  readonly lineAmount: string;
  readonly discountRate?: string;
  readonly discountAmount?: string;
  readonly tracking: readonly LineTrackingRecord[];
}

export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';

export interface InvoiceRecord {
  readonly invoiceId: string;
  readonly type: 'ACCREC' | 'ACCPAY';
  readonly number: string;
  readonly reference: string;
  readonly contactId: string;
  readonly status: InvoiceStatus;
  readonly date: string;
  readonly dueDate?: string;
  readonly expectedPaymentDate?: string;
  readonly plannedPaymentDate?: string;
  readonly lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  readonly lines: readonly LineRecord[];
  readonly currencyCode: string;
  readonly currencyRate: string;
  readonly brandingThemeId?: string;
  readonly url?: string;
  readonly sentToContact: boolean;
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
  readonly totalDiscount: string;
  readonly amountPaid: string;
  readonly amountCredited: string;
  readonly amountDue: string;
  readonly credits: readonly CreditRecord[];
  readonly fullyPaidOn?: string;
  /** The app that made it; absent when a person did. */
  readonly createdBy?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface HistoryRecord {
  readonly historyId: string;
  /** The document or contact that it belongs to. */
  readonly subjectId: string;
  readonly changes: string;
  readonly details: string;
  readonly user: string;
  readonly at: number;
}

/** An e-mail that the ledger claims to have sent. */
export interface EmailRecord {
  readonly emailId: string;
  readonly invoiceId: string;
  readonly to: string;
  readonly at: number;
}

/** A file at an invoice or a credit note. */
export interface AttachmentRecord {
  readonly attachmentId: string;
  readonly subjectId: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** In bytes. */
  readonly contentLength: number;
  readonly includeOnline: boolean;
  /** Base64. */
  readonly content: string;
}
