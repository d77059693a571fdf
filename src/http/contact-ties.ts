/** The contact workbench: which contact of the books each customer is, and how a person says so. */
import { createRoute, z } from '@hono/zod-openapi';
import { confirmExactTies } from '../commands/confirm-ties.ts';
import {
  createContactOnPurpose,
  type TieSubject,
  tieContact,
  untieContact,
} from '../commands/tie-contact.ts';
import type { KnownCustomer } from '../domain/contact-import-plan.ts';
import { fold, groupBy, indexContacts, linkedByWays, type Tie, tieOf } from '../domain/contact-tie.ts';
import { findConnection } from '../store/connections.ts';
import { loadContactKnowledge } from '../store/contact-knowledge.ts';
import { findTiedCustomers } from '../store/contact-ties.ts';
import { loadCustomers } from '../store/customers.ts';
import type { Db } from '../store/database.ts';
import { searchLedgerContacts } from '../store/ledger-contacts.ts';
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
  searchText,
  security,
} from './schemas.ts';

const tags = ['Connections'];
const states = ['linked', 'suggested', 'ambiguous', 'createsNew', 'none'] as const;

const contactSchema = z
  .object({
    ledgerId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    isActive: z.boolean(),
    isGone: z.boolean().openapi({ description: 'Not in the books any more, as after a merge' }),
    because: z
      .enum(['marker', 'email', 'name', 'similarName'])
      .nullable()
      .openapi({ description: 'Why it is suggested' }),
    alsoStandsFor: z.array(z.string()).openapi({ description: 'Names of other customers tied to it' }),
  })
  .openapi('BooksContact');

const tieSchema = z
  .object({
    customer: z.object({
      kind: z.enum(['company', 'contact']),
      id,
      name: z.string(),
      emails: z.array(z.string()),
    }),
    state: z.enum(states),
    linkedBy: z.enum(linkedByWays).nullable(),
    contact: contactSchema.nullable().openapi({ description: 'The contact that it is tied to' }),
    suggestions: z.array(contactSchema),
    isExact: z.boolean().openapi({ description: 'The suggestion leaves no doubt: the same e-mail or name' }),
  })
  .openapi('ContactTie');

const countsSchema = z.object({
  all: z.int(),
  linked: z.int(),
  suggested: z.int(),
  ambiguous: z.int(),
  createsNew: z.int(),
  none: z.int(),
  exact: z.int().openapi({ description: 'Suggestions that can be confirmed all at once' }),
});

const list = createRoute({
  method: 'get',
  path: '/connections/{id}/contact-ties',
  tags,
  summary: 'Every customer with its contact in the books, or with who it could be',
  security,
  middleware: requirePermission('records:read'),
  request: {
    params: idParam,
    query: z.object({
      state: z.enum(states).optional(),
      customer: id.optional(),
      q: searchText.openapi({ description: 'Part of the name or of an e-mail address' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: id.optional().openapi({ description: 'The nextCursor of the page before' }),
    }),
  },
  responses: {
    200: json(
      z
        .object({
          readAt: instant.nullable(),
          counts: countsSchema,
          items: z.array(tieSchema),
          nextCursor: z.string().nullable(),
        })
        .openapi('ContactTies'),
      'By name',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

const search = createRoute({
  method: 'get',
  path: '/connections/{id}/books-contacts',
  tags,
  summary: 'Search the active contacts of the books, to choose one',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam, query: z.object({ q: searchText }) },
  responses: {
    200: json(z.object({ items: z.array(contactSchema) }), 'Fifty at most, by name'),
    ...problems,
    ...notFoundProblem,
  },
});

const subjectShape = { customerKind: z.enum(['company', 'contact']), customerId: id };
const isDone = z.object({ isDone: z.literal(true) });

const acts = {
  tie: act(
    'tie',
    'Tie a customer to a contact of the books, in place of another one if there is one',
    z
      .strictObject({
        ...subjectShape,
        ledgerId: z.string().regex(/^[\w-]{1,100}$/),
        isShared: z.boolean().default(false).openapi({
          description: 'On purpose, though the contact stands for another customer already',
        }),
      })
      .openapi('ContactToTie'),
  ),
  untie: act(
    'untie',
    'Untie a customer: the contact stays in the books, and the two are not taken for each other again',
    z.strictObject(subjectShape).openapi('ContactToUntie'),
  ),
  createNew: act(
    'create-new',
    'Have a new contact made for a customer on purpose, whoever looks like it in the books',
    z.strictObject(subjectShape).openapi('ContactToMakeAnew'),
  ),
};

const confirm = createRoute({
  method: 'post',
  path: '/connections/{id}/contact-ties/confirm-exact',
  tags,
  summary: 'Confirm every suggestion that leaves no doubt',
  security,
  middleware: requirePermission('mappings:write'),
  request: { params: idParam },
  responses: {
    200: json(
      z.object({ confirmed: z.int(), left: z.int() }),
      'How many were tied, and how many left: shared by several, or on their way',
    ),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const contactTiesRoutes: Routes = ({ config, ...rest }) => {
  const deps = { ...rest, publicUrl: config.publicUrl };
  const load = async (workspaceId: string, connectionId: string) =>
    found(await findConnection(deps.db, workspaceId, connectionId), 'connection');
  return newRouter()
    .openapi(list, async (c) => {
      const connection = await load(actorIn(c).workspaceId, c.req.valid('param').id);
      const { state, customer, q = '', limit, cursor } = c.req.valid('query');
      const rows = await tiesOf(deps.db, connection.workspace_id, connection.id);
      const listed = rows.filter(
        (row) =>
          (state === undefined || row.tie.kind === state) &&
          (customer === undefined || row.customer.id === customer) &&
          isFound(row.customer, q),
      );
      const start = cursor === undefined ? 0 : listed.findIndex((row) => row.customer.id === cursor) + 1;
      const items = listed.slice(start, start + limit);
      const nextCursor = listed.length > start + limit ? (items.at(-1)?.customer.id ?? null) : null;
      return c.json(
        {
          readAt: connection.contacts_read_at?.toISOString() ?? null,
          counts: countsOf(rows),
          items: items.map(shownTie),
          nextCursor,
        },
        200,
      );
    })
    .openapi(search, async (c) => {
      const connection = await load(actorIn(c).workspaceId, c.req.valid('param').id);
      const { workspace_id: workspaceId, id: connectionId } = connection;
      const contacts = await searchLedgerContacts(
        deps.db,
        workspaceId,
        connectionId,
        c.req.valid('query').q ?? '',
        50,
      );
      const tied = await findTiedCustomers(
        deps.db,
        workspaceId,
        connectionId,
        contacts.map(({ ledgerId }) => ledgerId),
      );
      const customers = await loadCustomers(deps.db, workspaceId, [...tied.values()].flat());
      const items = contacts.map((contact) => ({
        ...shownContact(contact),
        alsoStandsFor: (tied.get(contact.ledgerId) ?? []).flatMap(
          (subject) => customers.get(subject.id)?.name ?? [],
        ),
      }));
      return c.json({ items }, 200);
    })
    .openapi(acts.tie, async (c) => {
      const { ledgerId, isShared, ...subject } = c.req.valid('json');
      const wanted = { subject: subjectOf(subject), ledgerId, isShared };
      accepted(await tieContact(deps, actorIn(c), c.req.valid('param').id, wanted));
      return c.json({ isDone: true } as const, 200);
    })
    .openapi(acts.untie, async (c) => {
      const subject = subjectOf(c.req.valid('json'));
      accepted(await untieContact(deps, actorIn(c), c.req.valid('param').id, subject));
      return c.json({ isDone: true } as const, 200);
    })
    .openapi(acts.createNew, async (c) => {
      const subject = subjectOf(c.req.valid('json'));
      accepted(await createContactOnPurpose(deps, actorIn(c), c.req.valid('param').id, subject));
      return c.json({ isDone: true } as const, 200);
    })
    .openapi(confirm, async (c) =>
      c.json(accepted(await confirmExactTies(deps, actorIn(c), c.req.valid('param').id)), 200),
    );
};

function act<Name extends string, Body extends z.ZodType>(name: Name, summary: string, body: Body) {
  return createRoute({
    method: 'post',
    path: `/connections/{id}/contact-ties/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('mappings:write'),
    request: { params: idParam, body: jsonBody(body) },
    responses: {
      200: json(isDone, 'Done; what waited for it goes on'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });
}

function subjectOf(body: {
  readonly customerKind: 'company' | 'contact';
  readonly customerId: string;
}): TieSubject {
  return { kind: body.customerKind, id: body.customerId };
}

type ShownContact = z.infer<typeof contactSchema>;
type TieRow = {
  readonly customer: KnownCustomer;
  readonly tie: Tie;
  readonly contact: ShownContact | null;
  readonly suggestions: readonly ShownContact[];
  readonly isExact: boolean;
};

/** Every customer that is not archived, by name. */
async function tiesOf(db: Db, workspaceId: string, connectionId: string): Promise<readonly TieRow[]> {
  const { customers, contacts } = await loadContactKnowledge(db, workspaceId, connectionId);
  const index = indexContacts(contacts);
  const byLedgerId = new Map(contacts.map((contact) => [contact.ledgerId, contact]));
  const holders = groupBy(customers, ({ link }) => (link === null ? [] : [link.ledgerId]));
  const shown = (customer: KnownCustomer, ledgerId: string, because: ShownContact['because'] = null) => {
    const contact = byLedgerId.get(ledgerId);
    const others = (holders.get(ledgerId) ?? []).filter((other) => other.id !== customer.id);
    return {
      ...shownContact(
        contact ?? {
          ledgerId,
          name: 'A contact that was not read yet',
          email: null,
          isActive: true,
          isGone: false,
        },
      ),
      because,
      alsoStandsFor: others.map(({ name }) => name),
    };
  };
  return customers
    .filter(({ isArchived }) => !isArchived)
    .sort(byName)
    .map((customer) => {
      const tie = tieOf(customer, customer.link, customer.decision, index);
      const suggested = tie.kind === 'suggested' || tie.kind === 'ambiguous' ? tie.suggestions : [];
      return {
        customer,
        tie,
        contact: tie.kind === 'linked' ? shown(customer, tie.ledgerId) : null,
        suggestions: suggested.map(({ candidate, because }) => shown(customer, candidate.ledgerId, because)),
        isExact: tie.kind === 'suggested' && tie.isExact,
      };
    });
}

function shownContact(contact: {
  readonly ledgerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly isActive: boolean;
  readonly isGone: boolean;
}): ShownContact {
  const { ledgerId, name, email, isActive, isGone } = contact;
  return { ledgerId, name, email, isActive, isGone, because: null, alsoStandsFor: [] };
}

function shownTie({ customer, tie, contact, suggestions, isExact }: TieRow): z.infer<typeof tieSchema> {
  const { kind, id: customerId, name, emails } = customer;
  return {
    customer: { kind, id: customerId, name, emails: [...emails].slice(0, 5) },
    state: tie.kind,
    linkedBy: tie.kind === 'linked' ? tie.linkedBy : null,
    contact,
    suggestions: [...suggestions],
    isExact,
  };
}

function countsOf(rows: readonly TieRow[]): z.infer<typeof countsSchema> {
  const count = (kind: Tie['kind']) => rows.filter(({ tie }) => tie.kind === kind).length;
  return {
    all: rows.length,
    ...{ linked: count('linked'), suggested: count('suggested'), ambiguous: count('ambiguous') },
    ...{ createsNew: count('createsNew'), none: count('none') },
    exact: rows.filter(({ isExact }) => isExact).length,
  };
}

function isFound({ name, emails }: KnownCustomer, text: string): boolean {
  const wanted = fold(text);
  return wanted === '' || [name, ...emails].some((held) => fold(held).includes(wanted));
}

function byName(one: KnownCustomer, other: KnownCustomer): number {
  const [a, b] = [fold(one.name), fold(other.name)];
  if (a !== b) return a < b ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
