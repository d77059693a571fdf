/** The practice Xero as the contract's ledger: over TCP, on a free port, with a clock that is moved by hand. */
import type { Fault, Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { xeroProvider } from '../../src/providers/xero/index.ts';
import type { LedgerBooks, LedgerFaults, LedgerHarness } from './harness.ts';
import { xeroFacts } from './ledger-facts.ts';
import { closedAddress, done, openReceiver, pressConsent } from './receiver.ts';

const client = { id: 'contract-app', secret: 'contract-secret_with-signs', name: 'Counterfoil' };
const webhookKey = 'contract-webhook-key';

/**
 * Opens fresh books. Every organisation of the practice ledger is seeded; the Australian one is used.
 * @param options laid over the sandbox's own here
 */
export async function openXeroHarness(options: SandboxOptions = {}): Promise<LedgerHarness> {
  const clock = manualClock('2026-11-20T22:00:00Z');
  const { verifyWebhook } = providerAt('http://localhost', clock);
  const receiver = await openReceiver('/webhooks/xero', 'x-xero-signature', verifyWebhook);
  const sandbox = createSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    client,
    webhook: { url: receiver.url, key: webhookKey },
    timers: 'manual',
    ...options,
  });
  const { url, close } = await sandbox.listen(0);
  const organisation = organisationOf(sandbox);
  const nowhere = await closedAddress();
  return {
    facts: xeroFacts,
    provider: providerAt(url, clock),
    clock,
    redirectUri: 'http://localhost:4000/integrations/xero/callback',
    organisation,
    decide: (authorizationUrl, decision) =>
      pressConsent(authorizationUrl, `${url}/identity/connect/authorize`, {
        tenantId: organisation.id,
        decision,
      }),
    books: booksOf(sandbox, organisation.id),
    faults: faultsOf(sandbox),
    unreachable: () => providerAt(nowhere, clock),
    deliveries: async () => {
      // Events that belong together wait a few milliseconds for each other.
      clock.advance(1_000);
      await sandbox.runDue();
      return receiver.deliveries;
    },
    requests: () =>
      sandbox.control
        .requests()
        .filter(({ path }) => path.startsWith('/api.xro/'))
        .map(({ method, path, idempotencyKey }) => ({
          name: `${method} ${path.replace('/api.xro/2.0', '')}`,
          key: idempotencyKey,
        })),
    close: async () => {
      await close();
      sandbox.close();
      await receiver.close();
    },
  };
}

function providerAt(url: string, clock: Clock) {
  return xeroProvider({
    clientId: client.id,
    clientSecret: client.secret,
    webhookKey,
    apiUrl: url,
    identityUrl: url,
    loginUrl: url,
    clock,
  });
}

function organisationOf(sandbox: Sandbox): LedgerHarness['organisation'] {
  const organisation = sandbox.books.listOrganisations().find(({ countryCode }) => countryCode === 'AU');
  if (organisation === undefined) throw new Error('The practice ledger has no Australian organisation');
  const { tenantId } = organisation;
  const contact = sandbox.books.listContacts({ tenantId }).find(({ status }) => status === 'ACTIVE');
  return {
    id: organisation.tenantId,
    name: organisation.name,
    country: 'AU',
    timeZone: organisation.zone,
    baseCurrency: 'AUD',
    countsSalesTax: false,
    salesAccount: '200',
    salesTax: 'OUTPUT',
    salesTaxPercent: '10',
    salesItem: null,
    missing: { accountCode: '999' },
    missingAccount: '999',
    bankAccount: bankAccountOf(sandbox, tenantId),
    contactName: contact?.name ?? '',
    missingCurrency: 'ISK',
    yearEnd: { day: 30, month: 6 },
  };
}

function bankAccountOf({ books }: Sandbox, tenantId: string): string {
  const accounts = books.listAccounts({ tenantId });
  const bank = accounts.find(({ type, status, code }) => type === 'BANK' && status === 'ACTIVE' && code);
  if (bank?.code === undefined) throw new Error('The practice ledger has no bank account');
  return bank.code;
}

function booksOf(sandbox: Sandbox, tenantId: string): LedgerBooks {
  const { books } = sandbox;
  return {
    invoices: async () =>
      books
        .listInvoices({ tenantId })
        .map(({ invoiceId, url, status }) => ({ ledgerId: invoiceId, marker: url ?? '', status })),
    contacts: async () =>
      books.listContacts({ tenantId }).map(({ contactId, contactNumber, name }) => ({
        ledgerId: contactId,
        marker: contactNumber ?? '',
        name,
      })),
    payments: async () =>
      books.listPayments({ tenantId }).map(({ paymentId, reference, status }) => ({
        ledgerId: paymentId,
        marker: lastWord(reference),
        isRemoved: status === 'DELETED',
      })),
    creditNotes: async () =>
      books.listCreditNotes({ tenantId }).map(({ creditNoteId, reference }) => ({
        ledgerId: creditNoteId,
        marker: lastWord(reference),
      })),
    emails: async (ledgerId) =>
      books
        .listEmails({ tenantId })
        .filter(({ invoiceId }) => invoiceId === ledgerId)
        .map(({ to }) => to),
    files: async (subjectId) =>
      books.listAttachments({ tenantId, subjectId }).map(({ fileName, content }) => ({
        name: fileName,
        content: Buffer.from(content, 'base64'),
      })),
    sendNoEmails: async () => void done(books.setPlan({ tenantId, plan: 'DEMO' })),
    pay: async (invoiceId, amount, date) => {
      const accountCode = bankAccountOf(sandbox, tenantId);
      return done(books.recordPayment({ tenantId, invoiceId, amount, date, accountCode }));
    },
    removePayment: async (paymentId) => void done(books.removePayment({ tenantId, paymentId })),
    credit: async (invoiceId, amount, date) =>
      void done(books.applyCredit({ tenantId, invoiceId, amount, date })),
    receive: async (kind, contactId, amount, date) => {
      const accountCode = bankAccountOf(sandbox, tenantId);
      const line = { description: 'Received', unitAmount: amount, accountCode: '200', taxType: 'OUTPUT' };
      if (kind === 'prepayment') {
        const money = { tenantId, contactId, date, accountCode, lines: [line] };
        return { ledgerId: done(books.recordPrepayment(money)).creditId };
      }
      const typed = { tenantId, contactId, date, dueDate: date, status: 'AUTHORISED' as const };
      const { invoiceId, amountDue } = done(books.createInvoice({ ...typed, lines: [line] }));
      const paid = (Number(amountDue) + Number(amount)).toFixed(2);
      const { overpayment } = done(
        books.recordOverpayment({ tenantId, invoiceId, amount: paid, date, accountCode }),
      );
      return { ledgerId: overpayment.creditId };
    },
    typeInvoice: async (contactId, date) => {
      const lines = [
        {
          description: 'Typed in',
          quantity: '1',
          unitAmount: '10.00',
          accountCode: '200',
          taxType: 'OUTPUT',
        },
      ];
      const invoice = books.createInvoice({
        tenantId,
        contactId,
        date,
        dueDate: date,
        status: 'AUTHORISED',
        lines,
      });
      return { ledgerId: done(invoice).invoiceId };
    },
    archiveContact: async (contactId) => void done(books.archiveContact({ tenantId, contactId })),
    lockUntil: async (date) => void done(books.setLockDates({ tenantId, periodLockDate: date })),
    revokeGrant: async () => void done(books.revokeGrant()),
  };
}

const lastWord = (text: string): string => text.split(' ').at(-1) ?? '';

const problems = { minute: 'minute', day: 'day', concurrent: 'concurrent', app: 'appminute' } as const;

function faultsOf({ control }: Sandbox): LedgerFaults {
  const lay = (fault: Fault) => void control.layFault({ match: { path: '/api\\.xro/' }, ...fault });
  return {
    dropAnswer: () => lay({ kind: 'dropAnswerAfterCommit' }),
    dropRequest: () => lay({ kind: 'dropRequestBefore' }),
    tearAnswer: () => lay({ kind: 'resetMidBody' }),
    failAfterWork: () => lay({ kind: 'status500', afterCommit: true }),
    failBeforeWork: () => lay({ kind: 'status500', cached: true }),
    html: () => lay({ kind: 'html200' }),
    busy: () => lay({ kind: 'status503' }),
    gateway: (status, when) => lay({ kind: `status${status}`, afterCommit: when === 'afterWork' }),
    limit: (kind, retryAfter) =>
      lay({ kind: 'status429', problem: problems[kind], retryAfter: retryAfter ?? null }),
    expireToken: () => lay({ kind: 'tokenExpired' }),
    loseRefresh: () => lay({ kind: 'refreshLost', match: { path: '/connect/token' } }),
  };
}
