/** Networks and ledgers that fail: each failure is named by what to do next, and no record is made twice or lost. */
import { expect, test } from 'vitest';
import { newContact } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, sampleInvoice } from './desk.ts';

export function failuresContract(current: CurrentSetting): void {
  /** A desk with one invoice ready to go, and how many of it the books hold. */
  const ready = async () => {
    const { harness, watch } = current();
    const desk = await openDesk(harness, watch);
    const invoice = sampleInvoice(harness, await newContact(desk.client), 'i-1');
    return {
      harness,
      desk,
      invoice,
      create: (key = 'key-1') => desk.client.createInvoices([invoice], key),
      find: async () =>
        answerIn(await desk.client.findInvoices([invoice.marker], harness.clock.now())).get(invoice.marker),
      inBooks: async () =>
        (await harness.books.invoices()).filter(({ marker }) => marker === invoice.marker).length,
    };
  };

  test('work that was done without an answer is unknown, and found by its marker', async () => {
    const { harness, create, find, inBooks } = await ready();
    harness.faults.dropAnswer();
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(await find()).toHaveLength(1);
    expect(await inBooks()).toBe(1);
  });

  test('a request lost on its way is just as unknown, is surely absent, and goes again', async () => {
    const { harness, create, find, inBooks } = await ready();
    harness.faults.dropRequest();
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(await find()).toEqual([]);
    expect(answerIn(await create())).toMatchObject([{ ok: true }]);
    expect(await inBooks()).toBe(1);
  });

  test('an answer torn in the middle is no answer', async () => {
    const { harness, create, inBooks } = await ready();
    harness.faults.tearAnswer();
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(await inBooks()).toBe(1);
  });

  test('a server error leaves a write unknown, whether the work was done or not', async () => {
    const { harness, create, find } = await ready();
    harness.faults.failBeforeWork();
    expect(failureIn(await create('key-1'))).toMatchObject({ kind: 'outcomeUnknown', answered: true });
    expect(await find()).toEqual([]);
    harness.faults.failAfterWork();
    expect(failureIn(await create('key-2'))).toMatchObject({ kind: 'outcomeUnknown', answered: true });
    expect(await find()).toHaveLength(1);
  });

  test('a gateway’s error is silence: the work may be done or under way, and goes again under the same key', async () => {
    const { harness, desk, create, find, inBooks } = await ready();
    harness.faults.gateway(502, 'beforeWork');
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(await find()).toEqual([]);
    harness.faults.gateway(504, 'afterWork');
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: false });
    expect(await find()).toHaveLength(1);
    expect(answerIn(await create())).toMatchObject([{ ok: true }]);
    expect(await inBooks()).toBe(1);
    harness.faults.gateway(502, 'beforeWork');
    expect(failureIn(await desk.client.organisation()).kind).toBe('unavailable');
  });

  test('a page of HTML instead of an answer leaves a write unknown and a read unavailable', async () => {
    const { harness, desk, create } = await ready();
    harness.faults.html();
    expect(failureIn(await create())).toMatchObject({ kind: 'outcomeUnknown', answered: true });
    harness.faults.html();
    expect(failureIn(await desk.client.organisation()).kind).toBe('unavailable');
  });

  test('a read without an answer is merely unavailable', async () => {
    const { harness, desk } = await ready();
    harness.faults.dropAnswer();
    expect(failureIn(await desk.client.organisation()).kind).toBe('unavailable');
    harness.faults.busy();
    expect(failureIn(await desk.client.organisation()).kind).toBe('unavailable');
    expect(desk.calls.slice(-2).map(({ result }) => result.status)).toEqual([null, 503]);
  });

  test('a write that cannot reach the ledger was surely not done', async () => {
    const { harness, watch } = current();
    const desk = await openDesk(harness, watch, harness.unreachable());
    const invoice = sampleInvoice(harness, 'contact', 'i-1');
    expect(failureIn(await desk.client.createInvoices([invoice], 'key-1')).kind).toBe('unavailable');
  });

  test('each limit is told apart, with when to go on, and nothing was done', async () => {
    const { harness, create, inBooks } = await ready();
    const limited = async (...limit: Parameters<typeof harness.faults.limit>) => {
      harness.faults.limit(...limit);
      return failureIn(await create());
    };
    const { countsLimits, limits } = harness.facts;
    if (countsLimits) {
      expect(await limited('minute', 22)).toEqual({
        kind: 'rateLimited',
        limit: 'minute',
        retryAfterMs: 22_000,
      });
      expect(await limited('day', 77_000)).toEqual({
        kind: 'rateLimited',
        limit: 'day',
        retryAfterMs: 77_000_000,
      });
    }
    for (const kind of limits) {
      const failure = await limited(kind);
      expect(failure).toMatchObject({ kind: 'rateLimited', limit: kind });
      expect(failure.kind === 'rateLimited' && failure.retryAfterMs).toBeGreaterThan(0);
    }
    expect(await inBooks()).toBe(0);
  });

  test('a token that expires under a write: the write is done once, under the same key', async () => {
    const { harness, desk, create, inBooks } = await ready();
    harness.faults.expireToken();
    expect(answerIn(await create())).toMatchObject([{ ok: true }]);
    expect(desk.calls.slice(-2).map(({ result }) => result.status)).toEqual([401, 200]);
    const [refused, repeated] = harness.requests().slice(-2);
    expect(refused).toEqual({
      name: harness.facts.requests.createInvoice,
      key: expect.stringMatching(/^[0-9a-z_-]{20,128}$/i),
    });
    expect(repeated).toEqual(refused);
    expect(await inBooks()).toBe(1);
  });

  test('a call that the limits forbid does not leave', async () => {
    const { harness, desk, create } = await ready();
    const before = harness.requests().length;
    const failure = { kind: 'rateLimited', limit: 'day', retryAfterMs: 1 } as const;
    desk.forbid(failure);
    expect(failureIn(await create())).toEqual(failure);
    expect(harness.requests()).toHaveLength(before);
  });

  test('a key that stands for another request makes nothing more, and is never taken for an answer to this one', async () => {
    const { harness, desk, invoice, create, inBooks } = await ready();
    const first = answerIn(await create('key-1'));
    const changed = await desk.client.createInvoices([{ ...invoice, reference: 'changed' }], 'key-1');
    if (harness.facts.usedKey === 'firstAnswer') expect(answerIn(changed)).toEqual(first);
    else expect(failureIn(changed)).toMatchObject({ kind: 'outcomeUnknown', answered: true });
    const another = { ...invoice, marker: `${invoice.marker}-2` };
    expect(failureIn(await desk.client.createInvoices([another], 'key-1'))).toMatchObject({
      kind: 'outcomeUnknown',
      answered: true,
    });
    expect(await inBooks()).toBe(1);
  });

  test('every call reports its size, its time and, where the ledger says it, what is left of the limits', async () => {
    const { harness, desk } = await ready();
    const { call, result } = desk.calls.at(-1) ?? {};
    const { countsLimits, requests } = harness.facts;
    expect(call).toEqual({ operation: 'createContacts', method: requests.createContact });
    const left = countsLimits ? expect.any(Number) : null;
    expect(result).toMatchObject({ status: 200, minuteRemaining: left, dayRemaining: left });
    expect(result?.bytes).toBeGreaterThan(100);
  });
}
