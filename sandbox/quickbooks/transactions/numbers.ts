/** Document numbers: the app's own where the company keeps custom numbers, the next one of the company's otherwise. */

import type { Call } from '../entity.ts';
import { businessRule, Refusal, tooLong } from '../faults-wire.ts';
import { textIn } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import type { Entity } from '../table.ts';

const LONGEST = 21;

/** @param before the document itself, when it is changed: a number that stays is not looked at again */
export function numberFor(
  call: Call,
  entity: string,
  input: Json,
  before: Entity | undefined,
): string | undefined {
  const wanted = textIn(input, 'DocNumber');
  const held = before?.DocNumber === undefined ? undefined : String(before.DocNumber);
  // Documented: with custom numbers no number sent is no number, in a full update too.
  if (wanted === undefined || wanted === '')
    return isCustom(call) ? undefined : (held ?? nextNumber(call, entity));
  if (wanted === held) return wanted;
  if (wanted.length > LONGEST) throw tooLongFor(call, wanted);
  refuseTaken(call, entity, wanted, before?.Id);
  return wanted;
}

function tooLongFor({ world }: Call, number: string): Refusal {
  if (world.settings().switches.longNumberFault === '2050')
    return tooLong('DocNumber', LONGEST, number.length);
  return businessRule('The document number is longer than 21 characters.', 'DocNumber'); // the sentence is ours
}

function refuseTaken(call: Call, entity: string, number: string, ownId: string | undefined): void {
  const holder = holderOf(call, entity, number, ownId);
  const mayDouble = (call.params.get('include') ?? '').split(',').includes('allowduplicatedocnum');
  if (holder === undefined || mayDouble) return;
  throw new Refusal(
    '6140',
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${entity} with TxnId=${holder}`,
  );
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
