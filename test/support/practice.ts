/** The whole product beside a practice ledger: the API in memory, the engine, real PostgreSQL, real HTTP to the sandbox. */
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import { engineWork } from '../../src/engine-work.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createIdSource } from '../../src/lib/ids.ts';
import { type Log, silentLog } from '../../src/lib/log.ts';
import type { LedgerName, LedgerProvider } from '../../src/providers/provider.ts';
import { wakePush } from '../../src/store/engine-jobs.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { type RunningWorker, startWorker } from '../../src/sync/worker.ts';
import { type Body, type Caller, publicUrl, setUpWorkspace, type TestApp, testApp } from './app.ts';
import { eventually } from './eventually.ts';
import type { Books } from './ledgers/books.ts';
import { ledger } from './ledgers/here.ts';
import type { OpenLedger, PracticeLedger, PracticeLedgerOptions } from './ledgers/practice-ledger.ts';
import { openXero } from './ledgers/xero.ts';

export type Practice = {
  readonly app: TestApp;
  readonly ledger: OpenLedger;
  readonly provider: LedgerProvider;
  /** The practice Xero, for what is its alone; beside another ledger there is none. */
  readonly sandbox: Sandbox;
  readonly engine: Engine;
  readonly workspaceId: string;
  /** The owner's session, and an admin's key. */
  readonly session: Caller;
  readonly key: Caller;
  /** Starts a worker as `npm start` would. Several make several processes' worth. */
  startWorker(): Promise<RunningWorker>;
  /** Connects the organisation of a country, consent page included. Needs a worker. `of`: the ledger beside. */
  connect(country?: string, of?: LedgerName): Promise<Connected>;
  close(): Promise<void>;
};

export type Connected = {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly books: Books;
  readonly of: LedgerName;
};

export type PracticeOptions = {
  /** Of the practice Xero alone. */
  readonly sandbox?: SandboxOptions;
  readonly log?: Log;
  /** Whether webhooks reach us. */
  readonly webhooks?: boolean;
  /** Another ledger that can be connected as well. */
  readonly beside?: PracticeLedger;
  /** What the setup is to be told beside the usual. */
  readonly setup?: Readonly<Record<string, unknown>>;
};

export async function openPractice({
  sandbox: sandboxOptions,
  log = silentLog,
  webhooks = true,
  beside,
  setup,
}: PracticeOptions = {}): Promise<Practice> {
  const holder: { app?: TestApp } = {};
  // Webhooks come in over the same route as in production, without a socket.
  const optionsOf = (name: LedgerName): PracticeLedgerOptions => ({
    ...(webhooks
      ? {
          webhook: {
            url: `${publicUrl}/webhooks/${name}`,
            fetch: async (request: Request) =>
              (await holder.app?.app.request(request)) ?? new Response(null, { status: 503 }),
          },
        }
      : {}),
  });
  const opened = await openHere(optionsOf(ledger.name), sandboxOptions);
  const { provider } = opened;
  const open = new Map<LedgerName, OpenLedger>([[ledger.name, opened]]);
  if (beside !== undefined) open.set(beside.name, await beside.open(optionsOf(beside.name)));
  const ledgers = new Map([...open].map(([name, each]) => [name, each.provider]));
  const app = await testApp({ ledgers, log });
  holder.app = app;
  const { session, key, workspaceId } = await setUpWorkspace(app, setup);
  const engine: Engine = {
    db: app.deps.db,
    clock: systemClock,
    sleep: setTimeout,
    newId: createIdSource(),
    log,
    secret: app.deps.config.secret,
    publicUrl,
    webhookTargets: 'any',
    ledgers,
    ...engineWork,
  };
  const workers = new Set<RunningWorker>();
  return {
    app,
    ledger: opened,
    provider,
    get sandbox() {
      if (opened.sandbox === undefined) throw new Error('This is not beside the practice Xero');
      return opened.sandbox;
    },
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
    connect(country, of = ledger.name) {
      const from = open.get(of);
      if (from === undefined) throw new Error(`There is no practice ${of} here`);
      return connect(session, app, { of, from }, country);
    },
    async close() {
      for (const worker of [...workers]) await worker.stop();
      for (const each of open.values()) await each.close();
      await app.close();
    },
  };
}

function openHere(
  options: PracticeLedgerOptions,
  sandboxOptions: SandboxOptions | undefined,
): Promise<OpenLedger & { readonly sandbox?: Sandbox }> {
  return ledger.name === 'xero' ? openXero(options, sandboxOptions) : ledger.open(options);
}

async function connect(
  session: Caller,
  app: TestApp,
  { of, from }: { readonly of: LedgerName; readonly from: OpenLedger },
  country?: string,
): Promise<Connected> {
  const books = from.booksIn(country);
  const { id } = books.organisation;
  const begun = await session.post(`/api/v1/connections/${of}/authorizations`);
  const back = new URL(await from.consent(String(begun.body['authorizationUrl']), id));
  await app.app.request(`${back.pathname}${back.search}`, {
    headers: { ...session.headers, host: 'localhost:4000' },
  });
  const attempt = await eventually(async () => {
    const { body } = await session.get(`/api/v1/connections/authorizations/${begun.body.id}`);
    if (body['state'] === 'failed') throw new Error(`Connecting failed: ${String(body['problem'])}`);
    return body['state'] === 'done' ? body : undefined;
  });
  return { connectionId: String(attempt['connectionId']), tenantId: id, books, of };
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
    currency: ledger.currency,
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

/** The minute that the ledger is spent for is over: at once where it says when, and otherwise as if it had passed. */
export async function minutePasses({ engine, workspaceId }: Practice, connectionId: string): Promise<void> {
  if (ledger.saysWhenToGoOn) return;
  const { db } = engine;
  // The limit is noted first, and then what waits for it.
  await eventually(async () => {
    const limits = await db.selectFrom('connection_limits').select('blocked_until').executeTakeFirst();
    const sending = await db
      .selectFrom('sync_operations')
      .select('id')
      .where('state', '=', 'dispatched')
      .executeTakeFirst();
    return limits?.blocked_until && sending === undefined ? true : undefined;
  });
  await db.updateTable('connection_limits').set({ blocked_until: null }).execute();
  await db.updateTable('sync_operations').set({ not_before: null }).where('state', '=', 'queued').execute();
  await wakePush(db, workspaceId, connectionId, 'interactive');
}

/** As if some seconds had passed since the last call: a ledger may count its calls by the second. */
export async function aMomentLater({ engine: { db } }: Practice): Promise<void> {
  await db
    .updateTable('ledger_calls')
    .set((eb) => ({ at: sql<Date>`${eb.ref('at')} - interval '5 seconds'` }))
    .execute();
}

/** As if `work` took far longer than it does, so that no call waits for its share of a minute. For what is not about limits. */
export async function atLeisure<T>(practice: Practice, work: () => Promise<T>): Promise<T> {
  let isOver = false;
  const passing = (async () => {
    while (!isOver) {
      await aMomentLater(practice);
      await setTimeout(250);
    }
  })();
  try {
    return await work();
  } finally {
    isOver = true;
    await passing;
  }
}
