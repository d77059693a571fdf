/** A practice Xero in one process: the API, its OAuth, its webhooks, and a person's hands in the books. */

import { type Context, Hono } from 'hono';
import { ConnectionDropped } from './answer.ts';
import type { Books } from './books.ts';
import { createChance } from './chance.ts';
import { createClock, type SandboxClock, type TimeSource } from './clock.ts';
import { addControlRoutes } from './control-routes.ts';
import { createFaults, type Fault, type LaidFault } from './faults.ts';
import { createGate, type Exchange, type Gate } from './gate.ts';
import { listen } from './listen.ts';
import { createBooks } from './make-books.ts';
import { watchDeliveries } from './practice/deliveries.ts';
import type { OtherLedger } from './practice/other-ledgers.ts';
import { addPracticePages } from './practice/pages.ts';
import { addXeroRoutes } from './routes.ts';
import { ORGANISATIONS } from './seeds/organisations.ts';
import { plant } from './seeds/seed.ts';
import { DEFAULT_SETTINGS, type Settings, type Switches } from './settings.ts';
import { openStore } from './store.ts';
import { appTables, INDEXES, ORDERS, tenantTables } from './tables.ts';
import { createTimers } from './timers.ts';
import type { ClientApp, World } from './world.ts';
import { connect } from './xero/connections.ts';
import { createLimits, type Limits } from './xero/limits.ts';
import { issueTokens, widenGrant } from './xero/tokens.ts';
import { createWebhooks, type Webhooks } from './xero/webhooks.ts';

export type * from './books.ts';
export type { SandboxClock, TimeSource } from './clock.ts';
export type { Fault, LaidFault } from './faults.ts';
export type { Exchange } from './gate.ts';
export type * from './records.ts';
export type { Settings, Switches } from './settings.ts';

export interface SandboxOptions {
  /** Where the journal lives; without it everything stays in memory. */
  readonly dataDir?: string;
  /** Default: the real time. */
  readonly clock?: TimeSource;
  /** The same seed gives the same ids, tokens and entropy. Default: random. */
  readonly seed?: number;
  /** Default: practice-app / practice-secret / Counterfoil. */
  readonly client?: {
    readonly id: string;
    readonly secret: string;
    readonly name: string;
    /** Any `http://localhost:<port>/integrations/xero/callback` is accepted besides. */
    readonly redirectUris?: readonly string[];
  };
  /** `intent: false` starts as already validated, without an intent-to-receive round. */
  readonly webhook?: { readonly url: string; readonly key: string; readonly intent?: boolean };
  readonly limits?: boolean;
  readonly tier?: 'starter' | 'core';
  readonly latencyMs?: number;
  readonly switches?: Partial<Switches>;
  /** `manual`: nothing happens in the background until `runDue()`. Default: real timers. */
  readonly timers?: 'real' | 'manual';
  /** How webhooks leave; a simulation puts its own network here. Default: the global fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Practice ledgers beside this one, which its first page links to. */
  readonly otherLedgers?: readonly OtherLedger[];
  /** Hears every request of the accounting API that was answered whole, with its answer. For tests. */
  readonly observe?: (exchange: Exchange) => void;
}

export interface Sandbox {
  /** Everything over HTTP; `app.request(…)` works without a socket. */
  readonly app: Hono;
  /** Port 0 picks a free one. Binds the loopback address unless another host is named. */
  listen(port: number, host?: string): Promise<{ readonly url: string; close(): Promise<void> }>;
  readonly books: Books;
  readonly control: Control;
  readonly clock: SandboxClock;
  /** Runs what is due by the sandbox's clock (manual timers); resolves to how many things ran. */
  runDue(): Promise<number>;
  /** When the next background thing is due, in clock milliseconds. */
  nextDueAt(): number | undefined;
  close(): Promise<void>;
}

/** What the control plane does, callable in the same process. */
export interface Control {
  /** Back to the seeds: tokens, records, queues and faults are forgotten. */
  reset(): void;
  layFault(fault: Fault): LaidFault;
  faults(): readonly LaidFault[];
  clearFaults(): void;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  settings(): Settings;
  changeSettings(
    change: Partial<Omit<Settings, 'switches'>> & { readonly switches?: Partial<Switches> },
  ): Settings;
  /** A new address runs the intent-to-receive round again. */
  setWebhook(
    webhook: { readonly url: string; readonly key: string; readonly intent?: boolean } | undefined,
  ): void;
  webhook(): WebhookState;
  /** A full set of tokens for the sample user, without the consent page: for tests and simulations. */
  grantAccess(grant: { readonly tenantIds: readonly string[]; readonly scope: string }): GrantedTokens;
}

export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly tenantId: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly idempotencyKey: string;
  readonly correlationId: string;
}

export interface WebhookState {
  readonly url: string;
  readonly status: 'none' | 'waiting' | 'ok' | 'intentFailed' | 'disabled';
  /** What Xero's portal would show beside the status. */
  readonly detail: string;
  readonly lastSequence: number;
  readonly deliveredSequence: number;
  readonly nextAttemptAt?: number;
}

export interface GrantedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly scope: string;
}

/** Nothing here is shared between two sandboxes; close the one you made. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  let settings = initialSettings(options);
  const mode = options.timers ?? 'real';
  const clock = createClock(options.clock ?? Date);
  const timers = createTimers(clock, mode);
  const store = openStore(options.dataDir, INDEXES, ORDERS);
  const faults = createFaults();
  const world: World = {
    clock,
    timers,
    store,
    chance: createChance(options.seed),
    app: appTables(store),
    tenant: (tenantId) => tenantTables(store, tenantId),
    settings: () => settings,
    client: clientApp(options),
    fire: (event) => webhooks.fire(event),
  };
  const deliveries = watchDeliveries(options.fetch ?? ((request) => fetch(request)), clock);
  const webhooks = createWebhooks({
    world,
    faults,
    fetch: deliveries.fetch,
    timers: mode,
  });
  const limits = createLimits(world);
  const gate = createGate(world, faults, limits, options.observe);
  const start = () => {
    if (world.app.organisations.all().length === 0) plantAll(world);
    if (options.webhook) webhooks.subscribe(options.webhook);
    webhooks.resume();
  };
  start();

  const control = createControl(world, { faults, gate, limits, webhooks }, start, (change) => {
    settings = { ...settings, ...change, switches: { ...settings.switches, ...change.switches } };
  });
  const inner = {
    books: createBooks(world),
    control,
    clock,
    runDue: timers.runDue,
    nextDueAt: timers.nextDueAt,
    async close() {
      webhooks.stop();
      timers.close();
      store.close();
    },
  };
  const app = new Hono();
  app.onError(answerToError);
  addXeroRoutes(app, world, gate);
  addControlRoutes(app, inner, store, timers);
  addPracticePages(app, {
    ...inner,
    appName: world.client.name,
    otherLedgers: options.otherLedgers ?? [],
    deliveries: deliveries.list,
  });
  return { app, ...inner, listen: (port, host = '127.0.0.1') => listen(app, port, host) };
}

/** A dropped connection is rethrown: in memory it is a rejected fetch, over TCP the socket is gone already. */
function answerToError(error: Error, context: Context): Response {
  if (error instanceof ConnectionDropped) throw error;
  const isControl = new URL(context.req.url).pathname.startsWith('/_sandbox/');
  if (isControl) return context.json({ error: error.message }, 400);
  console.error(error);
  return context.text(`The sandbox itself failed: ${error.message}`, 500);
}

function initialSettings({ latencyMs, limits, tier, switches }: SandboxOptions): Settings {
  return {
    latencyMs: latencyMs ?? DEFAULT_SETTINGS.latencyMs,
    limits: limits ?? DEFAULT_SETTINGS.limits,
    tier: tier ?? DEFAULT_SETTINGS.tier,
    switches: { ...DEFAULT_SETTINGS.switches, ...switches },
  };
}

function clientApp({ client }: SandboxOptions): ClientApp {
  return {
    id: client?.id ?? 'practice-app',
    secret: client?.secret ?? 'practice-secret',
    name: client?.name ?? 'Counterfoil',
    redirectUris: client?.redirectUris ?? [],
  };
}

function plantAll(world: World): void {
  world.store.transaction(() => {
    for (const organisation of ORGANISATIONS) plant(world, organisation);
  });
}

interface Parts {
  readonly faults: ReturnType<typeof createFaults>;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
}

function createControl(
  world: World,
  { faults, gate, limits, webhooks }: Parts,
  start: () => void,
  change: (change: Parameters<Control['changeSettings']>[0]) => void,
): Control {
  return {
    reset() {
      world.store.clear();
      faults.clear();
      limits.forget();
      gate.clearRequests();
      start();
    },
    layFault: faults.lay,
    faults: faults.list,
    clearFaults: faults.clear,
    requests: gate.requests,
    clearRequests: gate.clearRequests,
    settings: world.settings,
    changeSettings(wanted) {
      change(wanted);
      return world.settings();
    },
    setWebhook: webhooks.subscribe,
    webhook: webhooks.state,
    grantAccess: ({ tenantIds, scope }) =>
      world.store.transaction(() => {
        const authEventId = world.chance.uuid();
        for (const tenantId of tenantIds) connect(world, tenantId, authEventId);
        const tokens = issueTokens(
          world,
          widenGrant(world, scope, authEventId),
          'http://practice-xero.invalid',
        );
        const { access_token: accessToken, refresh_token: refreshToken = '', expires_in: expiresIn } = tokens;
        return { accessToken, refreshToken, expiresIn, scope: tokens.scope };
      }),
  };
}
