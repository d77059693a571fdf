/** Payments into the books and out again: each once, found by its marker, seen on its invoice. */
import { expect, test } from 'vitest';
import type { PaymentToCreate } from '../../src/providers/provider.ts';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, samplePayment } from './desk.ts';

export function paymentsContract(current: CurrentSetting): void {
  /** A desk with one approved invoice of 200.00 before tax, and a payment ready to go. */
  const ready = async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const invoice = await newInvoice(current, client, contact, 'i-1');
    const payment = samplePayment(harness, invoice, 'CF-p-1');
    return {
      harness,
      client,
      contact,
      invoice,
      payment,
      pay: async (...payments: PaymentToCreate[]) =>
        answerIn(await client.createPayments(payments, `pay-${payments.map(({ marker }) => marker)}`)),
      read: async () => answerIn(await client.invoicesById([invoice]))[0],
      find: async (...markers: string[]) => answerIn(await client.findPayments(markers, harness.clock.now())),
      inBooks: async () => (await harness.books.payments()).filter(({ marker }) => marker.startsWith('CF-')),
    };
  };

  test('payments arrive in order with their references, and one that is too large keeps no other back', async () => {
    const { invoice, payment, pay, read, inBooks } = await ready();
    const outcomes = await pay(
      payment,
      { ...payment, marker: 'CF-p-2', amount: '1000.00' },
      { ...payment, marker: 'CF-p-3', amount: '0.10', reference: null },
    );
    expect(outcomes).toMatchObject([
      {
        ok: true,
        value: {
          marker: 'CF-p-1',
          invoiceLedgerId: invoice,
          amount: '50.00',
          paidOn: payment.paidOn,
          reference: 'Card terminal',
          isRemoved: false,
        },
      },
      { ok: false, problems: [{ code: 'PaymentExceedsAmountOwing', field: 'amount' }] },
      { ok: true, value: { marker: 'CF-p-3', amount: '0.10', reference: null } },
    ]);
    expect(await inBooks()).toHaveLength(2);
    const paid = await read();
    expect(paid?.amountPaid).toBe('50.10');
    expect(paid?.payments).toHaveLength(2);
    expect(paid?.payments).toContainEqual({
      ledgerId: outcomes[0]?.ok && outcomes[0].value.ledgerId,
      kind: 'payment',
      amount: '50.00',
      paidOn: payment.paidOn,
      reference: 'Card terminal',
      marker: 'CF-p-1',
    });
  });

  test('the whole amount closes the invoice', async () => {
    const { payment, pay, read } = await ready();
    const open = await read();
    await pay({ ...payment, amount: open?.amountOwing ?? '' });
    expect(await read()).toMatchObject({ status: 'paid', amountOwing: '0.00', fullyPaidOn: payment.paidOn });
  });

  test('an account that takes no payments, an invoice not approved and a locked day are said in our words', async () => {
    const { harness, client, contact, payment, pay, inBooks } = await ready();
    const { hasDrafts } = harness.facts.traits;
    const unapproved = hasDrafts
      ? await newInvoice(current, client, contact, 'i-2', 'draft')
      : harness.facts.unknownId;
    await harness.books.lockUntil('2025-06-30');
    const { salesAccount, missingAccount } = harness.organisation;
    const account = {
      code: 'InvalidAccountCode',
      field: 'accountCode',
      setting: expect.stringContaining('mapping'),
    };
    expect(
      await pay(
        { ...payment, marker: 'CF-p-1', accountCode: salesAccount },
        { ...payment, marker: 'CF-p-2', accountCode: missingAccount },
        { ...payment, marker: 'CF-p-3', invoiceLedgerId: unapproved },
        { ...payment, marker: 'CF-p-4', paidOn: '2025-06-30' },
      ),
    ).toMatchObject([
      { ok: false, problems: [account] },
      { ok: false, problems: [account] },
      {
        ok: false,
        problems: [
          hasDrafts ? { message: expect.stringContaining('not approved') } : { code: 'DeletedInBooks' },
        ],
      },
      { ok: false, problems: [{ code: 'PeriodLocked', field: 'paidOn' }] },
    ]);
    expect(await inBooks()).toHaveLength(0);
  });

  test('an invoice with one of our payments is not voided', async () => {
    const { client, invoice, payment, pay } = await ready();
    await pay(payment);
    const refused = failureIn(
      await client.voidInvoice({ ledgerId: invoice, ledgerStatus: 'approved', version: null }, 'key-5'),
    );
    expect(refused.kind === 'rejected' && refused.problems.map(({ code }) => code)).toContain(
      'InvoiceHasPayments',
    );
  });

  test('payments that were recorded without an answer are unknown, and found by their markers', async () => {
    const { harness, client, payment, find, inBooks } = await ready();
    harness.faults.dropAnswer('writes');
    const second = { ...payment, marker: 'CF-p-2', reference: null };
    expect(failureIn(await client.createPayments([payment, second], 'key-1'))).toMatchObject({
      kind: 'outcomeUnknown',
      answered: false,
    });
    await harness.books.pay(payment.invoiceLedgerId, '1.00', payment.paidOn);
    const found = await find('CF-p-1', 'CF-p-2', 'CF-p-9');
    expect(found.get('CF-p-1')).toMatchObject([{ marker: 'CF-p-1', amount: '50.00', isRemoved: false }]);
    expect(found.get('CF-p-2')).toMatchObject([{ marker: 'CF-p-2', reference: null }]);
    expect(found.get('CF-p-9')).toEqual([]);
    expect(await inBooks()).toHaveLength(2);
  });

  test('a payment lost on its way is surely absent, goes again, and is there once', async () => {
    const { harness, client, payment, pay, find, inBooks } = await ready();
    harness.faults.dropRequest('writes');
    expect(failureIn(await client.createPayments([payment], 'key-1')).kind).toBe('outcomeUnknown');
    expect((await find('CF-p-1')).get('CF-p-1')).toEqual([]);
    await pay(payment);
    expect(await pay(payment)).toMatchObject([{ ok: true }]);
    expect(await inBooks()).toHaveLength(1);
  });

  test('two equal payments of one day on one invoice are two', async () => {
    const { payment, pay, read } = await ready();
    await pay(payment, { ...payment, marker: 'CF-p-2' });
    expect((await read())?.amountPaid).toBe('100.00');
  });

  test('a long reference loses its end and never the marker', async () => {
    const { payment, pay, find } = await ready();
    const [outcome] = await pay({ ...payment, reference: `Deposit ${'für alles '.repeat(60)}` });
    expect(outcome).toMatchObject({ ok: true, value: { marker: 'CF-p-1' } });
    const [found] = (await find('CF-p-1')).get('CF-p-1') ?? [];
    expect(found?.reference).toMatch(/^Deposit für alles/);
  });

  test('a payment of ours that is removed leaves the invoice, stays findable, and cannot be removed twice', async () => {
    const { harness, client, payment, pay, find, read } = await ready();
    const [made] = await pay(payment);
    if (!made?.ok) throw new Error('The payment was refused');
    const { ledgerId } = made.value;
    harness.clock.advance(60_000);
    const since = harness.clock.now();
    harness.clock.advance(60_000);
    expect(answerIn(await client.removePayment(ledgerId, 'key-1'))).toMatchObject({
      ledgerId,
      marker: 'CF-p-1',
      isRemoved: true,
    });
    expect(await read()).toMatchObject({ amountPaid: '0.00', payments: [] });
    expect((await find('CF-p-1')).get('CF-p-1')).toMatchObject([{ ledgerId, isRemoved: true }]);
    expect(answerIn(await client.paymentsChangedSince(since, 1))).toMatchObject({
      items: [{ ledgerId, isRemoved: true }],
      hasMore: false,
    });
    expect(failureIn(await client.removePayment(ledgerId, 'key-2'))).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'DeletedInBooks' }],
    });
  });

  test('a payment whose removal lost its answer is seen to be removed', async () => {
    const { harness, client, payment, pay } = await ready();
    const [made] = await pay(payment);
    if (!made?.ok) throw new Error('The payment was refused');
    const { ledgerId } = made.value;
    harness.faults.dropAnswer('writes');
    expect(failureIn(await client.removePayment(ledgerId, 'key-1')).kind).toBe('outcomeUnknown');
    expect(answerIn(await client.paymentsById([ledgerId]))).toMatchObject([{ ledgerId, isRemoved: true }]);
  });

  test('a payment in a locked period is not removed', async () => {
    const { harness, client, payment, pay } = await ready();
    const [made] = await pay(payment);
    if (!made?.ok) throw new Error('The payment was refused');
    await harness.books.lockUntil(payment.paidOn);
    expect(failureIn(await client.removePayment(made.value.ledgerId, 'key-1'))).toMatchObject({
      kind: 'rejected',
      problems: [{ code: 'PeriodLocked', field: 'paidOn' }],
    });
  });

  test('payments made and removed by people come with the changes since, oldest change first', async () => {
    const { harness, client, invoice, payment, pay } = await ready();
    const since = harness.clock.now();
    const { paymentId: typed } = await harness.books.pay(invoice, '5.00', payment.paidOn);
    harness.clock.advance(60_000);
    const [ours] = await pay(payment);
    harness.clock.advance(60_000);
    await harness.books.removePayment(typed);
    const { items } = answerIn(await client.paymentsChangedSince(since, 1));
    const oursId = ours?.ok ? ours.value.ledgerId : '';
    // What is forgotten comes by its own id alone, whatever it paid.
    const gone = harness.facts.forgetsDeleted
      ? { ledgerId: typed.split(':')[0], invoiceLedgerId: null }
      : { ledgerId: typed, invoiceLedgerId: invoice };
    const mine = items.filter(({ ledgerId }) => ledgerId === gone.ledgerId || ledgerId === oursId);
    expect(mine).toMatchObject([
      { ledgerId: oursId, marker: 'CF-p-1', invoiceLedgerId: invoice },
      { ...gone, marker: null, isRemoved: true },
    ]);
    const unknown = [harness.facts.unknownId, 'no id of the ledger’s'];
    const known = answerIn(await client.paymentsById([typed, ...unknown, oursId]));
    expect(known.map(({ ledgerId }) => ledgerId).toSorted()).toEqual([typed, oursId].toSorted());
    expect(answerIn(await client.paymentsById(unknown))).toEqual([]);
    const touched = answerIn(await client.touchedByPayments([oursId.split(':')[0] ?? '', ...unknown]));
    expect(touched).toMatchObject([{ invoiceLedgerIds: [invoice], creditNoteLedgerIds: [], isOpen: false }]);
  });
}
