/** Schemas of an OpenAPI 3.0 document as JSON Schema that ajv can judge by. */
import type { AnySchemaObject } from 'ajv';

export type Direction = 'request' | 'response';

/**
 * Stricter than the document in one point: a field that a schema does not name is not allowed. `title` says which
 * schema and field an error is about. References lead to the `$id` of the same direction.
 * @throws for a keyword that is not translated, so that none is passed over in silence
 */
export function toJsonSchema(schema: unknown, title: string, direction: Direction): AnySchemaObject {
  const source = recordOf(schema);
  // What stands beside a reference is ignored in OpenAPI 3.0.
  if (typeof source.$ref === 'string') return { $ref: `${direction}${source.$ref}` };
  if (direction === 'request' && source.readOnly === true) return { title, not: {} };
  const made: AnySchemaObject = { title };
  for (const [keyword, value] of Object.entries(source)) {
    if (annotations.test(keyword)) continue;
    Object.assign(made, translated(keyword, value, title, direction));
  }
  if (source.nullable === true) made.type = [source.type, 'null'];
  return made;
}

const annotations =
  /^(description|example|examples|externalDocs|readOnly|default|deprecated|x-(?!is-msdate(-time)?$).*)$/;

function translated(keyword: string, value: unknown, title: string, direction: Direction): AnySchemaObject {
  switch (keyword) {
    case 'type':
    case 'enum':
    case 'required':
    case 'maxLength':
      return { [keyword]: value };
    case 'nullable':
      return {};
    case 'format':
      return value === 'binary' ? {} : { format: value };
    case 'x-is-msdate':
    case 'x-is-msdate-time':
      return { pattern: (direction === 'response' ? msDate : anyDate).source };
    case 'items':
      return { items: toJsonSchema(value, `${title}[]`, direction) };
    case 'properties':
      return { properties: propertiesOf(value, title, direction), additionalProperties: false };
    default:
      throw new Error(`${title} uses ${keyword}, which is not translated yet`);
  }
}

function propertiesOf(properties: unknown, title: string, direction: Direction): AnySchemaObject {
  const fields = Object.entries(recordOf(properties));
  return Object.fromEntries(
    fields.map(([name, schema]) => [name, toJsonSchema(schema, `${title}.${name}`, direction)]),
  );
}

/** `x-is-msdate` and `x-is-msdate-time`: how Xero writes a date, with an offset or without. */
const msDate = /^\/Date\(-?\d+([+-]\d{4})?\)\/$/;
/** Requests may write dates in the ISO way too. */
const anyDate = new RegExp(`${msDate.source}|^\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+(Z|[+-]\\d{2}:\\d{2})?)?$`);

/** An object of the document. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`${String(value)} is no object`);
  return value as Readonly<Record<string, unknown>>; // any object's fields may be looked at as unknown
}
