/** Credit notes: made, found, set against invoices; and how much one call may carry. */
import { expect, test } from 'vitest';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, sampleCreditNote, sampleInvoice, today } from './desk.ts';

export function creditsContract(current: CurrentSetting): void {
  /** A desk with one approved invoice of 200.00 before tax, and a credit note of 30.00 before tax. */
  const ready = async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const invoice = await newInvoice(current, client, contact, 'i-1');
    const toCreate = sampleCreditNote(harness, contact, 'CF-n-1');
    return {
      harness,
      client,
      contact,
      invoice,
      toCreate,
      create: async () => {
        const [outcome] = answerIn(await client.createCreditNotes([toCreate], 'note-1'));
        if (!outcome?.ok) throw new Error(`The credit note was refused: ${JSON.stringify(outcome)}`);
        return outcome.value;
      },
      allocate: (creditLedgerId: string, amount: string, key = 'allocate-1') =>
        client.allocateCredit(
          { kind: 'creditNote', creditLedgerId, invoiceLedgerId: invoice, amount, date: toCreate.issueDate },
          key,
        ),
    };
  };

  test('credit notes arrive approved and in order, and a bad account keeps no other back', async () => {
    const { harness, client, contact, toCreate } = await ready();
    const bad = sampleCreditNote(harness, contact, 'CF-n-2', {
      lines: toCreate.lines.map((line) => ({ ...line, ...harness.organisation.missing })),
    });
    const third = sampleCreditNote(harness, contact, 'CF-n-3', { reference: null });
    const outcomes = answerIn(await client.createCreditNotes([toCreate, bad, third], 'note-1'));
    const total = (30 * (1 + Number(harness.organisation.salesTaxPercent) / 100)).toFixed(2);
    expect(outcomes).toMatchObject([
      {
        ok: true,
        value: {
          marker: 'CF-n-1',
          number: expect.stringMatching(/\d/),
          contactLedgerId: contact,
          status: 'approved',
          reference: 'Caps returned',
          issueDate: toCreate.issueDate,
          total,
          remaining: total,
          allocations: [],
        },
      },
      {
        ok: false,
        problems: [{ code: harness.facts.missing.code, field: `lines.0.${harness.facts.missing.field}` }],
      },
      { ok: true, value: { marker: 'CF-n-3', reference: null } },
    ]);
    expect(
      (await harness.books.creditNotes()).filter(({ marker }) => marker.startsWith('CF-n-')),
    ).toHaveLength(2);
  });

  test('a credit note for discounted lines is worth what the invoice of the same lines is', async () => {
    const { harness, client, contact, toCreate } = await ready();
    const lines = toCreate.lines.flatMap((line) => [
      { ...line, quantity: '3', unitPrice: '100.00', discountRate: '12.5' },
      { ...line, quantity: '1000', unitPrice: '0.1648', discountRate: '12.34' },
    ]);
    const [credited] = answerIn(await client.createCreditNotes([{ ...toCreate, lines }], 'note-1'));
    const [invoiced] = answerIn(
      await client.createInvoices([{ ...sampleInvoice(harness, contact, 'i-2'), lines }], 'key-2'),
    );
    expect(credited?.ok && credited.value.total).toBe(invoiced?.ok && invoiced.value.total);
  });

  test('credit notes that were made without an answer are unknown, and found by their markers', async () => {
    const { harness, client, toCreate } = await ready();
    harness.faults.dropAnswer();
    expect(failureIn(await client.createCreditNotes([toCreate], 'note-1'))).toMatchObject({
      kind: 'outcomeUnknown',
      answered: false,
    });
    const found = answerIn(await client.findCreditNotes(['CF-n-1', 'CF-n-9'], harness.clock.now()));
    expect(found.get('CF-n-1')).toMatchObject([{ marker: 'CF-n-1', status: 'approved' }]);
    expect(found.get('CF-n-9')).toEqual([]);
  });

  test('a credit note set against an invoice lowers what it owes, and is told from payments there', async () => {
    const { client, invoice, toCreate, create, allocate } = await ready();
    const { ledgerId, number } = await create();
    expect(answerIn(await allocate(ledgerId, '20.00'))).toEqual({
      ledgerId: expect.any(String),
      invoiceLedgerId: invoice,
      amount: '20.00',
      date: toCreate.issueDate,
    });
    const [credited] = answerIn(await client.invoicesById([invoice]));
    expect(credited).toMatchObject({
      amountCredited: '20.00',
      amountPaid: '0.00',
      payments: [{ ledgerId, kind: 'creditNote', amount: '20.00', reference: number }],
    });
    const [rest] = answerIn(await client.creditsById('creditNote', [ledgerId]));
    expect(rest).toMatchObject({ allocations: [{ invoiceLedgerId: invoice, amount: '20.00' }] });
    expect(Number(rest?.remaining)).toBeCloseTo(Number(rest?.total) - 20, 2);
  });

  test('a credit note that is used up is settled, and comes with the changes since', async () => {
    const { harness, client, create, allocate } = await ready();
    const { ledgerId, total } = await create();
    harness.clock.advance(60_000);
    const since = harness.clock.now();
    expect(answerIn(await client.creditsChangedSince('creditNote', since, 1))).toEqual({
      items: [],
      hasMore: false,
    });
    harness.clock.advance(60_000);
    answerIn(await allocate(ledgerId, total));
    expect(answerIn(await client.creditsChangedSince('creditNote', since, 1)).items).toMatchObject([
      { ledgerId, marker: 'CF-n-1', status: 'paid', remaining: '0.00' },
    ]);
  });

  test('more than the credit note holds, or than the invoice owes, is not set against it', async () => {
    const { harness, client, invoice, create, allocate } = await ready();
    const { ledgerId, total } = await create();
    const tooMuch = { kind: 'rejected', problems: [{ code: 'PaymentExceedsAmountOwing', field: 'amount' }] };
    expect(failureIn(await allocate(ledgerId, '1000.00', 'a-1'))).toMatchObject(tooMuch);
    const [open] = answerIn(await client.invoicesById([invoice]));
    await harness.books.pay(invoice, (Number(open?.amountOwing) - 10).toFixed(2), today(harness));
    expect(failureIn(await allocate(ledgerId, '10.01', 'a-2'))).toMatchObject(tooMuch);
    expect(answerIn(await client.creditsById('creditNote', [ledgerId]))).toMatchObject([
      { remaining: total, allocations: [] },
    ]);
  });

  test('an allocation without an answer is seen in the credit note, and the same key makes no second one', async () => {
    const { harness, client, invoice, create, allocate } = await ready();
    const { ledgerId } = await create();
    harness.faults.dropAnswer('writes');
    expect(failureIn(await allocate(ledgerId, '10.00')).kind).toBe('outcomeUnknown');
    const allocations = [{ invoiceLedgerId: invoice, amount: '10.00' }];
    expect(answerIn(await client.creditsById('creditNote', [ledgerId]))).toMatchObject([{ allocations }]);
    expect(answerIn(await allocate(ledgerId, '10.00'))).toMatchObject({ amount: '10.00' });
    const [after] = answerIn(await client.creditsById('creditNote', [ledgerId]));
    expect(after?.allocations).toHaveLength(1);
  });

  test('a webhook tells of a credit note', async () => {
    const { harness, create } = await ready();
    const { ledgerId } = await create();
    const verdicts = (await harness.deliveries()).map((delivery) => harness.provider.verifyWebhook(delivery));
    const events = verdicts.flatMap((verdict) => (verdict.kind === 'events' ? verdict.events : []));
    expect(events).toContainEqual(
      expect.objectContaining({ resource: 'creditNote', ledgerId, kind: 'create' }),
    );
  });

  test('a call is cut where it would grow too large, and what fits is taken', async () => {
    const { harness, client, contact } = await ready();
    const elements = Array.from({ length: client.batchSize }, (_, index) => {
      const invoice = sampleInvoice(harness, contact, `large-${index}`);
      const large = invoice.lines.map((line) => ({ ...line, description: 'ü'.repeat(2000) }));
      return { ...invoice, lines: Array.from({ length: 30 }, () => large).flat() };
    });
    const count = client.fitting({ kind: 'invoices', elements });
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThan(elements.length);
    const outcomes = answerIn(await client.createInvoices(elements.slice(0, count), 'key-2'));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(count);
    expect(client.fitting({ kind: 'invoices', elements: elements.slice(0, 2) })).toBe(2);
  });
}
