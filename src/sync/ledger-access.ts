/** Opens the books of one connection for one lane: live tokens, limits and the meter are seen to on every call. */
import { assert } from '../domain/assert.ts';
import type { CallDescription, LedgerClient, LedgerProvider } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { blockConnection, countFailure, finishLedgerCall } from '../store/ledger-calls.ts';
import type { CallLane, Engine } from './engine.ts';
import { takeCall } from './limits.ts';
import { backOffMs } from './next-step.ts';
import { liveAccessToken } from './tokens.ts';

export function providerOf(engine: Engine, name: string): LedgerProvider {
  const provider = engine.ledgers.get(name);
  assert(provider !== undefined, `No adapter for the ledger ${name}`);
  return provider;
}

/** @param onCall told of each call before it leaves */
export function openBooks(
  engine: Engine,
  connection: ConnectionRow,
  lane: CallLane,
  onCall: () => Promise<void> = async () => {},
): LedgerClient {
  const provider = providerOf(engine, connection.provider);
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  // Calls under way, each by the description that the adapter begins and ends it with.
  const underWay = new Map<CallDescription, bigint>();
  return provider.open({
    organisationId: connection.organisation_id,
    country: connection.country,
    baseCurrency: connection.base_currency,
    countsSalesTax: connection.counts_sales_tax,
    accessToken: (refused) => liveAccessToken(engine, provider, key, refused),
    beforeCall: async (call) => {
      const taken = await takeCallSoon(engine, connection, lane, call);
      if (!taken.ok) return taken;
      underWay.set(call, taken.value);
      await onCall();
      return { ok: true, value: null };
    },
    afterCall: async (call, result) => {
      const callId = underWay.get(call);
      assert(callId !== undefined, 'A call ended that never began');
      underWay.delete(call);
      const isAway = result.status === null || result.status >= 500;
      // What a failing ledger says of its limits is no sign of life.
      const ended = isAway ? { ...result, minuteRemaining: null, dayRemaining: null } : result;
      await finishLedgerCall(engine.db, key.workspaceId, key.connectionId, callId, ended, engine.clock.now());
      if (isAway) await backOff(engine, key);
    },
  });
}

/** What has begun waits for its second or for a place among the calls under way, which come soon. */
async function takeCallSoon(
  ...[engine, connection, lane, call]: Parameters<typeof takeCall>
): ReturnType<typeof takeCall> {
  for (let waitedMs = 0; ; ) {
    const taken = await takeCall(engine, connection, lane, call);
    if (taken.ok || call.isFollowUp !== true || taken.failure.kind !== 'rateLimited') return taken;
    const { retryAfterMs, limit } = taken.failure;
    if (limit !== 'concurrent' || waitedMs + retryAfterMs > LONGEST_WAIT_MS) return taken;
    await engine.sleep(retryAfterMs);
    waitedMs += retryAfterMs;
  }
}

const LONGEST_WAIT_MS = 5_000;

/** A ledger that is away is asked ever more rarely, by all lanes together: at first at once, then up to a minute apart. */
async function backOff(
  engine: Engine,
  { workspaceId, connectionId }: { readonly workspaceId: string; readonly connectionId: string },
): Promise<void> {
  const failures = await countFailure(engine.db, workspaceId, connectionId);
  if (failures < 2) return;
  const until = new Date(
    engine.clock.now().getTime() + Math.min(LONGEST_BACK_OFF_MS, backOffMs(failures - 1)),
  );
  await blockConnection(engine.db, workspaceId, connectionId, until, 'outage');
}

const LONGEST_BACK_OFF_MS = 60_000;
