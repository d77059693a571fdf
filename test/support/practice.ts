/** The whole product beside a practice ledger: the API in memory, the engine, real PostgreSQL, real HTTP to the sandbox. */
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import { feedBackfill } from '../../src/commands/feed-backfill.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createIdSource } from '../../src/lib/ids.ts';
import { type Log, silentLog } from '../../src/lib/log.ts';
import { xeroProvider } from '../../src/providers/xero/index.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { type RunningWorker, startWorker } from '../../src/sync/worker.ts';
import { type Body, type Caller, publicUrl, setUpWorkspace, type TestApp, testApp } from './app.ts';
import { consentTo } from './consent.ts';
import { eventually } from './eventually.ts';

const clientId = 'practice-app';
const clientSecret = 'practice-secret';
const webhookKey = 'practice-webhook-key';

export type Practice = {
  readonly app: TestApp;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly engine: Engine;
  readonly workspaceId: string;
  /** The owner's session, and an admin's key. */
  readonly session: Caller;
  readonly key: Caller;
  /** Starts a worker as `npm start` would. Several make several processes' worth. */
  startWorker(): Promise<RunningWorker>;
  /** Connects an organisation, consent page included. Needs a worker. */
  connect(country?: string): Promise<{ readonly connectionId: string; readonly tenantId: string }>;
  close(): Promise<void>;
};

export type PracticeOptions = {
  readonly sandbox?: SandboxOptions;
  readonly log?: Log;
  /** Whether webhooks reach us. */
  readonly webhooks?: boolean;
};

export async function openPractice({
  sandbox: sandboxOptions = {},
  log = silentLog,
  webhooks = true,
}: PracticeOptions = {}): Promise<Practice> {
  const holder: { app?: TestApp } = {};
  const sandbox = createSandbox({
    ...(webhooks ? { webhook: { url: `${publicUrl}/webhooks/xero`, key: webhookKey, intent: false } } : {}),
    // Webhooks come in over the same route as in production, without a socket.
    // Many tests in one minute are not the product's: those of limits say so.
    limits: false,
    fetch: async (request) => (await holder.app?.app.request(request)) ?? new Response(null, { status: 503 }),
    ...sandboxOptions,
  });
  const listening = await sandbox.listen(0);
  const provider = xeroProvider({
    clientId,
    clientSecret,
    webhookKey,
    apiUrl: listening.url,
    identityUrl: listening.url,
    loginUrl: listening.url,
    booksUrl: listening.url,
    clock: systemClock,
  });
  const ledgers = new Map([['xero', provider]]);
  const app = await testApp({ ledgers, log });
  holder.app = app;
  const { session, key, workspaceId } = await setUpWorkspace(app);
  const engine: Engine = {
    db: app.deps.db,
    clock: systemClock,
    newId: createIdSource(),
    log,
    secret: app.deps.config.secret,
    publicUrl,
    ledgers,
    feedBackfill,
  };
  const workers = new Set<RunningWorker>();
  return {
    app,
    sandbox,
    sandboxUrl: listening.url,
    engine,
    workspaceId,
    session,
    key,
    async startWorker() {
      const running = await startWorker(engine, app.database.url);
      const worker = {
        stop: async () => {
          if (workers.delete(worker)) await running.stop();
        },
      };
      workers.add(worker);
      return worker;
    },
    connect: (country = 'AU') => connect(session, app, sandbox, country),
    async close() {
      for (const worker of [...workers]) await worker.stop();
      await listening.close();
      await sandbox.close();
      await app.close();
    },
  };
}

async function connect(session: Caller, app: TestApp, sandbox: Sandbox, country: string) {
  const organisation = sandbox.books.listOrganisations().find((each) => each.countryCode === country);
  if (organisation === undefined) throw new Error(`There is no practice organisation in ${country}`);
  const { tenantId } = organisation;
  const begun = await session.post('/api/v1/connections/xero/authorizations');
  const callbackUrl = await consentTo(String(begun.body['authorizationUrl']), tenantId);
  const back = new URL(callbackUrl);
  await app.app.request(`${back.pathname}${back.search}`, {
    headers: { ...session.headers, host: 'localhost:4000' },
  });
  const attempt = await eventually(async () => {
    const { body } = await session.get(`/api/v1/connections/authorizations/${begun.body.id}`);
    if (body['state'] === 'failed') throw new Error(`Connecting failed: ${String(body['problem'])}`);
    return body['state'] === 'done' ? body : undefined;
  });
  return { connectionId: String(attempt['connectionId']), tenantId };
}

/** An invoice to a new private customer, as the API takes it. */
export async function sampleInvoice(
  caller: Caller,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const contact = await caller.post('/api/v1/contacts', {
    firstName: 'Sam',
    lastName: `Sample ${Math.random()}`,
    email: `sam${Math.random()}@sample.example`,
  });
  return {
    contactId: contact.body.id,
    currency: 'AUD',
    issueDate: '2026-11-01',
    dueDate: '2199-01-01',
    lines: [{ description: 'Sample shirts', quantity: '10', unitPrice: '12.50' }],
    send: true,
    ...change,
  };
}

/** The invoice once `isThere` holds of it. */
export function invoiceOnce(caller: Caller, id: string, isThere: (invoice: Body) => boolean): Promise<Body> {
  return eventually(async () => {
    const { body } = await caller.get(`/api/v1/invoices/${id}`);
    return isThere(body) ? body : undefined;
  });
}

export function chipOf(invoice: Body): unknown {
  return (invoice['chip'] as { readonly kind: string }).kind;
}
