/** Activities: who did what, for a record or for the whole workspace. */
import { createRoute, z } from '@hono/zod-openapi';
import { listActivities } from '../store/activities.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { filterText, id, instant, json, listQuery, page, pageOf, problems, security } from './schemas.ts';

const activitySchema = z
  .object({
    id,
    subjectKind: z.string().openapi({ example: 'invoice' }),
    subjectId: id,
    actorKind: z.string().openapi({ example: 'user' }),
    actorId: z.string().nullable(),
    actorName: z.string().nullable(),
    action: z.string().openapi({ example: 'updated' }),
    details: z.record(z.string(), z.unknown()),
    at: instant,
  })
  .openapi('Activity');

const list = createRoute({
  method: 'get',
  path: '/activities',
  tags: ['Live'],
  summary: 'List what was done, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({ subjectKind: filterText.optional(), subjectId: id.optional(), ...listQuery() }),
  },
  responses: { 200: json(pageOf(activitySchema), 'A page of activities'), ...problems },
});

export const activitiesRoutes: Routes = (deps) =>
  newRouter().openapi(list, async (c) => {
    const query = c.req.valid('query');
    const rows = await listActivities(deps.db, actorIn(c).workspaceId, { ...query, limit: query.limit + 1 });
    return c.json(page(rows.map(withDetails), query.limit), 200);
  });

/** The column holds whatever JSON was written; only objects are. */
function withDetails({ details, ...activity }: Awaited<ReturnType<typeof listActivities>>[number]) {
  return { ...activity, details: detailsSchema.parse(details) };
}
const detailsSchema = z.record(z.string(), z.unknown());
