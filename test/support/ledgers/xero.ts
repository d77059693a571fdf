/** The practice Xero in the words of the scenarios. */
import { createHmac } from 'node:crypto';
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts';
import { ledgerTraits } from '../../../src/domain/ledger-traits.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { xeroProvider } from '../../../src/providers/xero/index.ts';
import { consentTo } from '../consent.ts';
import type {
  LedgerFault,
  LedgerFaults,
  LedgerRequest,
  OpenLedger,
  Place,
  PracticeLedger,
  PracticeLedgerOptions,
} from './practice-ledger.ts';
import { xeroBooks } from './xero-books.ts';

const client = { clientId: 'practice-app', clientSecret: 'practice-secret' };
const webhookKey = 'practice-webhook-key';
const country = 'AU';

/** `sandbox`: for what is Xero's alone. */
export type OpenXero = OpenLedger & { readonly sandbox: Sandbox };

export const xero: PracticeLedger = {
  name: 'xero',
  traits: ledgerTraits('xero'),
  country,
  currency: 'AUD',
  forgetsDeleted: false,
  knowsCustomers: true,
  batchSize: 50,
  saysWhenToGoOn: true,
  numbersCredits: true,
  receives: 'prepayment',
  appliedMoneyIsPayment: false,
  refundsMoney: true,
  marksAsSent: true,
  showsAllOnline: true,
  onlineInvoice: /^https:\/\/in\.xero\.com\//,
  heldPayments: [
    { how: 'part of a batch payment', words: 'batch payment', known: 'batch payment', isAsked: true },
    { how: 'reconciled with the bank', words: 'reconciled', known: 'reconciled', isAsked: true },
  ],
  unusable: null,
  replacedTokens: ['counts'],
  says: {
    archivedAccount: /Account code '77\d' has been archived/,
    archivedContact: /has been archived/,
    removedTax: /TaxType code EXEMPTEXPORT does not exist/,
    removedItem: /Item code 'GONE-1' is not valid/,
    periodLocked: /period lock date, currently set at 15-Nov-2026/,
    numberTaken: /Invoice # must be unique/,
    negative: /total cannot be negative/,
    exceedsOwing: /exceeds the amount outstanding/,
    hasPayments: /payment or credit note allocated/,
  },
  saysNotDone: [
    { how: 'is offline for maintenance', says: 'maintenance', said: /offline for maintenance/ },
    { how: 'has the organisation offline', says: 'organisation', said: /Organisation is offline/ },
  ],
  open: (options) => openXero(options),
};

export async function openXero(
  { webhook, limits = false }: PracticeLedgerOptions = {},
  more: SandboxOptions = {},
): Promise<OpenXero> {
  const sandbox = createSandbox({
    ...(webhook === undefined
      ? {}
      : { webhook: { url: webhook.url, key: webhookKey, intent: false }, fetch: webhook.fetch }),
    limits,
    // The stricter of the two ways that are reported.
    switches: { reconciledPaymentsDelete: false },
    ...more,
  });
  const { url, close } = await sandbox.listen(0);
  return {
    sandbox,
    url,
    provider: xeroProvider({
      ...client,
      webhookKey,
      apiUrl: url,
      identityUrl: url,
      loginUrl: url,
      booksUrl: url,
      clock: systemClock,
    }),
    clientSecret: client.clientSecret,
    environment: {
      XERO_CLIENT_ID: client.clientId,
      XERO_CLIENT_SECRET: client.clientSecret,
      XERO_API_URL: url,
      XERO_IDENTITY_URL: url,
      XERO_LOGIN_URL: url,
    },
    booksIn: (wanted = country) => xeroBooks(sandbox, wanted),
    consent: (authorizationUrl, organisationId) => consentTo(authorizationUrl, organisationId),
    faults: faultsOf(sandbox),
    requests: () => sandbox.control.requests().map(requestOf),
    expireAccessTokens: () => void sandbox.books.expireAccessTokens(),
    takeReplacedTokens: () => {},
    revokeGrant: () => void sandbox.books.revokeGrant(),
    emailKeys: (invoiceId) =>
      sandbox.control
        .requests()
        .filter(({ path }) => path.endsWith(`${invoiceId}/Email`))
        .map(({ idempotencyKey }) => idempotencyKey),
    stopWebhooks: () => sandbox.control.setWebhook(undefined),
    webhookOf: (tenantId, invoiceId) => signed(webhookBody(tenantId, invoiceId)),
    forgedWebhook: () => ({ ...signed('{"events":[]}'), headers: { 'x-xero-signature': 'AAAA' } }),
    async close() {
      await close();
      await sandbox.close();
    },
  };
}

/** The requests of each act, each matched as narrowly as Xero's addresses allow. */
const places: Readonly<Record<Place, NonNullable<Fault['match']>>> = {
  createInvoice: { method: 'PUT', path: '/Invoices\\?' },
  updateInvoice: { method: 'POST', path: '/Invoices\\?' },
  voidInvoices: { method: 'POST', path: '/Invoices' },
  createContact: { method: 'PUT', path: '/Contacts\\?' },
  createContactOrInvoice: { method: 'PUT', path: '/(Contacts|Invoices)\\?' },
  updateContact: { method: 'POST', path: 'Contacts' },
  createPayment: { method: 'PUT', path: '/Payments' },
  createCreditNote: { method: 'PUT', path: '/CreditNotes(\\?|$)' },
  allocateCredit: { method: 'PUT', path: '/Allocations' },
  removeAllocation: { method: 'DELETE', path: '/Allocations' },
  refundCredit: { method: 'PUT', path: '/Payments' },
  emailInvoice: { method: 'POST', path: '/Email' },
  attachFile: { method: 'PUT', path: '/Attachments/' },
  addNote: { method: 'PUT', path: '/History' },
  invoices: { path: '/Invoices' },
};

function faultsOf({ control }: Sandbox): LedgerFaults {
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
      return {
        kind: 'status500',
        cached: fault.isKept ?? false,
        afterCommit: fault.isAfterWork ?? false,
      };
    case 'unavailable':
      return { kind: 'status503', ...(fault.says === undefined ? {} : { words: fault.says }) };
    case 'html':
      return { kind: 'html200' };
    case 'minuteSpent':
      return { kind: 'status429', problem: 'minute', retryAfter: fault.seconds };
    case 'tokenExpired':
      return { kind: 'tokenExpired' };
    case 'delay':
      return { kind: 'delay', delayMs: fault.ms };
  }
}

function requestOf({ method, path }: { readonly method: string; readonly path: string }): LedgerRequest {
  if (path.endsWith('/connect/token')) return { kind: 'token', of: [] };
  const name = path.split('/').at(-1) ?? '';
  return { kind: method === 'GET' ? 'read' : 'write', of: [name.charAt(0).toLowerCase() + name.slice(1)] };
}

function signed(body: string) {
  const signature = createHmac('sha256', webhookKey).update(body).digest('base64');
  return { path: '/webhooks/xero', headers: { 'x-xero-signature': signature }, body };
}

function webhookBody(tenantId: string, invoiceId: string | null): string {
  const event = {
    resourceUrl: `https://books.example/Invoices/${invoiceId}`,
    resourceId: invoiceId,
    eventDateUtc: new Date().toISOString().slice(0, 23),
    eventType: 'UPDATE',
    eventCategory: 'INVOICE',
    tenantId,
    tenantType: 'ORGANISATION',
  };
  return JSON.stringify({
    events: invoiceId === null ? [] : [event],
    firstEventSequence: invoiceId === null ? 0 : 1,
    lastEventSequence: invoiceId === null ? 0 : 1,
    entropy: 'ABCDEFGHIJKLMNOPQRST',
  });
}
