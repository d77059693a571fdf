/** The judge itself: what it lets pass, and each kind of difference that it must find. */
import { expect, test } from 'vitest';
import type { Exchange } from '../../sandbox/sandbox.ts';
import { judge } from './judge.ts';
import { readVendorSpec } from './vendor-spec.ts';

const spec = readVendorSpec(`
openapi: 3.0.0
paths:
  /Things:
    parameters:
      - { name: tenant, in: header, required: true, schema: { type: string } }
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: deep, in: query, schema: { type: boolean } }
        - { name: IDs, in: query, schema: { type: array, items: { type: string, format: uuid } } }
      responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Things' } } } } }
    put:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Things' } } } }
      responses: { '204': {} }
  /Things/{ThingID}:
    get:
      parameters: [{ name: ThingID, in: path, required: true, schema: { type: string, format: uuid } }]
      responses: { '200': {} }
  /Things/{Number}:
    get:
      parameters: [{ name: Number, in: path, required: true, schema: { type: string } }]
      responses: { '200': {} }
components:
  schemas:
    Things:
      type: object
      properties: { Things: { type: array, items: { $ref: '#/components/schemas/Thing' } } }
    Thing:
      type: object
      required: [Name]
      properties:
        Name: { type: string, maxLength: 5 }
        Kind: { type: string, enum: [ROUND, SQUARE] }
        Price: { type: number, format: double }
        Made: { type: string, x-is-msdate: true }
        Total: { type: number, readOnly: true }
        Note: { type: string, nullable: true }
`);

const headers = { tenant: 't', accept: 'application/json', 'content-type': 'application/json' };
const thing = { Name: 'ball', Kind: 'ROUND', Price: 1.5, Made: '/Date(1+0000)/', Note: null };

function said(
  change: Partial<Omit<Exchange, 'requestHeaders'>> & { readonly sent?: Record<string, string> },
) {
  return judge(spec, {
    method: 'GET',
    url: 'http://localhost/api.xro/2.0/Things',
    requestHeaders: new Headers(change.sent ?? headers),
    requestBody: '',
    status: 200,
    responseHeaders: new Headers({ 'Content-Type': 'application/json; charset=utf-8' }),
    responseBody: JSON.stringify({ Things: [thing] }),
    isFault: false,
    ...change,
  }).map(({ what }) => what);
}

const asked = (query: string) => said({ url: `http://localhost/api.xro/2.0/Things?${query}` });
const answered = (change: object) =>
  said({ responseBody: JSON.stringify({ Things: [{ ...thing, ...change }] }) });
const sent = (change: object) =>
  said({
    method: 'PUT',
    status: 204,
    responseBody: '',
    requestBody: JSON.stringify({ Things: [{ ...thing, ...change }] }),
  });

test('what the document describes passes', () => {
  expect(said({})).toEqual([]);
  expect(asked('page=2&deep=true&IDs=11111111-1111-4111-8111-111111111111')).toEqual([]);
  expect(answered({ Total: 2, Made: '/Date(-1)/' })).toEqual([]);
  expect(sent({ Made: '2026-03-01' })).toEqual([]);
});

test('an unknown operation, query, header and a missing header are found', () => {
  expect(said({ url: 'http://localhost/api.xro/2.0/Nothing' })).toEqual(['GET /Nothing: is no operation']);
  expect(said({ method: 'DELETE' })).toEqual(['DELETE /Things: is no operation']);
  expect(asked('size=1')).toEqual(['GET /Things: query size is unknown']);
  expect(said({ sent: { ...headers, 'x-odd': '1' } })).toEqual(['GET /Things: header x-odd is unknown']);
  expect(said({ sent: {} })).toEqual(['GET /Things: header tenant is missing']);
});

test('a parameter of another type is found', () => {
  expect(asked('page=two')).toEqual(['GET /Things: query page must be integer']);
  expect(asked('deep=yes')).toEqual(['GET /Things: query deep must be boolean']);
  expect(asked('IDs=1')).toEqual(['GET /Things: query IDs[] must match format "uuid"']);
});

test('of two overlapping paths the one whose parameter fits is taken', () => {
  const at = (id: string) =>
    said({ url: `http://localhost/api.xro/2.0/Things/${id}`, sent: {}, status: 404 });
  expect(at('11111111-1111-4111-8111-111111111111')).toEqual(['GET /Things/{ThingID}: answers 404']);
  expect(at('A-1')).toEqual(['GET /Things/{Number}: answers 404']);
});

test('an answer with another status, type, or no JSON is found', () => {
  expect(said({ status: 500 })).toEqual(['GET /Things: answers 500']);
  expect(said({ responseHeaders: new Headers({ 'Content-Type': 'text/html' }) })).toEqual([
    'GET /Things: answer is text/html',
  ]);
  expect(said({ responseBody: '{' })).toEqual(['GET /Things: answer is no JSON']);
});

test('a field that is unknown, missing, or of another kind is found by its name', () => {
  expect(answered({ Weight: 1 })).toEqual(['answer: Thing.Weight is unknown']);
  expect(answered({ Name: undefined })).toEqual(['answer: Thing.Name is missing']);
  expect(answered({ Price: '1.50' })).toEqual(['answer: Thing.Price must be number']);
  expect(answered({ Price: null })).toEqual(['answer: Thing.Price must be number']);
  expect(answered({ Kind: 'FLAT' })).toEqual(['answer: Thing.Kind is none of its values']);
  expect(answered({ Name: 'balloon' })).toEqual(['answer: Thing.Name must NOT have more than 5 characters']);
  expect(answered({ Made: '2026-03-01' })[0]).toContain('answer: Thing.Made must match pattern');
});

test('a request is held to the same, and may not send what is read-only', () => {
  expect(sent({ Weight: 1 })).toEqual(['request: Thing.Weight is unknown']);
  expect(sent({ Total: 2 })).toEqual(['request: Thing.Total is read-only']);
  expect(sent({ Made: 'yesterday' })[0]).toContain('request: Thing.Made must match pattern');
  expect(said({ method: 'PUT', status: 204, responseBody: '' })).toEqual([
    'PUT /Things: the body is missing',
  ]);
});

test('the answer of a laid fault is not held against the practice Xero, the request still is', () => {
  expect(said({ status: 503, isFault: true })).toEqual([]);
  expect(said({ status: 503, isFault: true, sent: {} })).toEqual(['GET /Things: header tenant is missing']);
});

test('a keyword that is not translated is an error, not a check less', () => {
  const odd = 'paths: {}\ncomponents: { schemas: { Odd: { type: string, pattern: x } } }';
  expect(() => readVendorSpec(odd)).toThrow('Odd uses pattern');
});
