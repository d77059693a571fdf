/** What the adapter asks of Xero about customers' credits of every kind: what there is, set against what, paid back. */
import { z } from 'zod';
import { flag } from '../../lib/exact-json.ts';
import type {
  AllocationToRemove,
  CreditKind,
  CreditToAllocate,
  LedgerClient,
  LedgerCredit,
  Outcome,
  Page,
  RefundToCreate,
} from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import {
  creditPlaces,
  fromXeroAllocation,
  fromXeroCredit,
  isSalesCredit,
  toXeroAllocation,
} from './credits.ts';
import { listIn, onlyElementIn, outcomeOf, pageIn } from './elements.ts';
import { fromXeroPayment, toXeroRefund } from './payments.ts';
import type { Sent } from './problems.ts';
import { before, pageSize, sweepMarginMs, whereIdIs } from './reach.ts';

/**
 * Xero answers with the allocation alone, its credit and invoice by their ids: what is left of either comes with the
 * next change, and is not read back here. Alone, an allocation takes no `summarizeErrors`.
 */
export async function allocateCredit(
  call: Caller,
  allocation: CreditToAllocate,
  key: string,
): ReturnType<LedgerClient['allocateCredit']> {
  const answer = await call({
    operation: 'allocateCredit',
    method: 'PUT',
    path: `${placeOf(allocation)}/Allocations`,
    write: { body: { Allocations: [toXeroAllocation(allocation)] }, key, sent: anAllocation },
    read: (json) => outcomeOf(onlyElementIn(json, 'Allocations'), anAllocation, fromXeroAllocation),
  });
  return answer.ok ? asOutcome(answer.value) : answer;
}

/** The answer stands alone, in no list. */
export function removeAllocation(
  call: Caller,
  allocation: AllocationToRemove,
  key: string,
): ReturnType<LedgerClient['removeAllocation']> {
  return call({
    operation: 'removeAllocation',
    method: 'DELETE',
    path: `${placeOf(allocation)}/Allocations/${encodeURIComponent(allocation.allocationLedgerId)}`,
    write: { body: null, key, sent: anAllocation },
    read: (json) => {
      if (!z.object({ IsDeleted: flag }).parse(json).IsDeleted)
        throw new UnexpectedAnswer('It is not deleted');
      return null;
    },
  });
}

/** A refund is a payment that names a credit in place of an invoice. */
export async function refundCredit(
  call: Caller,
  refund: RefundToCreate,
  key: string,
): ReturnType<LedgerClient['refundCredit']> {
  const answer = await call({
    operation: 'refundCredit',
    method: 'PUT',
    path: 'Payments',
    query: { summarizeErrors: 'false' },
    write: { body: { Payments: [toXeroRefund(refund)] }, key, sent: aRefund },
    read: (json) => outcomeOf(onlyElementIn(json, 'Payments'), aRefund, fromXeroPayment),
  });
  return answer.ok ? asOutcome(answer.value) : answer;
}

/** Paging is what brings the allocations along. Pages are turned as for invoices. */
export function creditsChangedSince(
  call: Caller,
  kind: CreditKind,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['creditsChangedSince']> {
  return readCredits(call, 'creditsChangedSince', kind, {
    order: 'UpdatedDateUTC',
    since: since && before(since, sweepMarginMs),
    isOpen: since === null,
    page,
  });
}

/** None of the three has an `IDs` parameter in Xero's own description. Those of suppliers are left out. */
export async function creditsById(
  call: Caller,
  kind: CreditKind,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['creditsById']> {
  const { list, id } = creditPlaces[kind];
  const where = whereIdIs(id, ledgerIds);
  if (where === null) return { ok: true, value: [] };
  return call({
    operation: 'creditsById',
    method: 'GET',
    path: list,
    query: { where, unitdp: '4', page: '1', pageSize: `${pageSize}` },
    read: (json) =>
      listIn(json, list)
        .filter((wire) => isSalesCredit(kind, wire))
        .map((wire) => fromXeroCredit(kind, wire)),
  });
}

/** One page of one kind. */
export function readCredits(
  call: Caller,
  operation: string,
  kind: CreditKind,
  asked: {
    readonly order: string;
    readonly since: Date | null;
    readonly page: number;
    /** Only those of which something is left. */
    readonly isOpen?: boolean;
  },
): Promise<Outcome<Page<LedgerCredit>>> {
  const { list, type } = creditPlaces[kind];
  const { order, since, page, isOpen = false } = asked;
  const where = `Type=="${type}"${isOpen ? ' AND Status=="AUTHORISED"' : ''}`;
  return call({
    operation,
    method: 'GET',
    path: list,
    query: { where, unitdp: '4', pageSize: `${pageSize}`, order, page: `${page}` },
    since,
    read: (json) => pageIn(json, list, pageSize, (wire) => fromXeroCredit(kind, wire)),
  });
}

const anAllocation: Sent = { record: 'allocation', lines: [] };
const aRefund: Sent = { record: 'refund', lines: [] };

function placeOf({ kind, creditLedgerId }: Pick<CreditToAllocate, 'kind' | 'creditLedgerId'>): string {
  return `${creditPlaces[kind].list}/${encodeURIComponent(creditLedgerId)}`;
}

function asOutcome<T>(outcome: ReturnType<typeof outcomeOf<T>>): Outcome<T> {
  return outcome.ok ? outcome : { ok: false, failure: { kind: 'rejected', problems: outcome.problems } };
}
