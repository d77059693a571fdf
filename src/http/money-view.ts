/** Where a payment or a credit note stands on its way to the books, as lists show it. */
import { z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { problemOf, type SyncOperationRow } from '../store/sync-operations.ts';
import { problemDetailsSchema } from './accounting-cell.ts';
import { id } from './schemas.ts';

export const standingFields = {
  syncState: z.enum(['queued', 'sending', 'needsAttention', 'inBooks', 'ignored']),
  problem: problemDetailsSchema.nullable(),
  operationId: id
    .nullable()
    .openapi({ description: 'The latest sync operation, to retry; null: none of ours' }),
  actions: z.array(z.enum(['retry', 'remove'])),
};

const standingSchema = z.object(standingFields);
export type Standing = z.infer<typeof standingSchema>;

/** @param canRemove whether the record is one that may be taken back, now or ever. */
export function standingOf(
  operation: SyncOperationRow | undefined,
  canRemove: boolean,
  actor: Actor,
): Standing {
  const state = operation?.state ?? 'done';
  const isUnderWay = state === 'dispatched' || state === 'unknown';
  const isRemoval = isRemovalKind(operation?.kind);
  const isStuck = state === 'needsAttention';
  const actions: Standing['actions'] = [];
  if (actor.can('invoices:send')) {
    if (isStuck || state === 'queued') actions.push('retry');
    if (canRemove && !isUnderWay && !(isRemoval && state === 'queued')) actions.push('remove');
  }
  return {
    syncState: syncStateOf(state, isRemoval),
    problem: operation !== undefined && isStuck ? asShown(operation) : null,
    operationId: operation?.id ?? null,
    actions,
  };
}

/** A payment's, or that of credit on an invoice. */
export function isRemovalKind(kind: string | undefined): boolean {
  return kind === 'removePayment' || kind === 'takeBackCredit';
}

/** What is being removed is in the books until it is gone from there. */
function syncStateOf(state: string, isRemoval: boolean): Standing['syncState'] {
  if (state === 'needsAttention') return 'needsAttention';
  if (state === 'done' || isRemoval) return 'inBooks';
  if (state === 'ignored') return 'ignored';
  return state === 'queued' ? 'queued' : 'sending';
}

function asShown(operation: SyncOperationRow): Standing['problem'] {
  const problem = problemOf(operation);
  return problem === null ? null : { ...problem };
}
