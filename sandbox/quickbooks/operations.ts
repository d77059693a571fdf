/** One operation on one record: which it is, and whether this kind of record knows it. */

import type { Company } from './company.ts';
import type { Call, EntityOperations } from './entity.ts';
import { Refusal } from './faults-wire.ts';
import type { Json } from './json.ts';

type Doing = 'create' | 'update' | 'remove' | 'voidIt';

/** What `POST /invoice?operation=…` does: without a word, a body with an Id is an update. */
export function write(call: Call, operations: EntityOperations, input: Json): Json {
  const work = operations[doingOf(call.params, input)];
  if (!work) throw unsupported(operations.name);
  return work(call, input);
}

export function read(call: Call, operations: EntityOperations, id: string): Json {
  return operations.read ? operations.read(call, id) : call.company.table(operations.name).need(id);
}

function doingOf(params: URLSearchParams, input: Json): Doing {
  const operation = params.get('operation')?.toLowerCase();
  const isVoid = (params.get('include') ?? '').split(',').includes('void');
  if (operation === 'void' || (operation === 'update' && isVoid)) return 'voidIt';
  if (operation === 'delete') return 'remove';
  if (operation === 'update') return 'update';
  return input.Id === undefined || operation === 'create' ? 'create' : 'update';
}

export const unsupported = (name: string): Refusal =>
  new Refusal('500', `Operation ${name} is not supported.`);

export function refuseLapsed(company: Company): void {
  if (!company.state().hasLapsed) return;
  throw new Refusal(
    '6190',
    'Subscription period has ended or canceled, or there was a billing problem: you can read, but not change anything.', // the end is ours
  );
}
