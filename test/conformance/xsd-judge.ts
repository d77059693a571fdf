/** Holds an answer of QuickBooks against Intuit's schemas, as their JSON is written: says where the two differ. */
import { recordOf } from './json-schema.ts';
import type { Xsd, XsdType } from './xsd.ts';

/** @param name of the complex type that the value claims to be */
export function judgeByXsd(xsd: Xsd, name: string, value: unknown): readonly string[] {
  const type = xsd.type(name);
  if (type !== undefined) return complexFindings(xsd, name, type, value);
  return name === 'anyType' ? [] : simpleFindings(xsd, name, value).map((found) => `${name} ${found}`);
}

function complexFindings(xsd: Xsd, name: string, type: XsdType, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${name} must be object`];
  return Object.entries(recordOf(value)).flatMap(([key, held]) => {
    if (key === 'value' && type.text !== undefined)
      return simpleFindings(xsd, type.text, held).map((found) => `${name}.value ${found}`);
    const field = type.fields.get(key);
    if (field === undefined) return type.isOpen ? [] : [`${name}.${key} is unknown`];
    if (field.isMany !== Array.isArray(held))
      return [`${name}.${key} must ${field.isMany ? '' : 'not '}be a list`];
    return (Array.isArray(held) ? held : [held]).flatMap((each) =>
      fieldFindings(xsd, `${name}.${key}`, field.type, each),
    );
  });
}

function fieldFindings(xsd: Xsd, place: string, type: string, value: unknown): readonly string[] {
  if (type === 'anyType') return [];
  if (xsd.type(type)) return judgeByXsd(xsd, type, value);
  return simpleFindings(xsd, type, value).map((found) => `${place} ${found}`);
}

const NUMBERS = /^(decimal|double|float|int|integer|long|short|positiveInteger|nonNegativeInteger)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function simpleFindings(xsd: Xsd, type: string, value: unknown): readonly string[] {
  const basis = xsd.basis(type);
  if (NUMBERS.test(basis)) return typeof value === 'number' ? [] : ['must be number'];
  if (basis === 'boolean') return typeof value === 'boolean' ? [] : ['must be boolean'];
  if (typeof value !== 'string') return ['must be text'];
  if (basis === 'date') return DATE.test(value) ? [] : ['must be a date'];
  if (basis === 'dateTime') return TIME.test(value) ? [] : ['must be a time'];
  const words = xsd.words(type);
  return words === undefined || words.has(value) ? [] : [`may not be ${value}`];
}
