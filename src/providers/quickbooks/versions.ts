/** Changing records that count their changes: with the count as it was last read, and once again where it was behind. */
import { z } from 'zod';
import type { Outcome } from '../provider.ts';
import type { BatchItem, Entity, ItemAnswer } from './batch.ts';
import { sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { isStale } from './failures.ts';
import { askAll, hasId, inactiveToo } from './query.ts';
import { recordShape } from './wire.ts';

export type Change = {
  readonly ledgerId: string;
  /** As it was last read; null: not known, so it is read first. */
  readonly version: string | null;
  /** `current` is the record as it was read just now; null where nothing was read. May refuse by itself (`refusedAs`). */
  readonly write: (version: string, current: unknown) => BatchItem | ItemAnswer;
};

type Changing = {
  readonly operation: string;
  readonly entity: Entity;
  readonly changes: readonly Change[];
  readonly key: string;
};

/**
 * Sends the changes of up to thirty records of one kind; answers in the order given. One whose version is not known is
 * read before; one whose version was behind (a payment moves its invoice's on) is read and sent once more. All reading is
 * one question each time. What is not there is refused as gone.
 */
export async function sendChanges(
  call: Caller,
  { operation, entity, changes, key }: Changing,
): Promise<Outcome<readonly ItemAnswer[]>> {
  const unread = changes.filter(({ version }) => version === null);
  const read = await currentOf(call, operation, entity, unread);
  if (!read.ok) return read;
  const first = await sendKnown(call, { operation, entity, changes, key }, read.value);
  if (!first.ok) return first;
  const isBehind = changes.map((_, index) => isStaleAnswer(first.value[index]));
  // What is not found now is gone: the version that was behind must not stand in for it.
  const stale = changes.filter((_, index) => isBehind[index]).map((change) => ({ ...change, version: null }));
  if (stale.length === 0) return first;
  const current = await currentOf(call, operation, entity, stale);
  if (!current.ok) return current;
  // Another request, so another id: under the first one QuickBooks would give the first answer again.
  const again = { operation, entity, changes: stale, key: `${key}/read-again` };
  const second = await sendKnown(call, again, current.value);
  if (!second.ok) return second;
  const answers = second.value.values();
  return {
    ok: true,
    value: first.value.map((answer, index) => (isBehind[index] ? (answers.next().value ?? answer) : answer)),
  };
}

type Current = ReadonlyMap<string, { readonly version: string; readonly record: unknown }>;

async function currentOf(
  call: Caller,
  operation: string,
  entity: Entity,
  changes: readonly Change[],
): Promise<Outcome<Current>> {
  const ids = hasId(changes.map(({ ledgerId }) => ledgerId));
  if (ids === null) return { ok: true, value: new Map() };
  const found = await askAll(call, {
    operation: `${operation}.versions`,
    entity,
    where: hidesInactive(entity) ? [ids, inactiveToo] : [ids],
    read: (record) => ({ ...z.object(recordShape).parse(record), record }),
  });
  if (!found.ok) return found;
  const entries = found.value.map(
    ({ Id, SyncToken, record }) => [Id, { version: SyncToken, record }] as const,
  );
  return { ok: true, value: new Map(entries) };
}

const hidesInactive = (entity: Entity): boolean =>
  entity === 'Customer' || entity === 'Item' || entity === 'Account';

/** Sends those whose version is known, and answers for the others that they are gone. */
async function sendKnown(
  call: Caller,
  { operation, changes, key }: Changing,
  current: Current,
): Promise<Outcome<readonly ItemAnswer[]>> {
  const written = changes.map(({ ledgerId, version, write }) => {
    const read = current.get(ledgerId);
    const known = read?.version ?? version;
    return known === null ? null : write(known, read?.record ?? null);
  });
  const items = written.filter((item): item is BatchItem => item !== null && !('kind' in item));
  const sent = await sendBatch(call, { operation, items, key });
  if (!sent.ok) return sent;
  const answers = sent.value.values();
  return {
    ok: true,
    value: written.map((item) => {
      if (item === null) return gone;
      return 'kind' in item ? item : (answers.next().value ?? gone);
    }),
  };
}

function isStaleAnswer(answer: ItemAnswer | undefined): boolean {
  return answer?.kind === 'refused' && isStale(answer.fault);
}

/** A refusal of our own, said as QuickBooks would: where it would do what must not be done. */
export function refusedAs(code: string, element: string): ItemAnswer {
  return {
    kind: 'refused',
    fault: { type: 'ValidationFault', errors: [{ code, message: '', detail: '', element }] },
  };
}

const gone = refusedAs('610', '');
