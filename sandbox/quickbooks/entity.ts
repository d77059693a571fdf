/** What the API can do with one kind of record, and what it is handed to do it. */

import type { Answer } from '../answer.ts';
import type { Company } from './company.ts';
import type { Json, Value } from './json.ts';
import type { Entity } from './table.ts';
import type { World } from './world.ts';

export interface Call {
  readonly world: World;
  readonly company: Company;
  /** The request's query, `include` and `sendTo` among it. */
  readonly params: URLSearchParams;
  readonly now: number;
  /** A person's hands in the books keep the same rules, without the app. */
  readonly by: 'api' | 'person';
  /** By how many records a page differs from what was asked for: a fault. */
  readonly pageStretch?: number;
}

export type FieldRead = (record: Entity) => Value;

/** All of these throw a Refusal where they cannot; they run inside a transaction, which it undoes. */
export interface EntityOperations {
  /** As in the envelope: `Invoice`. */
  readonly name: string;
  /** Property path → its value, for WHERE and ORDERBY: `TotalAmt`, `MetaData.LastUpdatedTime`. */
  readonly queryable: Readonly<Record<string, FieldRead>>;
  create?(call: Call, input: Json): Json;
  /** Full, or sparse where the input says so. */
  update?(call: Call, input: Json): Json;
  remove?(call: Call, input: Json): Json;
  /** `operation=void`, `include=void`, or a batch's `optionsData`. */
  voidIt?(call: Call, input: Json): Json;
  /** Default: the record as it is. */
  read?(call: Call, id: string): Json;
  /** What comes after the id in the address: `send`, `pdf`. */
  readonly extras?: Readonly<
    Record<string, { readonly by: 'GET' | 'POST'; work(call: Call, id: string): Answer }>
  >;
}
