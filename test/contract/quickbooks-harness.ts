/** The practice QuickBooks as the contract's ledger: over TCP, on a free port, with a clock that is moved by hand. */
import type { Fault, QuickbooksSandbox, QuickbooksSandboxOptions } from '../../sandbox/quickbooks/sandbox.ts';
import { createQuickbooksSandbox } from '../../sandbox/quickbooks/sandbox.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { quickbooksProvider } from '../../src/providers/quickbooks/index.ts';
import type { LedgerBooks, LedgerFaults, LedgerHarness, Struck } from './harness.ts';
import { type LedgerFacts, quickbooksFacts } from './ledger-facts.ts';
import { closedAddress, done, openReceiver, pressConsent } from './receiver.ts';

const client = { id: 'contract-app', secret: 'contract-secret_with-signs', name: 'Counterfoil' };
const webhookToken = 'contract-verifier-token';

export type QuickbooksHarness = LedgerHarness & { readonly sandbox: QuickbooksSandbox };

type Opened = {
  /** Laid over the sandbox's own here. */
  readonly options?: QuickbooksSandboxOptions;
  /** As the practice ledger calls it. In the British one each line has a tax of its own, in the American the document has. */
  readonly company?: keyof typeof companies;
  readonly facts?: LedgerFacts;
};

/** Opens fresh books. Every company of the practice ledger is seeded. */
export async function openQuickbooksHarness({
  options = {},
  company = 'uk',
  facts = quickbooksFacts,
}: Opened = {}): Promise<QuickbooksHarness> {
  const clock = manualClock('2026-11-20T22:00:00Z');
  const { verifyWebhook } = providerAt('http://localhost', clock);
  const receiver = await openReceiver('/webhooks/quickbooks', 'intuit-signature', verifyWebhook);
  const sandbox = createQuickbooksSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    client,
    webhook: { url: receiver.url, key: webhookToken },
    timers: 'manual',
    // The clock stands still, and ten requests a second are all that QuickBooks allows.
    limits: false,
    ...options,
  });
  const { url, close } = await sandbox.listen(0);
  const organisation = organisationOf(sandbox, company);
  done(sandbox.books.setCustomNumbers({ realmId: organisation.id, isOn: false }));
  done(sandbox.books.enablePayments({ realmId: organisation.id, isOn: true }));
  const nowhere = await closedAddress();
  return {
    sandbox,
    facts,
    provider: providerAt(url, clock),
    clock,
    redirectUri: 'http://localhost:4000/integrations/quickbooks/callback',
    organisation,
    decide: (authorizationUrl, decision) =>
      pressConsent(authorizationUrl, `${url}/connect/oauth2`, { realmId: organisation.id, decision }),
    books: booksOf(sandbox, organisation.id),
    faults: faultsOf(sandbox),
    unreachable: () => providerAt(nowhere, clock),
    deliveries: async () => {
      // Events that belong together wait for each other.
      clock.advance(60_000);
      await sandbox.runDue();
      return receiver.deliveries;
    },
    requests: () =>
      sandbox.control
        .requests()
        .filter(({ path }) => path.startsWith('/v3/company/'))
        .map(({ method, path, requestId }) => ({
          name: `${method} ${path.replace(`/v3/company/${organisation.id}`, '')}`,
          key: requestId,
        })),
    close: async () => {
      await close();
      await sandbox.close();
      await receiver.close();
    },
  };
}

function providerAt(url: string, clock: Clock) {
  return quickbooksProvider({
    clientId: client.id,
    clientSecret: client.secret,
    webhookToken,
    apiUrl: url,
    oauthUrl: url,
    tokenUrl: url,
    revokeUrl: url,
    clock,
  });
}

const companies = {
  uk: {
    country: 'GB',
    timeZone: 'Europe/London',
    baseCurrency: 'GBP',
    countsSalesTax: false,
    tax: '20.0% S',
    salesTaxPercent: '20',
    yearEnd: { day: 31, month: 3 },
  },
  us: {
    country: 'US',
    timeZone: 'America/Los_Angeles',
    baseCurrency: 'USD',
    countsSalesTax: false,
    tax: 'Practice City',
    salesTaxPercent: '8.375',
    yearEnd: { day: 31, month: 12 },
  },
  'us-single': {
    country: 'US',
    timeZone: 'America/New_York',
    baseCurrency: 'USD',
    countsSalesTax: true,
    tax: 'TAX',
    salesTaxPercent: '8',
    yearEnd: { day: 31, month: 12 },
  },
} as const;

function organisationOf(
  { books }: QuickbooksSandbox,
  key: keyof typeof companies,
): LedgerHarness['organisation'] {
  const company = books.listCompanies().find((each) => each.key === key);
  if (company === undefined) throw new Error(`The practice ledger has no company "${key}"`);
  const { realmId, name } = company;
  const idOf = (records: readonly { readonly Id: string; readonly Name?: unknown }[], named: string) => {
    const record = records.find(({ Name }) => Name === named);
    if (record === undefined) throw new Error(`The practice ledger has no ${named}`);
    return record.Id;
  };
  const customer = books.listCustomers({ realmId }).find(({ Active }) => Active !== false);
  // No practice company comes with an account that is out of use.
  done(books.deactivateAccount({ realmId, accountId: idOf(books.listAccounts({ realmId }), 'Advertising') }));
  const { tax, ...facts } = companies[key];
  return {
    id: realmId,
    name,
    ...facts,
    salesAccount: idOf(books.listAccounts({ realmId }), 'Sales'),
    salesItem: idOf(books.listItems({ realmId }), 'Sales'),
    salesTax: idOf(books.listTaxCodes({ realmId }), tax),
    missing: { itemCode: '999999' },
    missingAccount: '999999',
    bankAccount: idOf(books.listAccounts({ realmId }), 'Checking'),
    contactName: String(customer?.DisplayName ?? ''),
    missingCurrency: 'ISK',
  };
}

function booksOf(sandbox: QuickbooksSandbox, realmId: string): LedgerBooks {
  const { books } = sandbox;
  return {
    invoices: async () =>
      books.listInvoices({ realmId }).map((invoice) => ({
        ledgerId: invoice.Id,
        marker: lastLine(invoice.PrivateNote),
        status: Number(invoice.Balance) === 0 ? 'settled' : 'open',
      })),
    contacts: async () =>
      books.listCustomers({ realmId }).map(({ Id, Notes, DisplayName }) => ({
        ledgerId: Id,
        marker: lastLine(Notes),
        name: String(DisplayName),
      })),
    payments: async () =>
      books.listPayments({ realmId }).map(({ Id, PrivateNote, TotalAmt }) => ({
        ledgerId: Id,
        marker: lastLine(PrivateNote),
        isRemoved: Number(TotalAmt) === 0,
      })),
    creditNotes: async () =>
      books
        .listCreditMemos({ realmId })
        .map(({ Id, PrivateNote }) => ({ ledgerId: Id, marker: lastLine(PrivateNote) })),
    emails: async (invoiceId) => {
      const invoice = books.getInvoice({ realmId, invoiceId });
      return invoice?.EmailStatus === 'EmailSent' ? [addressOf(invoice.BillEmail)] : [];
    },
    files: async (invoiceId) => filesOf(sandbox, realmId, invoiceId),
    sendNoEmails: async () => {
      throw new Error('QuickBooks sends e-mails on every plan');
    },
    pay: async (invoiceId, amount, date) => {
      const payment = done(books.recordPayment({ realmId, invoiceId, amount, date }));
      return { paymentId: `${payment.Id}:${invoiceId}` };
    },
    removePayment: async (ledgerId) => {
      const [paymentId = ''] = ledgerId.split(':');
      done(books.removePayment({ realmId, paymentId }));
    },
    credit: async (invoiceId, amount, date) =>
      void done(books.applyCredit({ realmId, invoiceId, amount, date })),
    receive: async (kind, customerId, amount, date) => {
      if (kind === 'prepayment') throw new Error('QuickBooks keeps no prepayments');
      return { ledgerId: done(books.receiveUnapplied({ realmId, customerId, amount, date })).Id };
    },
    typeInvoice: async (customerId, date) => {
      const lines = [{ description: 'Typed in', unitPrice: '10.00' }];
      return { ledgerId: done(books.createInvoice({ realmId, customerId, date, dueDate: date, lines })).Id };
    },
    archiveContact: async (customerId) => void done(books.deactivateCustomer({ realmId, customerId })),
    lockUntil: async (date) => void done(books.setClosingDate({ realmId, date })),
    revokeGrant: async () => void done(books.revokeGrant()),
  };
}

const lastLine = (text: unknown): string => (typeof text === 'string' ? (text.split('\n').at(-1) ?? '') : '');

const addressOf = (email: unknown): string =>
  typeof email === 'object' && email !== null && 'Address' in email ? String(email.Address) : '';

async function filesOf({ books, app }: QuickbooksSandbox, realmId: string, invoiceId: string) {
  const files = books
    .list({ realmId, entity: 'Attachable' })
    .filter(({ AttachableRef }) => JSON.stringify(AttachableRef).includes(`"value":"${invoiceId}"`));
  return Promise.all(
    files.map(async ({ FileName, TempDownloadUri }) => {
      const answer = await app.request(String(TempDownloadUri));
      return { name: String(FileName), content: new Uint8Array(await answer.arrayBuffer()) };
    }),
  );
}

function faultsOf({ control }: QuickbooksSandbox): LedgerFaults {
  const lay = (fault: Fault, of: Struck = 'any') =>
    void control.layFault({
      match: { path: '/v3/company/', ...(of === 'writes' ? { method: 'POST' } : {}) },
      ...fault,
    });
  return {
    dropAnswer: (of) => lay({ kind: 'dropAnswerAfterCommit' }, of),
    dropRequest: (of) => lay({ kind: 'dropRequestBefore' }, of),
    tearAnswer: () => lay({ kind: 'resetMidBody' }),
    failAfterWork: () => lay({ kind: 'status500', afterCommit: true }),
    failBeforeWork: () => lay({ kind: 'status500' }),
    html: (of) => lay({ kind: 'html200' }, of),
    busy: () => lay({ kind: 'status503' }),
    gateway: (status, when) => lay({ kind: `status${status}`, afterCommit: when === 'afterWork' }),
    limit: () => lay({ kind: 'status429' }),
    expireToken: () => lay({ kind: 'tokenExpired' }),
    loseRefresh: () => lay({ kind: 'refreshLost', match: { path: '/oauth2/v1/tokens/bearer' } }),
  };
}
