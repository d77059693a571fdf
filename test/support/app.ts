/** The HTTP API over a real database, driven in memory, in the words of the tests. */
import type { Role } from '../../src/commands/actor.ts';
import { createApp } from '../../src/http/app.ts';
import { createAuth } from '../../src/http/auth.ts';
import type { AppDeps } from '../../src/http/deps.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import type { Router } from '../../src/http/router.ts';
import { createBackground } from '../../src/lib/background.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { createIdSource } from '../../src/lib/ids.ts';
import { type Log, silentLog } from '../../src/lib/log.ts';
import { openChangeFeed } from '../../src/store/changes.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** What answers have in common; everything else is looked at through `expect`. */
export type Body = {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly items: readonly Body[];
  readonly nextCursor: string | null;
  readonly [field: string]: unknown;
};

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body };

/** Somebody who calls the API: signed in, with a key, or nobody in particular. */
export type Caller = {
  readonly headers: Readonly<Record<string, string>>;
  request(method: string, path: string, body?: unknown): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
};

export type TestApp = {
  readonly app: Router;
  readonly deps: AppDeps;
  readonly database: TestDatabase;
  readonly anybody: Caller;
  caller(headers: Readonly<Record<string, string>>): Caller;
  close(): Promise<void>;
};

export const publicUrl = 'http://localhost:4000';
export const owner = {
  ownerName: 'Olive Owner',
  email: 'olive@desk.example',
  password: 'a long enough password',
};
const workspace = { workspaceName: 'Test Desk', currency: 'USD', timeZone: 'UTC', sample: false };

export async function testApp({
  clock = systemClock,
  log = silentLog,
  webFolder = null,
  mailFrom = null,
  url = publicUrl,
  ledgers = new Map(),
  webhookTargets = 'any',
}: {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly webFolder?: string | null;
  readonly mailFrom?: string | null;
  readonly url?: string;
  readonly ledgers?: AppDeps['ledgers'];
  readonly webhookTargets?: AppDeps['config']['webhookTargets'];
} = {}): Promise<TestApp> {
  const database = await testDatabase();
  const { db } = database;
  const ids = createIdSource({ clock });
  const secret = 'a secret for tests of 32 characters or more';
  const config = { publicUrl: url, secret, webFolder, mailFrom, webhookTargets };
  const changes = await openChangeFeed(database.url, { log });
  const deps: AppDeps = {
    config,
    ledgers,
    db,
    database: { db, pool: database.pool, close: () => db.destroy() },
    clock,
    ids,
    log,
    background: createBackground(log),
    changes,
    metrics: createMetrics(),
    auth: createAuth({ config, db, ids, log }),
    booksUrl: (_, { ledgerId }) => `https://books.example/${ledgerId}`,
  };
  const app = createApp(deps);
  const caller = (headers: Readonly<Record<string, string>>) => callerOf(app, headers);
  const close = async () => {
    await changes.close();
    await database.drop();
  };
  return { app, deps, database, anybody: caller({}), caller, close };
}

/** Sets the installation up: the owner's session, and a key of the role admin. */
export async function setUpWorkspace(
  { anybody, caller }: TestApp,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly session: Caller; readonly key: Caller; readonly workspaceId: string }> {
  const answer = await anybody.post('/api/v1/setup', { ...owner, ...workspace, apiKey: true, ...changes });
  if (answer.status !== 201)
    throw new Error(`Setup answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const { id: workspaceId } = answer.body.workspace as Body;
  return {
    session: caller(sessionHeaders(answer.headers)),
    key: caller({ authorization: `Bearer ${String(answer.body.apiKey)}` }),
    workspaceId,
  };
}

/** Somebody invited by `session`, signed in. */
export async function joinWorkspace(
  { anybody, caller }: TestApp,
  session: Caller,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<Caller> {
  const invited = await session.post('/api/v1/members', { email, role });
  const person = { name: `The ${role}`, password: 'another long password' };
  const accepted = await anybody.post(`/api/v1/invitations/${invited.body.id}/accept`, person);
  if (accepted.status !== 200) throw new Error(`Joining answered ${accepted.status}`);
  return caller(sessionHeaders(accepted.headers));
}

/** The headers of a browser that keeps the cookies just set and writes from our own pages. */
export function sessionHeaders(answered: Headers): Readonly<Record<string, string>> {
  const cookie = answered
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, origin: publicUrl };
}

function callerOf(app: Router, headers: Readonly<Record<string, string>>): Caller {
  const request = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await app.request(path, {
      method,
      headers: { host: 'localhost:4000', ...headers, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    // What the API says it is; a test that looks at a field sees at once when it is not there.
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : { text }) as Body,
    };
  };
  return {
    headers,
    request,
    get: (path) => request('GET', path),
    post: (path, body) => request('POST', path, body),
    patch: (path, body) => request('PATCH', path, body),
    put: (path, body) => request('PUT', path, body),
    delete: (path) => request('DELETE', path),
  };
}
