/** Credits: what customers have to their credit in the books; set against an invoice here, or paid back. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { creditsForInvoice, creditsOfCustomer, type OfferedCredit } from '../commands/offered-credits.ts';
import { refundCredit } from '../commands/refund-credit.ts';
import { useCredit } from '../commands/use-credit.ts';
import { withdrawCreditUse } from '../commands/withdraw-credit-use.ts';
import { findCompany } from '../store/companies.ts';
import { listConnections } from '../store/connections.ts';
import { findContact } from '../store/contacts.ts';
import { type CreditUseRow, findCreditUse } from '../store/credit-uses.ts';
import { findInvoice } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { AppDeps } from './deps.ts';
import { standingFields, standingOf } from './money-view.ts';
import { paymentToRecord } from './payments.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  externalId,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  money,
  notFoundProblem,
  positiveMoney,
  problems,
  security,
} from './schemas.ts';

const tags = ['Invoices'];
const nullableText = z.string().nullable();

const useSchema = z
  .object({
    id,
    creditId: id,
    invoiceId: id.nullable().openapi({ description: 'Null: it is paid back' }),
    amount: money,
    currency: z.string(),
    usedOn: z.string(),
    reference: nullableText,
    externalId: nullableText,
    ...standingFields,
    createdAt: instant,
  })
  .openapi('CreditUse');

type UseView = z.infer<typeof useSchema>;

const creditSchema = z
  .object({
    id,
    kind: z.enum(['creditNote', 'prepayment', 'overpayment']),
    number: nullableText,
    reference: nullableText,
    currency: z.string(),
    issueDate: nullableText,
    total: money,
    remaining: money.openapi({ description: 'As the books have it' }),
    left: money.openapi({ description: 'What may still be used: what is on its way is taken off' }),
    suggested: money
      .nullable()
      .openapi({ description: 'As much as the invoice that was asked for takes; null: none of it' }),
    usedOn: z.array(
      z.object({
        invoiceId: id.nullable().openapi({ description: 'Null: an invoice that is not ours' }),
        amount: money,
        date: nullableText,
      }),
    ),
    refunds: z.array(z.object({ amount: money, paidOn: z.string() })),
    uses: z.array(useSchema).openapi({ description: 'On their way to the books, or stopped' }),
    booksUrl: nullableText,
    ledgerName: z.string(),
    actions: z.array(z.enum(['use', 'refund'])),
    asOf: instant,
  })
  .openapi('Credit');

type CreditView = z.infer<typeof creditSchema>;

const list = createRoute({
  method: 'get',
  path: '/credits',
  tags,
  summary: 'The credit that a customer has in the books: prepayments, overpayments, credit notes',
  description:
    'For an invoice: what it can take. For a company or a contact: all, newest first, 200 at most.',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z
      .object({ invoiceId: id.optional(), companyId: id.optional(), contactId: id.optional() })
      .refine((query) => Object.values(query).filter((each) => each !== undefined).length === 1, {
        path: ['invoiceId'],
        message: 'give one of invoiceId, companyId and contactId',
      }),
  },
  responses: {
    200: json(z.object({ items: z.array(creditSchema) }), 'The credits'),
    ...problems,
    ...notFoundProblem,
  },
});

const use = createRoute({
  method: 'post',
  path: '/invoices/{id}/credit-uses',
  tags,
  summary: 'Set credit of the customer against an invoice, here and in the books',
  description:
    'Answers at once with the use queued. What would not be accepted is refused here, before anything is sent.',
  security,
  middleware: requirePermission('invoices:send'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({ creditId: id, amount: positiveMoney, externalId: externalId.default(null) })
        .openapi('CreditToUse'),
    ),
  },
  responses: {
    201: json(useSchema, 'Queued'),
    200: json(useSchema, 'The use that has this externalId already'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const refund = createRoute({
  method: 'post',
  path: '/credits/{id}/refunds',
  tags,
  summary: 'Pay credit back, here and in the books',
  description: 'Answers at once with the refund queued. Without an account it leaves where the mapping says.',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam, body: jsonBody(paymentToRecord) },
  responses: {
    201: json(useSchema, 'Queued'),
    200: json(useSchema, 'The refund that has this externalId already'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const withdraw = createRoute({
  method: 'delete',
  path: '/credit-uses/{id}',
  tags,
  summary: 'Withdraw a use of credit, or a refund, that has not gone to the books',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam },
  responses: {
    200: json(useSchema, 'The use as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const creditsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const offers = await offersFor(deps, actor, c.req.valid('query'));
      return c.json({ items: await shownCredits(deps, actor, offers) }, 200);
    })
    .openapi(use, async (c) => {
      const actor = actorIn(c);
      const { id: invoiceId } = c.req.valid('param');
      const outcome = accepted(await useCredit(deps, actor, invoiceId, c.req.valid('json')));
      const view = await shownUse(deps, actor, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
    .openapi(refund, async (c) => {
      const actor = actorIn(c);
      const { id: creditId } = c.req.valid('param');
      const outcome = accepted(await refundCredit(deps, actor, creditId, c.req.valid('json')));
      const view = await shownUse(deps, actor, outcome.id);
      return outcome.isNew ? c.json(view, 201) : c.json(view, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id: useId } = c.req.valid('param');
      accepted(await withdrawCreditUse(deps, actorIn(c), useId));
      return c.json(await shownUse(deps, actorIn(c), useId), 200);
    });

async function offersFor(
  deps: AppDeps,
  { workspaceId }: Actor,
  of: {
    readonly invoiceId?: string | undefined;
    readonly companyId?: string | undefined;
    readonly contactId?: string | undefined;
  },
): Promise<readonly OfferedCredit[]> {
  if (of.invoiceId !== undefined)
    return creditsForInvoice(deps, found(await findInvoice(deps.db, workspaceId, of.invoiceId), 'invoice'));
  if (of.companyId !== undefined) {
    const company = found(await findCompany(deps.db, workspaceId, of.companyId), 'company');
    return creditsOfCustomer(deps, workspaceId, { kind: 'company', id: company.id });
  }
  const contact = found(await findContact(deps.db, workspaceId, of.contactId ?? ''), 'contact');
  return creditsOfCustomer(deps, workspaceId, { kind: 'contact', id: contact.id });
}

async function shownCredits(
  { db, booksUrl }: AppDeps,
  actor: Actor,
  offers: readonly OfferedCredit[],
): Promise<CreditView[]> {
  const { workspaceId } = actor;
  const connections = await listConnections(db, workspaceId);
  const operations = await operationsOf(
    db,
    workspaceId,
    offers.flatMap(({ uses }) => uses),
  );
  const views: CreditView[] = [];
  for (const { credit, left, suggested, uses } of offers) {
    const connection = connections.find((each) => each.id === credit.connection_id);
    const ledgerIds = credit.allocations.map(({ invoiceLedgerId }) => invoiceLedgerId);
    const ours = await findMirroredInvoices(db, workspaceId, credit.connection_id, ledgerIds);
    const isOpen = credit.status === 'approved' && Number(left) > 0;
    views.push({
      id: credit.id,
      kind: credit.kind,
      number: credit.number,
      reference: credit.reference,
      currency: credit.currency,
      issueDate: credit.issue_date,
      total: credit.total,
      remaining: credit.remaining,
      left,
      suggested,
      usedOn: credit.allocations.map(({ invoiceLedgerId, amount, date }) => ({
        invoiceId: ours.get(invoiceLedgerId)?.invoiceId ?? null,
        amount,
        date,
      })),
      refunds: credit.refunds.map(({ amount, paidOn }) => ({ amount, paidOn })),
      uses: uses.map((each) => useView(each, operations.get(each.id), actor)),
      booksUrl:
        connection === undefined
          ? null
          : booksUrl(connection, { kind: credit.kind, ledgerId: credit.ledger_id }),
      ledgerName: ledgerLabel(connection?.provider ?? ''),
      actions: actionsOf(actor, isOpen, suggested),
      asOf: credit.as_of.toISOString(),
    });
  }
  return views;
}

function actionsOf(actor: Actor, isOpen: boolean, suggested: string | null): CreditView['actions'] {
  if (!isOpen || !actor.can('invoices:send')) return [];
  return suggested === null ? ['refund'] : ['use', 'refund'];
}

async function shownUse({ db }: AppDeps, actor: Actor, useId: string): Promise<UseView> {
  const row = found(await findCreditUse(db, actor.workspaceId, useId), 'use of credit');
  return useView(row, (await operationsOf(db, actor.workspaceId, [row])).get(useId), actor);
}

function operationsOf(db: AppDeps['db'], workspaceId: string, uses: readonly CreditUseRow[]) {
  const subjects = uses.map((row) => ({ kind: 'creditUse' as const, id: row.id }));
  return findLatestOperations(db, workspaceId, subjects);
}

function useView(row: CreditUseRow, operation: SyncOperationRow | undefined, actor: Actor): UseView {
  const isWithdrawable = row.ledger_id === null && operation?.state !== 'ignored';
  return {
    id: row.id,
    creditId: row.credit_id,
    invoiceId: row.invoice_id,
    amount: row.amount,
    currency: row.currency,
    usedOn: row.used_on,
    reference: row.reference,
    externalId: row.external_id,
    ...standingOf(operation, isWithdrawable, actor),
    createdAt: row.created_at.toISOString(),
  };
}
