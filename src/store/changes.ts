/** Tells every process what changed: NOTIFY within the change's transaction, and one LISTEN connection to hear it. */
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../lib/log.ts';
import type { Db } from './database.ts';

export const changeKinds = [
  'workspace',
  'member',
  'apiKey',
  'company',
  'contact',
  'product',
  'productCategory',
  'taxComponent',
  'paymentMethod',
  'stage',
  'column',
  'view',
  'salesDoc',
  'job',
  'invoice',
  'payment',
  'creditNote',
  'credit',
  'connection',
  'mapping',
  'syncOperation',
  'backfill',
  'contactImport',
  'automation',
  'automationRun',
  'notification',
  'mail',
  'webhookEndpoint',
  'webhookDelivery',
  'drift',
  'ledgerReport',
  'everything',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** `id` null: many of the kind changed at once. Kind `everything`: changes may have been missed, read all again. */
export type Change = { readonly workspaceId: string; readonly kind: ChangeKind; readonly id: string | null };

const channel = 'counterfoil_changes';

/** Heard by listeners when the transaction commits, and never when it is rolled back. */
export async function announce(db: Db, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(db);
}

/**
 * From this many of one kind on, listeners hear of the kind instead of each. More than a batch or a page of a ledger
 * brings: a board reads some rows again by their ids in a fraction of the time that all ten thousand take.
 */
export const MANY_OF_A_KIND = 150;

/** Several at once, in one statement. */
export async function announceAll(db: Db, changes: readonly Change[]): Promise<void> {
  const counts = new Map<string, number>();
  const kindOf = (change: Change) => `${change.workspaceId} ${change.kind}`;
  for (const change of changes) counts.set(kindOf(change), (counts.get(kindOf(change)) ?? 0) + 1);
  const told = changes.map((change) =>
    (counts.get(kindOf(change)) ?? 0) < MANY_OF_A_KIND ? change : { ...change, id: null },
  );
  const payloads = [...new Set(told.map((change) => JSON.stringify(change)))];
  if (payloads.length === 0) return;
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`.execute(db);
}

export type ChangeFeed = {
  /** Calls `hear` for each change of the workspace until the returned function is called. */
  subscribe(workspaceId: string, hear: (change: Change) => void): () => void;
  /** Ends the connection and lets `onClose` listeners know, so that open streams can end. */
  close(): Promise<void>;
  onClose(act: () => void): () => void;
};

/**
 * Listens on one connection and connects again when it is lost (after 0.1 s, doubling up to 5 s). What was said
 * meanwhile is gone, so listeners then hear `everything`. Resolves when the first connection listens.
 */
export async function openChangeFeed(url: string, { log }: { readonly log: Log }): Promise<ChangeFeed> {
  const hearers = new Set<{ readonly workspaceId: string; readonly hear: (change: Change) => void }>();
  const closers = new Set<() => void>();
  let isClosed = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('error', (error) => log.debug({ err: error }, 'The connection that listens for changes failed'));
    next.on('notification', ({ payload }) => tell(hearers, payload, log));
    await next.connect();
    await next.query(`listen ${channel}`);
    next.on('end', () => reconnect(firstPauseMs));
    client = next;
  };

  const reconnect = (pauseMs: number): void => {
    if (isClosed) return;
    log.warn({ pauseMs }, 'Lost the connection that listens for changes; connecting again');
    retry = setTimeout(() => {
      listen().then(
        () => (isClosed ? void client?.end() : resync(hearers)),
        () => reconnect(Math.min(pauseMs * 2, longestPauseMs)),
      );
    }, pauseMs);
  };

  await listen();
  return {
    subscribe(workspaceId, hear) {
      const hearer = { workspaceId, hear };
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      for (const act of closers) act();
      await client?.end();
    },
    onClose(act) {
      closers.add(act);
      return () => closers.delete(act);
    },
  };
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

const changeSchema = z.object({
  workspaceId: z.string(),
  kind: z.enum(changeKinds),
  id: z.string().nullable(),
});

type Hearers = ReadonlySet<{ readonly workspaceId: string; readonly hear: (change: Change) => void }>;

function tell(hearers: Hearers, payload: string | undefined, log: Log): void {
  const parsed = changeSchema.safeParse(parseJson(payload ?? ''));
  if (!parsed.success) {
    log.warn('Heard a change that is not one');
    return;
  }
  for (const { workspaceId, hear } of hearers) if (workspaceId === parsed.data.workspaceId) hear(parsed.data);
}

function resync(hearers: Hearers): void {
  for (const { workspaceId, hear } of hearers) hear({ workspaceId, kind: 'everything', id: null });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
