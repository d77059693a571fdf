import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook } from './webhooks.ts';

const token = 'verifier-token';

function delivered(body: unknown, signature?: string) {
  const rawBody = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const signed = createHmac('sha256', token).update(rawBody).digest('base64');
  return verifyWebhook(token, { rawBody, headers: new Headers({ 'intuit-signature': signature ?? signed }) });
}

const event = (type: string, change: object = {}) => ({
  specversion: '1.0',
  id: 'e-1',
  source: 'intuit.x=',
  type,
  time: '2026-11-20T21:31:25.179851517Z',
  intuitentityid: '12',
  intuitaccountid: '9130350000000001',
  ...change,
});
const common = {
  organisationId: '9130350000000001',
  ledgerId: '12',
  mergedInto: null,
  at: '2026-11-20T21:31:25Z',
};

test('events of the new form are read, of several companies at once, and a strange one spoils no other', () => {
  const body = [
    event('qbo.invoice.created.v1'),
    event('qbo.invoice.voided.v1', { data: {} }),
    event('qbo.customer.updated.v1', { intuitaccountid: '9130350000000002' }),
    { strange: true },
    event('qbo.account.created.v1'),
    event('qbo.creditmemo.deleted.v1'),
  ];
  expect(delivered(body)).toEqual({
    kind: 'events',
    events: [
      { ...common, resource: 'invoice', kind: 'create' },
      { ...common, resource: 'invoice', kind: 'update' },
      { ...common, organisationId: '9130350000000002', resource: 'contact', kind: 'update' },
      { ...common, resource: 'other', kind: 'create' },
      { ...common, resource: 'creditNote', kind: 'delete' },
    ],
  });
});

test('a payment is also told of as the credit that its unapplied rest is; of a merge both sides are told', () => {
  expect(delivered([event('qbo.payment.updated.v1')])).toMatchObject({
    events: [{ resource: 'payment' }, { resource: 'overpayment' }],
  });
  expect(delivered([event('qbo.customer.merged.v1', { data: { deletedid: '27' } })])).toMatchObject({
    events: [
      { resource: 'contact', ledgerId: '12', kind: 'update', mergedInto: null },
      { resource: 'contact', ledgerId: '27', kind: 'delete', mergedInto: '12' },
    ],
  });
});

test('the older form says the same', () => {
  const entities = [
    { id: '12', operation: 'Create', name: 'Invoice', lastUpdated: '2026-11-20T21:31:25.657Z' },
    {
      id: '12',
      operation: 'Merge',
      name: 'Customer',
      lastUpdated: '2026-11-20T21:31:25.657Z',
      deletedId: '27',
    },
  ];
  const body = { eventNotifications: [{ realmId: '9130350000000001', dataChangeEvent: { entities } }] };
  expect(delivered(body)).toMatchObject({
    events: [
      { ...common, resource: 'invoice', kind: 'create' },
      { ...common, resource: 'contact', kind: 'update' },
      { ...common, resource: 'contact', kind: 'delete', ledgerId: '27', mergedInto: '12' },
    ],
  });
});

test('what is not signed over its very bytes is refused; what is signed and cannot be read holds nothing', () => {
  expect(delivered([event('qbo.invoice.created.v1')], 'AAAA').kind).toBe('invalid');
  expect(delivered([event('qbo.invoice.created.v1')], '').kind).toBe('invalid');
  for (const body of ['not json', '{}', '[]', '{"eventNotifications":"none"}'])
    expect(delivered(body)).toEqual({ kind: 'events', events: [] });
});
