/** What a ledger must bring so that the contract can be run in it from outside. */
import type { LedgerProvider, Tokens } from '../../src/providers/provider.ts';
import type { TransportOptions } from '../../src/providers/transport.ts';
import type { LedgerBooks, LedgerHarness } from '../contract/harness.ts';
import type { LedgerFacts } from '../contract/ledger-facts.ts';
import type { FaultAnswers } from './fault-answers.ts';
import type { Line } from './line.ts';
import type { LedgerWire } from './wire.ts';

/** One access to one ledger, as plain data: it is handed from thread to thread. */
export type Access = {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisationId: string;
  readonly tokens: Tokens;
  /** How long the contract's minute takes: longer than what sweeps reach back, and than clocks differ. */
  readonly minuteMs: number;
};

export type LedgerWays = {
  /** As tests and tables call it. */
  readonly label: string;
  readonly facts: LedgerFacts;
  readonly redirectUri: string;
  /** The names of the contract's tests that are not asked of a ledger that others use too, with the reason. */
  readonly practiceOnly: Readonly<Record<string, string>>;
  readonly wire: LedgerWire;
  readonly faultAnswers: FaultAnswers;
  /** The adapter with the ledger's own addresses, as in production. */
  provider(transport?: TransportOptions): LedgerProvider;
  openBooks(line: Line, accessToken: () => Promise<string>, run: Run): Promise<OpenBooks>;
};

export type Run = {
  /** What all tags of the run begin with. */
  readonly tag: string;
  readonly since: Date;
  /** As the adapter understood it: nobody else translates it. */
  readonly timeZone: string;
};

export type OpenBooks = {
  readonly organisation: LedgerHarness['organisation'];
  readonly hands: LedgerBooks;
  /** Takes back what the run made. */
  tidy(): Promise<Tidied>;
};

export type Tidied = {
  readonly takenBack: number;
  /** What the books refused to take back, in their words. */
  readonly left: readonly string[];
};

/** Longer than the two seconds and a part of one that sweeps reach back; a practice ledger's clock is ours. */
export const PRACTICE_MINUTE_MS = 3_200;
/** Sweeps reach back two seconds, and a real ledger's clock is not ours. */
export const REAL_MINUTE_MS = 8_000;
