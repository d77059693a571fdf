/** How a sync operation is shown in the sync centre and on its invoice. */
import { z } from '@hono/zod-openapi';
import { mayBeIgnored } from '../commands/ignore-operation.ts';
import type { SyncState } from '../domain/accounting-status.ts';
import { nextStep } from '../store/accounting-cells.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { labelOf } from '../store/destinations.ts';
import type { ListedOperation } from '../store/listed-operations.ts';
import { operationKinds, problemOf } from '../store/sync-operations.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { id, instant, money } from './schemas.ts';

export const operationStates = ['queued', 'sending', 'needsAttention', 'done', 'ignored'] as const;

export const operationSchema = z
  .object({
    id,
    kind: z.enum(operationKinds),
    subjectKind: z.enum([
      'company',
      'contact',
      'invoice',
      'payment',
      'creditNote',
      'creditUse',
      'invoiceEmail',
      'invoiceFile',
      'invoiceNote',
      'accountItem',
    ]),
    subjectId: id,
    subjectName: z.string().nullable().openapi({
      description:
        "The invoice's number and its customer; before them the amount, for a payment or a credit note",
    }),
    invoiceId: id
      .nullable()
      .openapi({ description: 'The invoice itself, or the one that the money is on; null for customers' }),
    reference: z
      .string()
      .nullable()
      .openapi({ description: 'Of the invoice, the payment or the credit note; null for customers' }),
    total: money.nullable().openapi({ description: 'Of the same' }),
    currency: z.string().nullable(),
    connectionId: id,
    booksLabel: z.string().openapi({ description: 'Whose books it is for: organisation and ledger' }),
    lane: z.enum(['interactive', 'backfill']),
    state: z.enum(operationStates),
    isInDoubt: z
      .boolean()
      .openapi({ description: 'The answer was lost; the books are looked at before anything is sent again' }),
    attempts: z.int(),
    problem: problemDetailsSchema.nullable(),
    next: z.string().nullable(),
    actions: z
      .array(z.enum(['retry', 'ignore']))
      .openapi({ description: 'What a person who may send invoices can do about it now' }),
    createdAt: instant,
    dispatchedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .openapi('SyncOperation');

export type OperationView = z.infer<typeof operationSchema>;

export function shownOperation(
  row: ListedOperation,
  connection: ConnectionRow | undefined,
  now: Date,
): OperationView {
  const problem = problemOf(row);
  const state = shownState(row.state);
  return {
    id: row.id,
    // The table's check constraints admit no other values.
    kind: row.kind as OperationView['kind'],
    subjectKind: row.subject_kind as OperationView['subjectKind'],
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    invoiceId: row.invoice_id,
    reference: row.reference,
    total: row.total,
    currency: row.currency,
    connectionId: row.connection_id,
    booksLabel: connection === undefined ? '' : labelOf(connection),
    lane: row.lane as OperationView['lane'],
    state,
    isInDoubt: row.state === 'unknown',
    attempts: row.attempts,
    problem: problem === null || row.state === 'done' ? null : { ...problem },
    next: state === 'done' || state === 'ignored' ? null : nextStep(syncStateOf(state), row, connection, now),
    actions: actionsOn(row),
    createdAt: row.created_at.toISOString(),
    dispatchedAt: row.dispatched_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

function actionsOn(row: ListedOperation): OperationView['actions'] {
  if (row.state !== 'needsAttention') return [];
  return mayBeIgnored(row) ? ['retry', 'ignore'] : ['retry'];
}

/** The rows' states behind a state that people see: in doubt is still on its way. */
export function rowStates(state: (typeof operationStates)[number]): readonly string[] {
  return state === 'sending' ? ['dispatched', 'unknown'] : [state];
}

function shownState(state: string): OperationView['state'] {
  if (state === 'dispatched' || state === 'unknown') return 'sending';
  // The table's check constraint admits no other state.
  return state as OperationView['state'];
}

function syncStateOf(state: 'queued' | 'sending' | 'needsAttention'): SyncState {
  return state;
}
