/** A practice QuickBooks Online in one process: the API, its OAuth, its webhooks, and a person's hands in the books. */

import { type Context, Hono } from 'hono';
import { ConnectionDropped } from '../answer.ts';
import { createChance } from '../chance.ts';
import { createClock, type SandboxClock, type TimeSource } from '../clock.ts';
import { listen } from '../listen.ts';
import { watchDeliveries } from '../practice/deliveries.ts';
import type { OtherLedger } from '../practice/other-ledgers.ts';
import { openStore } from '../store.ts';
import { createTimers } from '../timers.ts';
import type { Books } from './books.ts';
import { type Company, createCompany } from './company.ts';
import { addControlRoutes } from './control-routes.ts';
import { createFaults, type Fault, type LaidFault } from './faults.ts';
import { createGate, type Exchange, type Gate, type LoggedRequest } from './gate.ts';
import { INDEXES, ORDERS } from './indexes.ts';
import { createLimits, type Limits, type Usage } from './limits.ts';
import { createBooks } from './make-books.ts';
import { addPracticePages } from './practice/pages.ts';
import { addQuickbooksRoutes } from './routes.ts';
import { COMPANIES } from './seeds/companies.ts';
import { plant } from './seeds/plant.ts';
import { DEFAULT_SETTINGS, type Settings, type Switches } from './settings.ts';
import { addGrant, issueTokens } from './tokens.ts';
import { createWebhooks, type WebhookState, type Webhooks } from './webhooks.ts';
import type { ClientApp, World } from './world.ts';

export type { SandboxClock, TimeSource } from '../clock.ts';
export type { Books } from './books.ts';
export type { Fault, LaidFault } from './faults.ts';
export type { Exchange, LoggedRequest } from './gate.ts';
export type { Usage } from './limits.ts';
export type { Settings, Switches } from './settings.ts';
export type { WebhookState } from './webhooks.ts';

export interface QuickbooksSandboxOptions {
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
    /** Any `http://localhost:<port>/integrations/quickbooks/callback` is accepted besides. */
    readonly redirectUris?: readonly string[];
  };
  /** The key is the app's verifier token. */
  readonly webhook?: { readonly url: string; readonly key: string };
  readonly limits?: boolean;
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

export interface QuickbooksSandbox {
  /** Everything over HTTP; `app.request(…)` works without a socket. */
  readonly app: Hono;
  /** Port 0 picks a free one. Binds the loopback address unless another host is named. */
  listen(port: number, host?: string): Promise<{ readonly url: string; close(): Promise<void> }>;
  readonly companies: () => readonly CompanySummary[];
  readonly books: Books;
  readonly control: Control;
  readonly clock: SandboxClock;
  /** Runs what is due by the sandbox's clock (manual timers); resolves to how many things ran. */
  runDue(): Promise<number>;
  /** When the next background thing is due, in clock milliseconds. */
  nextDueAt(): number | undefined;
  close(): Promise<void>;
}

export interface CompanySummary {
  readonly realmId: string;
  /** `us`, `uk` or `us-single`. */
  readonly key: string;
  readonly name: string;
  readonly country: 'US' | 'GB';
  readonly homeCurrency: string;
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
  /** How many calls a company has seen, by what Intuit would bill. */
  usage(realmId: string): Usage;
  settings(): Settings;
  changeSettings(
    change: Partial<Omit<Settings, 'switches'>> & { readonly switches?: Partial<Switches> },
  ): Settings;
  /** The key is the app's verifier token. */
  setWebhook(webhook: { readonly url: string; readonly key: string } | undefined): void;
  webhook(): WebhookState;
  /** A full set of tokens for one company, without the consent page: for tests and simulations. */
  grantAccess(grant: { readonly realmId: string; readonly scope?: string }): GrantedTokens;
}

export interface GrantedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/** Nothing here is shared between two sandboxes; close the one you made. */
export function createQuickbooksSandbox(options: QuickbooksSandboxOptions = {}): QuickbooksSandbox {
  let settings = initialSettings(options);
  const clock = createClock(options.clock ?? Date);
  const mode = options.timers ?? 'real';
  const timers = createTimers(clock, mode);
  const store = openStore(options.dataDir, INDEXES, ORDERS);
  const faults = createFaults();
  const world: World = {
    clock,
    timers,
    store,
    chance: createChance(options.seed),
    client: clientApp(options),
    settings: () => settings,
    ...companiesOf(() => world),
    fire: (event) => webhooks.fire(event),
  };
  const deliveries = watchDeliveries(options.fetch ?? ((request) => fetch(request)), clock);
  const webhooks = createWebhooks({ world, faults, fetch: deliveries.fetch, timers: mode });
  const limits = createLimits(world);
  const gate = createGate(world, faults, limits, options.observe);
  const start = () => {
    if (world.companies().length === 0) plantAll(world);
    if (options.webhook) webhooks.subscribe(options.webhook);
    webhooks.resume();
  };
  start();

  const control = createControl(world, { faults, gate, limits, webhooks }, start, (change) => {
    settings = { ...settings, ...change, switches: { ...settings.switches, ...change.switches } };
  });
  const companies = () => world.companies().map(summaryOf);
  const inner = {
    companies,
    books: createBooks(world, companies),
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
  addQuickbooksRoutes(app, world, gate);
  addControlRoutes(app, inner, store, timers);
  addPracticePages(app, {
    ...inner,
    appName: world.client.name,
    otherLedgers: options.otherLedgers ?? [],
    deliveries: deliveries.list,
  });
  return { app, ...inner, listen: (port, host = '127.0.0.1') => listen(app, port, host) };
}

/** A company is there once it is planted; its tables are made when first asked for. */
function companiesOf(world: () => World): Pick<World, 'companies' | 'findCompany'> {
  const made = new Map<string, Company>();
  const companyOf = (realmId: string): Company => {
    const known = made.get(realmId) ?? createCompany(world(), realmId);
    made.set(realmId, known);
    return known;
  };
  const states = () => world().store.collection<{ readonly realmId: string }>('app/Company');
  return {
    companies: () =>
      states()
        .all()
        .map(({ realmId }) => companyOf(realmId)),
    findCompany: (realmId) => (states().get(realmId) ? companyOf(realmId) : undefined),
  };
}

const summaryOf = (company: Company): CompanySummary => ({
  realmId: company.realmId,
  key: company.state().key,
  name: String(company.info().CompanyName),
  country: company.state().country,
  homeCurrency: company.homeCurrency(),
});

/** A dropped connection is rethrown: in memory it is a rejected fetch, over TCP the socket is gone already. */
function answerToError(error: Error, context: Context): Response {
  if (error instanceof ConnectionDropped) throw error;
  const isControl = new URL(context.req.url).pathname.startsWith('/_sandbox/');
  if (isControl) return context.json({ error: error.message }, 400);
  console.error(error);
  return context.text(`The sandbox itself failed: ${error.message}`, 500);
}

function initialSettings({ latencyMs, limits, switches }: QuickbooksSandboxOptions): Settings {
  return {
    ...DEFAULT_SETTINGS,
    latencyMs: latencyMs ?? DEFAULT_SETTINGS.latencyMs,
    limits: limits ?? DEFAULT_SETTINGS.limits,
    switches: { ...DEFAULT_SETTINGS.switches, ...switches },
  };
}

function clientApp({ client }: QuickbooksSandboxOptions): ClientApp {
  return {
    id: client?.id ?? 'practice-app',
    secret: client?.secret ?? 'practice-secret',
    name: client?.name ?? 'Counterfoil',
    redirectUris: client?.redirectUris ?? [],
  };
}

function plantAll(world: World): void {
  world.store.transaction(() => {
    for (const company of COMPANIES) plant(world, company);
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
    usage: limits.usage,
    settings: world.settings,
    changeSettings(wanted) {
      change(wanted);
      return world.settings();
    },
    setWebhook: webhooks.subscribe,
    webhook: webhooks.state,
    grantAccess: ({ realmId, scope = 'com.intuit.quickbooks.accounting' }) =>
      world.store.transaction(() => {
        const tokens = issueTokens(world, addGrant(world, realmId, scope));
        return {
          accessToken: tokens.access_token,
          refreshToken: tokens.refresh_token,
          expiresIn: tokens.expires_in,
        };
      }),
  };
}
