/** In what the ledgers differ, as far as their adapters show it: what the contract expects of each. */
import { type LedgerTraits, ledgerTraits } from '../../src/domain/ledger-traits.ts';

export type LedgerFacts = {
  readonly traits: LedgerTraits;
  readonly accessMinutes: number;
  /** An unused grant lapses after so many days, and no sooner than after one less. */
  readonly refreshDays: number;
  /** A code counts only with the verifier that it was asked for with (PKCE). */
  readonly checksVerifier: boolean;
  /** How long a refresh token counts that was replaced. Where it does not at all, using it may end the grant. */
  readonly graceMinutes: number;
  /** Whether the books had the request for new tokens whose answer was lost, and the old token then counts no more. */
  readonly lostRefreshEndsGrant: boolean;
  /** Whether giving up an organisation ends the grant that it came with. */
  readonly grantIsOfOne: boolean;
  /** Which limits it tells apart. */
  readonly limits: readonly ('minute' | 'day' | 'concurrent' | 'app')[];
  /** Whether it says what is left of them, and when to go on. */
  readonly countsLimits: boolean;
  /** What a key brings that was used for another request. */
  readonly usedKey: 'refusal' | 'firstAnswer';
  /** The requests by which one and the same thing is asked. */
  readonly requests: {
    readonly createInvoice: string;
    readonly updateContacts: string;
    readonly updateInvoice: string;
    readonly createContact: 'PUT' | 'POST';
  };
  /** A name that the ledger cannot hold as it was typed, and what it becomes. */
  readonly name: { readonly typed: string; readonly held: string };
  /** An id that is none of its books. */
  readonly unknownId: string;
  /** Of the kinds of reference data, those that it has. */
  readonly referenceKinds: number;
  /** What is made of a line whose account or item the books do not have. */
  readonly missing: {
    readonly code: 'InvalidAccountCode' | 'ItemNotFound';
    readonly field: string;
    /** Whether the ledger says which of several lines it means. */
    readonly namesLine: boolean;
  };
  /** Whether what was deleted is forgotten: of a payment that a person deletes nothing is left but its id. */
  readonly forgetsDeleted: boolean;
  /** Open money that is set against an invoice is a payment of it like any other. */
  readonly appliedMoneyIsPayment: boolean;
  /** A refund is an expense and what sets the credit against it: one that is broken off between them does not count. */
  readonly refundsInTwoSteps: boolean;
  /** Whether an invoice has a page on the web only where a person has turned that on for it. */
  readonly pagesAreAsked: boolean;
  /** Whether a plan or an age of the organisation may keep it from sending e-mails. */
  readonly mayRefuseEmails: boolean;
  /** Most files at one invoice; null: as many as one likes. */
  readonly mostFiles: number | null;
  /** Kinds of records that have a page of their own. */
  readonly credits: readonly ('creditNote' | 'prepayment' | 'overpayment')[];
};

export const xeroFacts: LedgerFacts = {
  traits: ledgerTraits('xero'),
  accessMinutes: 30,
  refreshDays: 60,
  checksVerifier: true,
  graceMinutes: 30,
  lostRefreshEndsGrant: false,
  grantIsOfOne: false,
  limits: ['minute', 'day', 'concurrent', 'app'],
  countsLimits: true,
  usedKey: 'refusal',
  requests: {
    createInvoice: 'PUT /Invoices',
    updateContacts: 'POST /Contacts',
    updateInvoice: 'POST /Invoices',
    createContact: 'PUT',
  },
  name: { typed: '  Sample <Club>  One ', held: 'Sample Club One' },
  unknownId: '11111111-2222-4333-8444-555555555555',
  referenceKinds: 6,
  missing: { code: 'InvalidAccountCode', field: 'accountCode', namesLine: true },
  forgetsDeleted: false,
  appliedMoneyIsPayment: false,
  refundsInTwoSteps: false,
  pagesAreAsked: false,
  mayRefuseEmails: true,
  mostFiles: 10,
  credits: ['creditNote', 'prepayment', 'overpayment'],
};

export const quickbooksFacts: LedgerFacts = {
  traits: ledgerTraits('quickbooks'),
  accessMinutes: 60,
  refreshDays: 101,
  checksVerifier: false,
  graceMinutes: 0,
  lostRefreshEndsGrant: true,
  grantIsOfOne: true,
  limits: ['minute'],
  countsLimits: false,
  usedKey: 'firstAnswer',
  requests: {
    createInvoice: 'POST /invoice',
    updateContacts: 'POST /batch',
    updateInvoice: 'POST /invoice',
    createContact: 'POST',
  },
  name: { typed: '  Sample: Club\t One ', held: 'Sample Club One' },
  unknownId: '999999999',
  referenceKinds: 4,
  missing: { code: 'ItemNotFound', field: 'itemCode', namesLine: false },
  forgetsDeleted: true,
  appliedMoneyIsPayment: true,
  refundsInTwoSteps: true,
  pagesAreAsked: true,
  mayRefuseEmails: false,
  mostFiles: null,
  credits: ['creditNote', 'overpayment'],
};
