/** The practice Xero in the simulation: what no source is sure of is one way or the other, and its clock may not be ours. */
import { createSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { xeroProvider } from '../../../src/providers/xero/index.ts';
import type { Chance } from '../chance.ts';
import type { BooksThere } from './books.ts';
import type { LedgerOptions, SimulatedLedger } from './simulated-ledger.ts';

const ledgerUrl = 'http://ledger.example';
/** The bank account of every practice organisation. */
const BANK = '090';

export function openXero({ nowMs, seed, chance, webhook, fetch }: LedgerOptions): SimulatedLedger {
  const setting = settingOf(chance);
  const sandbox = createSandbox({
    clock: { now: () => nowMs() + setting.skewMs },
    seed,
    timers: 'manual',
    tier: setting.tier,
    switches: setting.switches,
    fetch,
    webhook: { ...webhook, intent: false },
  });
  return {
    kind: 'xero',
    origin: ledgerUrl,
    books: booksOf(sandbox),
    request: async (request) => sandbox.app.request(request),
    layFault: (fault) => void sandbox.control.layFault(fault),
    nextDueAt: sandbox.nextDueAt,
    runDue: sandbox.runDue,
    close: sandbox.close,
    skewMs: setting.skewMs,
    provider: (network, clock) =>
      xeroProvider({
        clientId: 'practice-app',
        clientSecret: 'practice-secret',
        webhookKey: webhook.key,
        apiUrl: ledgerUrl,
        identityUrl: ledgerUrl,
        loginUrl: ledgerUrl,
        booksUrl: ledgerUrl,
        clock,
        transport: { fetch: network },
      }),
    consent: (authorizationUrl, tenantId) => consent(sandbox, authorizationUrl, tenantId),
    grant: (tenantId, now) => grant(sandbox, tenantId, now),
    isBooksCall: (url) => url.includes('/api.xro/'),
    mostAtOnce: 5,
    isRefresh: (url) => url.endsWith('/connect/token'),
    signatureHeader: 'x-xero-signature',
    asShown: (invoice) => {
      const isGone = invoice.status === 'VOIDED' || invoice.status === 'DELETED';
      const keeps = sandbox.control.settings().switches.voidKeepsAmountDue;
      return isGone && !keeps ? { ...invoice, amountDue: '0.00' } : invoice;
    },
    forgetsFigures: false,
    remembersUseOf: 'everyCredit',
    hasDrafts: true,
    hasNotes: true,
    bankAccount: BANK,
    currencies: ['AUD', 'USD'],
  };
}

function settingOf(chance: Chance) {
  return {
    skewMs: chance.pick([0, 0, 0, -40_000, 25_000] as const),
    tier: chance.pick(['core', 'core', 'starter'] as const),
    switches: {
      paymentFiresInvoiceWebhook: chance.happens(0.7),
      voidKeepsAmountDue: chance.happens(0.7),
      ifModifiedSince: chance.pick(['exclusive', 'inclusive'] as const),
      paymentsListShowsDeleted: chance.happens(0.7),
      approvalNeeded: chance.happens(0.1),
    },
  };
}

function booksOf({ books }: Sandbox): BooksThere {
  return {
    ...books,
    recordPayment: (act) => books.recordPayment({ ...act, accountCode: BANK }),
    receive: ({ amount, ...act }) =>
      books.recordPrepayment({
        ...act,
        accountCode: BANK,
        lineAmountTypes: 'NoTax',
        lines: [{ description: 'Deposit', unitAmount: amount, accountCode: '200' }],
      }),
    overpay: (act) => books.recordOverpayment({ ...act, accountCode: BANK }),
    refundCredit: (act) => books.refundCredit({ ...act, accountCode: BANK }),
    lockUntil: ({ tenantId, date }) =>
      date === ''
        ? books.setLockDates({ tenantId, periodLockDate: '', endOfYearLockDate: '' })
        : books.setLockDates({ tenantId, periodLockDate: date }),
    listRevenueAccounts: ({ tenantId }) =>
      books
        .listAccounts({ tenantId })
        .filter((account) => account.class === 'REVENUE' && account.status === 'ACTIVE')
        .map(({ code }) => code),
  };
}

/** The consent page by itself. */
async function consent({ app }: Sandbox, authorizationUrl: string, tenantId: string): Promise<URL | null> {
  const form = new URLSearchParams(new URL(authorizationUrl).search);
  form.set('tenantId', tenantId);
  form.set('decision', 'allow');
  const answer = await app.request('/identity/connect/authorize', { method: 'POST', body: form });
  const location = answer.headers.get('location');
  return location === null ? null : new URL(location);
}

async function grant({ app, control }: Sandbox, tenantId: string, nowMs: number) {
  const granted = control.grantAccess({ tenantIds: [tenantId], scope: SCOPE });
  const answer = await app.request('/connections', {
    headers: { authorization: `Bearer ${granted.accessToken}`, accept: 'application/json' },
  });
  // As the sandbox's own list has it: one connection, just made.
  const [made] = (await answer.json()) as { id: string }[];
  const tokens = {
    accessToken: granted.accessToken,
    refreshToken: granted.refreshToken,
    accessExpiresAt: new Date(nowMs + granted.expiresIn * 1_000),
    refreshExpiresAt: new Date(nowMs + 60 * 86_400_000),
  };
  return { tokens, ledgerConnectionId: made?.id ?? '' };
}

const SCOPE =
  'offline_access openid profile email accounting.invoices accounting.payments accounting.contacts accounting.settings.read accounting.attachments';
