// What QuickBooks alone does, or may do: deletions, counts of changes, old and full lists of changes, ids of requests.
import { afterEach, expect, test } from 'vitest';
import type { QuickbooksSandboxOptions } from '../../sandbox/quickbooks/sandbox.ts';
import { newContact } from './books-contract.ts';
import { answerIn, createWatch, failureIn, openDesk, sampleContact, sampleInvoice } from './desk.ts';
import { openQuickbooksHarness, type QuickbooksHarness } from './quickbooks-harness.ts';
import { done } from './receiver.ts';

const dayMs = 24 * 60 * 60_000;
let opened: QuickbooksHarness | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** Books with one customer and one invoice of ours in them, a minute ago. */
async function ready(options: QuickbooksSandboxOptions = {}, company: 'uk' | 'us-single' = 'uk') {
  const harness = await openQuickbooksHarness({ options, company });
  opened = harness;
  const desk = await openDesk(harness, createWatch());
  const { client } = desk;
  const contact = await newContact(client);
  const invoice = sampleInvoice(harness, contact, 'i-1');
  const [made] = answerIn(await client.createInvoices([invoice], 'key-invoice'));
  if (!made?.ok) throw new Error('The sample invoice was refused');
  harness.clock.advance(60_000);
  const { books, control } = harness.sandbox;
  const asked = () => control.requests().map(({ path, query }) => decodeURIComponent(`${path}${query}`));
  return { harness, desk, client, contact, invoice, made: made.value, books, control, asked };
}

test('an invoice that a person deletes comes with the changes and by its id as gone, with nothing else of it', async () => {
  const { harness, client, made, books } = await ready();
  const since = harness.clock.now();
  harness.clock.advance(60_000);
  done(books.deleteInvoice({ realmId: harness.organisation.id, invoiceId: made.ledgerId }));
  const gone = { ledgerId: made.ledgerId, status: 'deleted', isHollow: true };
  expect(answerIn(await client.invoicesChangedSince(since, 1)).items).toMatchObject([gone]);
  expect(answerIn(await client.invoicesById([made.ledgerId]))).toMatchObject([gone]);
});

test('an invoice that a person voids is told from one that was worth nothing, and keeps our marker', async () => {
  const { harness, client, contact, made, books, invoice } = await ready();
  const lines = invoice.lines.map((line) => ({ ...line, unitPrice: '0' }));
  const worthless = { ...invoice, marker: `${invoice.marker}-2`, lines, reference: 'Voided cheque' };
  answerIn(await client.createInvoices([worthless], 'key-2'));
  done(books.voidInvoice({ realmId: harness.organisation.id, invoiceId: made.ledgerId }));
  const invoices = answerIn(await client.invoicesChangedSince(null, 1)).items;
  expect(invoices.filter(({ contactLedgerId }) => contactLedgerId === contact)).toContainEqual(
    expect.objectContaining({
      ledgerId: made.ledgerId,
      status: 'voided',
      isHollow: true,
      marker: invoice.marker,
    }),
  );
});

test('what a person changed meanwhile is read once, and our change goes on top of it', async () => {
  const { harness, client, invoice, made, books, asked } = await ready();
  const { id: realmId } = harness.organisation;
  done(books.editInvoice({ realmId, invoiceId: made.ledgerId, memo: 'Thank you' }));
  const before = asked().length;
  const update = {
    ...invoice,
    ledgerId: made.ledgerId,
    version: made.version,
    sends: ['reference'] as const,
    reference: 'Order 2',
    lines: [],
  };
  const [updated] = answerIn(await client.updateInvoices([update], 'key-2'));
  expect(updated).toMatchObject({ ok: true, value: { reference: 'Order 2' } });
  expect(asked().slice(before)).toHaveLength(3);
  expect(books.getInvoice({ realmId, invoiceId: made.ledgerId })?.CustomerMemo).toEqual({
    value: 'Thank you',
  });
});

test('lines that QuickBooks taxes by itself read back as they were sent, so that an update whose answer was lost is known', async () => {
  const { harness, client, invoice, made } = await ready({}, 'us-single');
  expect(made).toMatchObject({ totalTax: '16.00', lines: [{ taxType: 'TAX', taxAmount: '16.00' }] });
  const [line] = invoice.lines;
  const lines = (made.lines ?? []).flatMap(({ ledgerLineId }) =>
    line === undefined ? [] : [{ ...line, quantity: '3', ledgerLineId }],
  );
  const update = {
    ...{ ...invoice, ledgerId: made.ledgerId, version: made.version },
    sends: ['lines'] as const,
    lines,
  };
  harness.faults.dropAnswer('writes');
  expect(failureIn(await client.updateInvoices([update], 'key-2')).kind).toBe('outcomeUnknown');
  expect(answerIn(await client.invoicesById([made.ledgerId]))).toMatchObject([
    { totalTax: '24.00', lines: [{ quantity: '3', taxType: 'TAX', itemCode: line?.itemCode }] },
  ]);
});

test('changes of the last weeks are one question; older ones are read by pages, in which nothing deleted stands', async () => {
  const { harness, client, asked } = await ready();
  const ago = (days: number) => new Date(harness.clock.now().getTime() - days * dayMs);
  const questions = async (since: Date) => {
    const before = asked().length;
    answerIn(await client.invoicesChangedSince(since, 1));
    return asked().slice(before);
  };
  expect(await questions(ago(20))).toEqual([
    expect.stringContaining('/cdc?entities=Invoice,Payment,CreditMemo'),
  ]);
  expect((await questions(ago(40)))[0]).toContain('SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime');
});

test.each(['newest', 'oldest'] as const)(
  'more changes than one answer holds (the %s) are all read, page for page',
  async (fullAnswerKeeps) => {
    const { harness, client, books } = await ready({ switches: { fullAnswerKeeps } });
    const since = harness.clock.now();
    harness.clock.advance(3_000_000);
    done(books.plantInvoices({ realmId: harness.organisation.id, count: 1_500 }));
    const seen = new Set<string>();
    let from = since;
    for (let rounds = 0; rounds < 5; rounds += 1) {
      const { items, hasMore } = answerIn(await client.invoicesChangedSince(from, 1));
      for (const { ledgerId } of items) seen.add(ledgerId);
      from = items.at(-1)?.updatedAt ?? from;
      if (!hasMore) break;
    }
    expect(seen.size).toBe(1_500);
  },
  60_000,
);

test('an id of a request that is refused for another body is unknown, and nothing more is made', async () => {
  const { client, invoice, harness } = await ready({ switches: { requestIdReuse: 'refuse' } });
  const other = { ...invoice, reference: 'changed' };
  expect(failureIn(await client.createInvoices([other], 'key-invoice'))).toMatchObject({
    kind: 'outcomeUnknown',
    answered: true,
  });
  const marked = (await harness.books.invoices()).filter(({ marker }) => marker === invoice.marker);
  expect(marked).toHaveLength(1);
});

test('what a write has answered is not read again, and thirty records are one write', async () => {
  const { harness, client, desk, contact } = await ready();
  const callsOf = async <T>(work: () => Promise<T>) => {
    const before = desk.calls.length;
    await work();
    return desk.calls.slice(before).map(({ call }) => call);
  };
  const many = <T>(make: (name: string) => T) =>
    Array.from({ length: client.batchSize }, (_, index) => make(`many-${index}`));
  const whole = (outcomes: readonly { readonly ok: boolean }[]) =>
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(30);
  const contacts = many((name) => sampleContact(name));
  expect(await callsOf(async () => whole(answerIn(await client.createContacts(contacts, 'key-2'))))).toEqual([
    { operation: 'createContacts', method: 'POST', isBatch: true },
  ]);
  const invoices = many((name) => sampleInvoice(harness, contact, name));
  expect(await callsOf(async () => whole(answerIn(await client.createInvoices(invoices, 'key-3'))))).toEqual([
    { operation: 'createInvoices', method: 'POST', isBatch: true },
  ]);
});

test('a limit that is met within a second is one to wait out, whichever form it is said in', async () => {
  for (const throttleShape of ['xml', 'json'] as const) {
    const { harness, client } = await ready({ switches: { throttleShape }, limits: true });
    let failure: unknown = null;
    for (let calls = 0; calls < 12 && failure === null; calls += 1) {
      const answer = await client.contactsChangedSince(harness.clock.now(), 1);
      failure = answer.ok ? null : answer.failure;
    }
    expect(failure).toEqual({ kind: 'rateLimited', limit: 'minute', retryAfterMs: 60_000 });
    await harness.close();
    opened = null;
  }
});

test('a company whose subscription has ended says so, and can still be read', async () => {
  const { harness, client, books, invoice } = await ready();
  done(books.setSubscription({ realmId: harness.organisation.id, hasLapsed: true }));
  const [refused] = answerIn(
    await client.createInvoices([{ ...invoice, marker: `${invoice.marker}-2` }], 'key-2'),
  );
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'OrganisationUnavailable' }] });
  expect(answerIn(await client.organisation()).name).toBe(harness.organisation.name);
});
