/** Invoices: drafted from a sales doc, a job or a customer, previewed, created, sent, retried, voided, set aside. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Actor } from '../commands/actor.ts';
import { changeInvoice } from '../commands/change-invoice.ts';
import { draftInvoice, shownPartLine } from '../commands/draft-invoice.ts';
import {
  approveInvoice,
  createInvoice,
  ignoreInvoice,
  sendInvoice,
  unignoreInvoice,
  unknownParts,
} from '../commands/issue-invoice.ts';
import { loadPriceList, previewInvoice, previewPlace } from '../commands/price-invoice.ts';
import type { Result } from '../commands/refusal.ts';
import { retryInvoice } from '../commands/retry-operation.ts';
import { keepOurs, takeTheirs } from '../commands/settle-differences.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { syncStates } from '../domain/accounting-status.ts';
import { contactWords } from '../domain/contact-match.ts';
import { contentFields } from '../domain/invoice-content.ts';
import { MOST_TRACKING } from '../domain/tracking.ts';
import { type ConnectionRow, isLive } from '../store/connections.ts';
import { inSnapshot } from '../store/database.ts';
import { findDestination, labelOf, toPlace, whyNowhere } from '../store/destinations.ts';
import { findInvoice, type InvoiceInput, listInvoices } from '../store/invoices.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { billingSchema } from './billing.ts';
import type { AppDeps, HttpEnv } from './deps.ts';
import {
  invoiceItemSchema,
  invoiceItems,
  invoiceSchema,
  invoiceView,
  resolvedLineSchema,
  shownResolved,
} from './invoice-view.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, invalidProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  currency,
  date,
  decimalText,
  externalId,
  filterText,
  id,
  idList,
  idParam,
  json,
  jsonBody,
  listQuery,
  money,
  mostRows,
  notFoundProblem,
  optionalEmail,
  optionalText,
  page,
  pageOf,
  percentText,
  problems,
  rateText,
  requiredText,
  rowsAsked,
  searchText,
  security,
  version,
} from './schemas.ts';

const tags = ['Invoices'];
const optionalId = id.nullable().default(null);
const lineAmountType = z.enum(['exclusive', 'inclusive', 'noTax']);
const arriveAs = z.enum(['draft', 'awaitingApproval', 'approved']);

const lineInput = z
  .strictObject({
    description: requiredText(4_000),
    quantity: decimalText.default('1'),
    unitPrice: decimalText,
    discountRate: percentText.default('0'),
    productId: optionalId,
    categoryId: optionalId,
    taxComponentId: optionalId,
    accountCode: optionalText(10).default(null),
    itemCode: optionalText(30).default(null),
    taxType: optionalText(50).default(null),
    tracking: z
      .array(
        z.strictObject({
          trackingCategoryId: requiredText(100),
          optionId: requiredText(100)
            .nullable()
            .openapi({ description: 'Null: none, whatever the mapping says' }),
        }),
      )
      .max(MOST_TRACKING)
      .refine(namesEachOnce, 'must name each tracking category once')
      .default([])
      .openapi({ description: 'Instead of what the mapping says, for each tracking category named' }),
  })
  .openapi('InvoiceLineInput');

const invoiceFields = {
  salesDocId: optionalId,
  jobId: optionalId,
  companyId: optionalId,
  contactId: optionalId,
  billingEmail: optionalEmail.default(null),
  currency,
  lineAmountType: lineAmountType.default('exclusive'),
  issueDate: date,
  dueDate: date.nullable().default(null),
  reference: optionalText(255).default(null),
  number: optionalText(255).default(null),
  arriveAs: arriveAs
    .nullable()
    .default(null)
    .openapi({ description: 'How it arrives in the books; null: by the setting of the connection' }),
  brandingThemeId: optionalText(100).default(null).openapi({
    description: 'Code of a reference of the kind brandingTheme; null: by the setting of the connection',
  }),
  currencyRate: rateText.nullable().default(null).openapi({
    description:
      'Units of its currency for one of the organisation’s own; null: the ledger’s rate of the day. Left out where it is the organisation’s own currency',
  }),
  lines: z.array(lineInput).min(1).max(200),
};
const invoiceToCreate = z
  .strictObject({
    ...invoiceFields,
    connectionId: optionalId.openapi({ description: 'The books that it goes to; null: by its customer' }),
    externalId: externalId.default(null),
    send: z.boolean().default(false),
    emailWhenInBooks: z.boolean().default(false).openapi({
      description:
        'With `send`: the books e-mail it to the customer when they have it. Where it waits here for approval, this waits with it',
    }),
  })
  .refine(dueNotBeforeIssue, { path: ['dueDate'], message: 'must not be before the issue date' })
  .openapi('InvoiceToCreate');
const lineToChange = lineInput
  .extend({
    id: optionalId.openapi({ description: 'A line that is there already; without one it is a new line' }),
  })
  .openapi('InvoiceLineChange');
const invoiceToChange = z
  .strictObject({
    ...invoiceFields,
    connectionId: id.nullable().optional().openapi({
      description: 'Other books, of one that was never sent; null: by its customer. Left out: as it was',
    }),
    lines: z.array(lineToChange).min(1).max(200),
    version,
  })
  .refine(dueNotBeforeIssue, { path: ['dueDate'], message: 'must not be before the issue date' })
  .openapi('InvoiceToChange');

const list = createRoute({
  method: 'get',
  path: '/invoices',
  tags,
  summary: 'List invoices, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of the number, the reference or the customer' }),
      state: z.enum(syncStates).optional(),
      connectionId: id.optional().openapi({ description: 'Those in these books, or on their way there' }),
      companyId: id.optional(),
      contactId: id.optional(),
      salesDocId: id.optional(),
      jobId: id.optional(),
      externalId: filterText.optional(),
      totalsDiffer: z
        .stringbool()
        .optional()
        .openapi({ type: 'boolean', description: 'Those that the books come to another total or tax for' }),
      isChangedThere: z
        .stringbool()
        .optional()
        .openapi({ type: 'boolean', description: 'Those that somebody changed in the books' }),
      ids: idList,
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(invoiceItemSchema), 'A page of invoices'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/invoices',
  tags,
  summary: 'Create an invoice, and send it where `send` is set and books are connected',
  description:
    'Answers at once with the invoice queued; its number comes by event when the books have it. What may not go as it is stays here with syncState `needsAttention` and its problem.',
  security,
  middleware: requirePermission('invoices:write'),
  request: { body: jsonBody(invoiceToCreate) },
  responses: {
    201: json(invoiceSchema, 'Created'),
    200: json(invoiceSchema, 'The invoice that has this externalId already'),
    ...problems,
    ...conflictProblem,
  },
});

const read = createRoute({
  method: 'get',
  path: '/invoices/{id}',
  tags,
  summary: 'Read an invoice, with its lines, its way to the books and every change of status',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(invoiceSchema, 'The invoice'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/invoices/{id}',
  tags,
  summary: 'Replace what was decided of an invoice',
  description:
    'One that the books have is saved here at once and its change sent to them; `allowedEdits` says what of it may still change. A line keeps its identity by its id; a line left out is deleted.',
  security,
  middleware: requirePermission('invoices:write'),
  request: { params: idParam, body: jsonBody(invoiceToChange) },
  responses: {
    200: json(invoiceSchema, 'The invoice as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

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

const bulk = (name: 'send' | 'approve', summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission(`invoices:${name}`),
    request: {
      body: jsonBody(z.strictObject({ ids: z.array(id).min(1).max(200) }).openapi('InvoicesToSend')),
    },
    responses: {
      200: json(
        z.object({ items: z.array(z.object({ id, isSent: z.boolean(), reason: z.string().nullable() })) }),
        'A result for each, in the order given',
      ),
      ...problems,
    },
  });

const act = (name: 'send' | 'approve' | 'retry' | 'void' | 'ignore' | 'unignore', summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission(name === 'approve' ? 'invoices:approve' : 'invoices:send'),
    request: { params: idParam },
    responses: {
      200: json(invoiceSchema, 'The invoice as it is now'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });

const settleDifferences = (name: 'take-theirs' | 'keep-ours', summary: string) =>
  createRoute({
    method: 'post',
    path: `/invoices/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('invoices:write'),
    request: {
      params: idParam,
      body: jsonBody(
        z
          .strictObject({
            fields: z
              .array(z.enum(contentFields))
              .min(1)
              .nullable()
              .default(null)
              .openapi({ description: 'Null: all that differ' }),
          })
          .openapi('DifferencesToSettle'),
      ),
    },
    responses: {
      200: json(invoiceSchema, 'The invoice as it is now'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });

export const invoicesRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  const shown = (c: Context<HttpEnv>, invoiceId: string) =>
    inSnapshot(deps.db, async (db) => {
      const invoice = found(await findInvoice(db, actorIn(c).workspaceId, invoiceId), 'invoice');
      return invoiceView({ db, booksUrl: deps.booksUrl, now: deps.clock.now() }, actorIn(c), invoice);
    });
  const acted = async (c: Context<HttpEnv>, invoiceId: string, outcome: Result<null>) => {
    accepted(outcome);
    return shown(c, invoiceId);
  };
  return newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const { q: text, state, cursor: beforeId, ...filter } = c.req.valid('query');
      const limit = rowsAsked(filter);
      const wanted = { ...filter, text, beforeId, limit: limit + 1, syncStates: state && [state] };
      const listed = await inSnapshot(deps.db, async (db) => {
        const rows = await listInvoices(db, actor.workspaceId, withoutUndefined(wanted));
        const { items, nextCursor } = page(rows, limit);
        const view = { db, booksUrl: deps.booksUrl, now: deps.clock.now() };
        return { items: await invoiceItems(view, actor, items), nextCursor };
      });
      return c.json(listed, 200);
    })
    .openapi(create, async (c) => {
      const { send, emailWhenInBooks: email, ...input } = c.req.valid('json');
      const actor = actorIn(c);
      const options = { send: send && actor.can('invoices:send'), email, lane: 'interactive' as const };
      const outcome = accepted(await createInvoice(commandDeps, actor, input, options));
      const view = await shown(c, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
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
    })
    .openapi(bulk('send', 'Send several invoices, with a result for each'), async (c) => {
      const send = (one: string) => sendInvoice(commandDeps, actorIn(c), one);
      return c.json({ items: await oneByOne(c.req.valid('json').ids, send) }, 200);
    })
    .openapi(
      bulk('approve', 'Approve several invoices that wait here, and send them, with a result for each'),
      async (c) => {
        const approve = (one: string) => approveInvoice(commandDeps, actorIn(c), one);
        return c.json({ items: await oneByOne(c.req.valid('json').ids, approve) }, 200);
      },
    )
    .openapi(read, async (c) => c.json(await shown(c, c.req.valid('param').id), 200))
    .openapi(change, async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      const { lines, ...head } = c.req.valid('json');
      const change = {
        ...head,
        externalId: null,
        lines: lines.map(({ id: _id, ...line }) => line),
        lineIds: lines.map((line) => line.id),
      };
      return c.json(
        await acted(c, invoiceId, await changeInvoice(commandDeps, actorIn(c), invoiceId, change)),
        200,
      );
    })
    .openapi(
      settleDifferences('take-theirs', 'Let what was changed in the books count here too'),
      async (c) => {
        const { id: invoiceId } = c.req.valid('param');
        const { fields } = c.req.valid('json');
        const outcome = await takeTheirs(commandDeps, actorIn(c), invoiceId, fields);
        return c.json(await acted(c, invoiceId, outcome), 200);
      },
    )
    .openapi(settleDifferences('keep-ours', 'Send ours to the books again'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      const { fields } = c.req.valid('json');
      const outcome = await keepOurs(commandDeps, actorIn(c), invoiceId, fields);
      return c.json(await acted(c, invoiceId, outcome), 200);
    })
    .openapi(act('send', 'Send it to the books'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(await acted(c, invoiceId, await sendInvoice(commandDeps, actorIn(c), invoiceId)), 200);
    })
    .openapi(act('approve', 'Approve one that waits here, and send it to the books'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(await acted(c, invoiceId, await approveInvoice(commandDeps, actorIn(c), invoiceId)), 200);
    })
    .openapi(act('retry', 'Check it again and send it, now'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(await acted(c, invoiceId, await retryInvoice(commandDeps, actorIn(c), invoiceId)), 200);
    })
    .openapi(act('void', 'Void it, here and in the books'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(await acted(c, invoiceId, await voidInvoice(commandDeps, actorIn(c), invoiceId)), 200);
    })
    .openapi(act('ignore', 'Set it aside: it will not be sent'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(await acted(c, invoiceId, await ignoreInvoice(commandDeps, actorIn(c), invoiceId)), 200);
    })
    .openapi(act('unignore', 'Take it up again'), async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json(
        await acted(c, invoiceId, await unignoreInvoice(commandDeps, actorIn(c), invoiceId)),
        200,
      );
    });
};

/** Each in a transaction of its own: one that cannot go stops no other. */
async function oneByOne(ids: readonly string[], act: (id: string) => Promise<Result<null>>) {
  const items: { id: string; isSent: boolean; reason: string | null }[] = [];
  for (const one of ids) {
    const outcome = await act(one);
    const reason = outcome.ok
      ? null
      : 'message' in outcome.refusal
        ? outcome.refusal.message
        : 'It is not valid.';
    items.push({ id: one, isSent: outcome.ok, reason });
  }
  return items;
}

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

function namesEachOnce(tracking: readonly { readonly trackingCategoryId: string }[]): boolean {
  return new Set(tracking.map((each) => each.trackingCategoryId)).size === tracking.length;
}

function dueNotBeforeIssue(invoice: {
  readonly issueDate: string;
  readonly dueDate: string | null;
}): boolean {
  return invoice.dueDate === null || invoice.dueDate >= invoice.issueDate;
}

/** exactOptionalPropertyTypes: a filter that was not given is left out. */
function withoutUndefined<T extends Record<string, unknown>>(
  filter: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  // Object.fromEntries forgets which name has which type.
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as never;
}
