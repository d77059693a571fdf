/** JSON as it goes over the wire; a field that is `undefined` is not there. */

export type Value = string | number | boolean | null | undefined | readonly Value[] | Json;

export interface Json {
  readonly [field: string]: Value;
}

export const isJson = (value: Value): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's field that is an object; an empty one where there is none. */
export function inner(object: Json, field: string): Json {
  const value = object[field];
  return isJson(value) ? value : {};
}

export function list(object: Json, field: string): readonly Json[] {
  const value = object[field];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A reference as records carry it. */
export interface Ref extends Json {
  readonly value: string;
  readonly name?: string;
}

/** The id that a reference names; `undefined` where there is none. */
export function refOf(object: Json, field: string): string | undefined {
  const { value } = inner(object, field);
  return value === undefined || value === null ? undefined : String(value);
}
