/** A practice ledger as the scenarios need it: its books, the ways in which it fails, what was asked of it, its consent page. */
import type { LedgerTraits } from '../../../src/domain/ledger-traits.ts';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import type { LedgerName, LedgerProvider } from '../../../src/providers/provider.ts';
import type { Books, HeldPayment } from './books.ts';

export type PracticeLedger = {
  readonly name: LedgerName;
  readonly traits: LedgerTraits;
  /** The country and currency of the organisation that is connected where nobody names another. */
  readonly country: string;
  readonly currency: string;
  /** What was deleted there is not there at all; elsewhere it stays, as deleted. */
  readonly forgetsDeleted: boolean;
  /** A contact may be there without being a customer yet. */
  readonly knowsCustomers: boolean;
  /** Most invoices that one call carries. */
  readonly batchSize: number;
  /** When its minute is spent, it says when to go on: sixty seconds later where it does not. */
  readonly saysWhenToGoOn: boolean;
  /** It numbers credit notes that come without a number. */
  readonly numbersCredits: boolean;
  /** What money of a customer that pays no invoice is called. */
  readonly receives: 'prepayment' | 'overpayment';
  /** Set against an invoice it is a payment of it like any other, rather than credit. */
  readonly appliedMoneyIsPayment: boolean;
  /** A person can pay such money back, not only what is left of a credit note. */
  readonly refundsMoney: boolean;
  /** People mark invoices as sent there without sending them. */
  readonly marksAsSent: boolean;
  /** Each approved invoice has a page on the web, whatever is set there. */
  readonly showsAllOnline: boolean;
  /** How the address begins at which a customer sees an invoice. */
  readonly onlineInvoice: RegExp;
  /**
   * How payments come about that the books let nobody remove but a person there: a word of our reason, that of the
   * reason where it is known beforehand (null: it cannot be), and whether the books are asked before it is refused.
   */
  readonly heldPayments: readonly {
    readonly how: HeldPayment;
    readonly words: string;
    readonly known: string | null;
    readonly isAsked: boolean;
  }[];
  /** The problem of a record that is out of use where the books alone know: not every ledger says which. */
  readonly unusable: Extract<ProblemCode, 'InactiveInBooks'> | null;
  /** How a refresh token is taken that a newer one has replaced: where it is not known, each way that there may be. */
  readonly replacedTokens: readonly ReplacedToken[];
  /** What it says in its own words, as far as tests hold it to them. */
  readonly says: LedgerWords;
  /** How it is unavailable and says that nothing was done. */
  readonly saysNotDone: readonly {
    readonly how: string;
    readonly says: UnavailableWords;
    readonly said: RegExp;
  }[];
  open(options?: PracticeLedgerOptions): Promise<OpenLedger>;
};

export type PracticeLedgerOptions = {
  /** Where webhooks go, and how. Without it none is sent. */
  readonly webhook?: {
    readonly url: string;
    readonly fetch: (request: Request) => Promise<Response>;
  };
  /** Many tests in one minute are not the product's: only those of limits keep them. */
  readonly limits?: boolean;
};

/** `counts`: for a time, as if it were the newer one. `endsGrant`: whoever uses it must connect again. */
export type ReplacedToken = 'counts' | 'endsGrant';

/** Null: the adapter finds it before anything is sent, so the ledger says nothing. */
export type LedgerWords = Readonly<Record<'exceedsOwing' | 'hasPayments', RegExp | null>> &
  Readonly<
    Record<
      | 'archivedAccount'
      | 'archivedContact'
      | 'removedTax'
      | 'removedItem'
      | 'periodLocked'
      | 'numberTaken'
      | 'negative',
      RegExp
    >
  >;

/** A ledger of a test's own, listening. */
export type OpenLedger = {
  readonly url: string;
  readonly provider: LedgerProvider;
  readonly clientSecret: string;
  /** The variables that put it behind a process of the product. */
  readonly environment: Readonly<Record<string, string>>;
  /** The books of its organisation in this country, by default those of `PracticeLedger.country`. */
  booksIn(country?: string): Books;
  /** A person chooses an organisation on the consent page and allows. @returns where that sends them */
  consent(authorizationUrl: string, organisationId: string): Promise<string>;
  readonly faults: LedgerFaults;
  /** What was asked of it so far, oldest first. */
  requests(): readonly LedgerRequest[];
  /** Every access token given out so far counts as expired. */
  expireAccessTokens(): void;
  /** From now on: one of `PracticeLedger.replacedTokens`. */
  takeReplacedTokens(as: ReplacedToken): void;
  /** The person withdraws everything that was granted. */
  revokeGrant(): void;
  /** The keys of the requests that had an invoice e-mailed, one for each request. */
  emailKeys(invoiceId: string): readonly string[];
  /** From now on no webhook is sent. */
  stopWebhooks(): void;
  /** A webhook as it would be sent: of one invoice that has changed, or (`null`) of nothing. */
  webhookOf(organisationId: string, invoiceId: string | null): SignedWebhook;
  /** The same with a signature that is wrong. */
  forgedWebhook(): SignedWebhook;
  close(): Promise<void>;
};

export type SignedWebhook = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type LedgerRequest = {
  readonly kind: 'read' | 'write' | 'token';
  /** In the words of the port, several where one call is about several: invoices, contacts, payments, creditNotes … */
  readonly of: readonly string[];
};

/** What a request is for. */
export type Place =
  | 'createInvoice'
  | 'updateInvoice'
  | 'voidInvoices'
  | 'createContact'
  | 'createContactOrInvoice'
  | 'updateContact'
  | 'createPayment'
  | 'createCreditNote'
  | 'allocateCredit'
  | 'removeAllocation'
  | 'refundCredit'
  | 'emailInvoice'
  | 'attachFile'
  | 'addNote'
  | 'invoices';

/** `skip`: how many pass first. */
type At = { readonly at: Place; readonly times?: number; readonly skip?: number };

export type LedgerFault =
  /** The work is done, and its answer lost, or torn in the middle. */
  | (At & { readonly kind: 'loseAnswer' | 'tearAnswer' })
  /** The request is lost before the ledger has seen it. */
  | (At & { readonly kind: 'loseRequest' })
  /** An error of the ledger's own, mostly before the work; `isKept`: under the same key it answers so again. */
  | (At & { readonly kind: 'error'; readonly isKept?: boolean; readonly isAfterWork?: boolean })
  /** Nobody knows whether it was done; but the ledger may say that it was not. */
  | (At & { readonly kind: 'unavailable'; readonly says?: UnavailableWords })
  /** A page of HTML instead of an answer. */
  | (At & { readonly kind: 'html' })
  /** The calls of the minute are spent. */
  | (At & { readonly kind: 'minuteSpent'; readonly seconds: number })
  | (At & { readonly kind: 'tokenExpired' })
  /** The work is done at once and its answer held. */
  | (At & { readonly kind: 'delay'; readonly ms: number })
  | { readonly kind: 'loseRefresh' }
  | { readonly kind: 'loseWebhook' };

export type UnavailableWords = 'maintenance' | 'organisation';

export type LedgerFaults = {
  lay(fault: LedgerFault): void;
  clear(): void;
  /** Whether each that was laid has struck. */
  haveAllStruck(): boolean;
};
