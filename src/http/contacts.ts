/** Contacts: people with an e-mail address, at a company or buying privately. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveContact, changeContact, createContact } from '../commands/save-contact.ts';
import { findContact, listContacts } from '../store/contacts.ts';
import { withCustom, withItsCustom } from './custom-of.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  customValues,
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
  optionalEmail,
  optionalText,
  orNull,
  page,
  pageOf,
  problems,
  rowsAsked,
  searchText,
  security,
  version,
  wasOf,
} from './schemas.ts';

const tags = ['Customers'];

const nullableText = z.string().nullable();
const contactSchema = z
  .object({
    id,
    companyId: id.nullable(),
    companyName: nullableText,
    firstName: nullableText,
    lastName: nullableText,
    name: z.string(),
    email: nullableText,
    phone: nullableText,
    address: nullableText,
    city: nullableText,
    region: nullableText,
    postalCode: nullableText,
    country: nullableText,
    connectionId: id
      .nullable()
      .openapi({ description: 'The books of one who buys privately; null: the default ones' }),
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
    custom: customValues,
  })
  .openapi('Contact');

const fields = {
  companyId: id.nullable().optional(),
  firstName: optionalText(255),
  lastName: optionalText(255),
  email: optionalEmail,
  phone: optionalText(50),
  address: optionalText(500),
  city: optionalText(255),
  region: optionalText(255),
  postalCode: optionalText(50),
  country: optionalText(100),
  connectionId: id.nullable().optional(),
};

const list = createRoute({
  method: 'get',
  path: '/contacts',
  tags,
  summary: 'List contacts, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of the name or of the address' }),
      companyId: id.optional(),
      externalId: filterText.optional(),
      ids: idList,
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(contactSchema), 'A page of contacts'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/contacts',
  tags,
  summary: 'Create a contact',
  security,
  middleware: requirePermission('customers:write'),
  request: { body: jsonBody(z.strictObject(orNull({ ...fields, externalId })).openapi('ContactToCreate')) },
  responses: {
    201: json(contactSchema, 'Created'),
    200: json(contactSchema, 'The contact that has this externalId already'),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: '/contacts/{id}',
  tags,
  summary: 'Read a contact',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(contactSchema, 'The contact'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/contacts/{id}',
  tags,
  summary: 'Change a contact; fields left out stay',
  security,
  middleware: requirePermission('customers:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          ...fields,
          archived: z.literal(false).optional(),
          version,
          was: wasOf(...Object.keys(fields)),
        })
        .openapi('ContactToChange'),
    ),
  },
  responses: {
    200: json(contactSchema, 'The contact as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/contacts/{id}',
  tags,
  summary: 'Archive a contact',
  security,
  middleware: requirePermission('customers:write'),
  request: { params: idParam },
  responses: { 200: json(contactSchema, 'The contact, archived'), ...problems, ...notFoundProblem },
});

export const contactsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { q: text, ...query } = c.req.valid('query');
      const limit = rowsAsked(query);
      const rows = await listContacts(deps.db, actorIn(c).workspaceId, {
        ...query,
        text,
        limit: limit + 1,
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await withCustom(deps.db, actorIn(c).workspaceId, items), nextCursor }, 200);
    })
    .openapi(create, async (c) => {
      const outcome = accepted(await createContact(deps, actorIn(c), c.req.valid('json')));
      const contact = await withItsCustom(deps.db, actorIn(c).workspaceId, outcome.record);
      return outcome.isNew ? c.json(contact, 201) : c.json(contact, 200);
    })
    .openapi(read, async (c) => {
      const contact = await findContact(deps.db, actorIn(c).workspaceId, c.req.valid('param').id);
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, found(contact, 'contact')), 200);
    })
    .openapi(change, async (c) => {
      const outcome = await changeContact(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, accepted(outcome)), 200);
    })
    .openapi(archive, async (c) => {
      const contact = accepted(await archiveContact(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await withItsCustom(deps.db, actorIn(c).workspaceId, contact), 200);
    });
