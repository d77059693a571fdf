/** The history of a record: what people did with it and its invoices, and what the ledger did, newest first. */
import { createRoute, z } from '@hono/zod-openapi';
import {
  activityWords,
  type HistoryWords,
  operationWords,
  paymentWords,
  turnWords,
} from '../domain/history-words.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { type HistoryCursor, type HistoryRow, listRecordHistory } from '../store/record-history.ts';
import { recordKinds } from './payment-sums.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { id, instant, json, pageOf, problems, security } from './schemas.ts';

const nullableText = z.string().nullable();
const changeSchema = z.object({ field: z.string(), from: nullableText, to: nullableText });
const entrySchema = z
  .object({
    id,
    at: instant,
    who: z
      .string()
      .openapi({ description: 'A person, a key, an automation, the ledger, or Counterfoil itself' }),
    what: z.string().openapi({ example: 'Changed it' }),
    changes: z
      .array(changeSchema)
      .readonly()
      .openapi({ description: 'What was before and what is after, in words; null: nothing' }),
    detail: nullableText,
    isTrouble: z.boolean(),
    invoice: z
      .object({ id, number: nullableText })
      .nullable()
      .openapi({ description: 'The invoice that it is about, where the record is another' }),
  })
  .openapi('HistoryEntry');

/** Where the page before ended: its last moment and id. */
const cursor = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f-]{36}$/,
    'must be the nextCursor of the page before',
  )
  .transform((text): HistoryCursor => {
    const [at = '', last = ''] = text.split('~');
    return { at: new Date(at), id: last };
  })
  .optional()
  .openapi({ type: 'string', description: 'The nextCursor of the page before' });

const list = createRoute({
  method: 'get',
  path: '/history',
  tags: ['Live'],
  summary: 'List what happened to a record and to its invoices, here and in the books, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      of: z.enum(['invoice', ...recordKinds]),
      id,
      limit: z.coerce.number().int().min(1).max(200).default(30),
      cursor,
    }),
  },
  responses: { 200: json(pageOf(entrySchema), 'A page of history'), ...problems },
});

export const recordHistoryRoutes: Routes = (deps) =>
  newRouter().openapi(list, async (c) => {
    const { of: kind, id: recordId, limit, cursor: before = null } = c.req.valid('query');
    const of = { kind, id: recordId };
    const rows = await listRecordHistory(deps.db, actorIn(c).workspaceId, of, { before, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return c.json(
      {
        items: items.map((row) => entryOf(row, kind)),
        nextCursor: last === undefined ? null : `${last.at.toISOString()}~${last.id}`,
      },
      200,
    );
  });

function entryOf(row: HistoryRow, kind: string): z.infer<typeof entrySchema> {
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: whoOf(row),
    ...wordsOf(row),
    invoice:
      row.invoice_id === null || kind === 'invoice'
        ? null
        : { id: row.invoice_id, number: row.invoice_number },
  };
}

function whoOf({ source, action, actor_kind, actor_name, provider }: HistoryRow): string {
  if (source === 'transition' && action === 'midnight') return 'Counterfoil';
  if (actor_kind === 'ledger') return provider === null ? 'The books' : ledgerLabel(provider);
  if (actor_kind === 'automation' && actor_name !== null) return `Automation “${actor_name}”`;
  return actor_name ?? (actor_kind === 'system' ? 'Counterfoil' : 'Somebody who has left');
}

function wordsOf({ source, action, provider, invoice_number, facts }: HistoryRow): HistoryWords {
  const ledger = provider === null ? 'the books' : ledgerLabel(provider);
  switch (source) {
    case 'activity':
      return activityWords(action, activityFacts.parse(facts));
    case 'transition':
      return turnWords(action, turnFacts.parse(facts), ledger);
    case 'operation':
      return operationWords(action, { ...operationFacts.parse(facts), number: invoice_number });
    case 'payment':
      return paymentWords(action, paymentFacts.parse(facts));
  }
}

// What the statement of listRecordHistory builds, and what commands write down: of that, what is in words.
const activityFacts = z.object({
  changes: z.array(changeSchema).optional().catch(undefined),
  amount: z.string().optional().catch(undefined),
  total: z.string().optional().catch(undefined),
  currency: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  job: z.string().optional().catch(undefined),
});
const status = z.enum(['waitingPayment', 'overdue', 'partiallyPaid', 'paid']).nullable();
const ledgerStatus = z.enum(['draft', 'awaitingApproval', 'approved', 'paid', 'voided', 'deleted']);
const turnFacts = z.object({
  from: status,
  to: status,
  fromLedger: ledgerStatus.nullable(),
  toLedger: ledgerStatus,
  owingBefore: nullableText,
  owingAfter: z.string(),
  currency: z.string(),
});
const operationFacts = z.object({ state: z.string(), message: nullableText });
const paymentFacts = z.object({ amount: z.string(), currency: z.string(), paidOn: z.string() });
