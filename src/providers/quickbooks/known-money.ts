/** What has been set against invoices: the payments that they name, and the credit memos which some of those link. */
import { z } from 'zod';
import { optionalText } from '../../lib/exact-json.ts';
import type { Outcome } from '../provider.ts';
import type { Entity } from './batch.ts';
import type { Caller } from './call.ts';
import { type KnownMoney, paymentsNamedBy } from './invoices.ts';
import { partsOfNote } from './marked-note.ts';
import { askAll, hasId } from './query.ts';
import { partsOf, readPayment, type WirePayment } from './settlement.ts';

/** Ids of one question: an address must not grow without end. */
const IDS_A_QUESTION = 300;

/**
 * Reads what is missing: one question for payments, one for credit memos, and none where no invoice names any.
 * @param held what came along with the invoices
 */
export async function knownMoney(
  call: Caller,
  operation: string,
  invoices: readonly unknown[],
  held: { readonly payments: readonly unknown[]; readonly memos: readonly unknown[] } = noneHeld,
): Promise<Outcome<KnownMoney>> {
  const named = new Set(invoices.flatMap(paymentsNamedBy));
  const payments = held.payments.map(readPayment).filter(({ Id }) => named.has(Id));
  const missing = [...named].filter((id) => !payments.some(({ Id }) => Id === id));
  const asked = await recordsById(call, operation, 'Payment', missing);
  if (!asked.ok) return asked;
  const all: readonly WirePayment[] = [...payments, ...asked.value.map(readPayment)];
  const memos = await knownMemos(call, operation, all, held.memos);
  return memos.ok ? { ok: true, value: { payments: all, memos: memos.value } } : memos;
}

/** Records by their ids, a question for every few hundred. */
export async function recordsById(
  call: Caller,
  operation: string,
  entity: Entity,
  ids: readonly string[],
): Promise<Outcome<readonly unknown[]>> {
  const found: unknown[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_QUESTION) {
    const where = hasId(ids.slice(start, start + IDS_A_QUESTION));
    if (where === null) continue;
    const records = await askAll(call, {
      operation: `${operation}.${entity}`,
      entity,
      where: [where],
      read: (record) => record,
    });
    if (!records.ok) return records;
    found.push(...records.value);
  }
  return { ok: true, value: found };
}

const noneHeld = { payments: [], memos: [] };

const memoSchema = z.object({ Id: z.string(), DocNumber: optionalText, PrivateNote: optionalText });

async function knownMemos(
  call: Caller,
  operation: string,
  payments: readonly WirePayment[],
  held: readonly unknown[],
): Promise<Outcome<KnownMoney['memos']>> {
  const ids = new Set(payments.flatMap((payment) => partsOf(payment).flatMap(({ memoId }) => memoId ?? [])));
  const known = held.map((memo) => memoSchema.parse(memo)).filter(({ Id }) => ids.has(Id));
  const missing = [...ids].filter((id) => !known.some(({ Id }) => Id === id));
  const asked = await recordsById(call, operation, 'CreditMemo', missing);
  if (!asked.ok) return asked;
  const memos = [...known, ...asked.value.map((memo) => memoSchema.parse(memo))];
  return {
    ok: true,
    value: new Map(
      memos.map(({ Id, DocNumber, PrivateNote }) => [
        Id,
        { number: DocNumber, marker: partsOfNote(PrivateNote, false).marker },
      ]),
    ),
  };
}
