/** The port: what every ledger can do, in the words of the domain. Adapters implement it; only the engine calls it. */
import type { AgedAmounts } from '../domain/aged-receivables.ts';
import type { ContactFacts } from '../domain/contact-facts.ts';
import type { ContentField, ContentLine } from '../domain/invoice-content.ts';
import type { Problem } from '../domain/problem.ts';

export type LedgerName = 'xero' | 'quickbooks';

/**
 * Why a call did not give an answer, named by what we do next. Made in one place per adapter, from the HTTP
 * status and the ledger's own code.
 */
export type ProviderFailure =
  /** Not done: the limits are spent. `limit` says which, `retryAfterMs` when to go on (a guess where the ledger does not say). */
  | {
      readonly kind: 'rateLimited';
      readonly retryAfterMs: number;
      readonly limit: 'minute' | 'day' | 'concurrent' | 'app';
    }
  /** Surely not done: safe to repeat. */
  | { readonly kind: 'unavailable'; readonly words: string }
  /** Sent, and no answer that is an answer: look before repeating. `answered` tells a 5xx of the ledger's own, which it may keep under the key, from silence (a gateway's 502 or 504 is silence too). */
  | { readonly kind: 'outcomeUnknown'; readonly answered: boolean; readonly words: string }
  /** Somebody changed the record since we read it. */
  | { readonly kind: 'staleVersion' }
  /** The grant is dead or withdrawn: a person must connect again. */
  | { readonly kind: 'reconnectNeeded'; readonly words: string }
  /** Refused as it stands: a person must act. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ProviderFailure };

/** One element of a batch: what became of it, touched by no other element's failure. */
export type ElementOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

// --- Connecting ------------------------------------------------------------------------------------

export interface LedgerProvider {
  readonly name: LedgerName;
  /** Books to practise with, in which nothing is anybody's: the only ones that sample data goes to. */
  readonly isPractice: boolean;
  /** The address at which a person grants access. `state` and `verifier` (PKCE) are the caller's, kept until the callback. */
  authorizationUrl(request: {
    readonly state: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<string>;
  /** Swaps the callback's code for tokens; `callbackUrl` is the whole address that was called, state included. */
  exchangeCode(request: {
    readonly callbackUrl: string;
    readonly state: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<Outcome<Grant>>;
  /** Rotates the tokens. The caller holds the connection's lock and saves the answer before using it. */
  refresh(refreshToken: string): Promise<Outcome<Tokens>>;
  /** The organisations that a grant reaches. */
  organisations(
    grant: Pick<Grant, 'accessToken' | 'organisationId'>,
  ): Promise<Outcome<readonly GrantedOrganisation[]>>;
  /** Gives up one organisation. The tokens of others stay alive. */
  disconnect(request: {
    readonly accessToken: string;
    readonly ledgerConnectionId: string;
  }): Promise<Outcome<null>>;
  /** Ends the whole grant: every organisation that this person connected, not one alone. Dead already counts as done. */
  revoke(refreshToken: string): Promise<Outcome<null>>;
  /** A client for one organisation. */
  open(session: LedgerSession): LedgerClient;
  /** Checks the signature over the raw body and reads the events. `invalid`: answer 401 and forget it. */
  verifyWebhook(request: {
    readonly rawBody: Uint8Array;
    readonly headers: Headers;
  }): { readonly kind: 'invalid' } | { readonly kind: 'events'; readonly events: readonly LedgerEvent[] };
  /** Where a person sees a record in the books. */
  recordUrl(organisation: { readonly shortCode: string | null }, record: RecordInBooks): string;
}

export type RecordInBooks = {
  readonly kind: 'invoice' | 'payment' | 'contact' | CreditKind;
  readonly ledgerId: string;
};

export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessExpiresAt: Date;
  /** Computed: the ledger does not say when an unused refresh token lapses. */
  readonly refreshExpiresAt: Date;
};

/** `organisationId`: the one that the person chose at the ledger, where the callback names it; null where the grant itself is asked. */
export type Grant = Tokens & { readonly organisationId: string | null };

export type GrantedOrganisation = {
  readonly organisationId: string;
  readonly name: string;
  /** The ledger's id of the grant itself, needed to give it up. */
  readonly ledgerConnectionId: string;
  /** Granted in this very authorisation, not in an earlier one (Xero's authEventId). */
  readonly isNew: boolean;
};

/** What a client needs of the engine: tokens by callback, and a say before and after each call. */
export type LedgerSession = {
  readonly organisationId: string;
  /** ISO 3166 alpha-2, by which some ledgers tax; null before it was read. */
  readonly country: string | null;
  /** Null before it was read. Some ledgers want a rate with whatever is in another one. */
  readonly baseCurrency: string | null;
  /** As the organisation has it; false before it was read. */
  readonly countsSalesTax: boolean;
  /** A live access token. `refused` names one that the ledger just refused, so that it is refreshed at once. */
  readonly accessToken: (refused?: string) => Promise<Outcome<string>>;
  /** Called before each request leaves; a failure (limits) means that nothing was sent. */
  readonly beforeCall: (call: CallDescription) => Promise<Outcome<null>>;
  /** Called after each request, answered or not. Never with bodies or tokens. */
  readonly afterCall: (call: CallDescription, result: CallResult) => Promise<void>;
};

export type CallDescription = {
  readonly operation: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /**
   * Part of something that has begun: it takes what others are left, and waits a moment for its turn, since to begin
   * anew would spend the calls before it once more.
   */
  readonly isFollowUp?: boolean;
  /** Carries several elements: some ledgers count these by themselves. */
  readonly isBatch?: boolean;
};
export type CallResult = {
  /** Null: no answer. */
  readonly status: number | null;
  readonly bytes: number;
  readonly durationMs: number;
  readonly minuteRemaining: number | null;
  readonly dayRemaining: number | null;
};

// --- One organisation's books ----------------------------------------------------------------------

export interface LedgerClient {
  organisation(): Promise<Outcome<LedgerOrganisation>>;
  /** Accounts, tax rates, items, currencies, tracking categories, branding themes: all of them, archived included. */
  references(): Promise<Outcome<readonly LedgerReference[]>>;

  /** Creates up to `batchSize` contacts; outcomes in the order given. Never updates one that exists. */
  createContacts(
    contacts: readonly ContactToCreate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerContact>[]>>;
  /**
   * Changes up to `batchSize` contacts, by the ledger's ids and never by name or number; outcomes in the order given.
   * What is not among the changes stays as it is there. An archived one is refused (`ContactArchived`).
   */
  updateContacts(
    contacts: readonly ContactToUpdate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerContact>[]>>;
  /** Whether a contact, as it was read, holds everything that an update would give it. */
  hasChanges(contact: LedgerContact, update: ContactToUpdate): boolean;
  /** Creates up to `batchSize` invoices; outcomes in the order given. */
  createInvoices(
    invoices: readonly InvoiceToCreate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerInvoice>[]>>;
  /**
   * Changes up to `batchSize` invoices, named by the ledger's ids and by nothing else; outcomes in the order given. Of
   * each only the fields in `sends` change. Lines are sent whole: one without an id is new, one left out is deleted.
   */
  updateInvoices(
    invoices: readonly InvoiceToUpdate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerInvoice>[]>>;
  /** Voids (or deletes, where it was never approved) one invoice. */
  voidInvoice(
    invoice: Pick<InvoiceToVoid, 'ledgerId' | 'ledgerStatus' | 'version'>,
    key: string,
  ): Promise<Outcome<LedgerInvoice>>;
  /**
   * The same for up to `batchSize` invoices whose numbers are wanted again; outcomes in the order given. Where a number is
   * to become free it is changed first, since no ledger promises that what is voided gives its number back; one that then
   * cannot be voided has its number again. Safe to repeat.
   */
  voidInvoices(
    invoices: readonly InvoiceToVoid[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerInvoice>[]>>;

  /** Records payments on approved invoices, up to `batchSize`; outcomes in the order given. */
  createPayments(
    payments: readonly PaymentToCreate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerPaymentRecord>[]>>;
  /** Removes one payment: the ledger keeps it, as removed. One that was removed already is refused (`DeletedInBooks`). */
  removePayment(ledgerId: string, key: string): Promise<Outcome<LedgerPaymentRecord>>;
  /** Creates up to `batchSize` approved credit notes, set against nothing yet; outcomes in the order given. */
  createCreditNotes(
    creditNotes: readonly CreditNoteToCreate[],
    key: string,
  ): Promise<Outcome<readonly ElementOutcome<LedgerCredit>[]>>;
  /**
   * Sets a credit against an invoice of the same contact. Answers what was set against it, not the credit: nothing is
   * read back. It carries no marker, so an answer that was lost is looked for in `creditsById`.
   */
  allocateCredit(allocation: CreditToAllocate, key: string): Promise<Outcome<LedgerAllocation>>;
  /** Takes one allocation back: the invoice owes it again. One that is gone already is refused (`DeletedInBooks`). */
  removeAllocation(allocation: AllocationToRemove, key: string): Promise<Outcome<null>>;
  /** Pays what is left of a credit, or some of it, back to the customer. */
  refundCredit(refund: RefundToCreate, key: string): Promise<Outcome<LedgerPaymentRecord>>;

  /** Makes an item that stands for an account: only where lines name items and nothing else (`ledgerTraits`). */
  createItem?(item: ItemToCreate, key: string): Promise<Outcome<LedgerReference>>;

  /** Looks for records of ours by their markers, among those changed since a time: one call for a whole lost batch. */
  findContacts(
    markers: readonly string[],
    since: Date,
  ): Promise<Outcome<ReadonlyMap<string, readonly LedgerContact[]>>>;
  findInvoices(
    markers: readonly string[],
    since: Date,
  ): Promise<Outcome<ReadonlyMap<string, readonly LedgerInvoice[]>>>;
  /** Payments on sales invoices, removed ones included: what a person took away again must not be made anew. */
  findPayments(
    markers: readonly string[],
    since: Date,
  ): Promise<Outcome<ReadonlyMap<string, readonly LedgerPaymentRecord[]>>>;
  findCreditNotes(
    markers: readonly string[],
    since: Date,
  ): Promise<Outcome<ReadonlyMap<string, readonly LedgerCredit[]>>>;
  /** Refunds of credits, removed ones included, as for payments. */
  findRefunds(
    markers: readonly string[],
    since: Date,
  ): Promise<Outcome<ReadonlyMap<string, readonly LedgerPaymentRecord[]>>>;

  /** Sales invoices changed since a time (null: all), oldest change first, a page at a time. */
  invoicesChangedSince(since: Date | null, page: number): Promise<Outcome<Page<LedgerInvoice>>>;
  /** The same with as little as tells whether one has changed: one call for each page, whatever is on it. */
  listInvoices(since: Date | null, page: number): Promise<Outcome<Page<ListedInvoice>>>;
  contactsChangedSince(since: Date | null, page: number): Promise<Outcome<Page<LedgerContact>>>;
  /** Payments on sales invoices, removed ones included as far as the ledger lists them, oldest change first. */
  paymentsChangedSince(since: Date | null, page: number): Promise<Outcome<Page<LedgerPaymentRecord>>>;
  /** Sales invoices that bear one of up to 40 numbers, voided and deleted ones included. Capitals do not count. */
  invoicesByNumber(numbers: readonly string[]): Promise<Outcome<readonly LedgerInvoice[]>>;
  /** Credits of customers, of one kind, changed since a time; null: all that are open now, whenever they changed. */
  creditsChangedSince(
    kind: CreditKind,
    since: Date | null,
    page: number,
  ): Promise<Outcome<Page<LedgerCredit>>>;
  /**
   * Up to 40 records by the ledger's ids, whole. Ids that the ledger does not know are left out; where it forgets what was
   * deleted, an invoice that it does not know comes as a hollow one.
   */
  invoicesById(ledgerIds: readonly string[]): Promise<Outcome<readonly LedgerInvoice[]>>;
  contactsById(ledgerIds: readonly string[]): Promise<Outcome<readonly LedgerContact[]>>;
  paymentsById(ledgerIds: readonly string[]): Promise<Outcome<readonly LedgerPaymentRecord[]>>;
  /** What payments touch, by their ids as webhooks name them; those that are gone are left out. */
  touchedByPayments(ledgerIds: readonly string[]): Promise<Outcome<readonly TouchedByPayment[]>>;
  creditsById(kind: CreditKind, ledgerIds: readonly string[]): Promise<Outcome<readonly LedgerCredit[]>>;

  /**
   * Has the ledger e-mail an invoice to its contact's own address. It leaves no marker: whether it was done is told by
   * `sentToContact` and by the invoice's history.
   */
  emailInvoice(ledgerId: string, key: string): Promise<Outcome<null>>;
  /** Where the customer sees the invoice. The ledger has no such page for drafts. */
  onlineInvoiceUrl(ledgerId: string): Promise<Outcome<string>>;
  /** The invoice as the ledger prints it. */
  invoicePdf(ledgerId: string): Promise<Outcome<Uint8Array>>;
  /** What the ledger has noted of an invoice, newest first. */
  invoiceHistory(ledgerId: string): Promise<Outcome<readonly LedgerHistoryEntry[]>>;
  /** Adds a note to that history. Notes carry no marker: they are told apart by their words and times. */
  addHistoryNote(
    note: { readonly ledgerId: string; readonly text: string },
    key: string,
  ): Promise<Outcome<null>>;
  /** The files at an invoice, without what is in them. */
  invoiceFiles(ledgerId: string): Promise<Outcome<readonly LedgerFile[]>>;
  /** Attaches a file. One of the same name that is there already is overwritten: look before. */
  attachFile(file: FileToAttach, key: string): Promise<Outcome<LedgerFile>>;

  /**
   * Whose receivables on a day are worth asking for, each once; only where the ledger's report tells of one contact a call
   * (`ledgerTraits`).
   */
  debtors?(asOf: string): Promise<Outcome<readonly Debtor[]>>;
  /**
   * What customers owed at the end of a day (YYYY-MM-DD), by the ledger's own report. `contactLedgerId`: one of them alone;
   * null where one call tells of everybody.
   */
  agedReceivables(
    asOf: string,
    contactLedgerId: string | null,
  ): Promise<Outcome<readonly ContactReceivables[]>>;
  /** By the ledger's own report, when documents are dated: one column of any span, or up to 13 whole months in a row, oldest first. */
  profitAndLoss(columns: readonly Span[]): Promise<Outcome<ProfitAndLoss>>;

  /** Most elements that one writing call may carry. */
  readonly batchSize: number;
  /** How many of these, from the first, fit one writing call by its size in bytes, whatever `batchSize` says; at least one of any. */
  fitting(elements: BatchElements): number;
}

/** What one writing call would carry. */
export type BatchElements =
  | { readonly kind: 'contacts'; readonly elements: readonly ContactToCreate[] }
  | { readonly kind: 'contactUpdates'; readonly elements: readonly ContactToUpdate[] }
  | { readonly kind: 'invoices'; readonly elements: readonly InvoiceToCreate[] }
  | { readonly kind: 'invoiceUpdates'; readonly elements: readonly InvoiceToUpdate[] }
  | { readonly kind: 'payments'; readonly elements: readonly PaymentToCreate[] }
  | { readonly kind: 'creditNotes'; readonly elements: readonly CreditNoteToCreate[] };

export type Page<T> = { readonly items: readonly T[]; readonly hasMore: boolean };

export type LedgerOrganisation = {
  readonly organisationId: string;
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly baseCurrency: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Whether the ledger numbers an invoice that comes without a number. */
  readonly numbersInvoices: boolean;
  /** Whether it works the tax of sales out itself, by addresses: a line is taxed or not, whatever its code. */
  readonly countsSalesTax: boolean;
  readonly shortCode: string | null;
  /** YYYY-MM-DD: nothing on or before it may change. */
  readonly periodLockDate: string | null;
  readonly yearEndLockDate: string | null;
  /** The last day of its year; null where the ledger does not say. */
  readonly yearEnd: { readonly day: number; readonly month: number } | null;
};

export type LedgerReference = {
  readonly kind: 'account' | 'taxRate' | 'item' | 'currency' | 'trackingCategory' | 'brandingTheme';
  /** What an invoice names it by: account code, tax type, item code, currency code, the ledger's id of a tracking category or branding theme. Where the ledger has no codes (QuickBooks), its id. */
  readonly code: string;
  readonly ledgerId: string | null;
  readonly name: string;
  readonly isActive: boolean;
  readonly details: LedgerReferenceDetails;
};

/** What is known beyond code and name; each kind fills what it has. */
export type LedgerReferenceDetails = {
  /** Accounts: the ledger's type (REVENUE, SALES, BANK …), class, and the tax type that it proposes. */
  readonly type?: string;
  readonly class?: string;
  readonly taxType?: string;
  readonly isRevenue?: boolean;
  readonly acceptsPayments?: boolean;
  readonly systemAccount?: string;
  /** Tax rates: percent as a decimal string, and the account classes that it may stand with. */
  readonly rate?: string;
  /** Of one that is made up of several: the percent of each. */
  readonly rateParts?: readonly string[];
  readonly appliesToRevenue?: boolean;
  /** Items: what they propose for a sale. */
  readonly unitPrice?: string;
  readonly accountCode?: string;
  /** The same: what people number them by, where that is not their code. */
  readonly sku?: string;
  /** Bank accounts: the currency that they are kept in. */
  readonly currency?: string;
  /** Tracking categories: what a line can carry of them, archived options included. */
  readonly options?: readonly {
    readonly ledgerId: string;
    readonly name: string;
    readonly isActive: boolean;
  }[];
};

export type ContactToUpdate = {
  readonly ledgerId: string;
  /** Only what has changed; null empties. */
  readonly changes: Partial<ContactFacts>;
};

/** An e-mail address that the ledger cannot hold is left out: the answer then has none. */
export type ContactToCreate = ContactFacts & {
  readonly marker: string;
  /** The one that it keeps for good, where the ledger's contacts have one. Null: the organisation's own. */
  readonly currency: string | null;
};

/** `accountCode`: of the account that its sales go to. */
export type ItemToCreate = { readonly name: string; readonly accountCode: string };

export type LedgerAddress = {
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
};

export type LedgerContact = {
  readonly ledgerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Our marker, where it is ours (Xero: ContactNumber). */
  readonly marker: string | null;
  readonly isActive: boolean;
  readonly isCustomer: boolean;
  /** Null: this answer told of neither, as summaries do; what is known of them stays. */
  readonly whereabouts: { readonly phone: string | null; readonly address: LedgerAddress | null } | null;
  readonly mergedInto: string | null;
  /** The only one that its documents may be in; null where the ledger's contacts have none. */
  readonly currency: string | null;
  readonly updatedAt: Date;
};

/** Every amount a decimal string; every date YYYY-MM-DD. */
export type InvoiceToCreate = {
  readonly marker: string;
  readonly contactLedgerId: string;
  /** Null: the ledger numbers it. */
  readonly number: string | null;
  readonly reference: string | null;
  readonly currency: string;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly lineAmountType: 'exclusive' | 'inclusive' | 'noTax';
  readonly arriveAs: 'draft' | 'awaitingApproval' | 'approved';
  /** The ledger's id of how it looks. Null: the ledger's own choice. */
  readonly brandingThemeId: string | null;
  /** Units of the invoice's currency for one of the organisation's own. Null: the ledger's rate of the day. */
  readonly currencyRate: string | null;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly discountRate: string;
    readonly accountCode: string;
    readonly itemCode: string | null;
    readonly taxType: string | null;
    /** Percent, as our last reading has it; null where there is no tax. Some ledgers want the amount without it. */
    readonly taxRate: string | null;
    /** At most two; the names are those of our last reading. */
    readonly tracking: readonly {
      readonly categoryLedgerId: string;
      readonly categoryName: string;
      readonly optionLedgerId: string;
      readonly optionName: string;
    }[];
  }[];
};

export type InvoiceToVoid = {
  readonly ledgerId: string;
  readonly ledgerStatus: LedgerInvoiceStatus;
  /** As we last read it; null: not known. One that is behind is read again once. */
  readonly version: string | null;
  /** What it becomes, so that `from` is free again; null: its number stays. */
  readonly renumber: { readonly from: string; readonly to: string } | null;
};

/** An invoice as it shall be. Its number, currency and status stay as they are in the books. */
export type InvoiceToUpdate = Omit<InvoiceToCreate, 'number' | 'arriveAs' | 'lines'> & {
  readonly ledgerId: string;
  /** As for a void. */
  readonly version: string | null;
  readonly sends: readonly ContentField[];
  readonly lines: readonly (InvoiceToCreate['lines'][number] & {
    /** Null: a new line. */
    readonly ledgerLineId: string | null;
  })[];
};

export type LedgerInvoiceStatus = 'draft' | 'awaitingApproval' | 'approved' | 'paid' | 'voided' | 'deleted';

export type LedgerInvoice = {
  readonly ledgerId: string;
  readonly number: string | null;
  /** Our marker, where it is ours (Xero: Url). */
  readonly marker: string | null;
  readonly contactLedgerId: string | null;
  readonly status: LedgerInvoiceStatus;
  readonly currency: string;
  /** The rate that the ledger counts with: units of the invoice's currency for one of the organisation's own. */
  readonly currencyRate: string | null;
  /** What one unit comes to in the organisation's own currency, where the ledger multiplies by that; null: it divides. */
  readonly ownRate: string | null;
  readonly brandingThemeId: string | null;
  readonly reference: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  /** Null where the ledger does not say. */
  readonly lineAmountType: InvoiceToCreate['lineAmountType'] | null;
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
  readonly amountOwing: string;
  readonly amountPaid: string;
  readonly amountCredited: string;
  readonly fullyPaidOn: string | null;
  /** Marked as sent to the customer, by an e-mail of the ledger's or by hand. */
  readonly sentToContact: boolean;
  readonly updatedAt: Date;
  /** The ledger's own count of its changes, where it has one: what changes it next must name it. */
  readonly version: string | null;
  /** Voided or deleted where the ledger keeps nothing but that: what was known of it before stays. Amounts are nought. */
  readonly isHollow: boolean;
  readonly payments: readonly LedgerPayment[];
  /** In the ledger's order; empty where the ledger gave a summary only. */
  readonly lines: readonly LedgerLine[];
  /** The ledger's warnings on a write, in its own words. */
  readonly warnings: readonly string[];
};

/** An invoice as a list of many shows it: what has been set against it comes to `total` less `amountOwing`. */
export type ListedInvoice = Pick<
  LedgerInvoice,
  | 'ledgerId'
  | 'number'
  | 'marker'
  | 'contactLedgerId'
  | 'status'
  | 'currency'
  | 'dueDate'
  | 'total'
  | 'amountOwing'
  | 'updatedAt'
  | 'version'
>;

export type LedgerLine = ContentLine & {
  readonly ledgerLineId: string;
  readonly lineAmount: string;
  readonly taxAmount: string;
};

/** Money applied to an invoice, as the invoice itself lists it; what was removed is not there any more. */
export type LedgerPayment = {
  readonly ledgerId: string;
  readonly kind: 'payment' | 'creditNote' | 'prepayment' | 'overpayment';
  readonly amount: string;
  readonly paidOn: string;
  /** As a person wrote it, our marker left out. */
  readonly reference: string | null;
  /** Our marker, where it is ours (Xero: the last word of the Reference). */
  readonly marker: string | null;
};

/** Amounts in the invoice's currency. A marker is one word: it is kept beside the reference that people read. */
export type PaymentToCreate = {
  readonly marker: string;
  readonly invoiceLedgerId: string;
  /** The bank or clearing account. */
  readonly accountCode: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly reference: string | null;
};

/** A payment as a record of its own. Money for several invoices is one for each of them. */
export type LedgerPaymentRecord = {
  /** Where one payment pays several invoices, `<payment>:<invoice>`: webhooks name the part before the colon. */
  readonly ledgerId: string;
  readonly marker: string | null;
  /** Null: it pays something other than a sales invoice. */
  readonly invoiceLedgerId: string | null;
  readonly amount: string;
  readonly paidOn: string;
  readonly reference: string | null;
  readonly isRemoved: boolean;
  /** The batch that it is part of: such a one is removed in the ledger alone, with the whole batch. */
  readonly batchLedgerId: string | null;
  /** Matched with a line of the bank's statement; null where the ledger does not say. */
  readonly isReconciled: boolean | null;
  readonly updatedAt: Date;
};

export type TouchedByPayment = {
  readonly ledgerId: string;
  /** Invoices that it pays, or sets credit against. */
  readonly invoiceLedgerIds: readonly string[];
  /** Credit notes that it sets against something, where it takes a payment to do that (QuickBooks). */
  readonly creditNoteLedgerIds: readonly string[];
  /** Part of it pays nothing yet, and is credit of its customer. */
  readonly isOpen: boolean;
};

export type CreditNoteToCreate = Pick<
  InvoiceToCreate,
  | 'marker'
  | 'contactLedgerId'
  | 'reference'
  | 'currency'
  | 'currencyRate'
  | 'brandingThemeId'
  | 'issueDate'
  | 'lineAmountType'
  | 'lines'
>;

/** What gives a customer credit: a credit note, money received before an invoice, or more of it than was owing. */
export type CreditKind = 'creditNote' | 'prepayment' | 'overpayment';

export type CreditToAllocate = {
  readonly kind: CreditKind;
  readonly creditLedgerId: string;
  readonly invoiceLedgerId: string;
  readonly amount: string;
  readonly date: string;
};

export type AllocationToRemove = {
  readonly kind: CreditKind;
  readonly creditLedgerId: string;
  readonly allocationLedgerId: string;
};

/** The amount in the credit's currency; the account is the one that the money leaves. */
export type RefundToCreate = Omit<PaymentToCreate, 'invoiceLedgerId'> & {
  readonly kind: CreditKind;
  readonly creditLedgerId: string;
};

/** Part of a credit set against an invoice; the amount in the credit's currency. */
export type LedgerAllocation = {
  /** Null where the ledger does not name it: then it can be taken back there alone. */
  readonly ledgerId: string | null;
  readonly invoiceLedgerId: string;
  readonly amount: string;
  /** The ledger's own: Xero takes the later of the two documents' dates. Null where it does not say. */
  readonly date: string | null;
};

/** A customer's credit. Suppliers' are none. */
export type LedgerCredit = {
  readonly kind: CreditKind;
  readonly ledgerId: string;
  readonly number: string | null;
  readonly marker: string | null;
  readonly contactLedgerId: string | null;
  readonly status: LedgerInvoiceStatus;
  readonly currency: string;
  readonly currencyRate: string | null;
  /** As for invoices. */
  readonly ownRate: string | null;
  readonly reference: string | null;
  readonly issueDate: string | null;
  readonly total: string;
  /** Null where the ledger does not say. */
  readonly totalTax: string | null;
  /** What is neither set against anything nor paid back yet. */
  readonly remaining: string;
  readonly allocations: readonly LedgerAllocation[];
  readonly refunds: readonly LedgerRefund[];
  readonly updatedAt: Date;
};

/** A payment back to the customer, as its credit lists it. */
export type LedgerRefund = {
  readonly ledgerId: string;
  readonly amount: string;
  readonly paidOn: string;
};

export type LedgerHistoryEntry = {
  readonly at: Date;
  readonly who: string | null;
  /** What happened, in the ledger's words. */
  readonly change: string;
  readonly details: string;
  /** It says that the document was e-mailed. */
  readonly isEmail: boolean;
};

export type LedgerFile = {
  readonly ledgerId: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** The customer sees it with the online invoice. */
  readonly isOnline: boolean;
};

export type FileToAttach = {
  readonly invoiceLedgerId: string;
  readonly name: string;
  readonly type: string;
  readonly isOnline: boolean;
  readonly content: Uint8Array;
};

export type Debtor = { readonly contactLedgerId: string; readonly name: string };

/** Amounts in the organisation's currency; below nought is credit that is not used, where the report counts it. */
export type ContactReceivables = Debtor & {
  readonly owing: AgedAmounts;
  /** Document by document; null where the report does not say. Without an id: carried forward from before. */
  readonly items:
    | readonly {
        readonly ledgerId: string | null;
        readonly number: string | null;
        readonly dueDate: string | null;
        readonly owing: string;
      }[]
    | null;
};

/** YYYY-MM-DD; both days count. */
export type Span = { readonly from: string; readonly to: string };

/** In the ledger's order and words, in the organisation's currency. */
export type ProfitAndLoss = { readonly lines: readonly ProfitAndLossLine[] };

export type ProfitAndLossLine = {
  readonly kind: 'heading' | 'account' | 'sum';
  /** How deep it stands below others, from 0. */
  readonly level: number;
  readonly name: string;
  readonly accountLedgerId: string | null;
  /** One for each column; a heading has none. */
  readonly amounts: readonly string[];
};

/** Something changed in the books; the record itself is read afterwards. */
export type LedgerEvent = {
  readonly organisationId: string;
  readonly resource: 'invoice' | 'contact' | 'payment' | CreditKind | 'other';
  readonly ledgerId: string;
  readonly kind: 'create' | 'update' | 'delete';
  /** Of a contact that is gone by a merge: the one that it went into. */
  readonly mergedInto: string | null;
  /** As the ledger wrote it: part of what makes an event the same event. */
  readonly at: string;
};
