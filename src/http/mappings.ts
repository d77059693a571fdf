/** Account mapping of a connection: what each category, tax and product goes to in the books, and what is wrong with it. */
import { createRoute, z } from '@hono/zod-openapi';
import { saveMappings } from '../commands/save-mappings.ts';
import { type Books, DEFAULT_ACCOUNT, NO_TAX } from '../domain/mapping.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { loadBooks } from '../store/ledger-references.ts';
import { listMappings, type MappingKind, type MappingRow } from '../store/mappings.ts';
import { listPaymentMethods } from '../store/payment-methods.ts';
import { listCategories } from '../store/product-categories.ts';
import { listProductNames } from '../store/products.ts';
import { listTaxComponents } from '../store/tax-components.ts';
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
] as const satisfies readonly MappingKind[];

const rowSchema = z
  .object({
    kind: z.enum(kinds),
    subjectId: z.string().openapi({
      description:
        'Category, tax component, product or payment method id; `default`, or `none` for lines without a tax',
    }),
    subjectName: z.string(),
    code: z.string().nullable(),
    name: z.string().nullable(),
    isSuggested: z.boolean(),
    problem: problemDetailsSchema.nullable(),
  })
  .openapi('Mapping');

export type MappingView = z.infer<typeof rowSchema>;

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
                subjectId: z.union([z.uuid(), z.literal(DEFAULT_ACCOUNT), z.literal(NO_TAX)]),
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
    const rows = await mappingRows(deps.db, connection);
    const the = (kind: MappingKind): MappingView => {
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

/** A row for everything that can be mapped, chosen or not; of products only those that have an item. */
export async function mappingRows(db: Db, connection: ConnectionRow): Promise<MappingView[]> {
  const { workspace_id: workspaceId, id } = connection;
  const [books, mappings, categories, taxes, methods] = await Promise.all([
    loadBooks(db, connection),
    listMappings(db, workspaceId, id),
    listCategories(db, workspaceId),
    listTaxComponents(db, workspaceId),
    listPaymentMethods(db, workspaceId),
  ]);
  const withItem = mappings.filter(({ kind }) => kind === 'productItem').map(({ subjectId }) => subjectId);
  const products = await listProductNames(db, workspaceId, withItem);
  const chosen = new Map(mappings.map((mapping) => [`${mapping.kind}:${mapping.subjectId}`, mapping]));
  const row = (kind: MappingKind, subjectId: string, subjectName: string) =>
    rowOf(kind, subjectId, subjectName, chosen.get(`${kind}:${subjectId}`), books);
  return [
    row('defaultAccount', DEFAULT_ACCOUNT, 'Default revenue account'),
    row('paymentAccount', DEFAULT_ACCOUNT, 'Payments go to'),
    ...methods.map((method) => row('paymentMethod', method.id, method.name)),
    ...categories.map((category) => row('categoryAccount', category.id, category.name)),
    ...taxes.map((tax) => row('taxRate', tax.id, tax.name)),
    row('taxRate', NO_TAX, 'Lines without a tax'),
    ...products.map((product) => row('productItem', product.id, product.name)),
  ];
}

function rowOf(
  kind: MappingKind,
  subjectId: string,
  subjectName: string,
  mapping: MappingRow | undefined,
  books: Books,
): MappingView {
  const held = kind === 'taxRate' ? books.taxRates : kind === 'productItem' ? books.items : books.accounts;
  const entry = mapping === undefined ? undefined : held.get(mapping.code);
  return {
    kind,
    subjectId,
    subjectName,
    code: mapping?.code ?? null,
    name: entry?.name ?? null,
    isSuggested: mapping?.isSuggested ?? false,
    problem: problemOf(kind, subjectName, mapping, entry, books),
  };
}

const problemCodeOf = {
  defaultAccount: 'InvalidAccountCode',
  categoryAccount: 'InvalidAccountCode',
  paymentAccount: 'InvalidAccountCode',
  paymentMethod: 'InvalidAccountCode',
  taxRate: 'TaxRateNotFound',
  productItem: 'ItemNotFound',
} as const satisfies Record<MappingKind, ProblemCode>;

function problemOf(
  kind: MappingKind,
  subjectName: string,
  mapping: MappingRow | undefined,
  entry:
    | { readonly name: string; readonly isActive: boolean; readonly acceptsPayments?: boolean }
    | undefined,
  books: Books,
): MappingView['problem'] {
  const code = problemCodeOf[kind];
  const say = (message: string) =>
    ({ code, message, field: null, setting: books.mappingSetting, ledgerWords: null }) as const;
  // The others do without: a category and a payment method go where the default says, a payment may say it itself.
  if (mapping === undefined)
    return kind === 'defaultAccount' || kind === 'taxRate'
      ? say(`Nothing is chosen for “${subjectName}” yet.`)
      : null;
  if (entry === undefined)
    return say(`The books of ${books.organisationName} have no ${mapping.code} any more. Choose another.`);
  if (!entry.isActive)
    return say(`${mapping.code} (${entry.name}) is archived in the books. Choose another.`);
  return (kind === 'paymentAccount' || kind === 'paymentMethod') && entry.acceptsPayments !== true
    ? say(`${mapping.code} (${entry.name}) takes no payments in the books. Choose another.`)
    : null;
}
