/**
 * `npm run verify:xero`: the provider contract against a Xero demo company, and what differs from the practice ledger.
 * Exits with 1 where a test differs.
 */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { loadConfig, type XeroConfig } from '../../../src/config.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import type { GrantedOrganisation, LedgerProvider, Tokens } from '../../../src/providers/provider.ts';
import { xeroProvider } from '../../../src/providers/xero/index.ts';
import { openLine } from '../line.ts';
import { firstIn, textAt } from '../records.ts';
import { signIn } from '../sign-in.ts';
import { pressAllow, showAddress, verify } from '../verify.ts';
import { PRACTICE_MINUTE_MS, REAL_MINUTE_MS } from '../ways.ts';
import { openRawClient } from './raw-client.ts';
import type { XeroLedger } from './ways.ts';
import { xeroWire } from './wire.ts';

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
const isAutomatic = options.consent === 'automatic';

process.exitCode = await verifyXero();

async function verifyXero(): Promise<number> {
  // A secret of the product's is not needed, and none must be made for this.
  const { xero } = loadConfig({ ...process.env, COUNTERFOIL_SECRET: 'x'.repeat(32) });
  if (xero.app === undefined) {
    console.error(
      'Set XERO_CLIENT_ID and XERO_CLIENT_SECRET: see docs/xero.md, "Verify with a demo company".',
    );
    return 2;
  }
  const ledger = await accessTo(xero, xero.app);
  return ledger === null ? 2 : verify(ledger, options.only);
}

async function accessTo(
  { apiUrl, identityUrl, loginUrl }: XeroConfig,
  app: NonNullable<XeroConfig['app']>,
): Promise<XeroLedger | null> {
  const { organisation, tokens } = await consentIn({ ...app, apiUrl, identityUrl, loginUrl });
  const ledger: XeroLedger = {
    kind: 'xero',
    ...app,
    apiUrl,
    identityUrl,
    loginUrl,
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

async function consentIn(settings: Omit<Parameters<typeof xeroProvider>[0], 'webhookKey' | 'clock'>) {
  const provider = xeroProvider({ ...settings, webhookKey: undefined, clock: systemClock });
  const tokens = await signIn({
    provider,
    port: Number(options.port),
    path: '/integrations/xero/callback',
    moreScopes: ['accounting.banktransactions'],
    show: isAutomatic ? (url) => pressAllow(url, 'tenantId', options.organisation) : showAddress,
  });
  return { organisation: await chosenOrganisation(provider, tokens), tokens };
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

async function isDemoCompany(ledger: XeroLedger): Promise<boolean> {
  const raw = openRawClient(
    openLine(xeroWire(ledger)),
    ledger.organisationId,
    async () => ledger.tokens.accessToken,
  );
  return textAt(firstIn(await raw.ask('GET', 'Organisation'), 'Organisations'), 'IsDemoCompany') === 'true';
}
