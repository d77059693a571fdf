/** The practice QuickBooks in the words of the scenarios. */
import { createHmac } from 'node:crypto';
import {
  createQuickbooksSandbox,
  type Fault,
  type QuickbooksSandbox,
} from '../../../sandbox/quickbooks/sandbox.ts';
import { ledgerTraits } from '../../../src/domain/ledger-traits.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { quickbooksProvider } from '../../../src/providers/quickbooks/index.ts';
import { consentTo } from '../consent.ts';
import type {
  LedgerFault,
  LedgerFaults,
  LedgerRequest,
  OpenLedger,
  Place,
  PracticeLedger,
} from './practice-ledger.ts';
import { quickbooksBooks } from './quickbooks-books.ts';

const client = { clientId: 'practice-app', clientSecret: 'practice-secret' };
const webhookToken = 'practice-webhook-token';
const country = 'US';

export const quickbooks: PracticeLedger = {
  name: 'quickbooks',
  traits: ledgerTraits('quickbooks'),
  country,
  currency: 'USD',
  forgetsDeleted: true,
  knowsCustomers: false,
  batchSize: 30,
  saysWhenToGoOn: false,
  // As long as people give the numbers of sales forms themselves.
  numbersCredits: false,
  receives: 'overpayment',
  appliedMoneyIsPayment: true,
  refundsMoney: false,
  marksAsSent: false,
  showsAllOnline: false,
  onlineInvoice: /^https:\/\//,
  heldPayments: [
    { how: 'part of a bank deposit', words: 'deposit', known: null, isAsked: true },
    {
      how: 'part of a payment for several invoices',
      words: 'also pays something else',
      known: null,
      isAsked: false,
    },
  ],
  // One sentence for whatever was made inactive, without a word of what.
  unusable: 'InactiveInBooks',
  replacedTokens: ['counts', 'endsGrant'],
  says: {
    archivedAccount: /made inactive/,
    archivedContact: /InvalidSalesCustomer/,
    removedTax: /Invalid Reference Id|made inactive/,
    removedItem: /made inactive/,
    periodLocked: /account period has closed/i,
    numberTaken: /You must specify a different number/,
    negative: /must be 0 or greater/,
    exceedsOwing: null,
    hasPayments: null,
  },
  saysNotDone: [
    { how: 'is under maintenance', says: 'maintenance', said: /Under Maintenance/ },
    { how: 'has the company locked', says: 'organisation', said: /Locked Out/ },
  ],
  async open({ webhook, limits = false } = {}) {
    // It dates changes to the second: whatever a person does is a second later than all before.
    let ahead = 0;
    const sandbox = createQuickbooksSandbox({
      clock: { now: () => Date.now() + ahead },
      ...(webhook === undefined
        ? {}
        : { webhook: { url: webhook.url, key: webhookToken }, fetch: webhook.fetch }),
      limits,
    });
    const { url, close } = await sandbox.listen(0);
    const aSecondLater = () => {
      ahead += 1_000;
    };
    const closeAll = async () => {
      await close();
      await sandbox.close();
    };
    return opened(sandbox, url, { aSecondLater, close: closeAll });
  },
};

function opened(
  sandbox: QuickbooksSandbox,
  url: string,
  { aSecondLater, close }: { readonly aSecondLater: () => void; readonly close: () => Promise<void> },
): OpenLedger {
  return {
    url,
    provider: quickbooksProvider({
      ...client,
      webhookToken,
      apiUrl: url,
      oauthUrl: url,
      tokenUrl: url,
      revokeUrl: url,
      booksUrl: url,
      clock: systemClock,
    }),
    clientSecret: client.clientSecret,
    environment: {
      QUICKBOOKS_CLIENT_ID: client.clientId,
      QUICKBOOKS_CLIENT_SECRET: client.clientSecret,
      QUICKBOOKS_API_URL: url,
      QUICKBOOKS_OAUTH_URL: url,
      QUICKBOOKS_TOKEN_URL: url,
      QUICKBOOKS_REVOKE_URL: url,
    },
    booksIn: (wanted = country) => quickbooksBooks(sandbox, wanted, aSecondLater),
    consent: (authorizationUrl, realmId) => consentTo(authorizationUrl, realmId, 'realmId'),
    faults: faultsOf(sandbox),
    requests: () => sandbox.control.requests().map(requestOf),
    expireAccessTokens: () => void sandbox.books.expireAccessTokens(),
    takeReplacedTokens: (as) =>
      void sandbox.control.changeSettings({ switches: { refreshGrace: as === 'counts' ? 'day' : 'none' } }),
    revokeGrant: () => void sandbox.books.revokeGrant(),
    emailKeys: (invoiceId) =>
      sandbox.control
        .requests()
        .filter(({ path }) => path.endsWith(`/invoice/${invoiceId}/send`))
        .map(({ requestId }) => requestId),
    stopWebhooks: () => sandbox.control.setWebhook(undefined),
    webhookOf: (realmId, invoiceId) => signed(webhookBody(realmId, invoiceId)),
    forgedWebhook: () => ({ ...signed('[]'), headers: { 'intuit-signature': 'AAAA' } }),
    close,
  };
}

const places: Readonly<Record<Place, NonNullable<Fault['match']>>> = {
  createInvoice: { deed: '^create Invoice$' },
  updateInvoice: { deed: '^update Invoice$' },
  voidInvoices: { deed: '^(update|void) Invoice$' },
  createContact: { deed: '^create Customer$' },
  createContactOrInvoice: { deed: '^create (Customer|Invoice)$' },
  updateContact: { deed: '^update Customer$' },
  createPayment: { deed: '^create Payment$' },
  createCreditNote: { deed: '^create CreditMemo$' },
  // A credit memo is set against an invoice by a payment of zero, other money by a line more of its own payment.
  allocateCredit: { deed: '^(create|update) Payment$' },
  removeAllocation: { deed: '^(delete|update) Payment$' },
  refundCredit: { deed: '^create (Purchase|RefundReceipt)$' },
  emailInvoice: { deed: '^send Invoice$' },
  attachFile: { deed: '^create Attachable$' },
  addNote: { deed: '^nothing of the kind$' },
  invoices: { deed: ' Invoice$' },
};

function faultsOf({ control }: QuickbooksSandbox): LedgerFaults {
  return {
    lay: (fault) => void control.layFault(asLaid(fault)),
    clear: () => control.clearFaults(),
    haveAllStruck: () => control.faults().every(({ struck }) => struck > 0),
  };
}

function asLaid(fault: LedgerFault): Fault {
  if (fault.kind === 'loseRefresh') return { kind: 'refreshLost' };
  if (fault.kind === 'loseWebhook') return { kind: 'webhookDrop' };
  return { ...kindOf(fault), match: places[fault.at], times: fault.times ?? 1, skip: fault.skip ?? 0 };
}

function kindOf(fault: Extract<LedgerFault, { at: Place }>): Fault {
  switch (fault.kind) {
    case 'loseAnswer':
      return { kind: 'dropAnswerAfterCommit' };
    case 'loseRequest':
      return { kind: 'dropRequestBefore' };
    case 'tearAnswer':
      return { kind: 'resetMidBody' };
    case 'error':
      return { kind: 'status500', afterCommit: fault.isAfterWork ?? false };
    case 'unavailable':
      if (fault.says === undefined) return { kind: 'status503' };
      return { kind: fault.says === 'maintenance' ? 'companyMaintenance' : 'companyLocked' };
    case 'html':
      return { kind: 'html200' };
    // It never says when to go on.
    case 'minuteSpent':
      return { kind: 'status429' };
    case 'tokenExpired':
      return { kind: 'tokenExpired' };
    case 'delay':
      return { kind: 'delay', delayMs: fault.ms };
  }
}

const nouns: Readonly<Record<string, readonly string[]>> = {
  Invoice: ['invoices'],
  Customer: ['contacts'],
  Payment: ['payments', 'overpayments'],
  CreditMemo: ['creditNotes'],
};

/** Of a query or a list of changes: whatever it asks for. */
function requestOf(request: {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}): LedgerRequest {
  if (request.path.includes('/oauth2/')) return { kind: 'token', of: [] };
  const asked = decodeURIComponent(`${request.path}${request.query}`.replaceAll('+', ' '));
  const named = Object.entries(nouns).filter(([entity]) => new RegExp(`\\b${entity}\\b`, 'i').test(asked));
  return {
    kind: request.method === 'GET' ? 'read' : 'write',
    of: named.flatMap(([, words]) => words),
  };
}

function signed(body: string) {
  const signature = createHmac('sha256', webhookToken).update(body).digest('base64');
  return { path: '/webhooks/quickbooks', headers: { 'intuit-signature': signature }, body };
}

function webhookBody(realmId: string, invoiceId: string | null): string {
  const event = {
    specversion: '1.0',
    id: `practice-${invoiceId}-${Date.now()}`,
    source: 'intuit.practice',
    type: 'qbo.invoice.updated.v1',
    datacontenttype: 'application/json',
    time: new Date().toISOString(),
    intuitentityid: invoiceId,
    intuitaccountid: realmId,
    data: {},
  };
  return JSON.stringify(invoiceId === null ? [] : [event]);
}
