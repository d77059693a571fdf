/** What the ledger holds, and what people did in it, back to us. */
import { expect, test } from 'vitest';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, openDesk, today } from './desk.ts';

export function readingContract(current: CurrentSetting): void {
  test('the organisation says where it is, what it counts in and when its midnight is', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const { id, name, country, timeZone, baseCurrency, countsSalesTax } = harness.organisation;
    expect(answerIn(await client.organisation())).toMatchObject({
      organisationId: id,
      name,
      country,
      timeZone,
      baseCurrency,
      countsSalesTax,
      shortCode: expect.any(String),
      periodLockDate: null,
    });
    await harness.books.lockUntil('2025-06-30');
    expect(answerIn(await client.organisation()).periodLockDate).toBe('2025-06-30');
  });

  test('the reference data holds what lines are mapped to, archived things included', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const references = answerIn(await client.references());
    const of = (kind: string, code: string) =>
      references.find((each) => each.kind === kind && each.code === code);
    expect(of('account', harness.organisation.salesAccount)).toMatchObject({
      isActive: true,
      details: { isRevenue: true },
    });
    const tax = of('taxRate', harness.organisation.salesTax);
    expect(tax).toMatchObject({ isActive: true, details: { appliesToRevenue: true } });
    expect(Number(tax?.details.rate)).toBe(Number(harness.organisation.salesTaxPercent));
    expect(of('currency', harness.organisation.baseCurrency)).toBeDefined();
    expect(references.some(({ kind, isActive }) => kind === 'account' && !isActive)).toBe(true);
    expect(references.some(({ kind, details }) => kind === 'account' && details.acceptsPayments)).toBe(true);
    expect(new Set(references.map(({ kind }) => kind)).size).toBe(harness.facts.referenceKinds);
  });

  test('our records are found by their markers, others not, and an unknown marker has none', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const since = harness.clock.now();
    const contact = await newContact(client, 'c-1');
    const invoice = await newInvoice(current, client, contact, 'i-1');
    await harness.books.typeInvoice(contact, today(harness));
    await harness.books.archiveContact(await newContact(client, 'c-2'));
    const marker = 'https://desk.example.com/invoices/i-1';
    const invoices = answerIn(
      await client.findInvoices([marker, 'https://desk.example.com/invoices/none'], since),
    );
    expect(invoices.get(marker)?.map(({ ledgerId }) => ledgerId)).toEqual([invoice]);
    expect(invoices.get('https://desk.example.com/invoices/none')).toEqual([]);
    const contacts = answerIn(await client.findContacts(['c-1', 'c-2', 'c-3'], since));
    expect(contacts.get('c-1')?.map(({ ledgerId }) => ledgerId)).toEqual([contact]);
    expect(contacts.get('c-2')).toMatchObject([{ isActive: false }]);
    expect(contacts.get('c-3')).toEqual([]);
  });

  test('a search reaches back past the time it is given, for clocks that differ', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client, 'c-1');
    harness.clock.advance(3 * 60_000);
    expect(answerIn(await client.findContacts(['c-1'], harness.clock.now())).get('c-1')).toHaveLength(1);
    harness.clock.advance(60 * 60_000);
    expect(answerIn(await client.findContacts(['c-1'], harness.clock.now())).get('c-1')).toEqual([]);
    expect(answerIn(await client.contactsById([contact]))).toMatchObject([
      { ledgerId: contact, marker: 'c-1' },
    ]);
  });

  test('a payment made in the books, and its removal, come with the changes since', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    harness.clock.advance(60_000);
    const since = harness.clock.now();
    expect(answerIn(await client.invoicesChangedSince(since, 1))).toEqual({ items: [], hasMore: false });
    harness.clock.advance(60_000);
    const { paymentId } = await harness.books.pay(ledgerId, '50.00', today(harness));
    const paid = answerIn(await client.invoicesChangedSince(since, 1));
    expect(paid.items).toMatchObject([
      {
        ledgerId,
        status: 'approved',
        amountPaid: '50.00',
        payments: [{ ledgerId: paymentId, kind: 'payment', amount: '50.00', paidOn: today(harness) }],
        lines: [{ lineAmount: '200.00' }],
      },
    ]);
    await harness.books.removePayment(paymentId);
    expect(answerIn(await client.invoicesById([ledgerId]))).toMatchObject([
      { amountPaid: '0.00', payments: [] },
    ]);
  });

  test('an invoice paid in full says on which day; credits are told from payments', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    await harness.books.credit(ledgerId, '20.00', '2026-11-18');
    const [open] = answerIn(await client.invoicesById([ledgerId]));
    await harness.books.pay(ledgerId, open?.amountOwing ?? '', today(harness));
    const [invoice] = answerIn(await client.invoicesById([ledgerId]));
    expect(invoice).toMatchObject({
      status: 'paid',
      amountOwing: '0.00',
      amountCredited: '20.00',
      fullyPaidOn: today(harness),
    });
    expect(invoice?.payments.map(({ kind, amount }) => [kind, amount])).toContainEqual([
      'creditNote',
      '20.00',
    ]);
    expect(invoice?.payments).toHaveLength(2);
  });

  test('a list of all invoices says of each what it comes to and what is owing, in one call', async () => {
    const { harness, watch } = current();
    const { client, calls } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    await harness.books.pay(ledgerId, '50.00', today(harness));
    const [whole] = answerIn(await client.invoicesById([ledgerId]));
    if (whole === undefined) throw new Error('It is not there');
    const before = calls.length;
    const { items, hasMore } = answerIn(await client.listInvoices(null, 1));
    expect(calls.length - before).toBe(1);
    expect(hasMore).toBe(false);
    const { number, marker, contactLedgerId, status, currency, dueDate, total, amountOwing } = whole;
    const head = { number, marker, contactLedgerId, status, currency, dueDate, total, amountOwing };
    const { updatedAt, version } = whole;
    expect(items).toContainEqual(expect.objectContaining({ ledgerId, ...head, updatedAt, version }));
    expect(Number(total) - Number(amountOwing)).toBe(50);
    harness.clock.advance(60_000);
    const since = harness.clock.now();
    expect(answerIn(await client.listInvoices(since, 1)).items).toEqual([]);
  });

  test('a change in the very second of the last one is not missed', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const first = await newInvoice(current, client, contact, 'i-1');
    const [seen] = answerIn(await client.invoicesById([first]));
    const second = await newInvoice(current, client, contact, 'i-2');
    const { items } = answerIn(await client.invoicesChangedSince(seen?.updatedAt ?? null, 1));
    expect(items.map(({ ledgerId }) => ledgerId)).toContain(second);
  });

  test('a first sweep brings everything, oldest change first; ids that are not known are left out', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const older = await newInvoice(current, client, contact, 'i-1');
    harness.clock.advance(5_000);
    const newer = await newInvoice(current, client, contact, 'i-2');
    const ids = answerIn(await client.invoicesChangedSince(null, 1)).items.map(({ ledgerId }) => ledgerId);
    expect(ids.indexOf(older)).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf(older)).toBeLessThan(ids.indexOf(newer));
    const known = answerIn(await client.invoicesById([newer, harness.facts.unknownId]));
    const hollow = harness.facts.forgetsDeleted
      ? [{ ledgerId: harness.facts.unknownId, status: 'deleted', isHollow: true }]
      : [];
    expect(known).toMatchObject([{ ledgerId: newer, isHollow: false }, ...hollow]);
    const { items } = answerIn(await client.contactsChangedSince(null, 1));
    expect(items.map(({ ledgerId }) => ledgerId)).toContain(contact);
  });

  test('a webhook names what changed; the same body under another signature is refused', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    const deliveries = await harness.deliveries();
    const verdicts = deliveries.map((delivery) => harness.provider.verifyWebhook(delivery));
    const events = verdicts.flatMap((verdict) => (verdict.kind === 'events' ? verdict.events : []));
    const common = {
      organisationId: harness.organisation.id,
      mergedInto: null,
      at: expect.stringContaining('T'),
    };
    expect(events).toContainEqual({ ...common, resource: 'invoice', ledgerId, kind: 'create' });
    // Trial deliveries may be wrongly signed on purpose; what carries events never is.
    const last = deliveries.at(-1);
    if (last === undefined) throw new Error('Nothing was delivered');
    const changed = { ...last, rawBody: new Uint8Array([...last.rawBody, 32]) };
    expect(harness.provider.verifyWebhook(last).kind).toBe('events');
    expect(harness.provider.verifyWebhook(changed).kind).toBe('invalid');
  });

  test('invoices, payments and credits have an address in the books', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const { shortCode } = answerIn(await client.organisation());
    for (const kind of ['invoice', 'payment', ...harness.facts.credits] as const) {
      const url = harness.provider.recordUrl({ shortCode }, { kind, ledgerId: 'the-id' });
      expect(url).toContain('the-id');
      expect(url).toContain(shortCode);
    }
  });
}
