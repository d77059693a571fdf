/** The vendor's own OpenAPI document: which operations there are, what they take, and what they answer. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { parse } from 'yaml';
import { type Direction, recordOf, toJsonSchema } from './json-schema.ts';

/** What a value's schema holds against it; empty when it fits. */
export type Check = (value: unknown) => readonly ErrorObject[];

export type SpecParameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  /** An array stands in the query with commas. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly check: Check;
};

/** The checks of a body, by media type; empty where no body is meant to be. */
export type SpecContent = ReadonlyMap<string, Check>;

export type SpecOperation = {
  /** `GET /Invoices/{InvoiceID}` */
  readonly name: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly parameters: readonly SpecParameter[];
  /** `null` when the operation takes no body. */
  readonly requestBody: SpecContent | null;
  readonly responses: ReadonlyMap<string, SpecContent>;
};

export type VendorSpec = readonly SpecOperation[];

/** Reads the file, or gives `null` where it is not at hand: it is the vendor's, and not kept with this project. */
export function openVendorSpec(file: URL): VendorSpec | null {
  return existsSync(file) ? readVendorSpec(readFileSync(file, 'utf8')) : null;
}

/** @param yaml an OpenAPI 3.0 document; throws where it uses something that is not translated here */
export function readVendorSpec(yaml: string): VendorSpec {
  const document = recordOf(parse(yaml));
  const compile = compiler(document);
  const resolve = (value: unknown) => resolved(document, value);
  return Object.entries(recordOf(document.paths)).flatMap(([path, item]) => {
    const { parameters: common = [], ...methods } = recordOf(item);
    return Object.entries(methods)
      .filter(([method]) => /^(get|put|post|delete|patch)$/.test(method))
      .map(([method, operation]) => operationOf({ path, method, common, operation, resolve, compile }));
  });
}

type Compile = (schema: unknown, title: string, direction: Direction) => Check;

/** Schemas that a reference names are known to both directions under the direction's own `$id`. */
function compiler(document: Readonly<Record<string, unknown>>): Compile {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  ajvFormats.default(ajv);
  const schemas = Object.entries(recordOf(recordOf(document.components).schemas));
  for (const direction of ['request', 'response'] as const) {
    const made = schemas.map(([name, schema]) => [name, toJsonSchema(schema, name, direction)] as const);
    ajv.addSchema({ $id: direction, components: { schemas: Object.fromEntries(made) } });
  }
  return (schema, title, direction) => {
    let validate: ValidateFunction | null = null;
    return (value) => {
      // Compiled when first used: the document has far more operations than any test touches.
      validate ??= ajv.compile(toJsonSchema(schema, title, direction));
      return validate(value) ? [] : (validate.errors ?? []);
    };
  };
}

function resolved(document: Readonly<Record<string, unknown>>, value: unknown): Record<string, unknown> {
  const source = recordOf(value);
  const reference = source.$ref;
  if (typeof reference !== 'string') return source;
  const steps = reference.replace('#/', '').split('/');
  return recordOf(steps.reduce<unknown>((held, step) => recordOf(held)[step], document));
}

type Parts = {
  readonly path: string;
  readonly method: string;
  readonly common: unknown;
  readonly operation: unknown;
  readonly resolve: (value: unknown) => Record<string, unknown>;
  readonly compile: Compile;
};

function operationOf({ path, method, common, operation, resolve, compile }: Parts): SpecOperation {
  const { parameters = [], requestBody, responses } = recordOf(operation);
  const contentOf = (holder: unknown, direction: Direction) =>
    new Map(
      Object.entries(recordOf(resolve(holder).content ?? {})).map(([type, held]) => [
        type,
        compile(recordOf(held).schema ?? {}, path, direction),
      ]),
    );
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    segments: path.split('/').filter(Boolean),
    parameters: [...listOf(common), ...listOf(parameters)].map((each) => parameterOf(resolve(each), compile)),
    requestBody: requestBody === undefined ? null : contentOf(requestBody, 'request'),
    responses: new Map(
      Object.entries(recordOf(responses)).map(([status, held]) => [status, contentOf(held, 'response')]),
    ),
  };
}

function parameterOf(source: Readonly<Record<string, unknown>>, compile: Compile): SpecParameter {
  const name = String(source.name);
  return {
    name,
    in: oneOf(source.in, ['path', 'query', 'header']),
    isRequired: source.required === true,
    type: oneOf(recordOf(source.schema).type, ['string', 'integer', 'boolean', 'array', 'number']),
    check: compile(source.schema, name, 'request'),
  };
}

function oneOf<const T extends string>(value: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`${String(value)} is none of ${choices.join(', ')}`);
  return found;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('The document has something else where a list should be');
  return value;
}
