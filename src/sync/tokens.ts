/**
 * Live access tokens: one refresher for a connection across all processes.
 *
 * The row of the connection's tokens is the lock, held while the ledger is asked: whoever waited for it finds the
 * new pair and refreshes nothing. A crash between the ledger's answer and our commit leaves the old refresh token
 * in place, which Xero honours for another thirty minutes. So each refresh is noted before it is asked for: where one
 * was begun and not finished, the next call refreshes first, however long the access token would still do. Nobody says
 * for how long QuickBooks honours it: where it does not, a person must reconnect, and what waits goes on from there.
 */
import { oneProblem } from '../domain/problem.ts';
import { open, seal } from '../lib/seal.ts';
import type { LedgerProvider, Outcome, Tokens } from '../providers/provider.ts';
import {
  type ConnectionTokensRow,
  findConnectionTokens,
  lockConnectionTokens,
  markRefreshBegun,
  saveConnectionTokens,
} from '../store/connection-tokens.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/database.ts';
import type { Engine } from './engine.ts';

/** A token that lapses within this time is refreshed before use: the call that carries it takes time too. */
const SPARE_MS = 60_000;

type Key = { readonly workspaceId: string; readonly connectionId: string };

/** @param refused a token that the ledger has just refused, so that it is not handed out again. */
export async function liveAccessToken(
  engine: Engine,
  provider: LedgerProvider,
  key: Key,
  refused?: string,
): Promise<Outcome<string>> {
  const row = await findConnectionTokens(engine.db, key.workspaceId, key.connectionId);
  const token = usableToken(engine, key, row, refused);
  if (token !== null) return { ok: true, value: token };
  if (row !== undefined) await markRefreshBegun(engine.db, row, engine.clock.now());
  return refreshUnderLock(engine, provider, key, refused);
}

/** Refreshes a grant that has not been used for long, so that it does not lapse. */
export async function keepAlive(
  engine: Engine,
  provider: LedgerProvider,
  key: Key,
): Promise<Outcome<string>> {
  const row = await findConnectionTokens(engine.db, key.workspaceId, key.connectionId);
  if (row !== undefined) await markRefreshBegun(engine.db, row, engine.clock.now());
  return refreshUnderLock(engine, provider, key, undefined, true);
}

async function refreshUnderLock(
  engine: Engine,
  provider: LedgerProvider,
  key: Key,
  refused: string | undefined,
  always = false,
): Promise<Outcome<string>> {
  return inTransaction(engine.db, async (tx): Promise<Outcome<string>> => {
    const row = await lockConnectionTokens(tx, key.workspaceId, key.connectionId);
    if (row === undefined)
      return { ok: false, failure: { kind: 'reconnectNeeded', words: 'There is no grant any more.' } };
    const token = always ? null : usableToken(engine, key, row, refused);
    if (token !== null) return { ok: true, value: token };
    const refreshToken = open(engine.secret, row.sealed_refresh_token, sealContext(key, 'refresh'));
    const refreshed = await refreshTwice(provider, refreshToken);
    if (!refreshed.ok) return refreshed;
    // Saved before it is used: the ledger has rotated the pair, and a crash after this line must find the new one.
    await saveTokens(engine, tx, key, refreshed.value);
    return { ok: true, value: refreshed.value.accessToken };
  });
}

/** An answer lost on the way is asked for once more: the old token may still count, and without it all is lost anyway. */
async function refreshTwice(provider: LedgerProvider, refreshToken: string): Promise<Outcome<Tokens>> {
  const first = await provider.refresh(refreshToken);
  if (first.ok || first.failure.kind !== 'outcomeUnknown') return asNotHappened(first);
  return asNotHappened(await provider.refresh(refreshToken));
}

/**
 * Nothing in the books depends on a refresh: unless the grant is dead, to its caller it simply did not happen. Above
 * all it is no refusal of the record that it was for: an earlier request for that may still be on its way.
 */
function asNotHappened(refreshed: Outcome<Tokens>): Outcome<Tokens> {
  if (refreshed.ok) return refreshed;
  const { failure } = refreshed;
  if (failure.kind === 'outcomeUnknown')
    return { ok: false, failure: { kind: 'unavailable', words: failure.words } };
  if (failure.kind !== 'rejected') return refreshed;
  const { message, ledgerWords } = oneProblem(failure.problems);
  return { ok: false, failure: { kind: 'unavailable', words: ledgerWords ?? message } };
}

export async function saveTokens(engine: Engine, db: Db, key: Key, tokens: Tokens): Promise<void> {
  await saveConnectionTokens(db, {
    workspaceId: key.workspaceId,
    connectionId: key.connectionId,
    sealedAccessToken: seal(engine.secret, tokens.accessToken, sealContext(key, 'access')),
    sealedRefreshToken: seal(engine.secret, tokens.refreshToken, sealContext(key, 'refresh')),
    accessExpiresAt: tokens.accessExpiresAt,
    refreshExpiresAt: tokens.refreshExpiresAt,
    now: engine.clock.now(),
  });
}

function usableToken(
  engine: Engine,
  key: Key,
  row: ConnectionTokensRow | undefined,
  refused: string | undefined,
): string | null {
  if (row === undefined || row.refresh_begun_at !== null) return null;
  if (row.access_expires_at.getTime() - SPARE_MS <= engine.clock.now().getTime()) return null;
  const token = open(engine.secret, row.sealed_access_token, sealContext(key, 'access'));
  return token === refused ? null : token;
}

/** Sealed for one row and purpose: a sealed token moved to another connection does not open there. */
function sealContext(key: Key, purpose: 'access' | 'refresh'): string {
  return `connection:${key.workspaceId}:${key.connectionId}:${purpose}`;
}
