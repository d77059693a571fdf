/** Document numbers: the app's own where the company keeps custom numbers, the next one of the company's otherwise. */

import type { Call } from '../entity.ts';
import { businessRule, Refusal } from '../faults-wire.ts';
import { textIn } from '../fields.ts';
import { inner, type Json } from '../json.ts';

const LONGEST = 21;

/** @param ownId of the document itself, when it is changed */
export function numberFor(call: Call, entity: string, input: Json, ownId?: string): string | undefined {
  const wanted = textIn(input, 'DocNumber');
  if (wanted === undefined || wanted === '')
    return ownId === undefined && !isCustom(call) ? nextNumber(call, entity) : undefined;
  if (wanted.length > LONGEST)
    throw businessRule('The document number is longer than 21 characters.', 'DocNumber'); // the sentence is ours
  const holder = holderOf(call, entity, wanted, ownId);
  const mayDouble = (call.params.get('include') ?? '').split(',').includes('allowduplicatedocnum');
  if (holder !== undefined && !mayDouble)
    throw new Refusal(
      '6140',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${wanted} is assigned to TxnType=${entity} with TxnId=${holder}`,
    );
  return wanted;
}

const isCustom = ({ company }: Call): boolean =>
  inner(company.preferences(), 'SalesFormsPrefs').CustomTxnNumbers === true;

/** A number that was given by hand does not move the counter. */
function nextNumber(call: Call, entity: string): string {
  const counters = call.world.store.collection<number>(`${call.company.realmId}/Counter`);
  let next = (counters.get('DocNumber') ?? 1000) + 1;
  while (holderOf(call, entity, String(next), undefined) !== undefined) next += 1;
  counters.put('DocNumber', next);
  return String(next);
}

function holderOf(
  { company }: Call,
  entity: string,
  number: string,
  ownId: string | undefined,
): string | undefined {
  return company
    .table(entity)
    .find('DocNumber', number)
    .find(({ Id }) => Id !== ownId)?.Id;
}
