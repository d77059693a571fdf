/** The practice ledgers that a seed can be played with. */
import type { LedgerKind, LedgerOptions, SimulatedLedger } from './simulated-ledger.ts';
import { openXero } from './xero.ts';

export type { LedgerKind, SimulatedLedger } from './simulated-ledger.ts';

export const ledgerKinds: readonly LedgerKind[] = ['xero', 'quickbooks'];

export function openLedger(kind: LedgerKind, options: LedgerOptions): SimulatedLedger {
  if (kind === 'quickbooks') throw new Error('not yet');
  return openXero(options);
}
