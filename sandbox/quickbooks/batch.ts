/** `batch`: up to thirty writes and queries, each for itself, in an order that nobody may rely on. */

import { entityNamed } from './entities.ts';
import type { Call, EntityOperations } from './entity.ts';
import { faultOf, Refusal } from './faults-wire.ts';
import { isJson, type Json, list } from './json.ts';
import { refuseLapsed, write } from './operations.ts';
import { answerQuery } from './query/run.ts';
import { onceFor, refuseRequestId } from './request-id.ts';

const MOST = 30;

/** The `BatchItemResponse`; what one item is refused leaves the others as they are. */
export function answerBatch(call: Call, body: Json): Json {
  const items = list(body, 'BatchItemRequest');
  if (items.length === 0) throw new Refusal('400', 'Batch Request is Empty');
  if (items.length > MOST)
    throw new Refusal('1040', `Batch size exceeds allowed limit : ${items.length} is more than ${MOST}`); // the end is ours
  const requestId = call.params.get('requestid');
  if (requestId !== null) for (const item of items) refuseRequestId(requestId, bIdOf(item));
  const answers = inAnyOrder(call, items).map((item) => answerItem(call, item, requestId));
  return { BatchItemResponse: answers };
}

const bIdOf = ({ bId }: Json): string => (bId === undefined || bId === null ? '' : String(bId));

function answerItem(call: Call, item: Json, requestId: string | null): Json {
  const bId = bIdOf(item);
  return call.world.store.attempt<Json>(() => {
    try {
      const key = requestId === null ? null : `${requestId}${bId}`;
      return { keep: true, result: { bId, ...doItem(call, item, key) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { keep: false, result: { bId, Fault: faultOf(error) } };
    }
  });
}

function doItem(call: Call, item: Json, requestId: string | null): Json {
  if (typeof item.Query === 'string') return { QueryResponse: answerQuery(call, item.Query) };
  const { operations, input } = subjectOf(item);
  refuseLapsed(call.company);
  const params = paramsOf(item);
  return onceFor(call, requestId, JSON.stringify(item), () => ({
    [operations.name]: write({ ...call, params }, operations, input),
  }));
}

function subjectOf(item: Json): { readonly operations: EntityOperations; readonly input: Json } {
  for (const [name, input] of Object.entries(item)) {
    const operations = isJson(input) ? entityNamed(name) : undefined;
    if (operations && isJson(input)) return { operations, input };
  }
  throw new Refusal('2000');
}

/** `operation` and `optionsData` say what operation and include do in an address. */
function paramsOf({ operation, optionsData }: Json): URLSearchParams {
  return new URLSearchParams({
    ...(typeof operation === 'string' && { operation }),
    ...(typeof optionsData === 'string' && { include: optionsData }),
  });
}

/** Serial by a switch; otherwise shuffled, and answered in the order in which it was done. */
function inAnyOrder({ world }: Call, items: readonly Json[]): readonly Json[] {
  if (world.settings().switches.batchOrder === 'serial') return items;
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = world.chance.integer(last + 1);
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a && b) [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}
