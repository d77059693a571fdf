/** The whole provider contract on one ledger that is reached from outside, and what comes after it. */
import { test } from 'vitest';
import { providerContract } from '../contract/provider-contract.ts';
import { type LedgerReport, openGivenLedger } from './given-ledger.ts';
import { type GivenLedger, waysOf } from './ledgers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly ledger: GivenLedger;
  }
  interface TaskMeta {
    ledgerReport?: LedgerReport;
  }
}

export function verifyContract(ledger: GivenLedger): void {
  const ways = waysOf(ledger);
  const opening = openGivenLedger(ledger, ways);
  providerContract(ways.label, async () => (await opening).openHarness());
  test('what the run made is taken back', async ({ task }) => {
    task.meta.ledgerReport = await (await opening).finish();
  });
}
