/** Account mapping of a connection: what each category, tax and product goes to in the books, and what is wrong with it. */
import { createRoute, z } from '@hono/zod-openapi';
import { saveMappings } from '../commands/save-mappings.ts';
import { DEFAULT_ACCOUNT, NO_TAX } from '../domain/mapping.ts';
import { readTrackingSubject } from '../domain/tracking.ts';
import { findConnection } from '../store/connections.ts';
import { listLedgerReferences } from '../store/ledger-references.ts';
import { type MappingView, mappingRows } from '../store/mapping-rows.ts';
import type { MappingKind } from '../store/mappings.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import { idParam, json, jsonBody, notFoundProblem, problems, security } from './schemas.ts';

const tags = ['Connections'];
const kinds = [
  'defaultAccount',
  'categoryAccount',
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
        'Category, tax component, product or payment method id; `default`, or `none` for lines without a tax. Of tracking `<default or category id>/<tracking category>`',
    }),
    subjectName: z.string(),
    code: z.string().nullable(),
    name: z.string().nullable(),
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
              z.strictObject({
                kind: z.enum(kinds),
                subjectId: z.union([
                  z.uuid(),
                  z.literal(DEFAULT_ACCOUNT),
                  z.literal(NO_TAX),
                  z.string().regex(/^(default|[0-9a-f-]{36})\/[\w-]{1,100}$/),
                ]),
                code: z.string().trim().min(1).max(50).nullable(),
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
    return {
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
    .openapi(save, async (c) => {
      const { id } = c.req.valid('param');
      accepted(await saveMappings(deps, actorIn(c), id, c.req.valid('json').changes));
      return c.json(await shown(actorIn(c).workspaceId, id), 200);
    });
};

function isOfTracking({ kind, subjectId }: MappingView, trackingCategoryId: string): boolean {
  return kind === 'tracking' && readTrackingSubject(subjectId)?.trackingCategoryId === trackingCategoryId;
}
