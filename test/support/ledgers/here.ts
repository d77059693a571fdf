/** The practice ledger that this run of the scenarios stands beside: each project of `vitest.config.ts` names one. */
import { inject } from 'vitest';
import type { LedgerName } from '../../../src/providers/provider.ts';
import type { PracticeLedger } from './practice-ledger.ts';
import { quickbooks } from './quickbooks.ts';
import { xero } from './xero.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absent: the tests know one ledger only, Xero. */
    practiceLedger: LedgerName;
  }
}

const practiceLedgers: Readonly<Record<LedgerName, PracticeLedger>> = { xero, quickbooks };

export const ledger: PracticeLedger = practiceLedgers[inject('practiceLedger') ?? 'xero'];
