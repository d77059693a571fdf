/** What a person working in the practice QuickBooks can do: each act moves the books as QuickBooks' own screens would. */

import type { Json } from './json.ts';
import type { CompanySummary } from './sandbox.ts';
import type { Entity } from './table.ts';

/** Either the record as it now stands, or one plain sentence why not. */
export type BooksResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

export interface InRealm {
  readonly realmId: string;
}
interface OnInvoice extends InRealm {
  readonly invoiceId: string;
}
interface OnCustomer extends InRealm {
  readonly customerId: string;
}
interface OnPayment extends InRealm {
  readonly paymentId: string;
}
interface OnCreditMemo extends InRealm {
  readonly creditMemoId: string;
}
interface OnAccount extends InRealm {
  readonly accountId: string;
}
interface OnItem extends InRealm {
  readonly itemId: string;
}

/** One line as a person types it: amounts are decimal strings in the document's currency. */
export interface TypedLine {
  /** Of a line that is there already. */
  readonly lineId?: string;
  readonly description?: string;
  /** 1 when absent. */
  readonly quantity?: string;
  readonly unitPrice: string;
  /** Default: the first that is sold. */
  readonly itemId?: string;
  /** `TAX` or `NON` in the US, a tax code's id elsewhere. Default: no tax. */
  readonly taxCodeId?: string;
}

export interface TypedDocument extends OnCustomer {
  readonly lines: readonly TypedLine[];
  /** Default: today. */
  readonly date?: string;
  /** Default: the next one. */
  readonly number?: string;
  /** What the customer reads on it. */
  readonly memo?: string;
  /** US: the code of the whole sale, where lines are taxed. */
  readonly taxCodeId?: string;
}

/** Money as a person types it: the amount is a decimal string. */
export interface TypedMoney {
  readonly amount: string;
  /** Default: today. */
  readonly date?: string;
  /** Default: Undeposited Funds. */
  readonly accountId?: string;
  readonly reference?: string;
}

/** An e-mail that the ledger claims to have sent. */
export interface EmailRecord {
  readonly entity: string;
  readonly id: string;
  readonly to: string;
  readonly at: number;
}

export interface Books {
  createInvoice(act: TypedDocument & { readonly dueDate?: string }): BooksResult<Entity>;
  editInvoice(
    act: OnInvoice & {
      readonly number?: string;
      readonly date?: string;
      readonly dueDate?: string;
      readonly memo?: string;
      /** Beside the document, for whoever keeps the books. */
      readonly note?: string;
      readonly customerId?: string;
      readonly lines?: readonly TypedLine[];
      /** Whether the customer may pay it online, where the company takes such payments. */
      readonly paysOnline?: boolean;
      /** Where it is e-mailed to. */
      readonly email?: string;
    },
  ): BooksResult<Entity>;
  /** Stays with amounts of zero. Payments stay too, unapplied. */
  voidInvoice(act: OnInvoice): BooksResult<Entity>;
  /** Is gone. */
  deleteInvoice(act: OnInvoice): BooksResult<Json>;

  recordPayment(act: OnInvoice & TypedMoney): BooksResult<Entity>;
  /** Several invoices of one customer at once. */
  recordPayments(
    act: OnCustomer &
      Omit<TypedMoney, 'amount'> & {
        readonly invoices: readonly { readonly invoiceId: string; readonly amount: string }[];
      },
  ): BooksResult<Entity>;
  /** More than is owing: the invoice is paid, and the rest stays with the customer, unapplied. */
  recordOverpayment(act: OnInvoice & TypedMoney): BooksResult<Entity>;
  /** Money that is for no invoice yet. */
  receiveUnapplied(act: OnCustomer & TypedMoney): BooksResult<Entity>;
  /** Sets what is left of such money against an invoice. */
  applyUnapplied(
    act: OnPayment & { readonly invoiceId: string; readonly amount: string },
  ): BooksResult<Entity>;
  /** Takes the money off this invoice; the payment stays, unapplied. */
  unapplyPayment(act: OnPayment & { readonly invoiceId: string }): BooksResult<Entity>;
  /** Deletes it. */
  removePayment(act: OnPayment): BooksResult<Json>;
  voidPayment(act: OnPayment): BooksResult<Entity>;
  /** Brings a payment to the bank: from then on it cannot be changed. */
  depositPayment(act: OnPayment & { readonly accountId?: string }): BooksResult<Entity>;
  removeDeposit(act: InRealm & { readonly depositId: string }): BooksResult<Json>;

  createCreditMemo(act: TypedDocument): BooksResult<Entity>;
  voidCreditMemo(act: OnCreditMemo): BooksResult<Entity>;
  deleteCreditMemo(act: OnCreditMemo): BooksResult<Json>;
  /** By a payment of zero, as QuickBooks keeps it: that payment is the answer. */
  allocateCredit(
    act: OnCreditMemo & { readonly invoiceId: string; readonly amount: string; readonly date?: string },
  ): BooksResult<Entity>;
  /** Takes back what a credit memo covers of an invoice. */
  removeAllocation(act: OnCreditMemo & { readonly invoiceId: string }): BooksResult<Json>;
  /** Makes a credit memo of one untaxed line for just this amount, and sets it against the invoice. */
  applyCredit(act: OnInvoice & { readonly amount: string; readonly date?: string }): BooksResult<Entity>;
  /** Pays what is left of a credit memo back, from a bank account: an expense, tied to the memo by a payment of zero. */
  refundCredit(act: OnCreditMemo & TypedMoney): BooksResult<Entity>;

  addCustomer(
    act: InRealm & {
      readonly name: string;
      readonly emailAddress?: string;
      readonly companyName?: string;
      readonly firstName?: string;
      readonly lastName?: string;
      readonly phone?: string;
      readonly city?: string;
      /** Once and for all. Default: the company's own. */
      readonly currencyCode?: string;
    },
  ): BooksResult<Entity>;
  renameCustomer(act: OnCustomer & { readonly name: string }): BooksResult<Entity>;
  editCustomer(act: OnCustomer & { readonly emailAddress: string }): BooksResult<Entity>;
  deactivateCustomer(act: OnCustomer): BooksResult<Entity>;
  reactivateCustomer(act: OnCustomer): BooksResult<Entity>;
  /** Moves everything of `customerId` to `intoCustomerId`; the merged one is no more. */
  mergeCustomers(act: OnCustomer & { readonly intoCustomerId: string }): BooksResult<Entity>;

  /** @param act.type `Income`, `Bank`, … as QuickBooks calls them */
  addAccount(
    act: InRealm & { readonly name: string; readonly type: string; readonly number?: string },
  ): BooksResult<Entity>;
  deactivateAccount(act: OnAccount): BooksResult<Entity>;
  reactivateAccount(act: OnAccount): BooksResult<Entity>;
  /** @param act.accountId of income */
  addItem(
    act: InRealm & {
      readonly name: string;
      readonly accountId: string;
      readonly unitPrice?: string;
      readonly sku?: string;
    },
  ): BooksResult<Entity>;
  deactivateItem(act: OnItem): BooksResult<Entity>;
  reactivateItem(act: OnItem): BooksResult<Entity>;
  changeItemAccount(act: OnItem & { readonly accountId: string }): BooksResult<Entity>;
  /** A tax code of one rate. @param act.rate in percent */
  addTaxRate(act: InRealm & { readonly name: string; readonly rate: string }): BooksResult<Entity>;
  deactivateTaxCode(act: InRealm & { readonly taxCodeId: string }): BooksResult<Entity>;
  reactivateTaxCode(act: InRealm & { readonly taxCodeId: string }): BooksResult<Entity>;

  /** An empty date opens the books again. @param act.hasPassword no app may pass it, and the refusal is another */
  setClosingDate(
    act: InRealm & { readonly date: string; readonly hasPassword?: boolean },
  ): BooksResult<Entity>;
  /** On: people and apps give numbers. Off: QuickBooks does. */
  setCustomNumbers(act: InRealm & { readonly isOn: boolean }): BooksResult<Entity>;
  /** Credits set themselves against invoices. */
  setAutoApplyCredit(act: InRealm & { readonly isOn: boolean }): BooksResult<Entity>;
  /** On for good: it cannot be switched off again. */
  setMultiCurrency(act: InRealm): BooksResult<Entity>;
  /** Lapsed: everything can be read and nothing written. */
  setSubscription(act: InRealm & { readonly hasLapsed: boolean }): BooksResult<Entity>;
  /** Online payments, so that invoices have links. */
  enablePayments(act: InRealm & { readonly isOn: boolean }): BooksResult<Entity>;

  /** Every access token handed out so far is treated as expired; refresh tokens go on working. */
  expireAccessTokens(): BooksResult<{ readonly expired: number }>;
  /** The user disconnects the app inside QuickBooks (Apps › My apps); nothing tells the app. */
  disconnectApp(act: InRealm): BooksResult<{ readonly disconnected: number }>;
  /** Every grant of every company is gone: refresh answers `invalid_grant`. */
  revokeGrant(): BooksResult<{ readonly revoked: number }>;

  /**
   * Fills the company with this many sample invoices at once; no webhook tells of them. The last one changed now, each
   * before it a second earlier.
   */
  plantInvoices(act: InRealm & { readonly count: number }): BooksResult<{ readonly planted: number }>;

  listCompanies(): readonly CompanySummary[];
  /** Records as the wire has them, oldest first. */
  list(act: InRealm & { readonly entity: string }): readonly Entity[];
  get(act: InRealm & { readonly entity: string; readonly id: string }): Entity | undefined;
  /** What was deleted, as it last was. */
  listDeleted(act: InRealm & { readonly entity: string }): readonly Entity[];
  /** What the books claim to have sent. */
  listEmails(act: InRealm): readonly EmailRecord[];
  /** Base64. */
  getFile(act: InRealm & { readonly attachableId: string }): string | undefined;
  listInvoices(act: InRealm): readonly Entity[];
  getInvoice(act: OnInvoice): Entity | undefined;
  listPayments(act: InRealm & { readonly invoiceId?: string }): readonly Entity[];
  getPayment(act: OnPayment): Entity | undefined;
  listCreditMemos(act: InRealm): readonly Entity[];
  getCreditMemo(act: OnCreditMemo): Entity | undefined;
  listCustomers(act: InRealm): readonly Entity[];
  getCustomer(act: OnCustomer): Entity | undefined;
  listAccounts(act: InRealm): readonly Entity[];
  listItems(act: InRealm): readonly Entity[];
  listTaxCodes(act: InRealm): readonly Entity[];
  listDeposits(act: InRealm): readonly Entity[];
  /** The record `CompanyInfo`. */
  getCompany(act: InRealm): Entity | undefined;
  getPreferences(act: InRealm): Entity | undefined;
}
