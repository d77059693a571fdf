/**
 * `npm run verify:xero`: the provider contract against a Xero demo company, and what differs from the practice ledger.
 * Exits with 1 where a test differs.
 */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { loadConfig, type XeroConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import type { GrantedOrganisation, LedgerProvider, Tokens } from '../../src/providers/provider.ts';
import { xeroProvider } from '../../src/providers/xero/index.ts';
import { consentTo } from '../support/consent.ts';
import type { GivenLedger } from './given-ledger.ts';
import { openLine } from './line.ts';
import { PRACTICE_MINUTE_MS } from './practice-ledger.ts';
import { firstIn, openRawClient, textAt } from './raw-client.ts';
import { runContracts, type Verdict } from './run-contract.ts';
import { signIn } from './sign-in.ts';
import { compare } from './table.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    organisation: { type: 'string' },
    only: { type: 'string' },
    'any-organisation': { type: 'boolean', default: false },
    /** `automatic` presses the practice ledger's own form. */
    consent: { type: 'string', default: 'person' },
  },
});
/** Sweeps reach back two seconds, and Xero's clock is not ours. */
const REAL_MINUTE_MS = 8_000;
const isAutomatic = options.consent === 'automatic';

process.exitCode = await verify();

async function verify(): Promise<number> {
  // A secret of the product's is not needed, and none must be made for this.
  const { xero } = loadConfig({ ...process.env, COUNTERFOIL_SECRET: 'x'.repeat(32) });
  if (xero.app === undefined) {
    console.error(
      'Set XERO_CLIENT_ID and XERO_CLIENT_SECRET: see docs/xero.md, "Verify with a demo company".',
    );
    return 2;
  }
  const ledger = await accessTo(xero, xero.app);
  if (ledger === null) return 2;
  console.log(`The contract runs in ${ledger.name}, and beside it in a fresh practice ledger.`);
  const { lines, differs } = compare(await runContracts(ledger, options.only, showProgress), options.only);
  console.log(`\n\n${lines.join('\n')}`);
  return differs ? 1 : 0;
}

async function accessTo(
  { apiUrl, identityUrl, loginUrl }: XeroConfig,
  app: NonNullable<XeroConfig['app']>,
): Promise<GivenLedger | null> {
  const settings = { ...app, apiUrl, identityUrl, loginUrl };
  const provider = xeroProvider({ ...settings, webhookKey: undefined, clock: systemClock });
  const tokens = await signIn({
    provider,
    port: Number(options.port),
    moreScopes: ['accounting.banktransactions'],
    show: isAutomatic ? pressAllow : (url) => console.log(`Open this address and allow access:\n\n${url}\n`),
  });
  const organisation = await chosenOrganisation(provider, tokens);
  const ledger = {
    ...settings,
    name: organisation.name,
    organisationId: organisation.organisationId,
    tokens,
    minuteMs: isAutomatic ? PRACTICE_MINUTE_MS : REAL_MINUTE_MS,
  };
  if (options['any-organisation'] || (await isDemoCompany(ledger))) return ledger;
  console.error(
    `${organisation.name} is no demo company. Choose one (My Xero, Try the Demo Company), or say --any-organisation: records that are made stay in its books as voided.`,
  );
  return null;
}

async function chosenOrganisation(provider: LedgerProvider, tokens: Tokens): Promise<GrantedOrganisation> {
  const granted = await provider.organisations({ ...tokens, organisationId: null });
  if (!granted.ok) throw new Error(`The organisations cannot be read: ${JSON.stringify(granted.failure)}`);
  const all = granted.value;
  const wanted = options.organisation;
  const named = all.filter(({ name, organisationId }) => [name, organisationId].includes(wanted ?? ''));
  const candidates = wanted === undefined ? all : named;
  const [first] = candidates;
  if (first === undefined) throw new Error(`There is none among: ${all.map(({ name }) => name).join(', ')}`);
  return candidates.length === 1 ? first : askWhich(candidates);
}

async function askWhich(organisations: readonly GrantedOrganisation[]): Promise<GrantedOrganisation> {
  if (!process.stdin.isTTY)
    throw new Error('Access reaches several organisations: say --organisation <name>.');
  for (const [index, { name }] of organisations.entries()) console.log(`  ${index + 1}  ${name}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const chosen = organisations[Number(await terminal.question('Which one? ')) - 1];
  terminal.close();
  return chosen ?? askWhich(organisations);
}

async function isDemoCompany(ledger: GivenLedger): Promise<boolean> {
  const raw = openRawClient(openLine(ledger), ledger.organisationId, async () => ledger.tokens.accessToken);
  return textAt(firstIn(await raw.ask('GET', 'Organisation'), 'Organisations'), 'IsDemoCompany') === 'true';
}

/** The first organisation of the practice ledger's form, or the one that was named by its id. */
async function pressAllow(authorizationUrl: string): Promise<void> {
  const page = await (await fetch(authorizationUrl)).text();
  const first = /name="tenantId" value="([^"]+)"/.exec(page)?.[1];
  if (first === undefined) throw new Error('This is not the practice ledger’s consent page');
  await fetch(await consentTo(authorizationUrl, options.organisation ?? first));
}

function showProgress({ kind }: Verdict): void {
  process.stdout.write({ holds: '.', fails: 'F', needsAPerson: 'p', practiceOnly: '-', notRun: '-' }[kind]);
}
