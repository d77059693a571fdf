import { expect, test } from 'vitest';
import { fault, toldBooks } from './books.fixtures.ts';
import type { Caller } from './call.ts';

const gatewayFault = (code: string, status: number, name: string) => ({
  warnings: null,
  fault: {
    error: [
      {
        message: `message=${name}; errorCode=00${code}; statusCode=${status}`,
        detail: 'Token expired',
        code,
        element: null,
      },
    ],
    type: 'AUTHENTICATION',
  },
  time: 1_795_000_000_000,
});

const read = (call: Caller) =>
  call({ operation: 'read', method: 'GET', path: 'companyinfo/1', read: (json) => json });
const write = (call: Caller, key = 'key-1') =>
  call({
    operation: 'write',
    method: 'POST',
    path: 'invoice',
    write: { body: { A: 'b' }, key },
    read: (json) => json,
  });

test('a write carries one id for one key, of at most 48 characters, and each call the version of the API', async () => {
  const books = toldBooks({ body: {} }, { body: {} }, { body: {} });
  await write(books.call);
  await write(books.call);
  await write(books.call, 'key-2');
  const ids = books.asked.map(({ query }) => query.requestid ?? '');
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
  expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(48);
  expect(books.asked[0]).toMatchObject({
    path: '/v3/company/9130350000000001/invoice',
    query: { minorversion: '75' },
  });
  expect(books.asked[0]?.headers.get('accept')).toBe('application/json');
});

test('a refused token is refreshed once, and the write goes again under the same id', async () => {
  const books = toldBooks(
    { status: 401, body: gatewayFault('3200', 401, 'AuthenticationFailed') },
    { body: { Invoice: {} } },
  );
  expect((await write(books.call)).ok).toBe(true);
  const [first, second] = books.asked;
  expect(second?.headers.get('authorization')).toBe('Bearer token-2');
  expect(second?.query.requestid).toBe(first?.query.requestid);
});

test('a token refused twice, and a company that is out of reach, ask for a new connection', async () => {
  const refused = { status: 401, body: gatewayFault('3200', 401, 'AuthenticationFailed') };
  expect(await read(toldBooks(refused, refused).call)).toMatchObject({
    failure: { kind: 'reconnectNeeded' },
  });
  const elsewhere = { status: 403, body: gatewayFault('3100', 403, 'ApplicationAuthorizationFailed') };
  const books = toldBooks(elsewhere);
  expect(await read(books.call)).toMatchObject({ failure: { kind: 'reconnectNeeded' } });
  expect(books.asked).toHaveLength(1);
});

test('a fault inside an answer of status 200 is a refusal, never an answer', async () => {
  const books = toldBooks({ body: fault('6140', 'Duplicate Document Number Error') });
  expect(await write(books.call)).toMatchObject({
    failure: { kind: 'rejected', problems: [{ code: 'InvoiceNumberTaken', field: 'number' }] },
  });
});

test('limits are known in JSON and in XML, whatever the status says beside them', async () => {
  const xml = `<IntuitResponse xmlns="x"><Fault type="SERVICE"><Error code="3001">
    <Message>message=ThrottleExceeded; errorCode=003001; statusCode=403</Message><Detail>Later</Detail>
    </Error></Fault></IntuitResponse>`;
  const limited = { failure: { kind: 'rateLimited', limit: 'minute', retryAfterMs: 60_000 } };
  for (const answer of [
    { status: 429, body: '' },
    { status: 429, body: xml },
    { status: 403, body: xml },
    { status: 429, body: gatewayFault('3001', 429, 'ThrottleExceeded') },
  ])
    expect(await write(toldBooks(answer).call)).toMatchObject(limited);
  const waiting = toldBooks({ status: 429, body: '', headers: { 'retry-after': '7' } });
  expect(await write(waiting.call)).toMatchObject({ failure: { retryAfterMs: 7_000 } });
});

test('an error of the ledger’s leaves a write unknown and a read unavailable', async () => {
  const broken = {
    status: 500,
    body: fault('10000', 'An application error has occurred', 'System Failure Error', '', 'SystemFault'),
  };
  expect(await write(toldBooks(broken).call)).toMatchObject({
    failure: { kind: 'outcomeUnknown', answered: true },
  });
  expect(await read(toldBooks(broken).call)).toMatchObject({ failure: { kind: 'unavailable' } });
  expect(await write(toldBooks({ status: 504, body: '<html>' }).call)).toMatchObject({
    failure: { kind: 'outcomeUnknown', answered: false },
  });
  expect(await write(toldBooks({ body: '<html>Welcome</html>' }).call)).toMatchObject({
    failure: { kind: 'outcomeUnknown', answered: true },
  });
});

test('an id that stands for another request is unknown; a locked company is merely unavailable', async () => {
  const spent = toldBooks({ status: 400, body: fault('600', 'Duplicate Request ID') });
  expect(await write(spent.call)).toMatchObject({ failure: { kind: 'outcomeUnknown', answered: true } });
  const locked = toldBooks({
    status: 400,
    body: fault('150', 'Company Under Maintenance', '', '', 'AuthorizationFault'),
  });
  expect(await write(locked.call)).toMatchObject({ failure: { kind: 'unavailable' } });
});

test('a stale version is told apart from closed books, which were seen with the same code', async () => {
  const stale = toldBooks({
    status: 400,
    body: fault('5010', 'Stale Object Error', 'You and root were working on this'),
  });
  expect(await write(stale.call)).toMatchObject({ failure: { kind: 'staleVersion' } });
  const closed = toldBooks({
    status: 400,
    body: fault('5010', 'Account Period Closed', 'The account period has closed. {1}'),
  });
  expect(await write(closed.call)).toMatchObject({
    failure: { kind: 'rejected', problems: [{ code: 'PeriodLocked' }] },
  });
});

test('a feature that the plan does not have is a refusal, not a lost grant', async () => {
  const denied = toldBooks({ status: 403, body: fault('5020', 'Permission Denied Error') });
  expect(await write(denied.call)).toMatchObject({
    failure: { kind: 'rejected', problems: [{ code: 'PlanLimit' }] },
  });
});
