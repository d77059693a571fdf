/** Runs the contract in a ledger and in a fresh practice ledger, and tells how they compare. */
import { consentTo } from '../support/consent.ts';
import type { GivenLedger } from './ledgers.ts';
import { runContracts, type Verdict } from './run-contract.ts';
import { compare } from './table.ts';

/** @returns the command's exit code: 1 where a test differs */
export async function verify(ledger: GivenLedger, only: string | undefined): Promise<number> {
  console.log(`The contract runs in ${ledger.name}, and beside it in a fresh practice ledger.`);
  const { lines, differs } = compare(await runContracts(ledger, only, showProgress), only);
  console.log(`\n\n${lines.join('\n')}`);
  return differs ? 1 : 0;
}

/** How the consent's address comes before a person. */
export function showAddress(url: string): void {
  console.log(`Open this address and allow access:\n\n${url}\n`);
}

/** Presses a practice ledger's own form: for the organisation named by its id, or for the first one on it. */
export async function pressAllow(
  authorizationUrl: string,
  field: 'tenantId' | 'realmId',
  organisationId: string | undefined,
): Promise<void> {
  const page = await (await fetch(authorizationUrl)).text();
  const first = new RegExp(`name="${field}" value="([^"]+)"`).exec(page)?.[1];
  if (first === undefined) throw new Error('This is not the practice ledger’s consent page');
  await fetch(await consentTo(authorizationUrl, organisationId ?? first, field));
}

function showProgress({ kind }: Verdict): void {
  process.stdout.write({ holds: '.', fails: 'F', needsAPerson: 'p', practiceOnly: '-', notRun: '-' }[kind]);
}
