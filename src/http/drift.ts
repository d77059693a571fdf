/** The drift report: both sides compared, what differs with its cause, one-press repairs, and history. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { bringInInvoices } from '../commands/bring-in-invoices.ts';
import { compareNow, stopComparing } from '../commands/compare-books.ts';
import { repairAllSafe, repairFinding } from '../commands/repair-drift.ts';
import { driftKinds, driftRepairs } from '../domain/drift.ts';
import { findConnection, listConnections } from '../store/connections.ts';
import { findDriftCheck, listDriftChecks } from '../store/drift-checks.ts';
import { findFinding, listFindings } from '../store/drift-findings.ts';
import type { AppDeps } from './deps.ts';
import { findingSchema, findingViews } from './drift-findings-view.ts';
import { checkSchema, shownCheck, standingOf, standingSchema } from './drift-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  json,
  jsonBody,
  listQuery,
  notFoundProblem,
  page,
  pageOf,
  problems,
  security,
} from './schemas.ts';

const tags = ['Drift'];
const readable = requirePermission('reports:read');
const writable = requirePermission('sync:write');
const ofConnection = jsonBody(z.strictObject({ connectionId: id }).openapi('DriftOfConnection'));

const standing = createRoute({
  method: 'get',
  path: '/drift',
  tags,
  summary: 'How each connection stands: the last comparison, its cost, and what differs by kind',
  security,
  middleware: readable,
  request: { query: z.object({ connectionId: id.optional() }) },
  responses: {
    200: json(z.object({ items: z.array(standingSchema) }), 'The connections'),
    ...problems,
  },
});

const findings = createRoute({
  method: 'get',
  path: '/drift/findings',
  tags,
  summary: 'List what differs, or differed, newest first',
  security,
  middleware: readable,
  request: {
    query: z.object({
      ...listQuery(),
      connectionId: id.optional(),
      state: z.enum(['open', 'repaired', 'gone']).default('open'),
      kind: z.enum(driftKinds).optional(),
    }),
  },
  responses: { 200: json(pageOf(findingSchema), 'A page'), ...problems },
});

const checks = createRoute({
  method: 'get',
  path: '/drift/checks',
  tags,
  summary: 'List the comparisons of a connection, newest first',
  security,
  middleware: readable,
  request: {
    query: z.object({ connectionId: id, limit: z.coerce.number().int().min(1).max(200).default(60) }),
  },
  responses: { 200: json(z.object({ items: z.array(checkSchema) }), 'The comparisons'), ...problems },
});

const compare = createRoute({
  method: 'post',
  path: '/drift/checks',
  tags,
  summary: 'Compare both sides of a connection now',
  description: 'Answers at once; while one is under way, that one. It goes on by itself, also after a crash.',
  security,
  middleware: writable,
  request: { body: ofConnection },
  responses: {
    201: json(checkSchema, 'The comparison, under way'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const stop = createRoute({
  method: 'post',
  path: '/drift/checks/{id}/stop',
  tags,
  summary: 'Stop a comparison: what it has found stays',
  security,
  middleware: writable,
  request: { params: idParam },
  responses: { 200: json(checkSchema, 'The comparison as it is now'), ...problems, ...notFoundProblem },
});

const repair = createRoute({
  method: 'post',
  path: '/drift/findings/{id}/repair',
  tags,
  summary: 'Repair a difference; it closes when a reading shows that both sides agree',
  security,
  middleware: writable,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ how: z.enum(driftRepairs) }).openapi('DriftRepair')),
  },
  responses: {
    200: json(findingSchema, 'The difference as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const repairAll = createRoute({
  method: 'post',
  path: '/drift/repairs',
  tags,
  summary: 'Repair all differences of a connection that need no thought: what is behind is read again',
  security,
  middleware: writable,
  request: { body: ofConnection },
  responses: {
    200: json(z.object({ asked: z.int() }), 'How many are being repaired'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const bringIn = createRoute({
  method: 'post',
  path: '/drift/only-there/bring-in',
  tags,
  summary: 'Bring invoices in that people made in the books themselves',
  description:
    'Answers at once; what becomes of each stands with it in `onlyThere`. Asked for twice, it comes once; the books are not changed.',
  security,
  middleware: writable,
  request: {
    body: jsonBody(
      z
        .strictObject({ connectionId: id, ledgerIds: z.array(z.string().min(1).max(64)).min(1).max(50) })
        .openapi('DriftBringIn'),
    ),
  },
  responses: {
    200: json(z.object({ asked: z.int() }), 'How many are being brought in'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const driftRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  const shownCheckOf = async ({ workspaceId }: Actor, checkId: string) =>
    shownCheck(found(await findDriftCheck(deps.db, workspaceId, checkId), 'comparison'));
  return newRouter()
    .openapi(checks, async (c) => {
      const { connectionId, limit } = c.req.valid('query');
      const rows = await listDriftChecks(deps.db, actorIn(c).workspaceId, connectionId, limit);
      return c.json({ items: rows.map(shownCheck) }, 200);
    })
    .openapi(standing, async (c) => {
      const actor = actorIn(c);
      const { connectionId } = c.req.valid('query');
      const all = await listConnections(deps.db, actor.workspaceId);
      const asked = all.filter(
        ({ id: one, status }) => status !== 'disconnected' && (connectionId ?? one) === one,
      );
      const mayRepair = actor.can('sync:write');
      const items = await Promise.all(asked.map((each) => standingOf(deps, each, mayRepair)));
      return c.json({ items }, 200);
    })
    .openapi(findings, async (c) => {
      const actor = actorIn(c);
      const { limit, cursor, connectionId, state, kind } = c.req.valid('query');
      const rows = await listFindings(deps.db, actor.workspaceId, {
        connectionId,
        state,
        kind,
        cursor,
        limit: limit + 1,
      });
      const { items, nextCursor } = page(rows, limit);
      const connections = await listConnections(deps.db, actor.workspaceId);
      const mayRepair = actor.can('sync:write');
      const views = await findingViews(deps, actor.workspaceId, connections, items, mayRepair);
      return c.json({ items: views, nextCursor }, 200);
    })
    .openapi(compare, async (c) => {
      const actor = actorIn(c);
      const { connectionId } = c.req.valid('json');
      const begun = accepted(await compareNow(deps, actor, connectionId));
      return c.json(await shownCheckOf(actor, begun.id), 201);
    })
    .openapi(stop, async (c) => {
      const { id: checkId } = c.req.valid('param');
      accepted(await stopComparing(deps, actorIn(c), checkId));
      return c.json(await shownCheckOf(actorIn(c), checkId), 200);
    })
    .openapi(repair, async (c) => {
      const actor = actorIn(c);
      const { id: findingId } = c.req.valid('param');
      accepted(await repairFinding(commandDeps, actor, findingId, c.req.valid('json').how));
      return c.json(await shownFindingOf(deps, actor, findingId), 200);
    })
    .openapi(bringIn, async (c) => {
      const { connectionId, ledgerIds } = c.req.valid('json');
      return c.json(accepted(await bringInInvoices(deps, actorIn(c), connectionId, ledgerIds)), 200);
    })
    .openapi(repairAll, async (c) => {
      const { connectionId } = c.req.valid('json');
      return c.json(accepted(await repairAllSafe(commandDeps, actorIn(c), connectionId)), 200);
    });
};

async function shownFindingOf(deps: AppDeps, { workspaceId }: Actor, findingId: string) {
  const row = found(await findFinding(deps.db, workspaceId, findingId), 'finding');
  const connection = await findConnection(deps.db, workspaceId, row.connection_id);
  const connections = connection === undefined ? [] : [connection];
  const [view] = await findingViews(deps, workspaceId, connections, [row], true);
  return found(view, 'finding');
}
