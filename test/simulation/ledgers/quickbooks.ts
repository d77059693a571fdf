/** The practice QuickBooks in the simulation: a British company, and an American one to change to. */
import { createQuickbooksSandbox, type QuickbooksSandbox } from '../../../sandbox/quickbooks/sandbox.ts';
import type { Fault } from '../../../sandbox/sandbox.ts';
import { quickbooksProvider } from '../../../src/providers/quickbooks/index.ts';
import type { Chance } from '../chance.ts';
import { quickbooksBooks } from './quickbooks-books.ts';
import type { LedgerOptions, SimulatedLedger } from './simulated-ledger.ts';

const ledgerUrl = 'http://quickbooks.example';

export function openQuickbooks({ nowMs, seed, chance, webhook, fetch }: LedgerOptions): SimulatedLedger {
  const setting = settingOf(chance);
  const sandbox = createQuickbooksSandbox({
    clock: { now: () => nowMs() + setting.skewMs },
    seed,
    timers: 'manual',
    switches: setting.switches,
    fetch,
    webhook,
  });
  return {
    kind: 'quickbooks',
    origin: ledgerUrl,
    books: quickbooksBooks(sandbox),
    request: async (request) => sandbox.app.request(request),
    layFault: (fault) => void sandbox.control.layFault(faultOf(fault)),
    nextDueAt: sandbox.nextDueAt,
    runDue: sandbox.runDue,
    close: sandbox.close,
    skewMs: setting.skewMs,
    provider: (network, clock) =>
      quickbooksProvider({
        clientId: 'practice-app',
        clientSecret: 'practice-secret',
        webhookToken: webhook.key,
        apiUrl: ledgerUrl,
        oauthUrl: ledgerUrl,
        tokenUrl: ledgerUrl,
        revokeUrl: ledgerUrl,
        booksUrl: ledgerUrl,
        clock,
        transport: { fetch: network },
      }),
    consent: (authorizationUrl, realmId) => consent(sandbox, authorizationUrl, realmId),
    grant: async (realmId, now) => ({
      tokens: tokensOf(sandbox.control.grantAccess({ realmId }), now),
      ledgerConnectionId: realmId,
    }),
    isBooksCall: (url) => url.includes('/v3/company/'),
    mostAtOnce: 10,
    isRefresh: (url) => url.includes('/tokens/bearer'),
    signatureHeader: 'intuit-signature',
    asShown: (invoice) => invoice,
    forgetsFigures: true,
    remembersUseOf: 'creditNotes',
    hasDrafts: false,
    hasNotes: false,
    bankAccount: bankOf(sandbox),
    currencies: ['GBP', 'EUR'],
  };
}

function settingOf(chance: Chance) {
  return {
    skewMs: chance.pick([0, 0, 0, -40_000, 25_000] as const),
    switches: {
      paymentFiresInvoice: chance.happens(0.5),
      changedSince: chance.pick(['exclusive', 'inclusive'] as const),
      refreshGrace: chance.pick(['none', 'none', 'day'] as const),
      reuseKillsGrant: chance.happens(0.5),
      throttleShape: chance.pick(['xml', 'json'] as const),
      closingDay: chance.pick(['closed', 'open'] as const),
      closedFault: chance.pick(['6200', '6200', '5010'] as const),
      webhookShape: chance.pick(['cloudEvents', 'eventNotifications'] as const),
    },
  };
}

/** Of a failing ledger there is one kind here where Xero has several. */
function faultOf(fault: Fault): Parameters<QuickbooksSandbox['control']['layFault']>[0] {
  const times = fault.times ?? 1;
  if (fault.kind === 'status429') return { kind: 'status429', times };
  if (fault.kind === 'status500')
    return {
      kind: 'status500',
      times,
      ...(fault.afterCommit !== undefined && { afterCommit: fault.afterCommit }),
    };
  if (fault.kind === 'status502' || fault.kind === 'status504')
    return {
      kind: fault.kind,
      times,
      ...(fault.afterCommit !== undefined && { afterCommit: fault.afterCommit }),
    };
  if (fault.kind === 'html200' || fault.kind === 'tokenExpired' || fault.kind === 'status503')
    return { kind: fault.kind, times };
  throw new Error(`The simulation has no ${fault.kind} for QuickBooks`);
}

function tokensOf(granted: ReturnType<QuickbooksSandbox['control']['grantAccess']>, nowMs: number) {
  return {
    accessToken: granted.accessToken,
    refreshToken: granted.refreshToken,
    accessExpiresAt: new Date(nowMs + granted.expiresIn * 1_000),
    refreshExpiresAt: new Date(nowMs + 100 * 86_400_000),
  };
}

async function consent(
  { app }: QuickbooksSandbox,
  authorizationUrl: string,
  realmId: string,
): Promise<URL | null> {
  const form = new URLSearchParams(new URL(authorizationUrl).search);
  form.set('realmId', realmId);
  form.set('decision', 'allow');
  const answer = await app.request('/connect/oauth2', { method: 'POST', body: form });
  const location = answer.headers.get('location');
  return location === null ? null : new URL(location);
}

/** Accounts have the same ids in every practice company. */
function bankOf({ books }: QuickbooksSandbox): string {
  const [company] = books.listCompanies();
  const bank = books
    .listAccounts({ realmId: company?.realmId ?? '' })
    .find(({ AccountType }) => AccountType === 'Bank');
  return bank?.Id ?? '';
}
