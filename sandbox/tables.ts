/** The names and types of everything the sandbox stores, for the app as a whole and for each organisation. */

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
  TaxRateRecord,
  TrackingCategoryRecord,
} from './records.ts';
import type { Collection, Indexes, Orders, Store } from './store.ts';

/** An authorisation code, waiting to be exchanged. */
export interface CodeRecord {
  readonly code: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly authEventId: string;
  readonly challenge?: string;
  readonly nonce?: string;
  readonly expiresAt: number;
  readonly usedAt?: number;
}

/** What the user has allowed the app so far; scopes only ever grow until it is revoked. */
export interface GrantRecord {
  readonly grantId: string;
  readonly scope: string;
  readonly authEventId: string;
  readonly revokedAt?: number;
}

export interface RefreshTokenRecord {
  readonly token: string;
  readonly grantId: string;
  readonly issuedAt: number;
  /** When it was first exchanged: from then on it lives for the grace period only. */
  readonly usedAt?: number;
}

export interface AccessTokenRecord {
  readonly hash: string;
  readonly grantId: string;
  readonly scope: string;
  readonly expiresAt: number;
}

export interface ConnectionRecord {
  readonly connectionId: string;
  readonly authEventId: string;
  readonly tenantId: string;
  readonly isActive: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface IdempotencyRecord {
  readonly key: string;
  /** Method, address and body of the first call; not its organisation, for Xero's keys are per app. */
  readonly fingerprint: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly expiresAt: number;
}

export interface WebhookEventRecord {
  readonly sequence: number;
  readonly tenantId: string;
  readonly category: 'INVOICE' | 'CONTACT' | 'CREDITNOTE' | 'PREPAYMENT' | 'OVERPAYMENT';
  readonly type: 'CREATE' | 'UPDATE';
  readonly resourceId: string;
  /** What newer categories of events say about their record; invoices and contacts say nothing. */
  readonly data?: { readonly Type: string; readonly Status: string };
  readonly at: number;
  /** Put aside by a fault until this moment, or until a later event was delivered before it. */
  readonly notBefore?: number;
  readonly waitsToBeOvertaken?: boolean;
}

export interface SubscriptionRecord {
  readonly url: string;
  readonly key: string;
  readonly status: 'waiting' | 'ok' | 'intentFailed' | 'disabled';
  readonly detail: string;
  readonly lastSequence: number;
  readonly deliveredSequence: number;
  readonly failingSince?: number;
  readonly attempts: number;
  readonly nextAttemptAt?: number;
}

export interface AppTables {
  readonly meta: Collection<{ readonly value: string }>;
  readonly codes: Collection<CodeRecord>;
  readonly grants: Collection<GrantRecord>;
  readonly refreshTokens: Collection<RefreshTokenRecord>;
  readonly accessTokens: Collection<AccessTokenRecord>;
  readonly connections: Collection<ConnectionRecord>;
  readonly idempotency: Collection<IdempotencyRecord>;
  readonly webhookEvents: Collection<WebhookEventRecord>;
  readonly subscription: Collection<SubscriptionRecord>;
  readonly organisations: Collection<OrganisationRecord>;
}

export interface TenantTables {
  readonly accounts: Collection<AccountRecord>;
  readonly taxRates: Collection<TaxRateRecord>;
  readonly items: Collection<ItemRecord>;
  readonly currencies: Collection<CurrencyRecord>;
  readonly trackingCategories: Collection<TrackingCategoryRecord>;
  readonly brandingThemes: Collection<BrandingThemeRecord>;
  readonly contacts: Collection<ContactRecord>;
  readonly invoices: Collection<InvoiceRecord>;
  readonly creditNotes: Collection<CreditNoteRecord>;
  /** Prepayments and overpayments. */
  readonly moneyCredits: Collection<MoneyCreditRecord>;
  readonly payments: Collection<PaymentRecord>;
  readonly batchPayments: Collection<BatchPaymentRecord>;
  readonly attachments: Collection<AttachmentRecord>;
  readonly history: Collection<HistoryRecord>;
  readonly emails: Collection<EmailRecord>;
  readonly counters: Collection<{ readonly next: number }>;
}

/** How contacts and invoices are looked up by what people call them: without regard to case. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();

export const INDEXES: Indexes = {
  invoices: {
    number: (invoice: InvoiceRecord) => fold(invoice.number),
    contact: (invoice: InvoiceRecord) => invoice.contactId,
  },
  creditNotes: {
    number: (creditNote: CreditNoteRecord) => fold(creditNote.number),
    contact: (creditNote: CreditNoteRecord) => creditNote.contactId,
  },
  moneyCredits: {
    bankTransaction: (credit: MoneyCreditRecord) => credit.bankTransactionId,
    contact: (credit: MoneyCreditRecord) => credit.contactId,
  },
  payments: { invoice: (payment: PaymentRecord) => payment.invoiceId },
  attachments: { subject: (attachment: AttachmentRecord) => attachment.subjectId },
  contacts: {
    name: (contact: ContactRecord) => fold(contact.name),
    number: (contact: ContactRecord) => contact.contactNumber,
  },
  history: { subject: (entry: HistoryRecord) => entry.subjectId },
  accounts: { code: (account: AccountRecord) => (account.code === '' ? undefined : account.code) },
};

/** Lists are asked for by what changed since, and come in this order unless another is named. */
export const ORDERS: Orders = {
  invoices: (invoice: InvoiceRecord) => invoice.updatedAt,
  creditNotes: (creditNote: CreditNoteRecord) => creditNote.updatedAt,
  moneyCredits: (credit: MoneyCreditRecord) => credit.updatedAt,
  payments: (payment: PaymentRecord) => payment.updatedAt,
  batchPayments: (batch: BatchPaymentRecord) => batch.updatedAt,
  contacts: (contact: ContactRecord) => contact.updatedAt,
};

export function appTables(store: Store): AppTables {
  return {
    meta: store.collection('app/meta'),
    codes: store.collection('app/codes'),
    grants: store.collection('app/grants'),
    refreshTokens: store.collection('app/refreshTokens'),
    accessTokens: store.collection('app/accessTokens'),
    connections: store.collection('app/connections'),
    idempotency: store.collection('app/idempotency'),
    webhookEvents: store.collection('app/webhookEvents'),
    subscription: store.collection('app/subscription'),
    organisations: store.collection('app/organisations'),
  };
}

export function tenantTables(store: Store, tenantId: string): TenantTables {
  return {
    accounts: store.collection(`${tenantId}/accounts`),
    taxRates: store.collection(`${tenantId}/taxRates`),
    items: store.collection(`${tenantId}/items`),
    currencies: store.collection(`${tenantId}/currencies`),
    trackingCategories: store.collection(`${tenantId}/trackingCategories`),
    brandingThemes: store.collection(`${tenantId}/brandingThemes`),
    contacts: store.collection(`${tenantId}/contacts`),
    invoices: store.collection(`${tenantId}/invoices`),
    creditNotes: store.collection(`${tenantId}/creditNotes`),
    moneyCredits: store.collection(`${tenantId}/moneyCredits`),
    payments: store.collection(`${tenantId}/payments`),
    batchPayments: store.collection(`${tenantId}/batchPayments`),
    attachments: store.collection(`${tenantId}/attachments`),
    history: store.collection(`${tenantId}/history`),
    emails: store.collection(`${tenantId}/emails`),
    counters: store.collection(`${tenantId}/counters`),
  };
}
