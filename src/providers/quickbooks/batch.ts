/** Writing several records at once: each is accepted or refused by itself, and told apart by its place. */
import { z } from 'zod';
import type { Outgoing } from '../../lib/exact-json.ts';
import type { ElementOutcome, Outcome } from '../provider.ts';
import { isUnreadable, UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { FailedWithin } from './call.ts';
import { isRefusal } from './failures.ts';
import type { Fault } from './faults.ts';
import { faultIn } from './faults.ts';
import type { Sent } from './problems.ts';
import { problemsOf } from './problems.ts';
import { batchSize } from './reach.ts';

export type Entity =
  | 'Account'
  | 'Attachable'
  | 'CompanyCurrency'
  | 'CreditMemo'
  | 'Customer'
  | 'ExchangeRate'
  | 'Invoice'
  | 'Item'
  | 'Payment'
  | 'Purchase'
  | 'RefundReceipt'
  | 'TaxCode'
  | 'TaxRate';

/** One record of a batch. A void is an update with `option` 'void', whatever the entity. */
export type BatchItem = {
  readonly entity: Entity;
  readonly operation: 'create' | 'update' | 'delete';
  readonly option?: 'void';
  readonly body: Outgoing;
};

/** What became of one: the record as it is now (of a deleted one little is left), or why it was refused. */
export type ItemAnswer =
  | { readonly kind: 'done'; readonly record: unknown }
  | { readonly kind: 'refused'; readonly fault: Fault };

/**
 * Sends up to thirty records in one call; answers in the order given. One alone goes by itself, since QuickBooks allows
 * 500 calls a minute and 40 batches. An item that fails for another reason than itself (limits, an error of the
 * ledger's) makes the whole outcome unknown: others may be done.
 */
export async function sendBatch(
  call: Caller,
  {
    operation,
    items,
    key,
  }: { readonly operation: string; readonly items: readonly BatchItem[]; readonly key: string },
): Promise<Outcome<readonly ItemAnswer[]>> {
  if (items.length > batchSize) throw new RangeError(`At most ${batchSize} records fit into one batch`);
  const [first, ...others] = items;
  if (first === undefined) return { ok: true, value: [] };
  if (others.length === 0) return sendOne(call, operation, first, key);
  return call({
    operation,
    method: 'POST',
    path: 'batch',
    isBatch: true,
    write: { body: { BatchItemRequest: items.map(itemRequest) }, key },
    read: (json) => answersIn(json, items),
  });
}

/** What was sent for one record. `marker`: the one that its answer must bear; null where it has none to show. */
export type Element = { readonly sent: Sent | null; readonly marker: string | null };

/**
 * What became of each record, in the words of the port and the order sent. QuickBooks gives the first answer again under
 * an id that was used before, whatever is sent with it: a record under another marker than its own is no answer to this.
 */
export function outcomesOf<T extends { readonly marker: string | null }>(
  answered: Outcome<readonly ItemAnswer[]>,
  elements: readonly Element[],
  read: (record: unknown) => T,
): Outcome<readonly ElementOutcome<T>[]> {
  if (!answered.ok) return answered;
  return reading(() =>
    elements.map((element, index) => {
      const outcome = outcomeOf(answered.value[index], element.sent, read);
      if (outcome.ok && element.marker !== null && outcome.value.marker !== element.marker)
        throw new UnexpectedAnswer('An answer to another request');
      return outcome;
    }),
  );
}

/** Reads what a write has answered. What cannot be read is no answer: the write may well be done. */
export function reading<T>(read: () => T): Outcome<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const words = 'QuickBooks answered with a record that cannot be read.';
    return { ok: false, failure: { kind: 'outcomeUnknown', answered: true, words } };
  }
}

/** Reads what a question has brought. What cannot be read is asked for again. */
export function readable<T>(read: () => T): Outcome<T> {
  const outcome = reading(read);
  if (outcome.ok) return outcome;
  const words = 'QuickBooks answered with a record that cannot be read.';
  return { ok: false, failure: { kind: 'unavailable', words } };
}

/** What became of one record. Throws for what cannot be read (see `reading`). */
export function outcomeOf<T>(
  answer: ItemAnswer | undefined,
  sent: Sent | null,
  read: (record: unknown) => T,
): ElementOutcome<T> {
  if (answer === undefined) throw new UnexpectedAnswer('Not one answer for each element');
  return answer.kind === 'done'
    ? { ok: true, value: read(answer.record) }
    : { ok: false, problems: problemsOf(answer.fault, sent) };
}

/** The record of an envelope. It must be there: an answer without it must never pass for an empty one. */
export function recordIn(json: unknown, entity: Entity): unknown {
  const record = z.record(z.string(), z.unknown()).parse(json)[entity];
  if (typeof record !== 'object' || record === null) throw new UnexpectedAnswer(`No ${entity} in it`);
  return record;
}

async function sendOne(
  call: Caller,
  operation: string,
  { entity, operation: verb, option, body }: BatchItem,
  key: string,
): Promise<Outcome<readonly ItemAnswer[]>> {
  return call<readonly ItemAnswer[]>({
    operation,
    method: 'POST',
    path: entity.toLowerCase(),
    query: singleQuery(entity, verb, option),
    write: { body, key },
    read: (json) => [{ kind: 'done', record: recordIn(json, entity) }],
    refused: (fault) => [{ kind: 'refused', fault }],
  });
}

// Alone, a payment is voided by `include` and everything else by its operation. Source: Intuit's own PHP SDK.
function singleQuery(entity: Entity, verb: BatchItem['operation'], option: BatchItem['option']) {
  if (option === 'void')
    return entity === 'Payment' ? { operation: 'update', include: 'void' } : { operation: 'void' };
  return verb === 'delete' ? { operation: 'delete' } : {};
}

const itemIdOf = (index: number): string => `${index + 1}`;

function itemRequest({ entity, operation, option, body }: BatchItem, index: number): Outgoing {
  return { bId: itemIdOf(index), operation, optionsData: option, [entity]: body };
}

const responsesSchema = z.object({
  BatchItemResponse: z.array(z.looseObject({ bId: z.string() })),
});

// Matched by their ids: QuickBooks does not promise its order. One without an answer leaves all of them unknown.
function answersIn(json: unknown, items: readonly BatchItem[]): readonly ItemAnswer[] {
  const responses = new Map(
    responsesSchema.parse(json).BatchItemResponse.map((response) => [response.bId, response]),
  );
  return items.map(({ entity }, index) => {
    const response = responses.get(itemIdOf(index));
    if (response === undefined) throw new UnexpectedAnswer('Not one answer for each element');
    const fault = faultIn(response);
    if (fault === null) return { kind: 'done', record: recordIn(response, entity) };
    if (!isRefusal(fault)) throw new FailedWithin(fault);
    return { kind: 'refused', fault };
  });
}
