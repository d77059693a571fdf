/** An invoice before there is one: what its screen opens with, and what it would come to. Nothing is saved. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { draftInvoice, shownPartLine } from '../commands/draft-invoice.ts';
import { unknownParts } from '../commands/issue-invoice.ts';
import { loadPriceList, previewInvoice, previewPlace } from '../commands/price-invoice.ts';
import { contactWords } from '../domain/contact-match.ts';
import { type ConnectionRow, isLive } from '../store/connections.ts';
import { findDestination, labelOf, toPlace, whyNowhere } from '../store/destinations.ts';
import type { InvoiceInput } from '../store/invoices.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { billingSchema } from './billing.ts';
import type { AppDeps } from './deps.ts';
import { arriveAs, invoiceToCreate, lineAmountType } from './invoice-input.ts';
import { resolvedLineSchema, shownResolved } from './invoice-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, invalidProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  decimalText,
  id,
  json,
  jsonBody,
  money,
  notFoundProblem,
  percentText,
  problems,
  security,
} from './schemas.ts';

const tags = ['Invoices'];

const goesTo = z
  .object({
    connectionId: id,
    label: z.string().openapi({ description: 'Organisation and ledger' }),
    why: z.string().nullable().openapi({ description: 'Why it would wait here; null: it would go' }),
  })
  .openapi('BooksToGoTo')
  .nullable()
  .openapi({ description: 'The books that it would go to; null: none are connected' });

const previewSchema = z
  .object({
    subTotal: money,
    totalTax: money,
    total: money,
    lines: z.array(
      z.object({ lineAmount: money, taxAmount: money, resolved: resolvedLineSchema.nullable() }),
    ),
    problems: z.array(problemDetailsSchema),
    books: goesTo,
    willArriveAs: arriveAs.nullable().openapi({ description: 'Null: no books are connected' }),
    arrival: z.string().nullable().openapi({ description: 'The same in a sentence, or that it waits here' }),
    sendLabel: z.string().nullable().openapi({
      description: 'What the button says that sends it; null: there is nowhere to send it',
    }),
    customer: z
      .object({
        decision: z.enum(['linked', 'willLink', 'willCreate', 'ask', 'archived']),
        words: z.string(),
      })
      .nullable()
      .openapi({
        description:
          'Which contact of the books it would go to, as far as is known; decided anew when it goes',
      }),
  })
  .openapi('InvoicePreview');

const preview = createRoute({
  method: 'post',
  path: '/invoices/preview',
  tags,
  summary: 'What an invoice would come to, and what stands in its way; nothing is saved',
  security,
  middleware: requirePermission('records:read'),
  request: { body: jsonBody(invoiceToCreate) },
  responses: { 200: json(previewSchema, 'Totals and problems'), ...problems },
});

const draftSchema = z
  .object({
    salesDocId: id.nullable(),
    jobId: id.nullable(),
    companyId: id.nullable(),
    contactId: id.nullable(),
    billingEmail: z.string().nullable(),
    recipients: z.array(
      z.object({
        email: z.string(),
        label: z.string().nullable(),
        source: z.enum(['company', 'contact']),
        contactId: id.nullable(),
      }),
    ),
    currency: z.string(),
    lineAmountType,
    issueDate: z.string(),
    dueDate: z.string(),
    reference: z.string().nullable(),
    lines: z.array(
      z.object({
        description: z.string(),
        quantity: z.string(),
        unitPrice: z.string(),
        discountRate: z.string(),
        productId: id.nullable(),
        categoryId: id.nullable(),
        taxComponentId: id.nullable(),
      }),
    ),
    billing: billingSchema.nullable(),
    books: goesTo,
  })
  .openapi('InvoiceDraft');

const part = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('whole') }),
    z.strictObject({ kind: z.literal('percent'), percent: percentText }),
    z.strictObject({ kind: z.literal('amount'), amount: decimalText }),
    z.strictObject({ kind: z.literal('rest') }),
  ])
  .default({ kind: 'whole' })
  .openapi('InvoicePart', {
    description:
      'How much of it: everything, a percentage, an amount (priced as the lines are), or what invoices before this one left',
  });

const draft = createRoute({
  method: 'post',
  path: '/invoices/draft',
  tags,
  summary: 'What the invoice screen opens with; nothing is saved',
  security,
  middleware: requirePermission('records:read'),
  request: {
    body: jsonBody(
      z
        .union([
          z.strictObject({ salesDocId: id, part }),
          z.strictObject({ jobId: id, part }),
          z.strictObject({ companyId: id, part }),
          z.strictObject({ contactId: id, part }),
        ])
        .openapi('InvoiceSource'),
    ),
  },
  responses: { 200: json(draftSchema, 'The draft'), ...problems, ...notFoundProblem, ...conflictProblem },
});

export const invoiceDraftsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(draft, async (c) => {
      const { part, ...from } = c.req.valid('json');
      const { lines, books, ...rest } = accepted(await draftInvoice(deps, actorIn(c), from, part));
      return c.json({ ...rest, lines: lines.map(shownPartLine), books: shownBooks(books) }, 200);
    })
    .openapi(preview, async (c) => {
      const { send: _send, emailWhenInBooks: _email, ...input } = c.req.valid('json');
      // Books that it is tied to may have been disconnected: then the answer says so.
      const faults = await unknownParts(deps.db, actorIn(c), { ...input, connectionId: null });
      if (faults.length > 0) throw invalidProblem(faults);
      return c.json(await previewOf(deps, actorIn(c), input), 200);
    });

async function previewOf(
  { db }: AppDeps,
  actor: Actor,
  input: InvoiceInput,
): Promise<z.infer<typeof previewSchema>> {
  const books = await findDestination(db, actor.workspaceId, toPlace(input));
  const list = await loadPriceList(db, actor.workspaceId, books);
  const {
    totals,
    resolved,
    document,
    arrival,
    sendLabel,
    problems: found,
  } = previewInvoice(input, list, actor);
  const { ofNumber, contact } = await previewPlace(db, input, list);
  return {
    subTotal: totals.subTotal,
    totalTax: totals.totalTax,
    total: totals.total,
    lines: totals.lines.map((line, index) => ({
      ...line,
      resolved: resolved[index] === undefined ? null : shownResolved(resolved[index]),
    })),
    problems: [...ofNumber, ...found].map((problem) => ({ ...problem })),
    books: shownBooks(books),
    willArriveAs: document?.arriveAs ?? null,
    arrival,
    sendLabel,
    customer: contact === null ? null : { decision: contact.kind, words: contactWords(contact) },
  };
}

function shownBooks(books: ConnectionRow | undefined): z.infer<typeof goesTo> {
  if (books === undefined) return null;
  return { connectionId: books.id, label: labelOf(books), why: isLive(books) ? null : whyNowhere(books) };
}
