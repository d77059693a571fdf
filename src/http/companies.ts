/** Companies: customers that are businesses, with their own e-mail addresses. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveCompany, changeCompany, createCompany } from '../commands/save-company.ts';
import { findCompany, listCompanies } from '../store/companies.ts';
import { withCustom, withItsCustom } from './custom-of.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  customValues,
  email,
  externalId,
  filterText,
  id,
  idList,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  mostRows,
  notFoundProblem,
  optionalText,
  orNull,
  page,
  pageOf,
  problems,
  requiredText,
  rowsAsked,
  searchText,
  security,
  version,
  wasOf,
} from './schemas.ts';

const tags = ['Customers'];

const nullableText = z.string().nullable();
export const companySchema = z
  .object({
    id,
    name: z.string(),
    emails: z.array(z.object({ id, email: z.string(), label: nullableText })),
    phone: nullableText,
    address: nullableText,
    city: nullableText,
    region: nullableText,
    postalCode: nullableText,
    country: nullableText,
    taxNumber: nullableText,
    notes: nullableText,
    connectionId: id
      .nullable()
      .openapi({ description: 'The books that its invoices go to; null: the default ones' }),
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
    custom: customValues,
    contactCount: z.int(),
  })
  .openapi('Company');

const emails = z.array(z.strictObject({ email, label: optionalText(100) })).max(50);
const fields = {
  phone: optionalText(50),
  address: optionalText(500),
  city: optionalText(255),
  region: optionalText(255),
  postalCode: optionalText(50),
  country: optionalText(100),
  taxNumber: optionalText(50),
  notes: optionalText(5_000),
  connectionId: id.nullable().optional(),
};

const list = createRoute({
  method: 'get',
  path: '/companies',
  tags,
  summary: 'List companies, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of the name or of an address' }),
      externalId: filterText.optional(),
      ids: idList,
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(companySchema), 'A page of companies'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/companies',
  tags,
  summary: 'Create a company',
  security,
  middleware: requirePermission('customers:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(255),
          emails: emails.default([]),
          ...orNull({ ...fields, externalId }),
        })
        .openapi('CompanyToCreate'),
    ),
  },
  responses: {
    201: json(companySchema, 'Created'),
    200: json(companySchema, 'The company that has this externalId already'),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: '/companies/{id}',
  tags,
  summary: 'Read a company',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(companySchema, 'The company'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/companies/{id}',
  tags,
  summary: 'Change a company; fields left out stay, a list of e-mails replaces the one before',
  security,
  middleware: requirePermission('customers:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(255).optional(),
          emails: emails.optional(),
          ...fields,
          archived: z.literal(false).optional(),
          version,
          was: wasOf('name', ...Object.keys(fields)),
        })
        .openapi('CompanyToChange'),
    ),
  },
  responses: {
    200: json(companySchema, 'The company as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/companies/{id}',
  tags,
  summary: 'Archive a company',
  security,
  middleware: requirePermission('customers:write'),
  request: { params: idParam },
  responses: { 200: json(companySchema, 'The company, archived'), ...problems, ...notFoundProblem },
});

export const companiesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { q: text, ...query } = c.req.valid('query');
      const limit = rowsAsked(query);
      const rows = await listCompanies(deps.db, actorIn(c).workspaceId, {
        ...query,
        text,
        limit: limit + 1,
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await withCustom(deps.db, actorIn(c).workspaceId, items), nextCursor }, 200);
    })
    .openapi(create, async (c) => {
      const body = c.req.valid('json');
      const outcome = accepted(
        await createCompany(deps, actorIn(c), { ...body, emails: body.emails.map(labelled) }),
      );
      const company = await withItsCustom(deps.db, actorIn(c).workspaceId, outcome.record);
      return outcome.isNew ? c.json(company, 201) : c.json(company, 200);
    })
    .openapi(read, async (c) => {
      const company = await findCompany(deps.db, actorIn(c).workspaceId, c.req.valid('param').id);
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, found(company, 'company')), 200);
    })
    .openapi(change, async (c) => {
      const body = c.req.valid('json');
      const request = { ...body, emails: body.emails?.map(labelled) };
      const company = accepted(await changeCompany(deps, actorIn(c), c.req.valid('param').id, request));
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, company), 200);
    })
    .openapi(archive, async (c) => {
      const company = accepted(await archiveCompany(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, company), 200);
    });

function labelled({ email: address, label }: { email: string; label?: string | null | undefined }) {
  return { email: address, label: label ?? null };
}
