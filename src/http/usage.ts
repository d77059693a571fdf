/** The meter of a connection: calls and bytes by lane, hour and day, against what the ledger allows. */
import { createRoute, z } from '@hono/zod-openapi';
import { usesOf } from '../commands/warn-of-limits.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { bucketsOf } from '../domain/ledger-usage.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inSnapshot } from '../store/database.ts';
import { labelOf } from '../store/destinations.ts';
import { findConnectionLimits } from '../store/ledger-calls.ts';
import { listUsage, listUsageByOperation, type UsageRow } from '../store/ledger-usage.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { id, idParam, instant, json, notFoundProblem, problems, security } from './schemas.ts';

const lanes = [
  { key: 'interactive', name: 'People' },
  { key: 'webhook', name: 'Notices' },
  { key: 'sweep', name: 'Sweeps' },
  { key: 'backfill', name: 'Backfills' },
] as const;

const counted = z.object({ calls: z.int(), bytes: z.int(), failed: z.int(), refused: z.int() });

const usageSchema = z
  .object({
    connectionId: id,
    label: z.string(),
    timeZone: z.string(),
    by: z.enum(['hour', 'day']),
    lanes: z.array(z.object({ key: z.string(), name: z.string() })).readonly(),
    buckets: z
      .array(
        counted.extend({
          startsAt: instant,
          label: z.string().openapi({ description: 'A date, or a date and a time, in the books’ zone' }),
          byLane: z.record(z.string(), counted),
        }),
      )
      .openapi({ description: 'Oldest first, those without a call included' }),
    totals: counted,
    line: z
      .object({ calls: z.int(), words: z.string() })
      .nullable()
      .openapi({ description: 'What a bucket may come to, where the ledger limits the day' }),
    limits: z.array(
      z.object({
        name: z.enum(['second', 'minute', 'batches', 'day', 'month']),
        words: z.string(),
        used: z.int(),
        allowed: z.int(),
        left: z.int(),
        spentAt: instant.nullable().openapi({ description: 'At the present pace; null: not in its time' }),
        warning: z.string().nullable(),
      }),
    ),
    waitsUntil: instant.nullable().openapi({ description: 'The ledger asked us to wait until then' }),
    operations: z
      .array(z.object({ operation: z.string(), calls: z.int(), bytes: z.int() }))
      .readonly()
      .openapi({ description: 'What used it most within the buckets' }),
  })
  .openapi('LedgerUsage');

const read = createRoute({
  method: 'get',
  path: '/connections/{id}/usage',
  tags: ['Connections'],
  summary: 'Read what a connection has used of what its ledger allows',
  description: '24 hours or 30 days, with hours and days as they begin in the time zone of the books.',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam, query: z.object({ by: z.enum(['hour', 'day']).default('hour') }) },
  responses: { 200: json(usageSchema, 'The meter'), ...problems, ...notFoundProblem },
});

export const usageRoutes: Routes = (deps) =>
  newRouter().openapi(read, async (c) => {
    const { workspaceId } = actorIn(c);
    const row = await findConnection(deps.db, workspaceId, c.req.valid('param').id);
    return c.json(await usageOf(deps, found(row, 'connection'), c.req.valid('query').by), 200);
  });

function usageOf({ db, clock }: AppDeps, connection: ConnectionRow, by: 'hour' | 'day') {
  const { workspace_id: workspaceId, id: connectionId, time_zone: timeZone } = connection;
  const now = clock.now();
  const buckets = bucketsOf(by, { timeZone, nowMs: now.getTime() });
  const from = new Date(buckets[0]?.startMs ?? now);
  return inSnapshot(db, async (snapshot) => {
    const rows = await listUsage(snapshot, workspaceId, connectionId, { by, timeZone, from });
    const limits = await findConnectionLimits(snapshot, workspaceId, connectionId);
    const blockedUntil = limits?.blockedUntil ?? null;
    return {
      connectionId,
      label: labelOf(connection),
      timeZone,
      by,
      lanes,
      buckets: buckets.map((bucket) => shownBucket(bucket, rows)),
      totals: summed(rows),
      line: lineOf(connection, by),
      limits: (await usesOf(snapshot, connection, now)).map(({ spentAtMs, ...use }) => ({
        ...use,
        spentAt: spentAtMs === null ? null : new Date(spentAtMs).toISOString(),
      })),
      waitsUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil.toISOString() : null,
      operations: await listUsageByOperation(snapshot, workspaceId, connectionId, from),
    };
  });
}

function shownBucket({ startMs, label }: ReturnType<typeof bucketsOf>[number], rows: readonly UsageRow[]) {
  const own = rows.filter((row) => row.startMs === startMs);
  return {
    startsAt: new Date(startMs).toISOString(),
    label,
    ...summed(own),
    byLane: Object.fromEntries(lanes.map(({ key }) => [key, summed(own.filter(({ lane }) => lane === key))])),
  };
}

function summed(rows: readonly UsageRow[]) {
  const sum = (name: 'calls' | 'bytes' | 'failed' | 'refused') =>
    rows.reduce((total, row) => total + row[name], 0);
  return { calls: sum('calls'), bytes: sum('bytes'), failed: sum('failed'), refused: sum('refused') };
}

/** The limit of an hour is its even share of the day: more than that cannot go on all day. */
function lineOf({ provider }: ConnectionRow, by: 'hour' | 'day') {
  const { callsADay } = ledgerTraits(provider).limits;
  if (callsADay === null) return null;
  return by === 'day'
    ? { calls: callsADay, words: 'The day’s limit' }
    : { calls: Math.floor(callsADay / 24), words: 'An even share of the day' };
}
