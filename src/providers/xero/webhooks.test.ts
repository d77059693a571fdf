import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook } from './webhooks.ts';

const delivery = (body: string, signature: string) => ({
  rawBody: new TextEncoder().encode(body),
  headers: new Headers({ 'x-xero-signature': signature }),
});
const sign = (key: string, body: string) => createHmac('sha256', key).update(body).digest('base64');

// Two published examples: one from the tests of xero-php, one from an issue of Xero's own receiver.
test('published signatures are accepted', () => {
  const first =
    '{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "NLDZEGWUXNHESAQVGLYF"}';
  const second = first.replace('NLDZEGWUXNHESAQVGLYF', 'LUWDSUDGSWNZVALZXBEV');
  const key = 'LR+QgKlbRciIPYpi65tTKLaZ3FzLLofCNEQWrRXqWXJeDFrfexzfVI9SmnVuCWDJ4jnjHB9ECtOyxZSofRxwWw==';
  const accepted = { kind: 'events', events: [] };
  expect(verifyWebhook('test_key', delivery(first, 'ixznmr+Pdl6QymsWZM+9UkY4lu97q04sJyejmSOp25U='))).toEqual(
    accepted,
  );
  expect(verifyWebhook(key, delivery(second, 'BjzNbYUfrzg4g8wxm+dKHaZVrKxr2m75E296fUbD1E4='))).toEqual(
    accepted,
  );
  expect(verifyWebhook(key, delivery(second, '/jzNbYUfrzg4g8wxm+dKHaZVrKxr2m75E296fUbD1E4='))).toEqual({
    kind: 'invalid',
  });
});

test('a signature with any one character wrong is refused, even where it encodes the same bytes', () => {
  const body = '{"events":[]}';
  const right = sign('key', body);
  for (let at = 0; at < right.length; at += 1) {
    const wrong = `${right.slice(0, at)}${right[at] === 'A' ? 'B' : 'A'}${right.slice(at + 1)}`;
    expect(verifyWebhook('key', delivery(body, wrong)).kind).toBe('invalid');
  }
  const sameBytes = `${right.slice(0, 42)}${String.fromCharCode((right.charCodeAt(42) ?? 0) + 1)}=`;
  expect(verifyWebhook('key', delivery(body, sameBytes)).kind).toBe('invalid');
});

test('a body that was re-spaced, an absent signature and a wrong key are refused', () => {
  const right = sign('key', '{"events": []}');
  expect(verifyWebhook('key', delivery('{"events":[]}', right)).kind).toBe('invalid');
  expect(verifyWebhook('other', delivery('{"events": []}', right)).kind).toBe('invalid');
  expect(verifyWebhook('key', { rawBody: new Uint8Array(), headers: new Headers() }).kind).toBe('invalid');
});

test('events say what changed where; categories that we do not follow are named as other', () => {
  const event = (eventCategory: string, eventType: string) => ({
    resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/1',
    resourceId: 'id-1',
    eventDateUtc: '2026-06-21T01:15:39.902',
    eventType,
    eventCategory,
    tenantId: 'tenant-1',
    tenantType: 'ORGANISATION',
  });
  const events = [
    event('INVOICE', 'CREATE'),
    event('CONTACT', 'UPDATE'),
    event('CREDITNOTE', 'CREATE'),
    event('PREPAYMENT', 'CREATE'),
    event('OVERPAYMENT', 'UPDATE'),
    event('SUBSCRIPTION', 'UPDATE'),
    { strange: 1 },
  ];
  const body = JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: 6 });
  const common = {
    organisationId: 'tenant-1',
    ledgerId: 'id-1',
    mergedInto: null,
    at: '2026-06-21T01:15:39.902',
  };
  expect(verifyWebhook('key', delivery(body, sign('key', body)))).toEqual({
    kind: 'events',
    events: [
      { ...common, resource: 'invoice', kind: 'create' },
      { ...common, resource: 'contact', kind: 'update' },
      { ...common, resource: 'creditNote', kind: 'create' },
      { ...common, resource: 'prepayment', kind: 'create' },
      { ...common, resource: 'overpayment', kind: 'update' },
      { ...common, resource: 'other', kind: 'update' },
    ],
  });
});
