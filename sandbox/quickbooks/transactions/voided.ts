/** What a void leaves: the note that says it, and the words in which the API answers it. */

import type { Call } from '../entity.ts';
import { type Json, list } from '../json.ts';

/** Said once: there is no status on the wire. */
export function voidedNote({ PrivateNote }: Json): string {
  const note = typeof PrivateNote === 'string' ? PrivateNote : '';
  if (note.startsWith('Voided')) return note;
  return note === '' ? 'Voided' : `Voided - ${note}`;
}

/** In the documentation this one answer names kinds and states as the inside does: `SALES_ITEM_LINE_DETAIL`, `NOT_SET`. */
export function voidAnswer({ world, by }: Call, record: Json): Json {
  if (by === 'person' || world.settings().switches.voidWords === 'plain') return record;
  return {
    ...record,
    ...inCapitals(record, 'EmailStatus'),
    ...inCapitals(record, 'PrintStatus'),
    Line: list(record, 'Line').map((line) => ({ ...line, ...inCapitals(line, 'DetailType') })),
  };
}

function inCapitals(object: Json, field: string): Json {
  const value = object[field];
  if (typeof value !== 'string') return {};
  return { [field]: value.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase() };
}
