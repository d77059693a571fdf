/**
 * What keeps the books free of doubles, each with a switch here and none in production: the simulation must notice when
 * one is missing.
 */
import type { Kysely } from 'kysely';
import type { LedgerClient, LedgerProvider } from '../../src/providers/provider.ts';
import type { DB } from '../../src/store/database.ts';

export type Safeguards = {
  readonly rewriteSql: (sql: string) => string;
  readonly rewriteRequest: (request: Request) => Promise<Request>;
  readonly wrapLedger: (ledger: LedgerProvider) => LedgerProvider;
  /** After the death of a process that worked. */
  readonly afterDeath: (db: Kysely<DB>) => Promise<void>;
  /** One, where it must be known whose an operation was. */
  readonly workers: number;
};

/** Production as it is. */
export const allSafeguards: Safeguards = {
  rewriteSql: (sql) => sql,
  rewriteRequest: async (request) => request,
  wrapLedger: (ledger) => ledger,
  afterDeath: async () => {},
  workers: 2,
};

/** Records go out without the mark by which they are found again. */
export const withoutMarker: Safeguards = {
  ...allSafeguards,
  async rewriteRequest(request) {
    if (request.method === 'GET') return request;
    const body = await request.text();
    const { url, method, headers } = request;
    return new Request(url, { method, headers, body: unmarked(body) });
  },
};

/** Whoever looks finds nothing: what got no answer is sent again. */
export const withoutLooking: Safeguards = {
  ...allSafeguards,
  wrapLedger: (ledger) => ({
    ...ledger,
    open: (session) => blind(ledger.open(session)),
  }),
};

/** That an operation was sent is known only to the process that sent it: after its death it seems never to have left. */
export const withoutDispatchMark: Safeguards = {
  ...allSafeguards,
  workers: 1,
  async afterDeath(db) {
    await db
      .updateTable('sync_operations')
      .set({ state: 'queued', idempotency_key: null, batch_id: null, attempts: 0, payload: null })
      .where('state', '=', 'dispatched')
      .execute();
  },
};

/** Several processes may refresh one grant at the same time. */
export const withoutRefreshLock: Safeguards = {
  ...allSafeguards,
  rewriteSql: (sql) => (sql.includes('"connection_tokens"') ? sql.replace(/ for update/g, '') : sql),
};

function unmarked(body: string): string {
  const fields = '"(Url|ContactNumber)":"[^"]*"';
  return body.replaceAll(new RegExp(`,${fields}`, 'g'), '').replaceAll(new RegExp(`${fields},`, 'g'), '');
}

function blind(client: LedgerClient): LedgerClient {
  const nothing = async () => ({ ok: true, value: new Map() }) as const;
  return {
    ...client,
    findContacts: nothing,
    findInvoices: nothing,
    findPayments: nothing,
    findCreditNotes: nothing,
  };
}
