/** The ledgers that the contract can be run in from outside. */
import { openPracticeQuickbooks } from './quickbooks/practice-ledger.ts';
import { type QuickbooksLedger, quickbooksWays } from './quickbooks/ways.ts';
import type { LedgerWays } from './ways.ts';
import { openPracticeXero } from './xero/practice-ledger.ts';
import { type XeroLedger, xeroWays } from './xero/ways.ts';

export type GivenLedger = XeroLedger | QuickbooksLedger;

export function waysOf(ledger: GivenLedger): LedgerWays {
  return ledger.kind === 'xero' ? xeroWays(ledger) : quickbooksWays(ledger);
}

/** A fresh practice ledger of the same kind. */
export function openPracticeFor(ledger: GivenLedger): Promise<GivenLedger> {
  return ledger.kind === 'xero' ? openPracticeXero() : openPracticeQuickbooks(ledger.practice);
}
