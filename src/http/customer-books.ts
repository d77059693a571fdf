/** Where a customer stands in the books: its contact there, what differs, and which of the two counts. */
import { createRoute, z } from '@hono/zod-openapi';
import { keepContact, takeContactOver } from '../commands/settle-contact.ts';
import { differInBooks } from '../domain/contact-facts.ts';
import { contactSetting } from '../domain/contact-match.ts';
import { linkedByWays } from '../domain/contact-tie.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type ConnectionRow, listLiveConnections } from '../store/connections.ts';
import { type ContactInBooks, listContactsInBooks } from '../store/customer-books.ts';
import { type Customer, loadCustomers } from '../store/customers.ts';
import { findDestination, labelOf, toPlaceOf } from '../store/destinations.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findLatestOperation, type SyncOperationRow } from '../store/sync-operations.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const states = ['linked', 'archived', 'notThere', 'onItsWay', 'needsAttention'] as const;

const inBooksSchema = z
  .object({
    connectionId: id,
    ledgerName: z.string(),
    organisationName: z.string(),
    booksLabel: z.string().openapi({ description: 'Organisation and ledger' }),
    currency: z.string().nullable().openapi({
      description:
        'The only one of this contact, where contacts keep theirs for good: the customer is one for each',
    }),
    state: z.enum(states),
    why: z.string().openapi({ description: 'One sentence saying what the state means for this customer' }),
    linkedBy: z.enum(linkedByWays).nullable(),
    here: z
      .object({ name: z.string(), email: z.string().nullable() })
      .openapi({ description: 'What a contact of this customer says, as it stands here' }),
    contact: z
      .object({ name: z.string(), email: z.string().nullable(), url: z.string().nullable() })
      .nullable()
      .openapi({ description: 'The contact there, as it was last read' }),
    differs: z
      .boolean()
      .openapi({ description: 'In name or e-mail, beyond what the ledger made of our words' }),
    allowed: z.array(z.enum(['takeTheirs', 'keepOurs'])),
    setting: z
      .string()
      .openapi({ description: 'Where its tie can be changed, as a path of the web application' }),
  })
  .openapi('CustomerInBooks');

type InBooksView = z.infer<typeof inBooksSchema>;

const nouns = { company: 'companies', contact: 'contacts' } as const;
type Kind = keyof typeof nouns;

function routesOf(kind: Kind) {
  const tags = [kind === 'company' ? 'Companies' : 'Contacts'];
  const read = createRoute({
    method: 'get',
    path: `/${nouns[kind]}/{id}/books` as const,
    tags,
    summary: `Where a ${kind} stands in each of the connected books`,
    security,
    middleware: requirePermission('records:read'),
    request: { params: idParam },
    responses: {
      200: json(
        z.object({ items: z.array(inBooksSchema) }),
        'One for each connection that it is known in, or that its invoices go to',
      ),
      ...problems,
      ...notFoundProblem,
    },
  });
  const act = (name: 'take-theirs' | 'keep-ours', summary: string) =>
    createRoute({
      method: 'post',
      path: `/${nouns[kind]}/{id}/books/${name}` as const,
      tags,
      summary,
      security,
      middleware: requirePermission('customers:write'),
      request: {
        params: idParam,
        body: jsonBody(z.strictObject({ connectionId: id }).openapi('BooksOfCustomer')),
      },
      responses: {
        200: json(z.object({ isDone: z.literal(true) }), 'Done; what goes to the books is on its way'),
        ...problems,
        ...notFoundProblem,
        ...conflictProblem,
      },
    });
  return {
    read,
    takeTheirs: act('take-theirs', `Write the contact's name and e-mail address over this ${kind}'s`),
    keepOurs: act('keep-ours', `Send this ${kind}'s name and e-mail address to the books again`),
  };
}

export const customerBooksRoutes: Routes = (deps) => {
  const router = newRouter();
  for (const kind of ['company', 'contact'] as const) {
    const { read, takeTheirs, keepOurs } = routesOf(kind);
    router
      .openapi(read, async (c) => {
        const subject = { kind, id: c.req.valid('param').id };
        return c.json({ items: await booksOf(deps, actorIn(c).workspaceId, subject) }, 200);
      })
      .openapi(takeTheirs, async (c) => {
        const subject = { kind, id: c.req.valid('param').id };
        accepted(await takeContactOver(deps, actorIn(c), subject, c.req.valid('json').connectionId));
        return c.json({ isDone: true } as const, 200);
      })
      .openapi(keepOurs, async (c) => {
        const subject = { kind, id: c.req.valid('param').id };
        accepted(await keepContact(deps, actorIn(c), subject, c.req.valid('json').connectionId));
        return c.json({ isDone: true } as const, 200);
      });
  }
  return router;
};

async function booksOf(
  deps: AppDeps,
  workspaceId: string,
  subject: { readonly kind: Kind; readonly id: string },
): Promise<InBooksView[]> {
  const customer = found(
    (await loadCustomers(deps.db, workspaceId, [subject])).get(subject.id),
    subject.kind,
  );
  // A person at a company is part of it in the books.
  if (!customer.isBilled) return [];
  const { kind, id: subjectId } = subject;
  const goesTo = await findDestination(deps.db, workspaceId, toPlaceOf(subject));
  const connections = await listLiveConnections(deps.db, workspaceId);
  const views = await Promise.all(
    connections.map(async (connection) => {
      const [main, ...further] = await listContactsInBooks(deps.db, connection, subject);
      const latest = (currency?: string) =>
        findLatestOperation(deps.db, workspaceId, connection.id, kind, subjectId, currency);
      return [
        viewOf(deps, connection, customer, main, await latest(main?.link.currency)),
        // What counts is decided with the main one, and goes to all of them.
        ...(await Promise.all(
          further.map(async (held) => ({
            ...viewOf(deps, connection, customer, held, await latest(held.link.currency)),
            ...{ differs: false, allowed: [] },
          })),
        )),
      ];
    }),
  );
  // Of books that it has nothing to do with there is nothing to say.
  return views
    .flat()
    .filter(({ connectionId, state }) => state !== 'notThere' || connectionId === goesTo?.id);
}

function viewOf(
  { booksUrl }: AppDeps,
  connection: ConnectionRow,
  customer: Customer,
  held: ContactInBooks | undefined,
  latest: SyncOperationRow | undefined,
): InBooksView {
  const state = stateOf(held, latest);
  const differs = held !== undefined && differsThere(customer, held);
  const ledgerName = ledgerLabel(connection.provider);
  const isSettled = state === 'linked' || state === 'archived';
  return {
    connectionId: connection.id,
    ledgerName,
    organisationName: connection.organisation_name,
    booksLabel: labelOf(connection),
    currency: held === undefined || held.link.currency === '' ? null : held.link.currency,
    state,
    why: whyOf(state, connection, held, latest),
    linkedBy: linkedByWays.find((way) => way === held?.link.snapshot.linkedBy) ?? null,
    here: { name: customer.contact.name, email: customer.contact.email },
    contact:
      held === undefined
        ? null
        : {
            name: held.contact.name,
            email: held.contact.email,
            url: booksUrl(connection, { kind: 'contact', ledgerId: held.contact.ledgerId }),
          },
    differs: differs && isSettled,
    allowed: !differs || !isSettled ? [] : state === 'archived' ? ['takeTheirs'] : ['takeTheirs', 'keepOurs'],
    setting: contactSetting(connection.id, customer.subjectId),
  };
}

function stateOf(
  held: ContactInBooks | undefined,
  latest: SyncOperationRow | undefined,
): (typeof states)[number] {
  if (latest?.state === 'needsAttention') return 'needsAttention';
  if (latest !== undefined && ['queued', 'dispatched', 'unknown'].includes(latest.state)) return 'onItsWay';
  if (held === undefined) return 'notThere';
  return held.contact.isActive ? 'linked' : 'archived';
}

function whyOf(
  state: (typeof states)[number],
  { provider }: ConnectionRow,
  held: ContactInBooks | undefined,
  latest: SyncOperationRow | undefined,
): string {
  const { label: ledgerName, words } = ledgerTraits(provider);
  const currency = held?.link.currency ?? '';
  switch (state) {
    case 'linked':
      return `Invoices${currency === '' ? '' : ` in ${currency}`} go to this ${words.contact} in ${ledgerName}.`;
    case 'archived':
      if (held?.contact.isGone === true)
        return `The ${words.contact} is not in ${ledgerName} any more: it may have been merged into another ${words.contact} there. Tie the customer to the one that it is now.`;
      return `The ${words.contact} is archived in ${ledgerName}: restore it there, or tie the customer to another one.`;
    case 'notThere':
      return `It is matched in ${ledgerName} with its first invoice, or made there.`;
    case 'onItsWay':
      return `It is on its way to ${ledgerName}.`;
    case 'needsAttention':
      return latest?.problem_message ?? `${ledgerName} did not take it.`;
  }
}

function differsThere(customer: Customer, { link: { snapshot }, contact }: ContactInBooks): boolean {
  const agreed =
    snapshot.contact === null || snapshot.held === null
      ? null
      : { sent: snapshot.contact, held: snapshot.held };
  return differInBooks(customer.contact, contact, agreed);
}
