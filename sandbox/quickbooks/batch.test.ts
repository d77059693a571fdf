/** Batches and request ids: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench, type Reply } from './test-bench.ts';

const byId = (reply: Reply): Record<string, Loose> =>
  Object.fromEntries(reply.json.BatchItemResponse.map((item: Loose) => [item.bId, item]));

const create = (bId: string, DisplayName: string) => ({
  bId,
  operation: 'create',
  Customer: { DisplayName },
});

test('documented: items stand alone, a refused one beside one that was done', async () => {
  const bench = openQuickbooksBench();
  const reply = await bench.call('POST', '/batch', {
    BatchItemRequest: [
      create('a', 'Sample Choir'),
      create('b', 'Sample Bakery (practice)'),
      { bId: 'c', Query: "select * from Customer where Id = '1'" },
      { bId: 'd', operation: 'update', Customer: { Id: '2', SyncToken: '0', sparse: true, Notes: 'x' } },
    ],
  });
  expect(reply.status).toBe(200);
  const { a, b, c, d } = byId(reply);
  expect(a.Customer.DisplayName).toBe('Sample Choir');
  expect(b.Fault).toMatchObject({ Error: [{ code: '6240' }], type: 'ValidationFault' });
  expect(c.QueryResponse.Customer).toHaveLength(1);
  expect(d.Customer.SyncToken).toBe('1');
});

test('documented: thirty at most, and an empty one is malformed', async () => {
  const bench = openQuickbooksBench();
  const many = Array.from({ length: 31 }, (_, index) => create(`b${index}`, `C${index}`));
  expect(codeOf(await bench.call('POST', '/batch', { BatchItemRequest: many }))).toBe('1040');
  const empty = await bench.call('POST', '/batch', { BatchItemRequest: [] });
  expect(empty.json.Fault.Error[0]).toMatchObject({ code: '400', Detail: 'Batch Request is Empty' });
});

test('documented: no order is to be assumed, so the answers come in another', async () => {
  const bench = openQuickbooksBench();
  const items = Array.from({ length: 20 }, (_, index) => create(`b${index}`, `C${index}`));
  const reply = await bench.call('POST', '/batch', { BatchItemRequest: items });
  const answered = reply.json.BatchItemResponse.map((item: Loose) => item.bId);
  expect(answered).not.toEqual(items.map(({ bId }) => bId));
  expect([...answered].sort()).toEqual(items.map(({ bId }) => bId).sort());
});

test('documented: a write with the same requestid is done once and answered the same', async () => {
  const bench = openQuickbooksBench();
  const first = await bench.call('POST', '/customer?requestid=r-1', { DisplayName: 'Sample Choir' });
  const again = await bench.call('POST', '/customer?requestid=r-1', { DisplayName: 'Sample Choir' });
  expect(first.status).toBe(200);
  expect(again.json.Customer).toEqual(first.json.Customer);
  const other = await bench.call('POST', '/customer', { DisplayName: 'Sample Choir' });
  expect(codeOf(other)).toBe('6240');
});

test('assumed: a refused write is tried anew under its requestid, and another body under it is not looked at', async () => {
  const bench = openQuickbooksBench();
  const post = (DisplayName: string) => bench.call('POST', '/customer?requestid=r-1', { DisplayName });
  expect(codeOf(await post('Sample Bakery (practice)'))).toBe('6240');
  expect((await post('Sample Choir')).json.Customer.DisplayName).toBe('Sample Choir');
  expect((await post('Sample Band')).json.Customer.DisplayName).toBe('Sample Choir');
  bench.sandbox.control.changeSettings({ switches: { requestIdReuse: 'refuse' } });
  expect(codeOf(await post('Sample Band'))).toBe('600');
  bench.sandbox.clock.advance(3_600_001);
  const late = await bench.call('POST', '/customer?requestid=r-1', { DisplayName: 'x' });
  expect(late.status).toBe(401);
});

test('documented: a requestid has fifty characters, in a batch together with the bId', async () => {
  const bench = openQuickbooksBench();
  const long = 'x'.repeat(51);
  expect(codeOf(await bench.call('POST', `/customer?requestid=${long}`, { DisplayName: 'A' }))).toBe('2130');
  const body = { BatchItemRequest: [create('1234567890', 'A')] };
  expect(codeOf(await bench.call('POST', `/batch?requestid=${'x'.repeat(41)}`, body))).toBe('2130');
});

test('assumed: of a batch sent again, what was done is answered and what was refused is tried anew', async () => {
  const bench = openQuickbooksBench();
  const body = { BatchItemRequest: [create('a', 'Sample Choir'), create('b', 'Sample Bakery (practice)')] };
  const first = byId(await bench.call('POST', '/batch?requestid=r-1', body));
  expect(first.b.Fault.Error[0].code).toBe('6240');
  await bench.make('Customer', { Id: '5', SyncToken: '0', sparse: true, DisplayName: 'Renamed' });
  const again = byId(await bench.call('POST', '/batch?requestid=r-1', body));
  expect(again.a.Customer).toEqual(first.a.Customer);
  expect(again.b.Customer.DisplayName).toBe('Sample Bakery (practice)');
});

test('documented: a requestid holds for sending and for tax codes too', async () => {
  const bench = openQuickbooksBench();
  const sent = {
    TaxCode: 'Practice Island',
    TaxRateDetails: [{ TaxRateName: 'Practice Island', RateValue: '4.5', TaxAgencyId: '1' }],
  };
  const make = () => bench.call('POST', '/taxservice/taxcode?requestid=t-1', sent);
  const first = await make();
  expect((await make()).json).toEqual(first.json);
  const { Id } = await bench.make('Invoice', {
    CustomerRef: { value: '1' },
    BillEmail: { Address: 'sports.club@practice.example' },
    Line: [
      {
        Amount: 10,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: { value: '2' }, TaxCodeRef: { value: 'NON' } },
      },
    ],
  });
  const send = () => bench.call('POST', `/invoice/${Id}/send?requestid=s-1`);
  const told = await send();
  expect(told.json.Invoice.EmailStatus).toBe('EmailSent');
  bench.sandbox.clock.advance(1000);
  expect((await send()).text).toBe(told.text);
});
