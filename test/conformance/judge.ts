/** Holds one exchange against the vendor's document, and says where the two differ. */
import type { ErrorObject } from 'ajv';
import type { Exchange } from '../../sandbox/sandbox.ts';
import type { Check, SpecContent, SpecOperation, SpecParameter, VendorSpec } from './vendor-spec.ts';

/** One difference: `what` is the same for every exchange that has it, `example` is where it was met. */
export type Finding = { readonly what: string; readonly example: string };

/** Everything in which request and answer differ from the document. A laid fault's answer is nobody's claim. */
export function judge(spec: VendorSpec, exchange: Exchange): readonly Finding[] {
  const { method, url } = exchange;
  const { pathname, searchParams } = new URL(url);
  const segments = pathname.replace('/api.xro/2.0/', '').split('/').map(decodeURIComponent);
  const operation = operationFor(spec, method, segments);
  const example = `${method} ${pathname}`;
  if (operation === undefined)
    return [{ what: `${method} /${segments.join('/')}: is no operation`, example }];
  return [
    ...pathFindings(operation, segments),
    ...queryFindings(operation, searchParams),
    ...headerFindings(operation, exchange.requestHeaders),
    ...requestFindings(operation, exchange),
    ...(exchange.isFault ? [] : answerFindings(operation, exchange)),
  ].map((found) => (typeof found === 'string' ? { what: found, example } : found));
}

/** Templates may overlap: the one whose path parameters fit comes first. */
function operationFor(
  spec: VendorSpec,
  method: string,
  segments: readonly string[],
): SpecOperation | undefined {
  const possible = spec.filter(
    (operation) =>
      operation.method === method &&
      operation.segments.length === segments.length &&
      operation.segments.every((part, at) => part.startsWith('{') || part === segments[at]),
  );
  const literals = ({ segments: parts }: SpecOperation) =>
    parts.filter((part) => !part.startsWith('{')).length;
  const ranked = [...possible].sort((a, b) => literals(b) - literals(a));
  return ranked.find((operation) => pathFindings(operation, segments).length === 0) ?? ranked[0];
}

type Found = string | Finding;

function pathFindings(operation: SpecOperation, segments: readonly string[]): readonly Found[] {
  return operation.segments.flatMap((part, at) => {
    if (!part.startsWith('{')) return [];
    const parameter = parameterNamed(operation, 'path', part.slice(1, -1));
    return parameter ? valueFindings(operation, parameter, [segments[at] ?? '']) : [];
  });
}

function queryFindings(operation: SpecOperation, query: URLSearchParams): readonly Found[] {
  return [...new Set(query.keys())].flatMap((name) => {
    const parameter = parameterNamed(operation, 'query', name);
    if (parameter === undefined) return [`${operation.name}: query ${name} is unknown`];
    return valueFindings(operation, parameter, query.getAll(name));
  });
}

/** The headers of HTTP itself, which a document leaves to HTTP. */
const transport =
  /^(accept(-encoding|-language)?|authorization|cache-control|connection|content-(length|type)|host|pragma|sec-fetch-mode|user-agent)$/;

function headerFindings(operation: SpecOperation, headers: Headers): readonly Found[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'header');
  const missing = declared.filter(({ name, isRequired }) => isRequired && !headers.has(name));
  const sent = [...headers].flatMap(([name, value]) => {
    if (transport.test(name)) return [];
    const parameter = declared.find((each) => each.name.toLowerCase() === name);
    return parameter
      ? valueFindings(operation, parameter, [value])
      : [`${operation.name}: header ${name} is unknown`];
  });
  return [...missing.map(({ name }) => `${operation.name}: header ${name} is missing`), ...sent];
}

function requestFindings(operation: SpecOperation, exchange: Exchange): readonly Found[] {
  const { requestBody: body, requestHeaders: headers } = exchange;
  // The official SDK says {} where it has nothing to say (FACTS §12).
  if (operation.requestBody === null)
    return body === '' || body === '{}' ? [] : [`${operation.name}: takes no body`];
  if (body === '') return [`${operation.name}: the body is missing`];
  return bodyFindings(operation, operation.requestBody, 'request', body, headers);
}

function answerFindings(operation: SpecOperation, exchange: Exchange): readonly Found[] {
  const { status, responseHeaders: headers, responseBody: body } = exchange;
  const content = operation.responses.get(String(status));
  if (content === undefined) return [`${operation.name}: answers ${status}`];
  if (content.size === 0)
    return body.length === 0 ? [] : [`${operation.name}: answers ${status} with a body`];
  return bodyFindings(operation, content, 'answer', body, headers);
}

function bodyFindings(
  operation: SpecOperation,
  content: SpecContent,
  side: 'request' | 'answer',
  body: Exchange['responseBody'],
  headers: Headers,
): readonly Found[] {
  const type = headers.get('Content-Type')?.split(';')[0] ?? 'no type';
  const check = content.get(type);
  if (check === undefined) return [`${operation.name}: ${side} is ${type}`];
  // A file is not looked into.
  if (typeof body !== 'string' || type !== 'application/json') return [];
  const value = parsed(body);
  if (value === undefined) return [`${operation.name}: ${side} is no JSON`];
  return misfits(check, value).map(({ about, example }) => ({
    what: `${side}: ${about}`,
    example: `${operation.name} ${example}`,
  }));
}

function valueFindings(
  operation: SpecOperation,
  parameter: SpecParameter,
  sent: readonly string[],
): readonly Found[] {
  const value =
    parameter.type === 'array'
      ? sent.flatMap((each) => each.split(','))
      : typedAs(parameter.type, sent.length === 1 ? sent[0] : undefined);
  return misfits(parameter.check, value).map(({ about, example }) => ({
    what: `${operation.name}: ${parameter.in} ${about}`,
    example: `${operation.name} ${example}`,
  }));
}

/** What stands in a query as a word, as JSON would have it; a word that does not read so stays one, and fails. */
function typedAs(type: SpecParameter['type'], word: string | undefined): unknown {
  if (type === 'boolean' && /^(true|false)$/.test(word ?? '')) return word === 'true';
  if (type === 'integer' && /^-?\d+$/.test(word ?? '')) return Number(word);
  return word;
}

function misfits(
  check: Check,
  value: unknown,
): readonly { readonly about: string; readonly example: string }[] {
  return check(value).map((error) => ({ about: aboutError(error), example: exampleOf(error) }));
}

/** `LineItem.AccountId is unknown` */
function aboutError({ keyword, params, parentSchema, message }: ErrorObject): string {
  const title = String(parentSchema?.title);
  if (keyword === 'additionalProperties') return `${title}.${params.additionalProperty} is unknown`;
  if (keyword === 'required') return `${title}.${params.missingProperty} is missing`;
  if (keyword === 'not') return `${title} is read-only`;
  if (keyword === 'enum') return `${title} is none of its values`;
  return `${title} ${message}`;
}

function exampleOf({ instancePath, data }: ErrorObject): string {
  return `${instancePath} = ${JSON.stringify(data)?.slice(0, 120)}`;
}

function parameterNamed(
  { parameters }: SpecOperation,
  place: SpecParameter['in'],
  name: string,
): SpecParameter | undefined {
  return parameters.find((parameter) => parameter.in === place && parameter.name === name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
