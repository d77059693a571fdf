// A value that a JSON schema accepts, as far as the schema says: for tests that walk every route.
import { type JsonSchema, resolved } from './operations.ts';

/** `idOf` gives the value of a field that names a record, by the field's name. */
export function sampleOf(schema: JsonSchema, idOf: (field: string) => string, field = ''): unknown {
  const { type, enum: choices, anyOf, oneOf, allOf, properties, items, format } = resolved(schema);
  if (choices !== undefined) return choices[0];
  const branch = anyOf?.[0] ?? oneOf?.[0];
  if (branch !== undefined) return sampleOf(branch, idOf, field);
  if (allOf !== undefined) return Object.assign({}, ...allOf.map((part) => sampleOf(part, idOf, field)));
  switch (Array.isArray(type) ? type.find((one) => one !== 'null') : type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {})
          // What the caller saw before: it has seen nothing.
          .filter(([name]) => name !== 'was')
          .map(([name, part]) => [name, sampleOf(part, idOf, name)]),
      );
    case 'array':
      return items === undefined ? [] : [sampleOf(items, idOf, field.replace(/s$/, ''))];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return textOf(field, format, idOf);
  }
}

function textOf(field: string, format: string | undefined, idOf: (field: string) => string): string {
  if (format === 'uuid' || /Id$|^id$/.test(field)) return idOf(field);
  if (format === 'date') return '2026-01-31';
  if (format === 'email' || /email/i.test(field)) return 'somebody@elsewhere.example';
  if (/quantity|price|rate|amount/i.test(field)) return '1';
  if (/currency/i.test(field)) return 'USD';
  if (/code$|taxType/i.test(field)) return 'CODE1';
  if (field === 'timeZone') return 'UTC';
  if (field === 'color') return 'blue';
  if (field === 'csv') return 'Company\nAcme';
  return 'a text that is long enough';
}
