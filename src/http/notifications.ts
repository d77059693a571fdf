/** What the person who asks is told of, and how that person wants to hear of it by e-mail. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Reader, readAllNotifications, readNotification } from '../commands/read-notifications.ts';
import { emailChoices, initialNotificationSettings, pathOfAbout } from '../domain/notification.ts';
import { findNotificationSettings, saveNotificationSettings } from '../store/notification-settings.ts';
import { countUnread, listNotifications, type Notification } from '../store/notifications.ts';
import { findUser } from '../store/users.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { AppDeps, HttpEnv } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, HttpProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  id,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  notFoundProblem,
  page,
  pageOf,
  problems,
  security,
} from './schemas.ts';

const tags = ['Notifications'];

const notificationSchema = z
  .object({
    id,
    title: z.string(),
    body: z.string().nullable(),
    path: z.string().nullable().openapi({ description: 'The page of what it is about' }),
    at: instant,
    isRead: z.boolean(),
  })
  .openapi('Notification');

const unread = z.object({ unread: z.int() }).openapi('NotificationCounts');

const list = createRoute({
  method: 'get',
  path: '/notifications',
  tags,
  summary: 'What you are told of, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ unread: z.enum(['true', 'false']).default('false'), ...listQuery() }) },
  responses: { 200: json(pageOf(notificationSchema), 'A page'), ...problems },
});

const counts = createRoute({
  method: 'get',
  path: '/notifications/counts',
  tags,
  summary: 'How much of it you have not read',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(unread, 'Counts'), ...problems },
});

const read = createRoute({
  method: 'post',
  path: '/notifications/{id}/read',
  tags,
  summary: 'Mark one as read',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(unread, 'Counts now'), ...problems, ...notFoundProblem },
});

const readAll = createRoute({
  method: 'post',
  path: '/notifications/read-all',
  tags,
  summary: 'Mark all as read',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      upTo: id
        .optional()
        .openapi({ description: 'The newest that was seen: what came after it stays unread' }),
    }),
  },
  responses: { 200: json(unread, 'Counts now'), ...problems },
});

const choice = z.strictObject({
  email: z.enum(emailChoices).openapi({ description: 'When you hear by e-mail of what may be mailed' }),
  digestHour: z.int().min(0).max(23).openapi({ description: 'Of the daily mail, in the workspace’s zone' }),
});
const settingsSchema = z
  .object({ ...choice.shape, address: z.string(), timeZone: z.string(), isMailSetUp: z.boolean() })
  .openapi('NotificationSettings');

const readSettings = createRoute({
  method: 'get',
  path: '/notification-settings',
  tags,
  summary: 'How you hear of things by e-mail',
  security,
  middleware: requirePermission('records:read'),
  responses: { 200: json(settingsSchema, 'Your choice'), ...problems },
});

const saveSettings = createRoute({
  method: 'put',
  path: '/notification-settings',
  tags,
  summary: 'Choose how you hear of things by e-mail',
  security,
  middleware: requirePermission('records:read'),
  request: { body: jsonBody(choice.openapi('NotificationChoice')) },
  responses: { 200: json(settingsSchema, 'As it is now'), ...problems },
});

export const notificationsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { workspaceId, userId } = readerIn(c);
      const { unread: only, limit, cursor } = c.req.valid('query');
      const asked = { onlyUnread: only === 'true', before: cursor, limit: limit + 1 };
      const told = await listNotifications(deps.db, workspaceId, userId, asked);
      const { items, nextCursor } = page(told, limit);
      return c.json({ items: items.map(shown), nextCursor }, 200);
    })
    .openapi(counts, async (c) => c.json(await countsOf(deps, readerIn(c)), 200))
    .openapi(read, async (c) => {
      const reader = readerIn(c);
      accepted(await readNotification(deps, reader, c.req.valid('param').id));
      return c.json(await countsOf(deps, reader), 200);
    })
    .openapi(readAll, async (c) => {
      const reader = readerIn(c);
      await readAllNotifications(deps, reader, c.req.valid('query').upTo);
      return c.json(await countsOf(deps, reader), 200);
    })
    .openapi(readSettings, async (c) => c.json(await settingsOf(deps, readerIn(c)), 200))
    .openapi(saveSettings, async (c) => {
      const reader = readerIn(c);
      await saveNotificationSettings(deps.db, reader.workspaceId, reader.userId, c.req.valid('json'));
      return c.json(await settingsOf(deps, reader), 200);
    });

/** An API key is nobody in particular: nobody tells it anything. */
function readerIn(c: Context<HttpEnv>): Reader {
  const { workspaceId, userId } = actorIn(c);
  if (userId === null)
    throw new HttpProblem(403, 'forbidden', 'Notifications are a person’s own: sign in to read them.');
  return { workspaceId, userId };
}

async function countsOf({ db }: AppDeps, { workspaceId, userId }: Reader) {
  return { unread: await countUnread(db, workspaceId, userId) };
}

async function settingsOf({ db, config }: AppDeps, { workspaceId, userId }: Reader) {
  const chosen = (await findNotificationSettings(db, workspaceId, userId)) ?? initialNotificationSettings;
  const { email: address } = found(await findUser(db, userId), 'person');
  const { timeZone } = found(await findWorkspace(db, workspaceId), 'workspace');
  return { ...chosen, address, timeZone, isMailSetUp: config.mailFrom !== null };
}

function shown({ id, title, body, about, at, readAt }: Notification) {
  const path = about === null ? null : pathOfAbout(about);
  return { id, title, body, path, at: at.toISOString(), isRead: readAt !== null };
}
