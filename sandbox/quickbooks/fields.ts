/** Reading what an app has sent, field by field; a field sent as null counts as not sent. */

import { badReference, missing, notFound, Refusal, stale, tooLong, unknownProperty } from './faults-wire.ts';
import { inner, type Json, refOf } from './json.ts';
import type { Entity, Table } from './table.ts';

export function textIn(input: Json, field: string, longest = 4000): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  const text = String(value);
  if (text.length > longest) throw tooLong(field, longest, text.length);
  return text;
}

/** What every record carries and no app decides. */
const OURS = ['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'status'];

export function refuseUnknown(input: Json, known: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !OURS.includes(name) && !known.includes(name));
  if (unknown !== undefined) throw unknownProperty(unknown);
}

/** The record that an update, deletion or voiding is about, if the sender has seen its newest version. */
export function currentOf(table: Table, input: Json): Entity {
  const id = textIn(input, 'Id');
  if (id === undefined) throw missing('Id');
  const record = table.get(id);
  if (!record) throw notFound();
  const version = textIn(input, 'SyncToken');
  if (version === undefined) throw missing('SyncToken');
  if (version !== record.SyncToken) throw stale();
  return record;
}

/** The active record that a reference names, `undefined` where none is sent. */
export function referred(table: Table, input: Json, field: string, path = field): Entity | undefined {
  const id = refOf(input, field);
  if (id === undefined) return undefined;
  const record = table.get(id);
  if (!record) throw badReference(path);
  if (record.Active === false) throw notFound();
  return record;
}

/** A reference to a record, with its name beside the id. */
export const refTo = (record: Entity): Json => ({
  value: record.Id,
  name: String(record.FullyQualifiedName ?? record.DisplayName ?? record.Name ?? record.Id),
});

/** `{ Address }` of an e-mail field, looked at as QuickBooks looks. */
export function addressIn(input: Json, field: string): string | undefined {
  const address = textIn(inner(input, field), 'Address', 100);
  if (address === undefined || address === '') return undefined;
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address))
    throw new Refusal('2210', `Email Address does not follow format conventions: ${address}`, field);
  return address;
}
