/**
 * `npm run verify:quickbooks`: the provider contract against a QuickBooks sandbox company, and what differs from the
 * practice ledger. Exits with 1 where a test differs.
 */
import { parseArgs } from 'node:util';
import { loadConfig, type QuickbooksConfig } from '../../../src/config.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { quickbooksProvider } from '../../../src/providers/quickbooks/index.ts';
import { readOrganisation } from '../read-organisation.ts';
import { signIn } from '../sign-in.ts';
import { pressAllow, showAddress, verify } from '../verify.ts';
import { PRACTICE_MINUTE_MS, REAL_MINUTE_MS } from '../ways.ts';
import type { QuickbooksLedger } from './ways.ts';
import { CALLS_A_SECOND } from './wire.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    company: { type: 'string' },
    only: { type: 'string' },
    'any-company': { type: 'boolean', default: false },
    'calls-a-second': { type: 'string', default: String(CALLS_A_SECOND) },
    /** `automatic` presses the practice ledger's own form. */
    consent: { type: 'string', default: 'person' },
  },
});
const isAutomatic = options.consent === 'automatic';
/** Sandbox companies have an API of their own, and nothing else is reached there. */
const SANDBOX_HOST = 'sandbox-quickbooks.api.intuit.com';

process.exitCode = await verifyQuickbooks();

async function verifyQuickbooks(): Promise<number> {
  // A secret of the product's is not needed, and none must be made for this.
  const { quickbooks } = loadConfig({ ...process.env, COUNTERFOIL_SECRET: 'x'.repeat(32) });
  if (quickbooks.app === undefined) {
    console.error(
      'Set QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET: see docs/quickbooks.md, "Verify with a sandbox company".',
    );
    return 2;
  }
  if (!options['any-company'] && new URL(quickbooks.apiUrl).host !== SANDBOX_HOST) {
    console.error(
      `At ${quickbooks.apiUrl} is no sandbox company. Use development keys and QUICKBOOKS_API_URL=https://${SANDBOX_HOST}, or say --any-company: records are made in its books, and taken back as far as QuickBooks lets them be.`,
    );
    return 2;
  }
  const ledger = await accessTo(quickbooks, quickbooks.app);
  return ledger === null ? 2 : verify(ledger, options.only);
}

async function accessTo(
  { apiUrl, oauthUrl, tokenUrl, revokeUrl }: QuickbooksConfig,
  app: NonNullable<QuickbooksConfig['app']>,
): Promise<QuickbooksLedger | null> {
  const settings = { ...app, apiUrl, oauthUrl, tokenUrl, revokeUrl };
  const provider = quickbooksProvider({ ...settings, webhookToken: undefined, clock: systemClock });
  const { organisationId, ...tokens } = await signIn({
    provider,
    port: Number(options.port),
    path: '/integrations/quickbooks/callback',
    moreScopes: [],
    show: isAutomatic ? (url) => pressAllow(url, 'realmId', options.company) : showAddress,
  });
  if (organisationId === null || organisationId !== (options.company ?? organisationId)) {
    console.error(`Access was given to company ${organisationId}, not to ${options.company}.`);
    return null;
  }
  const { name, country } = await readOrganisation(provider, { organisationId, tokens });
  return {
    kind: 'quickbooks',
    ...settings,
    name,
    practice: country === 'US' ? 'us' : 'uk',
    organisationId,
    tokens,
    callsASecond: Number(options['calls-a-second']),
    minuteMs: isAutomatic ? PRACTICE_MINUTE_MS : REAL_MINUTE_MS,
  };
}
