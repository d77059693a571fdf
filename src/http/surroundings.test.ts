// What surrounds every route: headers, limits, health, documents, the web application.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { openapiDocument } from './openapi.ts';

const web = mkdtempSync(join(tmpdir(), 'counterfoil-web-'));
let api: TestApp;
let key: Caller;

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(
    join(web, 'index.html'),
    '<!doctype html><script>scheme()</script><script type="module" src="/assets/a-1.js"></script>',
  );
  writeFileSync(join(web, 'assets', 'a-1.js'), 'export {}');
  api = await testApp({ webFolder: web });
  ({ key } = await setUpWorkspace(api));
});
afterAll(async () => {
  await api.close();
  rmSync(web, { recursive: true });
});

test('every answer forbids frames, sniffing and foreign scripts, and names the request', async () => {
  for (const path of ['/', '/api/v1/me', '/healthz', '/api/nothing']) {
    const { headers } = await api.anybody.get(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[\w+/=]+'(;|$)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('a body over the limit is refused, an import may be larger', async () => {
  const name = 'x'.repeat(1024 * 1024);
  expect(await key.post('/api/v1/companies', { name })).toMatchObject({
    status: 413,
    body: { code: 'tooLarge' },
  });
  const csv = `Company\n${'Acme Sample\n'.repeat(100_000)}`;
  expect((await key.post('/api/v1/imports/customers/preview', { csv })).status).toBe(200);
  const tooMuch = 'x'.repeat(21 * 1024 * 1024);
  expect(await key.post('/api/v1/imports/customers/preview', { csv: tooMuch })).toMatchObject({
    status: 413,
  });
});

test('a body that is no JSON, or says it is something else, is refused in the problem shape', async () => {
  const send = (contentType: string, body: string) =>
    api.app.request('/api/v1/companies', {
      method: 'POST',
      headers: { ...key.headers, 'content-type': contentType },
      body,
    });
  const broken = await send('application/json', '{"name":');
  expect(broken.status).toBe(400);
  expect(broken.headers.get('content-type')).toBe('application/problem+json');
  expect(await broken.json()).toMatchObject({
    type: 'about:blank',
    status: 400,
    code: 'validationFailed',
    fields: [{ path: 'body' }],
  });
  expect(await (await send('text/plain', '{"name":"A"}')).json()).toMatchObject({
    status: 415,
    code: 'unsupportedMediaType',
  });
});

test('a list travels compressed to whoever takes it so, a record and the stream of events as they are', async () => {
  const { body } = await key.post('/api/v1/companies', { name: 'Thin Sample' });
  const asked = { headers: { ...key.headers, 'accept-encoding': 'gzip, deflate, br' } };
  const list = await api.app.request('/api/v1/companies', asked);
  expect(list.headers.get('content-encoding')).toBe('gzip');
  expect(list.headers.get('vary')).toContain('Accept-Encoding');
  const plain = gunzipSync(Buffer.from(await list.arrayBuffer())).toString();
  expect(JSON.parse(plain)).toEqual((await key.get('/api/v1/companies')).body);
  for (const path of [`/api/v1/companies/${body.id}`, '/api/v1/events']) {
    const answer = await api.app.request(path, asked);
    expect(answer.headers.get('content-encoding')).toBeNull();
    await answer.body?.cancel();
  }
});

test('health and readiness are for anybody; metrics are for keys and this machine', async () => {
  expect(await api.anybody.get('/healthz')).toMatchObject({ status: 200 });
  expect(await api.anybody.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(await api.anybody.get('/metrics')).toMatchObject({ status: 401 });
  const metrics = await key.get('/metrics');
  expect(metrics.body.text).toContain('http_request_duration_seconds_bucket');
});

test('not ready while the database does not answer', async () => {
  const other = await testApp();
  await other.database.drop();
  expect(await other.anybody.get('/readyz')).toMatchObject({ status: 503, body: { code: 'notReady' } });
  await other.deps.changes.close();
});

test('the web application answers every address of its own, and assets are kept for a year', async () => {
  const page = await api.anybody.get('/boards/sales?view=1');
  expect(page).toMatchObject({ status: 200, body: { text: expect.stringContaining('<!doctype html>') } });
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = await api.anybody.get('/assets/a-1.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await api.anybody.get('/assets/gone.js')).status).toBe(404);
  expect((await api.anybody.get('/assets/..%2f..%2f..%2fetc%2fpasswd')).status).toBe(404);
  expect(await api.anybody.get('/api/v1/nothing')).toMatchObject({ status: 404, body: { code: 'notFound' } });
});

test('the document is served as it is made without a server, and reads as a page', async () => {
  const served = await api.anybody.get('/api/openapi.json');
  expect(served.body).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
  const page = await api.anybody.get('/api/docs');
  expect(page.body.text).toContain('/api/v1/sales-docs/{id}');
  expect(page.body.text).not.toMatch(/<script|https?:\/\/(?!localhost)/);
});
