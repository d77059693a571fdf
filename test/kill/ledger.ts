/** The practice ledger as a process of its own, and what is done to it: payments, lost answers, slow days. */
import { join } from 'node:path';
import { z } from 'zod';
import type { InvoiceRecord } from '../../sandbox/records.ts';

export type LedgerKind = 'xero' | 'quickbooks';

export type PracticeLedger = {
  readonly kind: LedgerKind;
  readonly url: string;
  readonly tenantId: string;
  /** How its consent page names the choice of an organisation. */
  readonly choiceField: string;
  /** Which requests write records. */
  readonly writes: { readonly method: string; readonly path?: string };
  invoices(): Promise<readonly BookedInvoice[]>;
  contactNames(): Promise<readonly string[]>;
  layFault(fault: KillFault): Promise<void>;
  clearFaults(): Promise<void>;
  changeSettings(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** @returns false where the books refuse it, as when somebody has just paid the rest. */
  recordPayment(invoiceId: string, amount: string): Promise<boolean>;
};

/** Both practice ledgers know these. */
export type KillFault = {
  readonly kind: 'dropAnswerAfterCommit' | 'dropRequestBefore' | 'resetMidBody' | 'status500' | 'status503';
  readonly afterCommit?: boolean;
  readonly match?: PracticeLedger['writes'];
};

/** What an accountant compares; amounts are decimal strings. */
export type BookedInvoice = Pick<
  InvoiceRecord,
  'invoiceId' | 'number' | 'reference' | 'status' | 'total' | 'amountDue' | 'dueDate'
>;

/** How a practice ledger is started, and where the product finds it. */
export type LedgerProgram = {
  readonly script: readonly [string, ...string[]];
  readonly currency: string;
  environment(own: {
    readonly port: number;
    readonly productUrl: string;
    readonly folder: string;
  }): Readonly<Record<string, string>>;
  productEnvironment(url: string): Readonly<Record<string, string>>;
  open(url: string): Promise<PracticeLedger>;
};

const webhookKey = 'practice-webhook-key';

export const programs: Readonly<Record<LedgerKind, LedgerProgram>> = {
  xero: {
    script: ['sandbox/main.ts'],
    currency: 'AUD',
    environment: ({ port, productUrl, folder }) => ({
      SANDBOX_PORT: String(port),
      SANDBOX_DATA_DIR: join(folder, 'books'),
      SANDBOX_WEBHOOK_URL: `${productUrl}/webhooks/xero`,
      SANDBOX_WEBHOOK_KEY: webhookKey,
      SANDBOX_REDIRECT_URIS: `${productUrl}/integrations/xero/callback`,
    }),
    productEnvironment: (url) => ({
      XERO_CLIENT_ID: 'practice-app',
      XERO_CLIENT_SECRET: 'practice-secret',
      XERO_WEBHOOK_KEY: webhookKey,
      XERO_API_URL: url,
      XERO_IDENTITY_URL: url,
      XERO_LOGIN_URL: url,
    }),
    open: openXero,
  },
  quickbooks: {
    script: ['sandbox/quickbooks/main.ts'],
    currency: 'USD',
    environment: ({ port, productUrl, folder }) => ({
      SANDBOX_QUICKBOOKS_PORT: String(port),
      SANDBOX_QUICKBOOKS_DATA_DIR: join(folder, 'books'),
      SANDBOX_QUICKBOOKS_WEBHOOK_URL: `${productUrl}/webhooks/quickbooks`,
      SANDBOX_QUICKBOOKS_VERIFIER_TOKEN: webhookKey,
      SANDBOX_QUICKBOOKS_REDIRECT_URIS: `${productUrl}/integrations/quickbooks/callback`,
    }),
    productEnvironment: (url) => ({
      QUICKBOOKS_CLIENT_ID: 'practice-app',
      QUICKBOOKS_CLIENT_SECRET: 'practice-secret',
      QUICKBOOKS_WEBHOOK_TOKEN: webhookKey,
      QUICKBOOKS_API_URL: url,
      QUICKBOOKS_OAUTH_URL: url,
      QUICKBOOKS_TOKEN_URL: url,
      QUICKBOOKS_REVOKE_URL: url,
    }),
    open: openQuickbooks,
  },
};

const organisations = z.array(z.object({ tenantId: z.string(), countryCode: z.string() }));
const contacts = z.array(z.object({ name: z.string() }));
const companies = z.array(z.object({ realmId: z.string(), key: z.string() }));
const customers = z.array(z.object({ DisplayName: z.string() }));
const acted = z.object({ ok: z.boolean() });

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

function askAt(url: string): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The practice ledger answered ${answer.status} to ${path}`);
    return answer.json();
  };
}

function controlBy(ask: Ask): Pick<PracticeLedger, 'layFault' | 'clearFaults' | 'changeSettings'> {
  return {
    layFault: async (fault) => void (await ask('POST', 'faults', fault)),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    changeSettings: async (change) => void (await ask('POST', 'settings', change)),
  };
}

/** The books of the Australian sample organisation. */
async function openXero(url: string): Promise<PracticeLedger> {
  const ask = askAt(url);
  const all = organisations.parse(await ask('POST', 'books/listOrganisations', {}));
  const tenantId = all.find((each) => each.countryCode === 'AU')?.tenantId;
  if (tenantId === undefined) throw new Error('There is no practice organisation in Australia');
  return {
    kind: 'xero',
    url,
    tenantId,
    choiceField: 'tenantId',
    writes: { method: 'PUT' },
    ...controlBy(ask),
    // Written by the sandbox itself, in the shape of its own records.
    invoices: async () => (await ask('GET', `state/${tenantId}/invoices`)) as BookedInvoice[],
    contactNames: async () =>
      contacts.parse(await ask('GET', `state/${tenantId}/contacts`)).map(({ name }) => name),
    recordPayment: async (invoiceId, amount) => {
      const payment = { tenantId, invoiceId, amount, date: '2026-11-20', accountCode: '090' };
      return acted.parse(await ask('POST', 'books/recordPayment', payment)).ok;
    },
  };
}

/** The books of the American sample company with several currencies. */
async function openQuickbooks(url: string): Promise<PracticeLedger> {
  const ask = askAt(url);
  const all = companies.parse(await ask('POST', 'books/listCompanies', {}));
  const realmId = all.find(({ key }) => key === 'us')?.realmId;
  if (realmId === undefined) throw new Error('There is no practice company in the United States');
  return {
    kind: 'quickbooks',
    url,
    tenantId: realmId,
    choiceField: 'realmId',
    writes: { method: 'POST', path: '/v3/company/' },
    ...controlBy(ask),
    invoices: async () => wireInvoices.parse(await ask('GET', `state/${realmId}/Invoice`)).map(bookedOf),
    contactNames: async () =>
      customers.parse(await ask('GET', `state/${realmId}/Customer`)).map(({ DisplayName }) => DisplayName),
    recordPayment: async (invoiceId, amount) => {
      const payment = { realmId, invoiceId, amount, date: '2026-11-20' };
      return acted.parse(await ask('POST', 'books/recordPayment', payment)).ok;
    },
  };
}

const wireInvoices = z.array(
  z.object({
    Id: z.string(),
    DocNumber: z.string().optional(),
    PrivateNote: z.string().optional(),
    TotalAmt: z.number(),
    Balance: z.number(),
    DueDate: z.string().optional(),
  }),
);

/** People's words stand in the first line of the note; whether it is paid its balance says. */
function bookedOf(invoice: z.infer<typeof wireInvoices>[number]): BookedInvoice {
  return {
    invoiceId: invoice.Id,
    number: invoice.DocNumber ?? '',
    reference: (invoice.PrivateNote ?? '').split('\n')[0] ?? '',
    status: invoice.Balance === 0 ? 'PAID' : 'AUTHORISED',
    total: invoice.TotalAmt.toFixed(2),
    amountDue: invoice.Balance.toFixed(2),
    ...(invoice.DueDate !== undefined && { dueDate: invoice.DueDate }),
  };
}
