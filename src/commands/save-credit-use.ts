/** Saves what is done with a customer's credit, queued for the books: what using it and paying it back have in common. */
import { recordMarker } from '../domain/marker.ts';
import { announceAll } from '../store/changes.ts';
import { findCreditUseByExternalId, insertCreditUse } from '../store/credit-uses.ts';
import type { Tx } from '../store/database.ts';
import { lockExternalId } from '../store/external-id.ts';
import type { LedgerCreditRow } from '../store/ledger-credits.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, type Result } from './refusal.ts';

export type Used = { readonly id: string; readonly isNew: boolean };

/** Two requests with one external id are judged one after the other: the second finds what the first made. */
export async function askedAlready(
  tx: Tx,
  workspaceId: string,
  externalId: string | null,
  of: { readonly invoiceId: string } | { readonly creditId: string },
): Promise<Result<Used> | null> {
  if (externalId === null) return null;
  await lockExternalId(tx, workspaceId, 'creditUse', externalId);
  const existing = await findCreditUseByExternalId(tx, workspaceId, externalId);
  if (existing === undefined) return null;
  const isSame =
    'invoiceId' in of
      ? existing.invoice_id === of.invoiceId
      : existing.invoice_id === null && existing.credit_id === of.creditId;
  return isSame
    ? done({ id: existing.id, isNew: false })
    : conflict('externalIdTaken', 'Another use of credit has this externalId.');
}

export async function queueUse(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  credit: LedgerCreditRow,
  use: { readonly kind: 'useCredit' | 'refundCredit' } & Pick<
    Parameters<typeof insertCreditUse>[1],
    'invoiceId' | 'amount' | 'usedOn' | 'accountCode' | 'methodId' | 'reference' | 'externalId'
  >,
): Promise<string> {
  const { workspaceId } = actor;
  const { connection_id: connectionId, currency } = credit;
  const id = deps.ids();
  const { kind, ...fields } = use;
  await insertCreditUse(tx, {
    ...fields,
    workspaceId,
    id,
    connectionId,
    creditId: credit.id,
    currency,
    createdBy: actor.userId,
    now: deps.clock.now(),
  });
  await queueOperation(deps, tx, actor, {
    kind,
    subject: { kind: 'creditUse', id },
    connectionId,
    marker: recordMarker(id),
    waitsFor: null,
    problem: null,
  });
  if (use.invoiceId !== null)
    await recordChange(deps, tx, actor, {
      kind: 'invoice',
      id: use.invoiceId,
      action: 'credit used',
      details: { creditUseId: id, amount: use.amount, currency },
    });
  await announceAll(tx, [
    { workspaceId, kind: 'credit', id: credit.id },
    ...(use.invoiceId === null ? [] : [{ workspaceId, kind: 'invoice' as const, id: use.invoiceId }]),
  ]);
  return id;
}
