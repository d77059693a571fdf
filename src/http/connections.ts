/** Connections: the card in Settings › Integrations, connecting, and giving up. */
import { createRoute, z } from '@hono/zod-openapi';
import {
  beginConnection,
  changeConnection,
  chooseOrganisation,
  disconnect,
  makeDefault,
  takeCallback,
} from '../commands/connect-ledger.ts';
import { defaultIsGone } from '../domain/destination.ts';
import { numberingWords } from '../domain/invoice-numbers.ts';
import { offersOf } from '../domain/ledger-offers.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { choiceInWords } from '../domain/ledger-words.ts';
import { type MonthOfReads, sweepEveryMs } from '../domain/sweep-interval.ts';
import { type ConnectionRow, findConnection, isLive, listConnections } from '../store/connections.ts';
import { labelOf } from '../store/destinations.ts';
import { wakeReadReferences, wakeSweep } from '../store/engine-jobs.ts';
import { type ConnectionLimits, countCallsSince, findConnectionLimits } from '../store/ledger-calls.ts';
import { ledgerLabel, listLedgerReferences } from '../store/ledger-references.ts';
import { mappingRows } from '../store/mapping-rows.ts';
import { countReadsOfMonth, monthOfReads } from '../store/monthly-reads.ts';
import { findOauthAttempt } from '../store/oauth-attempts.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, HttpProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  notFoundProblem,
  optionalText,
  problems,
  searchText,
  security,
} from './schemas.ts';

const tags = ['Connections'];
const arriveAs = z.enum(['draft', 'awaitingApproval', 'approved']);
const contactsTravel = z.enum(['withFirstInvoice', 'whenSaved']);

const connectionSchema = z
  .object({
    id,
    provider: z.enum(['xero', 'quickbooks']),
    ledgerName: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    country: z.string(),
    label: z
      .string()
      .openapi({ description: 'Organisation and ledger, as invoices say whose books they are in' }),
    isDefault: z.boolean().openapi({
      description:
        'Where invoices go whose customer is tied to no books, even while it is disconnected: then they wait',
    }),
    baseCurrency: z.string(),
    timeZone: z.string(),
    status: z.enum(['active', 'reconnectNeeded', 'disconnected']),
    statusReason: z.string().nullable(),
    invoicesArriveAs: arriveAs,
    words: z
      .object({ organisation: z.string(), contact: z.string(), contacts: z.string(), locked: z.string() })
      .openapi({ description: 'What the people of this ledger call things' }),
    offers: z
      .object({
        arrivals: z.array(z.object({ value: arriveAs, label: z.string() })).readonly(),
        arrivalsWhy: z.string(),
        brandingThemes: z.boolean(),
        tracking: z.boolean(),
        history: z.boolean(),
      })
      .openapi({ description: 'What these books take of an invoice beside its lines' }),
    brandingThemeId: z
      .string()
      .nullable()
      .openapi({ description: 'How invoices look that do not say otherwise; null: as the books decide' }),
    contactsTravel: contactsTravel.openapi({
      description: 'When a customer who is not in the books goes there; who is there follows every change',
    }),
    connectedAt: instant,
    disconnectedAt: instant.nullable(),
    lastSweptAt: instant.nullable(),
    lastWebhookAt: instant.nullable(),
    webhooksSilentSince: instant.nullable().openapi({
      description: 'Set while changes are found in the books that no webhook told of; null: they come',
    }),
    sweepEverySeconds: z.int().openapi({
      description:
        'How often all changes are read: more often while webhooks are silent, less with few calls left',
    }),
    referenceReadAt: instant.nullable(),
    calls: z.object({
      lastDay: z.int(),
      sinceConnected: z.int(),
      byOperation: z.array(z.object({ operation: z.string(), calls: z.int() })),
      minuteRemaining: z.int().nullable(),
      dayRemaining: z.int().nullable(),
      blockedUntil: instant.nullable(),
      monthlyReads: z.object({ used: z.int(), allowed: z.int() }).nullable().openapi({
        description:
          'Reads this month, where the ledger counts them; allowed to all organisations of the application together',
      }),
    }),
    numbering: z.string().openapi({ description: 'Who numbers invoices, in a sentence' }),
    lockDates: z.object({ period: z.string().nullable(), yearEnd: z.string().nullable() }),
    mappingProblems: z.int(),
    mappingGaps: z
      .array(z.object({ subjectName: z.string(), message: z.string() }))
      .openapi({ description: 'What the mapping lacks, or what the books no longer bear of it' }),
  })
  .openapi('Connection');

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

const begin = createRoute({
  method: 'post',
  path: '/connections/{provider}/authorizations',
  tags,
  summary: 'Begin to connect: answers the address at which a person grants access',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: z.object({ provider: z.enum(['xero', 'quickbooks']) }) },
  responses: {
    201: json(
      z.object({ id, authorizationUrl: z.string(), expiresAt: instant }).openapi('Authorization'),
      'Open authorizationUrl in a browser',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

const authorizationSchema = z
  .object({
    id,
    state: z.enum(['waiting', 'finishing', 'chooseOrganisation', 'done', 'failed', 'expired']),
    organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })).nullable(),
    connectionId: id.nullable(),
    problem: z.string().nullable(),
  })
  .openapi('AuthorizationState');

const attempt = createRoute({
  method: 'get',
  path: '/connections/authorizations/{id}',
  tags,
  summary: 'How far an attempt to connect has come',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: idParam },
  responses: { 200: json(authorizationSchema, 'The attempt'), ...problems, ...notFoundProblem },
});

const choose = createRoute({
  method: 'post',
  path: '/connections/authorizations/{id}/organisation',
  tags,
  summary: 'Choose one of several organisations that were granted',
  security,
  middleware: requirePermission('connections:manage'),
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({ organisationId: z.string().min(1).max(100) }).openapi('ChosenOrganisation'),
    ),
  },
  responses: {
    202: json(z.object({ isAsked: z.literal(true) }), 'Chosen'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const connectionsRoutes: Routes = (deps) => {
  const connectDeps = { ...deps, publicUrl: deps.config.publicUrl, secret: deps.config.secret };
  const load = async (workspaceId: string, connectionId: string) =>
    found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
  return newRouter()
    .openapi(list, async (c) => {
      const rows = await listConnections(deps.db, actorIn(c).workspaceId);
      return c.json(
        {
          items: await Promise.all(rows.map((row) => shown(deps, row))),
          providers: [...deps.ledgers.keys()],
          ledgers: [...deps.ledgers.keys()].map((provider) => ({
            provider,
            name: ledgerLabel(provider),
            organisation: wordsOf(provider).organisation,
          })),
          whyWaiting: whyWaiting(rows),
        },
        200,
      );
    })
    .openapi(attempt, async (c) => {
      const row = found(
        await findOauthAttempt(deps.db, actorIn(c).workspaceId, c.req.valid('param').id),
        'connection attempt',
      );
      const organisations = organisationsSchema.parse(row.organisations);
      const isExpired = row.expires_at <= deps.clock.now() && row.finished_at === null;
      const state =
        row.connection_id !== null
          ? 'done'
          : row.problem !== null
            ? 'failed'
            : organisations !== null
              ? 'chooseOrganisation'
              : row.finished_at !== null
                ? 'finishing'
                : isExpired
                  ? 'expired'
                  : 'waiting';
      return c.json(
        { id: row.id, state, organisations, connectionId: row.connection_id, problem: row.problem } as const,
        200,
      );
    })
    .openapi(choose, async (c) => {
      accepted(
        await chooseOrganisation(
          connectDeps,
          actorIn(c),
          c.req.valid('param').id,
          c.req.valid('json').organisationId,
        ),
      );
      return c.json({ isAsked: true } as const, 202);
    })
    .openapi(begin, async (c) => {
      const { provider } = c.req.valid('param');
      const ledger = deps.ledgers.get(provider);
      if (ledger === undefined)
        throw new HttpProblem(404, 'notFound', `${ledgerLabel(provider)} is not set up on this server.`);
      const begun = await beginConnection(connectDeps, actorIn(c), provider);
      const authorizationUrl = await ledger.authorizationUrl(begun);
      return c.json({ id: begun.id, authorizationUrl, expiresAt: begun.expiresAt.toISOString() }, 201);
    })
    .openapi(read, async (c) =>
      c.json(await shown(deps, await load(actorIn(c).workspaceId, c.req.valid('param').id)), 200),
    )
    .openapi(change, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await changeConnection(deps, actorIn(c), connectionId, c.req.valid('json')));
      return c.json(await shown(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
    })
    .openapi(end, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await disconnect(deps, actorIn(c), connectionId));
      return c.json(await shown(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
    })
    .openapi(byDefault, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      accepted(await makeDefault(deps, actorIn(c), connectionId));
      return c.json(await shown(deps, await load(actorIn(c).workspaceId, connectionId)), 200);
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

/** Where the ledger sends a person back to: an address that a browser opens, not part of the API. */
export const connectionCallbackRoutes: Routes = (deps) => {
  const connectDeps = { ...deps, publicUrl: deps.config.publicUrl, secret: deps.config.secret };
  const router = newRouter();
  router.get('/integrations/:provider{xero|quickbooks}/callback', async (c) => {
    const url = new URL(c.req.url);
    const outcome = await takeCallback(connectDeps, c.get('actor') ?? null, {
      provider: c.req.param('provider'),
      // As the ledger knows it: a proxy may have changed host and scheme on the way here.
      url: `${deps.config.publicUrl}${url.pathname}${url.search}`,
      state: url.searchParams.get('state') ?? '',
      error: url.searchParams.get('error'),
    });
    const query = outcome.ok
      ? `authorization=${outcome.value.attemptId}`
      : `connectionProblem=${encodeURIComponent(reasonOf(outcome.refusal))}`;
    return c.redirect(`/settings/integrations?${query}`, 302);
  });
  return router;
};

function reasonOf(refusal: { readonly kind: string; readonly message?: string }): string {
  return refusal.message ?? 'The answer of the ledger was not one that we can use.';
}

function whyWaiting(rows: readonly ConnectionRow[]): string | null {
  const byDefault = rows.find((row) => row.is_default);
  return byDefault === undefined || isLive(byDefault) || !rows.some(isLive)
    ? null
    : defaultIsGone(labelOf(byDefault));
}

const organisationsSchema = z.array(z.object({ organisationId: z.string(), name: z.string() })).nullable();

async function shown(deps: AppDeps, row: ConnectionRow): Promise<z.infer<typeof connectionSchema>> {
  const { db } = deps;
  const now = deps.clock.now();
  const { readsAMonth } = ledgerTraits(row.provider).limits;
  const [byOperation, lastDay, limits, rows, month, readsUsed] = await Promise.all([
    countCallsSince(db, row.workspace_id, row.id, row.first_connected_at),
    countCallsSince(db, row.workspace_id, row.id, new Date(now.getTime() - 86_400_000)),
    findConnectionLimits(db, row.workspace_id, row.id),
    mappingRows(db, row),
    monthOfReads(db, row.provider, now),
    countReadsOfMonth(db, row.workspace_id, row.id, now),
  ]);
  const sum = (counts: readonly { readonly calls: number }[]) =>
    counts.reduce((total, count) => total + count.calls, 0);
  const blockedUntil = limits?.blockedUntil ?? null;
  const gaps = rows.flatMap(({ subjectName, problem }) =>
    problem === null ? [] : [{ subjectName, message: problem.message }],
  );
  return {
    id: row.id,
    // The table's check constraints admit no other values.
    provider: row.provider as 'xero' | 'quickbooks',
    ledgerName: ledgerLabel(row.provider),
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    country: row.country,
    label: labelOf(row),
    isDefault: row.is_default,
    baseCurrency: row.base_currency,
    timeZone: row.time_zone,
    status: row.status as 'active' | 'reconnectNeeded' | 'disconnected',
    statusReason: row.status_reason,
    invoicesArriveAs: row.invoices_arrive_as as z.infer<typeof arriveAs>,
    words: wordsOf(row.provider),
    offers: offersOf(ledgerTraits(row.provider)),
    brandingThemeId: row.branding_theme_id,
    contactsTravel: row.contacts_travel as z.infer<typeof contactsTravel>,
    connectedAt: row.connected_at.toISOString(),
    disconnectedAt: row.disconnected_at?.toISOString() ?? null,
    lastSweptAt: row.last_swept_at?.toISOString() ?? null,
    lastWebhookAt: row.last_webhook_at?.toISOString() ?? null,
    webhooksSilentSince: row.webhooks_silent_since?.toISOString() ?? null,
    sweepEverySeconds: Math.round(sweepEvery(row, limits, month, now) / 1_000),
    referenceReadAt: row.reference_read_at?.toISOString() ?? null,
    calls: {
      lastDay: sum(lastDay),
      sinceConnected: sum(byOperation),
      byOperation: byOperation.map((count) => ({ ...count })),
      minuteRemaining: limits?.minuteRemaining ?? null,
      dayRemaining: limits?.dayRemaining ?? null,
      blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil.toISOString() : null,
      monthlyReads: readsAMonth === null ? null : { used: readsUsed, allowed: readsAMonth },
    },
    numbering: numberingWords(row.numbers_invoices, ledgerLabel(row.provider)),
    lockDates: { period: row.period_lock_date, yearEnd: row.year_end_lock_date },
    mappingProblems: gaps.length,
    mappingGaps: gaps,
  };
}

function sweepEvery(
  row: ConnectionRow,
  limits: ConnectionLimits | undefined,
  month: MonthOfReads | null,
  now: Date,
): number {
  const state = {
    isSilent: row.webhooks_silent_since !== null,
    dayRemaining: limits?.dayRemaining ?? null,
    toldAtMs: limits?.toldAt?.getTime() ?? null,
    month,
  };
  return sweepEveryMs(state, now.getTime());
}

function wordsOf(provider: string) {
  const { organisation, contact, contacts, locked } = ledgerTraits(provider).words;
  return { organisation, contact, contacts, locked };
}
