/** The books of one practice organisation: a person's hands in them and what they hold, whatever ledger they are kept in. */

export type Books = {
  readonly organisation: Organisation;
  /** Every act is refused with an error where the ledger refuses it. */
  readonly hands: Hands;

  /** Those of sales, oldest first, voided ones included. */
  invoices(): readonly BookedInvoice[];
  /** Those that bear the mark of one of our invoices. */
  invoicesOf(id: string): readonly BookedInvoice[];
  contacts(): readonly BookedContact[];
  /** Those on one invoice; removed ones as far as the ledger keeps them. */
  payments(invoiceId: string): readonly BookedPayment[];
  /** Those that an app has made, whatever they are on. */
  paymentsByApps(): readonly BookedPayment[];
  creditNotes(): readonly BookedCredit[];
  /** A credit of any kind. */
  credit(creditId: string): BookedCredit | undefined;
  /** Where the e-mails of an invoice went, oldest first. */
  emails(invoiceId: string): readonly string[];
  files(invoiceId: string): readonly BookedFile[];
  /** What its history says, where the ledger keeps one. */
  notes(invoiceId: string): readonly string[];
  /** What lines name the active accounts of sales by. */
  salesAccounts(): readonly string[];
  isBank(account: string): boolean;
};

export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  /** One that is on besides its own, and one that is not. */
  readonly otherCurrency: string;
  readonly missingCurrency: string;
  /** The account that lines go to where nothing else is said, another one, and a code that no account has. */
  readonly salesAccount: string;
  readonly otherSalesAccount: string;
  readonly missingAccount: string;
  /** The first bank account, and another account that takes payments. */
  readonly bank: string;
  readonly otherBank: string;
  /** Somebody whom a person has archived. */
  readonly archivedContact: string;
  /** Where its days begin and end. */
  readonly timeZone: string;
  /** The first day of its business year, MM-DD. */
  readonly yearBegins: string;
  /** Something that is sold; where items have their accounts, this one has `otherSalesAccount`. */
  readonly item: string;
  /** The tax of sales where nothing else is said. */
  readonly salesTax: string;
  /** Another one that sales may bear. */
  readonly otherTax: string;
};

export type BookedStatus = 'draft' | 'awaitingApproval' | 'approved' | 'paid' | 'voided' | 'deleted';

/** Every amount a decimal string. */
export type BookedInvoice = {
  readonly ledgerId: string;
  readonly number: string;
  /** The address of ours that it stands for; empty where it is nobody's. */
  readonly mark: string;
  readonly contactId: string;
  readonly status: BookedStatus;
  readonly currency: string;
  /** Units of that currency for one of the organisation's own; at most six places. */
  readonly rate: string;
  readonly dueDate: string | null;
  readonly reference: string;
  readonly total: string;
  readonly owing: string;
  readonly lines: readonly BookedLine[];
};

export type BookedLine = {
  readonly lineId: string;
  readonly description: string;
  /** Without trailing zeros. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly account: string;
  readonly item: string | null;
};

export type BookedContact = {
  readonly ledgerId: string;
  /** `CF-` and the id of our customer; empty where it is nobody's. */
  readonly mark: string;
  readonly name: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Several with commas between them. */
  readonly phone: string;
  readonly isActive: boolean;
};

export type BookedPayment = {
  readonly ledgerId: string;
  readonly amount: string;
  /** What it comes to in the organisation's currency. */
  readonly inOwnCurrency: string;
  readonly account: string;
  readonly isRemoved: boolean;
};

export type BookedCredit = {
  readonly ledgerId: string;
  readonly number: string;
  readonly contactId: string;
  readonly currency: string;
  readonly rate: string;
  readonly total: string;
  readonly remaining: string;
  readonly allocations: readonly { readonly invoiceId: string; readonly amount: string }[];
  /** What was paid back of it. */
  readonly refunds: readonly string[];
};

export type BookedFile = {
  readonly name: string;
  readonly type: string;
  /** Whether the customer sees it with the invoice. */
  readonly isOnline: boolean;
  readonly content: Buffer;
};

export type TypedInvoice = {
  /** Default: whoever comes first. */
  readonly contactId?: string;
  readonly number?: string;
  readonly date?: string;
  /** Of its one line. */
  readonly amount?: string;
};

export type TypedContact = {
  readonly name: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  readonly city?: string;
  /** Has been invoiced before, where the ledger knows contacts that have not. */
  readonly isCustomer?: boolean;
};

export type HeldPayment =
  | 'part of a batch payment'
  | 'reconciled with the bank'
  | 'part of a payment for several invoices'
  | 'part of a bank deposit';

export type Hands = {
  /** Into the first bank account. Where an act has a day, it is the hands' own unless one is said. @returns the payment's id */
  pay(invoiceId: string, amount: string, date?: string): string;
  removePayment(paymentId: string): void;
  /** A payment that stands in something larger. */
  payHeld(how: HeldPayment, invoiceId: string, amount: string): void;
  /** Takes it away again, together with what held it. */
  removeHeld(how: HeldPayment, invoiceId: string): void;
  /** More than is owing: the rest is the customer's credit. */
  overpay(invoiceId: string, amount: string, date?: string): void;
  /** Money of a customer that pays no invoice yet. @returns the credit's id */
  receive(contactId: string, amount: string, date?: string): string;
  /** A credit note made for the purpose and set against the invoice. @returns its id */
  credit(invoiceId: string, amount: string, date?: string): string;
  /** Takes that back from the invoice again. */
  uncredit(invoiceId: string, creditId: string): void;
  /** A credit note that is set against nothing yet. @returns its id */
  giveCredit(contactId: string, amount: string, currency: string, date?: string): string;
  /** Sets money that was received against an invoice. */
  allocate(creditId: string, invoiceId: string, amount: string): void;
  refund(creditId: string, amount: string): void;

  /** Approved, of one line. @returns its id */
  typeInvoice(invoice?: TypedInvoice): string;
  editInvoice(
    invoiceId: string,
    change: {
      readonly number?: string;
      readonly reference?: string;
      readonly dueDate?: string;
      /** All of them: a line without an id is new, one left out goes. */
      readonly lines?: readonly {
        readonly lineId?: string;
        readonly description?: string;
        readonly quantity: string;
        readonly unitPrice: string;
      }[];
    },
  ): void;
  /** Where there are drafts. */
  approveInvoice(invoiceId: string): void;
  /** The mark alone, where there is such a thing: nothing is e-mailed. */
  markAsSent(invoiceId: string, isSent: boolean): void;
  /** Lets the customer see it on the web, where that is not so of itself. */
  showOnline(invoiceId: string): void;
  voidInvoice(invoiceId: string): void;
  deleteInvoice(invoiceId: string): void;

  /** @returns its id */
  addContact(contact: TypedContact): string;
  renameContact(contactId: string, name: string): void;
  archiveContact(contactId: string): void;
  restoreContact(contactId: string): void;
  /** Everything of the one goes to the other. */
  mergeContacts(contactId: string, intoContactId: string): void;

  /** One for sales. `code`: where accounts have codes of a person's choosing. @returns what lines name it by */
  addAccount(name: string, code: string): string;
  archiveAccount(account: string): void;
  restoreAccount(account: string): void;
  /** A thing that is sold. `code`: as for accounts. @returns what lines name it by */
  addItem(name: string, code: string): string;
  removeItem(item: string): void;
  restoreItem(item: string): void;
  removeTax(tax: string): void;
  restoreTax(tax: string): void;
  enableCurrency(currency: string): void;
  /** Nothing on or before this day may change any more; null lifts that. */
  lockUntil(date: string | null): void;
};
