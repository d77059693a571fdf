/** The practice ledgers that a seed can be played with. */

import { openQuickbooks } from './quickbooks.ts';
import type { LedgerKind, LedgerOptions, SimulatedLedger } from './simulated-ledger.ts';
import { openXero } from './xero.ts';

export type { LedgerKind, SimulatedLedger } from './simulated-ledger.ts';

export const ledgerKinds: readonly LedgerKind[] = ['xero', 'quickbooks'];

export function openLedger(kind: LedgerKind, options: LedgerOptions): SimulatedLedger {
  return kind === 'quickbooks' ? openQuickbooks(options) : openXero(options);
}
