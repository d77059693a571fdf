// Junk at every route: whatever is sent, the answer is a refusal that names what is wrong, never a failure of ours.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../support/app.ts';
import { filled, type JsonSchema, type Operation, operations, resolved } from '../support/operations.ts';
import { sampleOf } from '../support/sample-of.ts';

let api: TestApp;
let key: Caller;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ key, session } = await setUpWorkspace(api, { sample: true }));
});
afterAll(() => api.close());

const runs = 40;
const walked = operations().filter(({ path }) => path !== '/api/v1/events');

test.each(walked.filter(({ body }) => body !== null))(
  'junk in the body of $method $path is refused, and the field named',
  async (operation) => {
    await fc.assert(
      fc.asyncProperty(bodyFor(operation), async (body) => {
        const answer = await callerFor().request(operation.method, addressOf(operation), body);
        expectSound(answer.status, JSON.stringify(answer.body));
        if (answer.status === 422 || answer.status === 400) {
          expect(answer.body.fields, JSON.stringify({ body, answer: answer.body })).not.toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  },
);

test.each(walked.filter(({ body }) => body !== null))(
  'a body of $method $path that is no object is refused',
  async (operation) => {
    for (const body of [[], 'text', 1, true, null, [{}]]) {
      const answer = await callerFor().request(operation.method, addressOf(operation), body);
      expect({ body, status: answer.status }).toMatchObject({ status: 422 });
      expect(answer.body.fields).not.toEqual([]);
    }
  },
);

test.each(walked.filter(({ parameters }) => parameters.some((one) => one.in === 'query')))(
  'junk in the query of $method $path is refused, and the field named',
  async (operation) => {
    const names = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    const query = fc.dictionary(fc.constantFrom(...names), junkText, { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(query, async (values) => {
        const address = `${addressOf(operation)}?${new URLSearchParams(values)}`;
        const answer = await key.request(operation.method, address);
        expectSound(answer.status, `${address} ${JSON.stringify(answer.body)}`);
        if (answer.status === 422) {
          const named = answer.body.fields.map(({ path }) => path.split('.')[1]);
          expect(names, JSON.stringify({ values, answer: answer.body })).toEqual(
            expect.arrayContaining(named),
          );
        }
      }),
      { numRuns: runs },
    );
  },
);

test.each(walked.filter(({ path }) => path.includes('{')))(
  'junk in the path of $method $path is refused',
  async (operation) => {
    const body = operation.body === null ? undefined : sampleOf(operation.body, () => someId);
    await fc.assert(
      fc.asyncProperty(junkText.filter(fitsAPath), async (text) => {
        const address = filled(operation.path, () => text);
        const answer = await callerFor().request(operation.method, address, body);
        expectSound(answer.status, `${address} ${JSON.stringify(answer.body)}`);
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 15 },
    );
  },
);

/** Half a character has no percent encoding, and dots are taken away by whoever sends the request. */
function fitsAPath(text: string): boolean {
  return !['', '.', '..', someId].includes(text) && !/\p{Surrogate}/u.test(text);
}

const someId = '0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e';

/** Half of the walk by session, half by key. */
let turn = 0;
function callerFor(): Caller {
  turn += 1;
  return turn % 2 === 0 ? key : session;
}

function expectSound(status: number, text: string): void {
  expect(status, text).toBeLessThan(500);
  expect(status, text).not.toBe(401);
}

function addressOf({ path }: Operation): string {
  return filled(path, (name) => (name === 'id' ? someId : 'xero'));
}

const junkText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\0',
    '-1',
    '0',
    '1e9',
    'NaN',
    '99999999999999999999',
    "'; drop table invoices; --",
    '../../etc',
    '%',
    '_',
    '\\',
    '\ud800',
    'null',
    '2026-02-30',
    '0000-00-00',
    '9'.repeat(400),
    someId,
  ),
);

const junk: fc.Arbitrary<unknown> = fc.oneof(
  junkText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(junkText, { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 10 }), junkText, { maxKeys: 3 }),
);

/** A body that would be accepted but for one field or several, which hold junk: deep enough to reach every check. */
function bodyFor(operation: Operation): fc.Arbitrary<unknown> {
  const good = operation.body === null ? {} : sampleOf(operation.body, () => someId);
  const places = operation.body === null ? [] : placesIn(operation.body);
  if (places.length === 0) return fc.constant({});
  return fc
    .array(fc.tuple(fc.constantFrom(...places), junk), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((body, [place, value]) => withValue(body, place, value), good));
}

/** The path of each field, through objects and the first item of arrays. */
function placesIn(schema: JsonSchema, at: readonly string[] = []): readonly (readonly string[])[] {
  const { properties, items, anyOf, oneOf } = resolved(schema);
  const branches = [...(anyOf ?? []), ...(oneOf ?? [])].flatMap((branch) => placesIn(branch, at));
  const own = Object.entries(properties ?? {}).flatMap(([name, part]) => [
    [...at, name],
    ...placesIn(part, [...at, name]),
  ]);
  const within = items === undefined ? [] : placesIn(items, [...at, '0']);
  return [...own, ...within, ...branches];
}

function withValue(target: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(target)) return [withValue(target[0], rest, value)];
  const object = typeof target === 'object' && target !== null ? target : {};
  const inner: unknown = Object.entries(object).find(([key]) => key === name)?.[1];
  return { ...object, [name]: withValue(inner, rest, value) };
}
