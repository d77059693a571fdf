/** How a sync operation is shown in the sync centre and on its invoice. */
import { z } from '@hono/zod-openapi';
import type { SyncState } from '../domain/accounting-status.ts';
import { nextStep } from '../store/accounting-cells.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { type ListedOperation, problemOf } from '../store/sync-operations.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { id, instant, money } from './schemas.ts';

export const operationStates = ['queued', 'sending', 'needsAttention', 'done', 'ignored'] as const;

export const operationSchema = z
  .object({
    id,
    kind: z.enum([
      'createContact',
      'createInvoice',
      'voidInvoice',
      'createPayment',
      'removePayment',
      'createCreditNote',
      'allocateCredit',
    ]),
    subjectKind: z.enum(['company', 'contact', 'invoice', 'payment', 'creditNote']),
    subjectId: id,
    subjectName: z.string().nullable(),
    reference: z.string().nullable().openapi({ description: "The invoice's own; null for other records" }),
    total: money.nullable().openapi({ description: "The invoice's" }),
    currency: z.string().nullable(),
    lane: z.enum(['interactive', 'backfill']),
    state: z.enum(operationStates),
    isInDoubt: z
      .boolean()
      .openapi({ description: 'The answer was lost; the books are looked at before anything is sent again' }),
    attempts: z.int(),
    problem: problemDetailsSchema.nullable(),
    next: z.string().nullable(),
    createdAt: instant,
    dispatchedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .openapi('SyncOperation');

export type OperationView = z.infer<typeof operationSchema>;

/** What people know the subject by, where it is an invoice. */
export type OperationInvoice = {
  readonly reference: string | null;
  readonly total: string;
  readonly currency: string;
};

export function shownOperation(
  row: ListedOperation,
  connection: ConnectionRow | undefined,
  now: Date,
  invoice?: OperationInvoice,
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
    reference: invoice?.reference ?? null,
    total: invoice?.total ?? null,
    currency: invoice?.currency ?? null,
    lane: row.lane as OperationView['lane'],
    state,
    isInDoubt: row.state === 'unknown',
    attempts: row.attempts,
    problem: problem === null || row.state === 'done' ? null : { ...problem },
    next: state === 'done' || state === 'ignored' ? null : nextStep(syncStateOf(state), row, connection, now),
    createdAt: row.created_at.toISOString(),
    dispatchedAt: row.dispatched_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
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
