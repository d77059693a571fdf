/** Account mapping of a connection: what each category, tax and product goes to in the books, and what is wrong with it. */
import { createRoute, z } from '@hono/zod-openapi';
import { makeItem } from '../commands/make-item.ts';
import { saveMappings } from '../commands/save-mappings.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { DEFAULT_ACCOUNT, NO_TAX } from '../domain/mapping.ts';
import { readTrackingSubject } from '../domain/tracking.ts';
import { listAccountItems } from '../store/account-items.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { listLedgerReferences } from '../store/ledger-references.ts';
import { type MappingView, mappingRows } from '../store/mapping-rows.ts';
import type { MappingKind } from '../store/mappings.ts';
import { problemOf } from '../store/sync-operations.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { conflictProblem, idParam, json, jsonBody, notFoundProblem, problems, security } from './schemas.ts';

const tags = ['Connections'];
const kinds = [
  'defaultAccount',
  'categoryAccount',
  'accountItem',
  'taxRate',
  'productItem',
  'paymentAccount',
  'paymentMethod',
  'tracking',
] as const satisfies readonly MappingKind[];

const rowSchema = z
  .object({
    kind: z.enum(kinds),
    subjectId: z.string().openapi({
      description:
        'Category, tax component, account code, product or payment method id; `default`, or `none` for lines without a tax. Of tracking `<default or category id>/<tracking category>`',
    }),
    subjectName: z.string(),
    code: z.string().nullable(),
    name: z.string().nullable(),
    words: z.string().nullable().openapi({ description: 'As people know it' }),
    isSuggested: z.boolean(),
    problem: problemDetailsSchema.nullable(),
  })
  .openapi('Mapping');

const mappingsSchema = z
  .object({
    defaultAccount: rowSchema,
    paymentAccount: rowSchema,
    paymentMethods: z.array(rowSchema),
    categories: z.array(rowSchema),
    accountItems: z
      .array(
        rowSchema.extend({
          canMake: z.boolean().openapi({ description: 'It has none, and one can be made in the books' }),
          isBeingMade: z.boolean(),
        }),
      )
      .nullable()
      .openapi({
        description: 'The item that stands for each account that lines go to; null where lines name accounts',
      }),
    taxes: z.array(rowSchema),
    products: z
      .array(rowSchema)
      .openapi({ description: 'Those that have an item of the books; the others go without one' }),
    tracking: z
      .array(z.object({ trackingCategoryId: z.string(), name: z.string(), rows: z.array(rowSchema) }))
      .openapi({
        description: 'Each active tracking category of the books: its default, and by product category',
      }),
  })
  .openapi('Mappings');

const read = createRoute({
  method: 'get',
  path: '/connections/{id}/mappings',
  tags,
  summary: 'Read the mapping',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(mappingsSchema, 'The mapping'), ...problems, ...notFoundProblem },
});

/** Ours, or the code of an account of the books where an item stands for it. */
function subjectOf(kind: MappingKind): z.ZodType {
  return kind === 'accountItem' ? accountCode : ourSubject;
}

const accountCode = z.string().regex(/^\S{1,50}$/);
const ourSubject = z.union([
  z.uuid(),
  z.literal(DEFAULT_ACCOUNT),
  z.literal(NO_TAX),
  z.string().regex(/^(default|[0-9a-f-]{36})\/[\w-]{1,100}$/),
]);

const save = createRoute({
  method: 'put',
  path: '/connections/{id}/mappings',
  tags,
  summary: 'Save choices; what is not named stays',
  security,
  middleware: requirePermission('mappings:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          changes: z
            .array(
              z
                .strictObject({
                  kind: z.enum(kinds),
                  subjectId: z.string().max(150),
                  code: z.string().trim().min(1).max(50).nullable(),
                })
                .refine(({ kind, subjectId }) => subjectOf(kind).safeParse(subjectId).success, {
                  path: ['subjectId'],
                  message: 'is no subject of this kind',
                }),
            )
            .min(1)
            .max(500),
        })
        .openapi('MappingsToSave'),
    ),
  },
  responses: { 200: json(mappingsSchema, 'The mapping as it is now'), ...problems, ...notFoundProblem },
});

const make = createRoute({
  method: 'post',
  path: '/connections/{id}/account-items',
  tags,
  summary: 'Have an item made in the books that stands for an account; asked for twice it is made once',
  security,
  middleware: requirePermission('mappings:write'),
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ accountCode: z.string().min(1).max(50) }).openapi('AccountItemToMake')),
  },
  responses: {
    202: json(mappingsSchema, 'The mapping as it is now; the item comes by event'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const mappingsRoutes: Routes = (deps) => {
  const shown = async (workspaceId: string, id: string) => {
    const connection = found(await findConnection(deps.db, workspaceId, id), 'connection');
    const rows = (await mappingRows(deps.db, connection)).map((row) => ({ ...row }));
    const trackingCategories = await listLedgerReferences(deps.db, workspaceId, id, {
      kind: 'trackingCategory',
    });
    const the = (kind: MappingKind) => {
      const row = rows.find((each) => each.kind === kind);
      if (row === undefined) throw new Error(`There is no row for ${kind}`);
      return row;
    };
    const isOfItems = ledgerTraits(connection.provider).linesName === 'item';
    return {
      accountItems: isOfItems ? await shownItems(deps.db, connection, rows) : null,
      defaultAccount: the('defaultAccount'),
      paymentAccount: the('paymentAccount'),
      paymentMethods: rows.filter((row) => row.kind === 'paymentMethod'),
      categories: rows.filter((row) => row.kind === 'categoryAccount'),
      taxes: rows.filter((row) => row.kind === 'taxRate'),
      products: rows.filter((row) => row.kind === 'productItem'),
      tracking: trackingCategories.map(({ code: trackingCategoryId, name }) => ({
        trackingCategoryId,
        name,
        rows: rows.filter((row) => isOfTracking(row, trackingCategoryId)),
      })),
    };
  };
  return newRouter()
    .openapi(read, async (c) => c.json(await shown(actorIn(c).workspaceId, c.req.valid('param').id), 200))
    .openapi(make, async (c) => {
      const { id } = c.req.valid('param');
      accepted(await makeItem(deps, actorIn(c), id, c.req.valid('json').accountCode));
      return c.json(await shown(actorIn(c).workspaceId, id), 202);
    })
    .openapi(save, async (c) => {
      const { id } = c.req.valid('param');
      accepted(await saveMappings(deps, actorIn(c), id, c.req.valid('json').changes));
      return c.json(await shown(actorIn(c).workspaceId, id), 200);
    });
};

/** With what has been asked of the books for each account that has no item yet. */
async function shownItems(db: Db, connection: ConnectionRow, rows: readonly MappingView[]) {
  const { workspace_id: workspaceId, id } = connection;
  const asked = await listAccountItems(db, workspaceId, id);
  const subjects = [...asked.values()].map((item) => ({ kind: 'accountItem' as const, id: item.id }));
  const operations = await findLatestOperations(db, workspaceId, subjects, id);
  return rows
    .filter(({ kind }) => kind === 'accountItem')
    .map((row) => {
      const operation = operations.get(asked.get(row.subjectId)?.id ?? '');
      const isBeingMade =
        operation !== undefined && ['queued', 'dispatched', 'unknown'].includes(operation.state);
      const refused = operation?.state === 'needsAttention' ? problemOf(operation) : null;
      const isMissing = row.code === null || row.problem !== null;
      return {
        ...row,
        problem: isMissing && refused !== null ? refused : row.problem,
        canMake: isMissing && connection.status === 'active' && !isBeingMade && refused === null,
        isBeingMade: isMissing && isBeingMade,
      };
    });
}

function isOfTracking({ kind, subjectId }: MappingView, trackingCategoryId: string): boolean {
  return kind === 'tracking' && readTrackingSubject(subjectId)?.trackingCategoryId === trackingCategoryId;
}
