// The tie to the books: grants that die, organisations given up and taken up again, faults mended, silence noticed.
import { Writable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/lib/log.ts';
import { turnOverdue } from '../../src/sync/midnight.ts';
import { liveAccessToken } from '../../src/sync/tokens.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import type { SignedWebhook } from '../support/ledgers/practice-ledger.ts';
import {
  aMomentLater,
  chipOf,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;
const logged: string[] = [];

beforeAll(async () => {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  practice = await openPractice({
    log: createLog({ level: 'trace', destination }),
  });
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterAll(() => practice.close());

async function send(change: Readonly<Record<string, unknown>> = {}) {
  const created = await practice.session.post(
    '/api/v1/invoices',
    await sampleInvoice(practice.session, change),
  );
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body;
}
const isInBooks = (body: { readonly [field: string]: unknown }) => body['syncState'] === 'inBooks';
const inBooks = (id: string) => books.invoicesOf(id);
const lapse = () =>
  practice.app.deps.db
    .updateTable('connection_tokens')
    .set({ access_expires_at: new Date(0) })
    .execute();

test('connecting suggests a mapping that works, and says that it is a suggestion', async () => {
  const { body } = await practice.session.get(`/api/v1/connections/${connectionId}/mappings`);
  expect(body).toMatchObject({
    defaultAccount: { code: books.organisation.salesAccount, isSuggested: true, problem: null },
  });
});

test('an account that the books do not have is refused before sending, and Retry succeeds once the setting is mended', async () => {
  // Where a person does not choose codes, this is not the one that the account will have.
  const { missingAccount } = books.organisation;
  const line = {
    description: 'Sample shirts',
    quantity: '1',
    unitPrice: '10.00',
    accountCode: missingAccount,
  };
  const before = practice.ledger.requests().length;
  const refused = await send({ lines: [line] });
  expect(refused).toMatchObject({
    syncState: 'needsAttention',
    problem: {
      code: 'InvalidAccountCode',
      setting: `/settings/integrations/${connectionId}/mapping`,
      field: 'lines.0.accountCode',
    },
  });
  expect(
    practice.ledger
      .requests()
      .slice(before)
      .filter((each) => each.kind === 'write'),
  ).toEqual([]);
  // Retry reads the books again before it judges: still not there.
  await practice.session.post(`/api/v1/invoices/${refused.id}/retry`);
  const again = await invoiceOnce(
    practice.session,
    refused.id,
    (body) => body['syncState'] === 'needsAttention',
  );
  expect(again['problem']).toMatchObject({ code: 'InvalidAccountCode' });
  await mendAccount(refused.id, missingAccount);
  await practice.session.post(`/api/v1/invoices/${refused.id}/retry`);
  await invoiceOnce(practice.session, refused.id, isInBooks);
  expect(inBooks(refused.id)).toHaveLength(1);
});

/** The account is made there; where its code is not ours to choose, the line is given the one that it has. */
async function mendAccount(id: string, missing: string): Promise<void> {
  const code = books.hands.addAccount('Sample revenue', missing);
  if (code === missing) return;
  await readAgain(code);
  const { body } = await practice.session.get(`/api/v1/invoices/${id}`);
  const { contactId, currency, issueDate, dueDate } = body;
  const line = { description: 'Sample shirts', quantity: '1', unitPrice: '10.00', accountCode: code };
  const changed = await practice.session.patch(`/api/v1/invoices/${id}`, {
    ...{ contactId, currency, issueDate, dueDate },
    lines: [line],
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
}

test('a currency that is not enabled in the books is refused and warned of; enabled there, Retry succeeds', async () => {
  const { missingCurrency } = books.organisation;
  const refused = await send({ currency: missingCurrency });
  expect(refused).toMatchObject({
    syncState: 'needsAttention',
    problem: { code: 'CurrencyNotEnabled', field: 'currency' },
  });
  const warning = logged.map((line) => JSON.parse(line)).find((entry) => entry.invoiceId === refused.id);
  expect(warning).toMatchObject({ level: 'warn', problem: 'CurrencyNotEnabled' });
  books.hands.enableCurrency(missingCurrency);
  await practice.session.post(`/api/v1/invoices/${refused.id}/retry`);
  await invoiceOnce(practice.session, refused.id, isInBooks);
  expect(inBooks(refused.id)).toMatchObject([{ currency: missingCurrency }]);
});

test('what is archived in the books is known here as soon as the ledger has said no once: the next is refused before sending', async () => {
  const code = books.hands.addAccount('Sample event', '778');
  await readAgain(code);
  // Our copy is believed for some minutes: here it is older.
  await practice.app.deps.db
    .updateTable('connections')
    .set({ reference_read_at: new Date(Date.now() - 3_600_000) })
    .execute();
  books.hands.archiveAccount(code);
  const lines = [{ description: 'Sample shirts', quantity: '1', unitPrice: '10.00', accountCode: code }];
  const needsAttention = (body: { readonly [field: string]: unknown }) =>
    body['syncState'] === 'needsAttention';
  const first = await send({ lines });
  await invoiceOnce(practice.session, first.id, needsAttention);
  await send().then(({ id }) => invoiceOnce(practice.session, id, isInBooks));
  expect(await send({ lines })).toMatchObject({
    syncState: 'needsAttention',
    problem: { code: 'InvalidAccountCode', ledgerWords: null },
  });
});

test('a product with the code of an item in the books is suggested as that item, and its lines carry it', async () => {
  const product = await practice.session.post('/api/v1/products', {
    code: 'hoodie',
    name: 'Sample hoodie',
    unitPrice: '12.50',
  });
  await practice.session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  const row = await eventually(async () => {
    const { body } = await practice.session.get(`/api/v1/connections/${connectionId}/mappings`);
    const products = body['products'] as readonly Body[];
    return products.find((each) => each.subjectId === product.body.id);
  });
  expect(row).toMatchObject({
    words: expect.stringContaining('Embroidered hoodie'),
    isSuggested: true,
    problem: null,
  });
  const line = { description: 'Sample shirt', quantity: '2', unitPrice: '12.50', productId: product.body.id };
  const { id } = await send({ lines: [line] });
  await invoiceOnce(practice.session, id, isInBooks);
  expect(inBooks(id)[0]?.lines).toMatchObject([{ item: row['code'] }]);
});

async function readAgain(code: string): Promise<void> {
  await aMomentLater(practice);
  await practice.session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  await eventually(async () => {
    const { body } = await practice.session.get(
      `/api/v1/connections/${connectionId}/references?kind=account&q=${code}`,
    );
    return body.items.some((each) => each['code'] === code) ? true : undefined;
  });
}

test('an account archived in the books after Save is refused by the ledger in our words, and stays valid here', async () => {
  const code = books.hands.addAccount('Sample seasonal', '777');
  await readAgain(code);
  books.hands.archiveAccount(code);
  const sent = await send({
    lines: [{ description: 'Sample shirts', quantity: '1', unitPrice: '10.00', accountCode: code }],
  });
  const refused = await invoiceOnce(
    practice.session,
    sent.id,
    (body) => body['syncState'] === 'needsAttention',
  );
  expect(refused['problem']).toMatchObject({
    code: ledger.unusable ?? 'InvalidAccountCode',
    setting: `/settings/integrations/${connectionId}/mapping`,
  });
  expect((refused['problem'] as { ledgerWords: string }).ledgerWords).toMatch(ledger.says.archivedAccount);
  await practice.session.post(`/api/v1/invoices/${sent.id}/retry`);
  // Where the books do not say what is out of use, Retry finds out.
  await invoiceOnce(
    practice.session,
    sent.id,
    ({ problem }) => (problem as { code?: string } | null)?.code === 'InvalidAccountCode',
  );
});

test('without webhooks the sweep brings the payment', async () => {
  practice.ledger.stopWebhooks();
  const { id } = await send();
  await invoiceOnce(practice.session, id, isInBooks);
  books.hands.pay(inBooks(id)[0]?.ledgerId ?? '', '125.00');
  await practice.session.post(`/api/v1/connections/${connectionId}/sweep`);
  const paid = await invoiceOnce(practice.session, id, (body) => chipOf(body) === 'paid');
  expect(paid['transitions']).toMatchObject([
    { toStatus: 'paid', cause: 'sweep', owingAfter: '0.00' },
    { toStatus: 'waitingPayment', cause: 'push' },
  ]);
});

test('an invoice voided here is voided in the books; one voided there shows it here', async () => {
  const [ours, theirs] = [await send(), await send()];
  await invoiceOnce(practice.session, ours.id, isInBooks);
  await invoiceOnce(practice.session, theirs.id, isInBooks);
  await practice.session.post(`/api/v1/invoices/${ours.id}/void`);
  await invoiceOnce(practice.session, ours.id, (body) => chipOf(body) === 'voided');
  expect(inBooks(ours.id)[0]?.status).toBe('voided');
  books.hands.voidInvoice(inBooks(theirs.id)[0]?.ledgerId ?? '');
  await practice.session.post(`/api/v1/connections/${connectionId}/sweep`);
  await invoiceOnce(practice.session, theirs.id, (body) => chipOf(body) === 'voided');
});

test('a void that the books refuse and that is asked for again is one change, and Retry of all carries it out', async () => {
  const { id } = await send();
  await invoiceOnce(practice.session, id, isInBooks);
  books.hands.lockUntil('2198-12-31');
  for (let press = 1; press <= 2; press++) {
    await practice.session.post(`/api/v1/invoices/${id}/void`);
    await eventually(async () => {
      const { body } = await practice.session.get(`/api/v1/invoices/${id}`);
      const states = (body['operations'] as readonly { readonly state: string }[]).map(({ state }) => state);
      const isRefused = states.filter((state) => state === 'needsAttention').length === 1;
      return isRefused && states.length === press + 1 && !states.includes('queued') ? true : undefined;
    });
  }
  books.hands.lockUntil(null);
  const retried = await practice.session.post('/api/v1/sync-operations/retry', { all: true });
  expect(retried.status, JSON.stringify(retried.body)).toBe(200);
  await invoiceOnce(practice.session, id, (body) => chipOf(body) === 'voided');
});

test('the due date passing turns Waiting Payment into Overdue with no call to the ledger', async () => {
  const { id } = await send({ dueDate: '2198-12-24' });
  await invoiceOnce(practice.session, id, isInBooks);
  const before = practice.ledger.requests().length;
  // The organisation's day counts, not ours.
  const { timeZone } = books.organisation;
  const pastMidnight = Temporal.PlainDateTime.from('2198-12-25T00:30').toZonedDateTime(timeZone);
  const now = () => new Date(pastMidnight.epochMilliseconds);
  await turnOverdue({ ...practice.engine, clock: { now } });
  const { body } = await practice.session.get(`/api/v1/invoices/${id}`);
  expect((body['transitions'] as object[])[0]).toMatchObject({
    fromStatus: 'waitingPayment',
    toStatus: 'overdue',
    cause: 'midnight',
  });
  expect(practice.ledger.requests().length).toBe(before);
});

test('ten at once with a lapsed token refresh it once', async () => {
  await lapse();
  const { provider } = practice;
  const tokenCalls = () => practice.ledger.requests().filter(({ kind }) => kind === 'token').length;
  const before = tokenCalls();
  const key = { workspaceId: practice.workspaceId, connectionId };
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => liveAccessToken(practice.engine, provider, key)),
  );
  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.failure.kind))).size).toBe(
    1,
  );
  expect(tokenCalls() - before).toBe(1);
});

test('a refresh that is refused for our application’s sake is no refusal of the record that it was for', async () => {
  const { provider } = practice;
  await lapse();
  const refusing: typeof provider = {
    ...provider,
    refresh: async () => ({
      ok: false,
      failure: {
        kind: 'rejected',
        problems: [
          {
            code: 'AuthFailed',
            message: 'The application is refused.',
            field: null,
            setting: null,
            ledgerWords: 'invalid_client',
          },
        ],
      },
    }),
  };
  const key = { workspaceId: practice.workspaceId, connectionId };
  expect(await liveAccessToken(practice.engine, refusing, key)).toEqual({
    ok: false,
    failure: { kind: 'unavailable', words: 'invalid_client' },
  });
});

test.each(ledger.replacedTokens)(
  'an answer to the refresh is lost where the token before the newest %s: work goes on by itself, or says plainly that a person must reconnect',
  async (replaced) => {
    practice.ledger.takeReplacedTokens(replaced);
    await lapse();
    practice.ledger.faults.lay({ kind: 'loseRefresh' });
    const { id } = await send();
    // Nobody can have the newer token any more: all that can be promised is to say so, and to lose nothing.
    if (replaced === 'endsGrant') await reconnectOnceAsked(id);
    await invoiceOnce(practice.session, id, isInBooks);
    expect(inBooks(id)).toHaveLength(1);
    expect(practice.ledger.faults.haveAllStruck()).toBe(true);
    practice.ledger.faults.clear();
  },
);

async function reconnectOnceAsked(waitingId: string): Promise<void> {
  await eventually(async () => {
    const { body } = await practice.session.get(`/api/v1/connections/${connectionId}`);
    return body['status'] === 'reconnectNeeded' ? true : undefined;
  });
  const waiting = await practice.session.get(`/api/v1/invoices/${waitingId}`);
  expect(waiting.body).toMatchObject({
    syncState: 'queued',
    next: 'It goes on when the books are connected again.',
  });
  expect((await practice.connect()).connectionId).toBe(connectionId);
}

test('a refresh that was begun and whose answer nobody saved is asked for again by the next call, within its time of grace', async () => {
  const tokens = () =>
    practice.app.deps.db
      .selectFrom('connection_tokens')
      .selectAll()
      .where('connection_id', '=', connectionId)
      .executeTakeFirstOrThrow();
  const before = await tokens();
  // A process that died: the ledger has rotated the pair, and the access token would still do for half an hour.
  await practice.app.deps.db
    .updateTable('connection_tokens')
    .set({ refresh_begun_at: new Date(), access_expires_at: new Date(Date.now() + 1_500_000) })
    .execute();
  const { id } = await send();
  await invoiceOnce(practice.session, id, isInBooks);
  const after = await tokens();
  expect(after.version).toBe(before.version + 1);
  expect(after.refresh_begun_at).toBeNull();
});

test('a dead grant asks to reconnect, work waits, and goes on from where it stood when reconnected', async () => {
  practice.ledger.revokeGrant();
  await lapse();
  const { id } = await send();
  await reconnectOnceAsked(id);
  await invoiceOnce(practice.session, id, isInBooks);
  expect(inBooks(id)).toHaveLength(1);
});

test('disconnecting forgets the tokens and keeps what is known; another organisation inherits nothing', async () => {
  const { id } = await send();
  const known = await invoiceOnce(practice.session, id, isInBooks);
  const missingAccount = '88888';
  const line = { description: 'Sample caps', quantity: '1', unitPrice: '10.00', accountCode: missingAccount };
  const refused = await send({ lines: [line] });
  await practice.session.delete(`/api/v1/connections/${connectionId}`);
  const retried = await practice.session.post(`/api/v1/invoices/${refused.id}/retry`);
  expect(retried).toMatchObject({ status: 409, body: { code: 'notConnected' } });
  await eventually(async () => {
    const rows = await practice.app.deps.db
      .selectFrom('connection_tokens')
      .select('version')
      .where('connection_id', '=', connectionId)
      .execute();
    return rows.length === 0 ? true : undefined;
  });
  const kept = await practice.session.get(`/api/v1/invoices/${id}`);
  expect(kept.body).toMatchObject({ number: known['number'], chip: { kind: 'waitingPayment' } });
  const other = await practice.connect('GB');
  expect(other.connectionId).not.toBe(connectionId);
  expect(other.books.invoices().filter(({ mark }) => mark.includes('/invoices/'))).toEqual([]);
  await practice.session.delete(`/api/v1/connections/${other.connectionId}`);
  const same = await practice.connect();
  expect(same.connectionId).toBe(connectionId);
});

test('a webhook with a wrong signature is refused, and a right one is answered with nothing but 200', async () => {
  const post = ({ path, body, headers }: SignedWebhook) =>
    practice.app.app.request(path, {
      method: 'POST',
      body,
      headers: { ...headers, host: 'localhost:4000' },
    });
  expect((await post(practice.ledger.forgedWebhook())).status).toBe(401);
  const right = await post(practice.ledger.webhookOf(books.organisation.id, null));
  expect(right.status).toBe(200);
  expect(await right.text()).toBe('');
  expect(right.headers.getSetCookie()).toEqual([]);
});

test('a return from the ledger that another person began is refused', async () => {
  const begun = await practice.session.post(`/api/v1/connections/${ledger.name}/authorizations`);
  const back = new URL(
    await practice.ledger.consent(String(begun.body['authorizationUrl']), books.organisation.id),
  );
  const answer = await practice.app.app.request(`${back.pathname}${back.search}`, {
    headers: { host: 'localhost:4000' },
  });
  expect(answer.headers.get('location')).toContain('connectionProblem=');
  const { body } = await practice.session.get(`/api/v1/connections/authorizations/${begun.body.id}`);
  expect(body['state']).toBe('waiting');
});

test('no token is in the log, in the database as it is, or in any answer', async () => {
  const rows = await practice.app.deps.db.selectFrom('connection_tokens').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  const { provider } = practice;
  const token = await liveAccessToken(practice.engine, provider, {
    workspaceId: practice.workspaceId,
    connectionId,
  });
  if (!token.ok) throw new Error('no token');
  const everything = [
    ...logged,
    JSON.stringify(rows),
    JSON.stringify((await practice.session.get('/api/v1/connections')).body),
    JSON.stringify((await practice.session.get('/api/v1/sync-operations')).body),
  ].join('\n');
  expect(logged.length).toBeGreaterThan(50);
  expect(everything).not.toContain(token.value);
  // Every JSON web token reads like this, and no sealed text can: it has no second point. The refresh tokens and codes
  // of the practice ledger have no such mark.
  expect(everything).not.toMatch(/eyJ[\w-]*\.eyJ/);
  expect(everything).not.toContain(practice.ledger.clientSecret);
});
