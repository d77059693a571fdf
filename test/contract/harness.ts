/** What the provider contract needs of a practice ledger: a person's hands in it, faults, and what it really holds. */
import type { ManualClock } from '../../src/lib/clock.ts';
import type { InvoiceToCreate, LedgerProvider } from '../../src/providers/provider.ts';
import type { LedgerFacts } from './ledger-facts.ts';

export type LedgerHarness = {
  readonly facts: LedgerFacts;
  readonly provider: LedgerProvider;
  /** The time of the provider and of the ledger alike. */
  readonly clock: ManualClock;
  readonly redirectUri: string;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly country: string;
    readonly timeZone: string;
    readonly baseCurrency: string;
    /** It works the tax of sales out itself. */
    readonly countsSalesTax: boolean;
    /** A sales account with its item, where lines need one, and the tax of its lines with its rate in percent. */
    readonly salesAccount: string;
    readonly salesItem: string | null;
    readonly salesTax: string;
    readonly salesTaxPercent: string;
    /** What makes a line, or a payment, one that the books cannot book. */
    readonly missing: Partial<Pick<InvoiceToCreate['lines'][number], 'accountCode' | 'itemCode'>>;
    readonly missingAccount: string;
    /** An account that takes payments. */
    readonly bankAccount: string;
    /** Names of things that the books hold already. */
    readonly contactName: string;
    readonly missingCurrency: string;
    readonly yearEnd: { readonly day: number; readonly month: number };
  };
  /** A person opens the address and decides; answers with the callback's whole address. */
  decide(authorizationUrl: string, decision: 'allow' | 'cancel'): Promise<string>;
  readonly books: LedgerBooks;
  readonly faults: LedgerFaults;
  /** The same ledger, addressed where nothing listens. */
  unreachable(): LedgerProvider;
  /** Everything that was delivered to our webhook address so far, as it was sent. */
  deliveries(): Promise<readonly { readonly rawBody: Uint8Array; readonly headers: Headers }[]>;
  /** The requests that reached the ledger's books, oldest first: `PUT /Invoices`, and the idempotency key of each. */
  requests(): readonly { readonly name: string; readonly key: string }[];
  close(): Promise<void>;
};

/**
 * What a person in the ledger does and sees. Each act is refused with an error where the ledger refuses it, and takes
 * its time: a ledger that is not in our hands has to be asked.
 */
export type LedgerBooks = {
  invoices(): Promise<
    readonly { readonly ledgerId: string; readonly marker: string; readonly status: string }[]
  >;
  contacts(): Promise<
    readonly { readonly ledgerId: string; readonly marker: string; readonly name: string }[]
  >;
  payments(): Promise<
    readonly { readonly ledgerId: string; readonly marker: string; readonly isRemoved: boolean }[]
  >;
  creditNotes(): Promise<readonly { readonly ledgerId: string; readonly marker: string }[]>;
  pay(ledgerId: string, amount: string, date: string): Promise<{ readonly paymentId: string }>;
  removePayment(paymentId: string): Promise<void>;
  credit(ledgerId: string, amount: string, date: string): Promise<void>;
  /** Where the e-mails of an invoice went. */
  emails(ledgerId: string): Promise<readonly string[]>;
  files(ledgerId: string): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  /** From now on the organisation's plan sends no e-mails. */
  sendNoEmails(): Promise<void>;
  /** Money of a customer that pays no invoice: a whole prepayment, or what was paid above an invoice. */
  receive(
    kind: 'prepayment' | 'overpayment',
    contactLedgerId: string,
    amount: string,
    date: string,
  ): Promise<{ readonly ledgerId: string }>;
  /** An invoice that a person typed in themselves. */
  typeInvoice(contactLedgerId: string, date: string): Promise<{ readonly ledgerId: string }>;
  archiveContact(ledgerId: string): Promise<void>;
  lockUntil(date: string): Promise<void>;
  revokeGrant(): Promise<void>;
};

/** An adapter may look before it writes: a fault that is meant for the write says so. */
export type Struck = 'any' | 'writes';

/** Each strikes the next request of its kind, once. */
export type LedgerFaults = {
  /** The work is done and the answer lost. */
  dropAnswer(of?: Struck): void;
  /** The request is lost after it left us. */
  dropRequest(of?: Struck): void;
  tearAnswer(): void;
  /** An error after the work was done. */
  failAfterWork(): void;
  failBeforeWork(): void;
  /** A page of HTML instead of an answer. */
  html(of?: Struck): void;
  busy(): void;
  /** A page of a gateway's own, in place of the ledger's answer or of its work. */
  gateway(status: 502 | 504, when: 'beforeWork' | 'afterWork'): void;
  /** Without seconds the ledger does not say when to go on. */
  limit(kind: 'minute' | 'day' | 'concurrent' | 'app', retryAfterSeconds?: number): void;
  expireToken(): void;
  loseRefresh(): void;
};
