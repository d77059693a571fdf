/** The control plane over HTTP, as the practice pages and other processes use it. */

import { expect, test } from 'vitest';
import { openBench, readReply } from './test-bench.ts';

function open() {
  const bench = openBench();
  const control = async (method: string, path: string, body?: unknown) =>
    readReply(
      await bench.sandbox.app.request(`http://localhost:4010/_sandbox/${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  return { ...bench, control };
}

test('a person records a payment and takes it back', async () => {
  const { control, invoice, tenantId } = open();
  const invoiceId = String((await invoice()).InvoiceID);
  const act = { tenantId, invoiceId, amount: '110.00', date: '2026-03-03', accountCode: '090' };
  const paid = await control('POST', 'books/recordPayment', act);
  expect(paid.json).toMatchObject({ ok: true, value: { amount: '110.00' } });
  expect((await control('POST', 'books/getInvoice', { tenantId, invoiceId })).json.status).toBe('PAID');
  const refused = await control('POST', 'books/recordPayment', act);
  expect(refused.json.why).toContain('Payment amount exceeds the amount outstanding');
  await control('POST', 'books/removePayment', { tenantId, paymentId: paid.json.value?.paymentId });
  expect((await control('POST', 'books/getInvoice', { tenantId, invoiceId })).json.status).toBe('AUTHORISED');
});

test('an unknown act is 404, a senseless one says why', async () => {
  const { control, tenantId } = open();
  expect((await control('POST', 'books/robBank', {})).status).toBe(404);
  expect((await control('POST', 'books/constructor', {})).status).toBe(404);
  expect((await control('POST', 'books/voidInvoice', { tenantId, invoiceId: 'none' })).json).toEqual({
    ok: false,
    why: 'There is no such invoice.',
  });
  expect((await control('POST', 'books/createInvoice', { tenantId })).status).toBe(400);
});

test('the clock is set, moved and freed', async () => {
  const { control } = open();
  expect((await control('POST', 'clock', { now: 1_000 })).json).toEqual({ now: 1_000, mode: 'stopped' });
  expect((await control('POST', 'clock', { advanceMs: 500 })).json.now).toBe(1_500);
  expect((await control('POST', 'clock', { real: true })).json.mode).toBe('running');
});

test('requests are logged and faults laid, with a 400 for what makes no sense', async () => {
  const { control, call, tenantId } = open();
  expect((await control('POST', 'faults', { kind: 'earthquake' })).status).toBe(400);
  await control('POST', 'faults', { kind: 'status503', match: { path: 'Organisation' } });
  await call('GET', '/Organisation');
  const { json } = await control('GET', 'requests');
  expect(json[0]).toMatchObject({ method: 'GET', path: '/api.xro/2.0/Organisation', tenantId, status: 503 });
  expect((await control('GET', 'faults')).json[0]?.struck).toBe(1);
});

test('settings, state, webhook and health can be read and changed', async () => {
  const { control, tenantId } = open();
  const changed = await control('POST', 'settings', {
    tier: 'starter',
    switches: { numberReuse: 'afterDelete' },
  });
  expect(changed.json).toMatchObject({
    tier: 'starter',
    switches: { numberReuse: 'afterDelete', approvalNeeded: false },
  });
  expect((await control('GET', `state/${tenantId}/accounts`)).json.length).toBeGreaterThan(30);
  const webhook = await control('POST', 'webhook', {
    url: 'http://product.invalid/',
    key: 'k',
    intent: false,
  });
  expect(webhook.json.status).toBe('ok');
  expect((await control('GET', 'health')).json.ok).toBe(true);
});

test('a reset brings the seeds back and forgets everything else', async () => {
  const { control, invoice, sandbox, tenantId, call } = open();
  await invoice();
  await control('POST', 'reset');
  expect(sandbox.books.listInvoices({ tenantId })).toEqual([]);
  expect(sandbox.books.listContacts({ tenantId })).toHaveLength(10);
  expect((await call('GET', '/Organisation')).status).toBe(401);
});

test('a person’s acts on access: expired tokens, a cut connection, a lost grant', async () => {
  const { control, call, sandbox, tenantId } = open();
  await control('POST', 'books/expireAccessTokens');
  expect((await call('GET', '/Organisation')).text).toContain('TokenExpired');
  const { accessToken } = sandbox.control.grantAccess({
    tenantIds: [tenantId],
    scope: 'accounting.settings',
  });
  const again = () => call('GET', '/Organisation', undefined, { Authorization: `Bearer ${accessToken}` });
  expect((await again()).status).toBe(200);
  await control('POST', 'books/disconnectApp', { tenantId });
  expect((await again()).status).toBe(403);
  expect((await control('POST', 'books/revokeGrant')).json).toEqual({ ok: true, value: { revoked: 1 } });
});
