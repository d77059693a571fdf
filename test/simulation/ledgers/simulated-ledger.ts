/** A practice ledger as the simulation needs it: its books, its network, its consent page, and what its API shows. */
import type { Fault } from '../../../sandbox/sandbox.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import type { LedgerProvider, Tokens } from '../../../src/providers/provider.ts';
import type { Chance } from '../chance.ts';
import type { BooksThere, InvoiceThere } from './books.ts';

export type LedgerKind = 'xero' | 'quickbooks';

export type SimulatedLedger = {
  readonly kind: LedgerKind;
  readonly books: BooksThere;
  /** What all its addresses begin with. */
  readonly origin: string;
  /** Everything over HTTP, without a socket. */
  request(request: Request): Promise<Response>;
  layFault(fault: Fault): void;
  nextDueAt(): number | undefined;
  runDue(): Promise<number>;
  close(): Promise<void>;
  /** How far its clock is from ours. */
  readonly skewMs: number;

  /** The product's side of it. */
  provider(fetch: (request: Request) => Promise<Response>, clock: Clock): LedgerProvider;
  /** A person consents, whatever our own network does. @returns where that sends them, null where nowhere. */
  consent(authorizationUrl: string, tenantId: string): Promise<URL | null>;
  /** Access without the consent page, as if the organisation had been connected just now. */
  grant(
    tenantId: string,
    nowMs: number,
  ): Promise<{ readonly tokens: Tokens; readonly ledgerConnectionId: string }>;

  /** Whether a request counts against the limit of calls side by side. */
  isBooksCall(url: string): boolean;
  /** Most of them at once. */
  readonly mostAtOnce: number;
  isRefresh(url: string): boolean;
  readonly signatureHeader: string;
  /** What its API shows of an invoice, where that is not what the record holds. */
  asShown(invoice: InvoiceThere): InvoiceThere;
  /** It keeps nothing of the figures of what was voided or deleted: then ours stay as they were. */
  readonly forgetsFigures: boolean;
  /** What its books still tell of credit that was ever set against an invoice: all of it, or that of credit notes alone. */
  readonly remembersUseOf: 'everyCredit' | 'creditNotes';
  readonly hasDrafts: boolean;
  readonly hasNotes: boolean;
  readonly bankAccount: string;
  /** Its organisation's own currency, and another that is on. */
  readonly currencies: readonly [home: string, other: string];
};

export type LedgerOptions = {
  readonly nowMs: () => number;
  readonly seed: number;
  readonly chance: Chance;
  readonly webhook: { readonly url: string; readonly key: string };
  /** How its webhooks leave. */
  readonly fetch: (request: Request) => Promise<Response>;
};
