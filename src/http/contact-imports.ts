/** Imports of customers from the books: a preview that changes with each criterion, runs in the background, reports. */
import { createRoute, z } from '@hono/zod-openapi';
import { beginContactImport, resumeContactImport, stopContactImport } from '../commands/import-contacts.ts';
import type { ImportCriteria } from '../domain/contact-import.ts';
import { importPlanner } from '../domain/contact-import-plan.ts';
import { outcomeWords, reasonWords } from '../domain/contact-import-words.ts';
import { findConnection } from '../store/connections.ts';
import {
  type ContactImportRow,
  countImportedRows,
  findContactImport,
  type ImportedRow,
  importOutcomes,
  listContactImports,
  listImportedRows,
} from '../store/contact-imports.ts';
import { loadContactKnowledge } from '../store/contact-knowledge.ts';
import type { Db } from '../store/database.ts';
import { wakeReadContacts } from '../store/engine-jobs.ts';
import { csvOf } from './csv.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const tags = ['Import'];
const outcome = z.enum(importOutcomes);
const ledgerCursor = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .optional()
  .openapi({ description: 'The nextCursor of the page before' });
const pageQuery = {
  outcome: outcome.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: ledgerCursor,
};

const criteriaSchema = z
  .strictObject({
    isCustomer: z.boolean().default(true),
    isActive: z.boolean().default(true),
    hasEmail: z.boolean().default(true),
    hasBothNames: z.boolean().default(true).openapi({ description: 'First and last name' }),
  })
  .openapi('ContactImportCriteria');

const countsSchema = z
  .object({
    added: z.int(),
    linked: z.int(),
    known: z.int(),
    asked: z.int(),
    skipped: z.int(),
    reasons: z.array(z.object({ outcome, reason: z.string(), words: z.string(), count: z.int() })),
  })
  .openapi('ContactImportCounts');

const rowSchema = z
  .object({
    ledgerId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    outcome,
    reason: z.string().nullable(),
    words: z.string().nullable().openapi({ description: 'The reason as a sentence' }),
    customers: z
      .array(z.object({ kind: z.enum(['company', 'contact']), id, name: z.string() }))
      .openapi({ description: 'Those of ours that it is, or could be' }),
  })
  .openapi('ImportedContact');

const previewSchema = z
  .object({
    readAt: instant.nullable().openapi({ description: 'When all contacts of the books were last read' }),
    total: z.int(),
    counts: countsSchema,
    items: z.array(rowSchema),
    nextCursor: z.string().nullable(),
  })
  .openapi('ContactImportPreview');

const runSchema = z
  .object({
    id,
    connectionId: id,
    state: z.enum(['reading', 'running', 'stopped', 'done', 'failed']),
    criteria: criteriaSchema,
    total: z.int(),
    looked: z.int(),
    counts: countsSchema,
    problem: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .openapi('ContactImport');

const switchQuery = z.stringbool().default(true).openapi({ type: 'boolean' });

const preview = createRoute({
  method: 'get',
  path: '/connections/{id}/contact-imports/preview',
  tags,
  summary: 'What an import of customers from the books would do, by what is known of them here',
  security,
  middleware: requirePermission('customers:write'),
  request: {
    params: idParam,
    query: z.object({
      isCustomer: switchQuery,
      isActive: switchQuery,
      hasEmail: switchQuery,
      hasBothNames: switchQuery,
      ...pageQuery,
    }),
  },
  responses: { 200: json(previewSchema, 'Counts of all, and a page'), ...problems, ...notFoundProblem },
});

const refresh = createRoute({
  method: 'post',
  path: '/connections/{id}/contact-imports/refresh',
  tags,
  summary: 'Read all contacts of the books again, now',
  security,
  middleware: requirePermission('customers:write'),
  request: { params: idParam },
  responses: {
    202: json(z.object({ isAsked: z.literal(true) }), 'Asked for; the result comes by event'),
    ...problems,
    ...notFoundProblem,
  },
});

const begin = createRoute({
  method: 'post',
  path: '/connections/{id}/contact-imports',
  tags,
  summary: 'Import customers from the books in the background',
  description:
    'While one is under way that one is answered. Customers who are tied already are never taken twice.',
  security,
  middleware: requirePermission('customers:write'),
  request: { params: idParam, body: jsonBody(criteriaSchema) },
  responses: {
    202: json(runSchema, 'Begun; how far it is comes by event'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const list = createRoute({
  method: 'get',
  path: '/connections/{id}/contact-imports',
  tags,
  summary: 'The latest imports of customers from the books',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: {
    200: json(z.object({ items: z.array(runSchema) }), 'Newest first, twenty at most'),
    ...problems,
    ...notFoundProblem,
  },
});

const read = createRoute({
  method: 'get',
  path: '/contact-imports/{id}',
  tags,
  summary: 'How far an import is, and what it did',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(runSchema, 'The import'), ...problems, ...notFoundProblem },
});

const act = (name: 'stop' | 'resume', summary: string) =>
  createRoute({
    method: 'post',
    path: `/contact-imports/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('customers:write'),
    request: { params: idParam },
    responses: {
      200: json(runSchema, 'The import as it is now'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });

const rows = createRoute({
  method: 'get',
  path: '/contact-imports/{id}/rows',
  tags,
  summary: 'What became of each contact',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam, query: z.object(pageQuery) },
  responses: {
    200: json(z.object({ items: z.array(rowSchema), nextCursor: z.string().nullable() }), 'A page'),
    ...problems,
    ...notFoundProblem,
  },
});

const report = createRoute({
  method: 'get',
  path: '/contact-imports/{id}/report',
  tags,
  summary: 'The whole report as CSV, with nothing in it that a spreadsheet would run',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: {
    200: { description: 'The report', content: { 'text/csv': { schema: z.string() } } },
    ...problems,
    ...notFoundProblem,
  },
});

export const contactImportsRoutes: Routes = (deps) => {
  const load = async (workspaceId: string, importId: string) =>
    found(await findContactImport(deps.db, workspaceId, importId), 'import');
  const shown = async (workspaceId: string, importId: string) => {
    const [run] = await shownRuns(deps.db, workspaceId, [await load(workspaceId, importId)]);
    return found(run, 'import');
  };
  return newRouter()
    .openapi(preview, async (c) => {
      const { workspaceId } = actorIn(c);
      const connectionId = c.req.valid('param').id;
      const connection = found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
      const { outcome: only, limit, cursor, ...criteria } = c.req.valid('query');
      const planned = await plan(deps.db, workspaceId, connectionId, criteria);
      const listed = planned.filter(
        (row) =>
          (only === undefined || row.outcome === only) && (cursor === undefined || row.ledgerId > cursor),
      );
      const items = listed.slice(0, limit);
      const counted = [...countBy(planned).values()];
      return c.json(
        {
          readAt: connection.contacts_read_at?.toISOString() ?? null,
          total: planned.length,
          counts: countsOf(counted),
          items: items.map((item) => ({ ...item, customers: item.customers.map((one) => ({ ...one })) })),
          nextCursor: listed.length > limit ? (items.at(-1)?.ledgerId ?? null) : null,
        },
        200,
      );
    })
    .openapi(refresh, async (c) => {
      const { workspaceId } = actorIn(c);
      const connectionId = c.req.valid('param').id;
      found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
      await wakeReadContacts(deps.db, workspaceId, connectionId);
      return c.json({ isAsked: true } as const, 202);
    })
    .openapi(begin, async (c) => {
      const actor = actorIn(c);
      const run = accepted(
        await beginContactImport(deps, actor, c.req.valid('param').id, c.req.valid('json')),
      );
      return c.json(await shown(actor.workspaceId, run.id), 202);
    })
    .openapi(list, async (c) => {
      const { workspaceId } = actorIn(c);
      const connectionId = c.req.valid('param').id;
      found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
      const runs = await listContactImports(deps.db, workspaceId, connectionId, 20);
      return c.json({ items: await shownRuns(deps.db, workspaceId, runs) }, 200);
    })
    .openapi(read, async (c) => c.json(await shown(actorIn(c).workspaceId, c.req.valid('param').id), 200))
    .openapi(act('stop', 'Stop an import; what was imported stays'), async (c) => {
      const actor = actorIn(c);
      accepted(await stopContactImport(deps, actor, c.req.valid('param').id));
      return c.json(await shown(actor.workspaceId, c.req.valid('param').id), 200);
    })
    .openapi(act('resume', 'Go on with an import where it stopped'), async (c) => {
      const actor = actorIn(c);
      accepted(await resumeContactImport(deps, actor, c.req.valid('param').id));
      return c.json(await shown(actor.workspaceId, c.req.valid('param').id), 200);
    })
    .openapi(rows, async (c) => {
      const { workspaceId } = actorIn(c);
      const run = await load(workspaceId, c.req.valid('param').id);
      const { outcome: only, limit, cursor } = c.req.valid('query');
      const some = await listImportedRows(deps.db, workspaceId, run.id, {
        ...{ outcome: only, after: cursor ?? null, limit: limit + 1 },
      });
      const items = some.slice(0, limit);
      const nextCursor = some.length > limit ? (items.at(-1)?.ledgerId ?? null) : null;
      return c.json({ items: items.map(shownRow), nextCursor }, 200);
    })
    .openapi(report, async (c) => {
      const { workspaceId } = actorIn(c);
      const run = await load(workspaceId, c.req.valid('param').id);
      c.header('content-type', 'text/csv; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="Contacts from the books.csv"');
      return c.body(await reportOf(deps.db, workspaceId, run), 200);
    });
};

type PreviewRow = z.infer<typeof rowSchema>;

/** By the same rules as the run; what the books hold is as of their last reading. */
async function plan(
  db: Db,
  workspaceId: string,
  connectionId: string,
  criteria: ImportCriteria,
): Promise<readonly PreviewRow[]> {
  const { customers, contacts } = await loadContactKnowledge(db, workspaceId, connectionId);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const decide = importPlanner(customers, contacts, criteria);
  return contacts.map((contact) => {
    const decision = decide(contact);
    const ids =
      'customerIds' in decision
        ? decision.customerIds
        : 'customerId' in decision
          ? [decision.customerId]
          : [];
    const reason = 'reason' in decision ? decision.reason : null;
    return {
      ledgerId: contact.ledgerId,
      name: contact.name,
      email: contact.email,
      outcome: decision.outcome,
      reason,
      words: reasonWords(reason),
      customers: ids.slice(0, 5).flatMap((customerId) => {
        const customer = byId.get(customerId);
        return customer === undefined ? [] : [{ kind: customer.kind, id: customer.id, name: customer.name }];
      }),
    };
  });
}

type Count = {
  readonly outcome: PreviewRow['outcome'];
  readonly reason: string | null;
  readonly count: number;
};

function countBy(planned: readonly PreviewRow[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { outcome: what, reason } of planned) {
    const key = `${what} ${reason}`;
    counts.set(key, { outcome: what, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

function countsOf(counts: readonly Count[]): z.infer<typeof countsSchema> {
  const sum = (what: Count['outcome']) =>
    counts.filter((each) => each.outcome === what).reduce((total, { count }) => total + count, 0);
  return {
    ...{ added: sum('added'), linked: sum('linked'), known: sum('known') },
    ...{ asked: sum('asked'), skipped: sum('skipped') },
    reasons: counts.flatMap(({ outcome: what, reason, count }) =>
      reason === null ? [] : [{ outcome: what, reason, words: reasonWords(reason) ?? reason, count }],
    ),
  };
}

async function shownRuns(
  db: Db,
  workspaceId: string,
  runs: readonly ContactImportRow[],
): Promise<z.infer<typeof runSchema>[]> {
  const counted = await countImportedRows(
    db,
    workspaceId,
    runs.map((run) => run.id),
  );
  return runs.map((run) => {
    const own = counted.filter(({ importId }) => importId === run.id);
    return {
      id: run.id,
      connectionId: run.connection_id,
      // The table's check constraint admits no other state.
      state: run.state as z.infer<typeof runSchema>['state'],
      criteria: criteriaSchema.parse(run.criteria),
      total: run.total,
      looked: own.reduce((total, { count }) => total + count, 0),
      counts: countsOf(own),
      problem: run.problem,
      createdAt: run.created_at.toISOString(),
      finishedAt: run.finished_at?.toISOString() ?? null,
    };
  });
}

function shownRow({ subject, ...row }: ImportedRow): PreviewRow {
  return {
    ...row,
    words: reasonWords(row.reason),
    customers: subject === null ? [] : [{ ...subject, name: row.name }],
  };
}

const REPORT_PAGE = 5_000;

async function reportOf(db: Db, workspaceId: string, run: ContactImportRow): Promise<string> {
  const lines: (readonly string[])[] = [
    ['Contact', 'E-mail', 'Outcome', 'Reason', 'Id in the books', 'Id here'],
  ];
  for (let after: string | null = null; ; ) {
    const page: readonly ImportedRow[] = await listImportedRows(db, workspaceId, run.id, {
      after,
      limit: REPORT_PAGE,
    });
    for (const { name, email, outcome: what, reason, ledgerId, subject } of page)
      lines.push([
        ...[name, email ?? '', outcomeWords[what], reasonWords(reason) ?? ''],
        ...[ledgerId, subject?.id ?? ''],
      ]);
    after = page.at(-1)?.ledgerId ?? null;
    if (page.length < REPORT_PAGE) return csvOf(lines);
  }
}
