/** Lists of names: made, changed in full or in part, and made inactive rather than deleted. */

import type { Call, EntityOperations, FieldRead } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import { currentOf, refuseUnknown } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import type { Entity } from '../table.ts';

export interface NameList {
  readonly entity: string;
  readonly nameField: 'DisplayName' | 'Name';
  /** Lists in which a name may be borne once. */
  readonly uniqueAmong: readonly string[];
  /** Intuit's sentence names who may hold the name already. */
  readonly holders: string;
  /** What an app may send. */
  readonly writable: readonly string[];
  /** What it may send besides, to no effect. */
  readonly ignored?: readonly string[];
  /** What stays in a full update that leaves it out. */
  readonly lasting?: readonly string[];
  readonly filters: readonly string[];
  /** Checks what is to be kept and completes it; `before` is what it was. */
  complete(call: Call, fields: Json, before: Entity | undefined): Json;
}

const SUFFIX = ' (deleted)';

export function nameOperations(shape: NameList): EntityOperations {
  const { entity, nameField } = shape;
  const known = [...shape.writable, ...(shape.ignored ?? []), 'Active', 'FullyQualifiedName'];
  return {
    name: entity,
    queryable: filtersOf([nameField, 'Active', ...shape.filters]),
    create(call, input) {
      refuseUnknown(input, known);
      const fields = shape.complete(call, { ...writableOf(shape, input), Active: true }, undefined);
      refuseTaken(call, shape, String(fields[nameField]), undefined);
      return call.company.table(entity).insert(fields);
    },
    update(call, input) {
      refuseUnknown(input, known);
      const table = call.company.table(entity);
      const before = currentOf(table, input);
      const fields = shape.complete(call, nextFields(shape, before, input), before);
      refuseTaken(call, shape, String(fields[nameField]), before.Id);
      const isSparse = input.sparse === true;
      const base = isSparse ? {} : blankOf(shape, before);
      return table.save(before, { ...base, ...renamed(call, shape, before, fields) });
    },
  };
}

/** In a full update what is left out becomes nothing; in a sparse one it stays. */
function nextFields(shape: NameList, before: Entity, input: Json): Json {
  const sent = {
    ...writableOf(shape, input),
    ...(typeof input.Active === 'boolean' && { Active: input.Active }),
  };
  if (input.sparse === true) return { ...before, ...sent };
  const lasting = Object.fromEntries((shape.lasting ?? []).map((field) => [field, before[field]]));
  return { ...before, ...blankOf(shape, before), ...lasting, Active: before.Active, ...sent };
}

const writableOf = ({ writable }: NameList, input: Json): Json =>
  Object.fromEntries(Object.entries(input).filter(([field]) => writable.includes(field)));

const blankOf = ({ writable }: NameList, before: Entity): Json =>
  Object.fromEntries(writable.filter((field) => field in before).map((field) => [field, undefined]));

/** An inactive record makes room for its name by the suffix, and loses the suffix when it comes back. */
function renamed(call: Call, shape: NameList, before: Entity, fields: Json): Json {
  const { nameField } = shape;
  const name = String(fields[nameField]);
  if (before.Active !== false && fields.Active === false)
    return named(shape, fields, freeName(call, shape, name));
  if (before.Active === false && fields.Active === true && name.endsWith(SUFFIX)) {
    const plain = name.slice(0, -SUFFIX.length);
    refuseTaken(call, shape, plain, before.Id);
    return named(shape, fields, plain);
  }
  return { ...fields, [nameField]: name };
}

const named = ({ nameField }: NameList, fields: Json, name: string): Json => ({
  ...fields,
  [nameField]: name,
  ...(fields.FullyQualifiedName !== undefined && { FullyQualifiedName: name }),
});

/** A second one of that name gets a number, which is ours: no source says what becomes of it. */
function freeName(call: Call, shape: NameList, name: string): string {
  const isTaken = (wanted: string) => holderOf(call, shape, wanted, undefined) !== undefined;
  if (!isTaken(`${name}${SUFFIX}`)) return `${name}${SUFFIX}`;
  for (let number = 2; ; number += 1) {
    const wanted = `${name} (deleted ${number})`;
    if (!isTaken(wanted)) return wanted;
  }
}

function refuseTaken(call: Call, shape: NameList, name: string, ownId: string | undefined): void {
  if (!holderOf(call, shape, name, ownId)) return;
  throw new Refusal(
    '6240',
    `The name supplied already exists. : ${shape.holders} is already using this name. Please use a different name.`,
  );
}

function holderOf(call: Call, shape: NameList, name: string, ownId: string | undefined): Entity | undefined {
  for (const entity of shape.uniqueAmong) {
    const held = call.company.table(entity).find(shape.nameField, name);
    const other = held.find((record) => entity !== shape.entity || record.Id !== ownId);
    if (other) return other;
  }
  return undefined;
}

/** Each path with its reader, and what every record can be asked for. */
export function filtersOf(paths: readonly string[]): Readonly<Record<string, FieldRead>> {
  const all = ['Id', ...paths, 'MetaData.CreateTime', 'MetaData.LastUpdatedTime'];
  return Object.fromEntries(all.map((path) => [path, readerOf(path)]));
}

/** A reference is compared by its id, whether asked for as `CustomerRef` or `CustomerRef.value`. */
function readerOf(path: string): FieldRead {
  const [first = '', second] = path.split('.');
  if (second !== undefined) return (record) => inner(record, first)[second];
  if (first.endsWith('Ref')) return (record) => inner(record, first).value;
  // An address is compared as the text that it holds.
  if (first === 'PrimaryEmailAddr') return (record) => inner(record, first).Address;
  return (record) => record[first];
}
