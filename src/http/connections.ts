/** Connections: the card in Settings › Integrations, what its books hold, and giving up. */
import { createRoute, z } from '@hono/zod-openapi';
import { changeConnection, disconnect, makeDefault } from '../commands/connect-ledger.ts';
import { defaultIsGone } from '../domain/destination.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { choiceInWords } from '../domain/ledger-words.ts';
import { type ConnectionRow, findConnection, isLive, listConnections } from '../store/connections.ts';
import { labelOf } from '../store/destinations.ts';
import { wakeReadReferences, wakeSweep } from '../store/engine-jobs.ts';
import { ledgerLabel, listLedgerReferences } from '../store/ledger-references.ts';
import { connectionSchema, contactsTravel, shownConnection } from './connection-view.ts';
import { arriveAs } from './invoice-input.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  optionalText,
  problems,
  searchText,
  security,
} from './schemas.ts';

const tags = ['Connections'];

const list = createRoute({
  method: 'get',
  path: '/connections',
  tags,
  summary: 'List connections, ended ones included',
  security,
  middleware: requirePermission('records:read'),
  responses: {
    200: json(
      z.object({
        items: z.array(connectionSchema),
        providers: z.array(z.string()),
        ledgers: z
          .array(z.object({ provider: z.string(), name: z.string(), organisation: z.string() }))
          .openapi({ description: 'The same with their names, and what one set of their books is called' }),
        whyWaiting: z.string().nullable().openapi({
          description: 'Why new invoices go nowhere though books are connected, and what mends it',
        }),
      }),
      'The connections, the default one first, and the ledgers that can be connected',
    ),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: '/connections/{id}',
  tags,
  summary: 'Read a connection: health, calls, what is wrong with its mapping',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(connectionSchema, 'The connection'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/connections/{id}',
  tags,
  summary: 'Change how invoices arrive in the books and look, and when customers go there',
  security,
  middleware: requirePermission('mappings:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          invoicesArriveAs: arriveAs.optional(),
          brandingThemeId: optionalText(100),
          contactsTravel: contactsTravel.optional(),
        })
        .openapi('ConnectionToChange'),
    ),
  },
  responses: { 200: json(connectionSchema, 'The connection as it is now'), ...problems, ...notFoundProblem },
});

const end = createRoute({
  method: 'delete',
  path: '/connections/{id}',
  tags,
  summary: 'Disconnect: the grant is given up and forgotten, links and mirrors stay',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: idParam },
  responses: { 200: json(connectionSchema, 'The connection, ended'), ...problems, ...notFoundProblem },
});

const byDefault = createRoute({
  method: 'put',
  path: '/connections/{id}/default',
  tags,
  summary: 'Make it the default: invoices of customers who are tied to no books go there from now on',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: idParam },
  responses: {
    200: json(connectionSchema, 'The connection as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const wake = (name: 'sweep' | 'refresh-references', summary: string) =>
  createRoute({
    method: 'post',
    path: `/connections/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('invoices:send'),
    request: { params: idParam },
    responses: {
      202: json(z.object({ isAsked: z.literal(true) }), 'Asked for; the result comes by event'),
      ...problems,
      ...notFoundProblem,
    },
  });

const detailsSchema = z.object({
  type: z.string().optional(),
  class: z.string().optional(),
  taxType: z.string().optional(),
  isRevenue: z.boolean().optional(),
  acceptsPayments: z.boolean().optional(),
  systemAccount: z.string().optional(),
  rate: z.string().optional(),
  appliesToRevenue: z.boolean().optional(),
  unitPrice: z.string().optional(),
  accountCode: z.string().optional(),
  currency: z.string().optional(),
  options: z
    .array(z.object({ ledgerId: z.string(), name: z.string(), isActive: z.boolean() }))
    .readonly()
    .optional(),
});

const references = createRoute({
  method: 'get',
  path: '/connections/{id}/references',
  tags,
  summary: 'What the books hold: accounts, tax rates, items, currencies',
  security,
  middleware: requirePermission('records:read'),
  request: {
    params: idParam,
    query: z.object({
      kind: z
        .enum(['account', 'taxRate', 'item', 'currency', 'trackingCategory', 'brandingTheme'])
        .optional(),
      q: searchText.openapi({ description: 'Part of the code or of the name' }),
      all: z.stringbool().default(false).openapi({ type: 'boolean', description: 'Archived ones too' }),
    }),
  },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z
            .object({
              kind: z.string(),
              code: z.string(),
              name: z.string(),
              words: z
                .string()
                .openapi({ description: 'As people know it: code and name, or the name alone' }),
              isActive: z.boolean(),
              details: detailsSchema,
            })
            .openapi('LedgerReference'),
        ),
      }),
      'By kind and code',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

export const connectionsRoutes: Routes = (deps) => {
  const load = async (workspaceId: string, connectionId: string) =>
    found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
  return newRouter()
    .openapi(list, async (c) => {
      const rows = await listConnections(deps.db, actorIn(c).workspaceId);
      return c.json(
        {
          items: await Promise.all(rows.map((row) => shownConnection(deps, row))),
          providers: [...deps.ledgers.keys()],
          ledgers: [...deps.ledgers.keys()].map((provider) => ({
            provider,
            name: ledgerLabel(provider),
            organisation: ledgerTraits(provider).words.organisation,
          })),
          whyWaiting: whyWaiting(rows),
        },
        200,
      );
    })
    .openapi(read, async (c) =>
      c.json(await shownConnection(deps, await load(actorIn(c).workspaceId, c.req.valid('param').id)), 200),
    )
    .openapi(change, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await changeConnection(deps, actorIn(c), connectionId, c.req.valid('json')));
      return c.json(await shownConnection(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
    })
    .openapi(end, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await disconnect(deps, actorIn(c), connectionId));
      return c.json(await shownConnection(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
    })
    .openapi(byDefault, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await makeDefault(deps, actorIn(c), connectionId));
      return c.json(await shownConnection(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
    })
    .openapi(wake('sweep', 'Read what has changed in the books, now'), async (c) => {
      const row = await load(actorIn(c).workspaceId, c.req.valid('param').id);
      await wakeSweep(deps.db, row.workspace_id, row.id);
      return c.json({ isAsked: true } as const, 202);
    })
    .openapi(wake('refresh-references', 'Read accounts, tax rates and the like again, now'), async (c) => {
      const row = await load(actorIn(c).workspaceId, c.req.valid('param').id);
      await wakeReadReferences(deps.db, row.workspace_id, row.id);
      return c.json({ isAsked: true } as const, 202);
    })
    .openapi(references, async (c) => {
      const row = await load(actorIn(c).workspaceId, c.req.valid('param').id);
      const { kind, q: text, all: withArchived } = c.req.valid('query');
      const items = await listLedgerReferences(deps.db, row.workspace_id, row.id, {
        withArchived,
        ...(kind === undefined ? {} : { kind }),
        ...(text === undefined ? {} : { text }),
      });
      const traits = ledgerTraits(row.provider);
      const shownItems = items.map((item) => ({
        ...item,
        words: choiceInWords(item.code, item.name, traits),
        details: { ...item.details },
      }));
      return c.json({ items: shownItems }, 200);
    });
};

function whyWaiting(rows: readonly ConnectionRow[]): string | null {
  const byDefault = rows.find((row) => row.is_default);
  return byDefault === undefined || isLive(byDefault) || !rows.some(isLive)
    ? null
    : defaultIsGone(labelOf(byDefault));
}
