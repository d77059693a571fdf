/** Credit that a customer has in the books: seen, set against an invoice, taken back, and paid back to them. */
import { beforeEach, describe, expect, type TestContext, test } from 'vitest';
import type { CreditKind } from '../../src/providers/provider.ts';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, today } from './desk.ts';

export function customerCreditContract(current: CurrentSetting): void {
  describe.each(['prepayment', 'overpayment'] as const)('an open %s', (kind) => {
    const isOffered = (test: TestContext) =>
      current().harness.facts.credits.includes(kind) || test.skip('The ledger has none of this kind');
    beforeEach(isOffered);

    /** A desk with an approved invoice of 200.00 before tax, and 60.00 of credit of the same customer. */
    const ready = async () => {
      const { harness, watch } = current();
      const { client } = await openDesk(harness, watch);
      const contact = await newContact(client);
      const invoice = await newInvoice(current, client, contact, 'i-1');
      const day = today(harness);
      const { ledgerId } = await harness.books.receive(kind, contact, '60.00', day);
      const on = { kind, creditLedgerId: ledgerId, invoiceLedgerId: invoice, date: day };
      return {
        harness,
        client,
        contact,
        invoice,
        ledgerId,
        day,
        allocate: (amount: string, key: string) => client.allocateCredit({ ...on, amount }, key),
        refund: (amount: string, key: string, marker = 'CF-r-1') =>
          client.refundCredit(
            {
              marker,
              kind,
              creditLedgerId: ledgerId,
              accountCode: harness.organisation.bankAccount,
              amount,
              paidOn: day,
              reference: 'Sent back',
            },
            key,
          ),
        read: async () => answerIn(await client.creditsById(kind, [ledgerId]))[0],
      };
    };

    test('is there with what is left of it, among all that are open and among the changes since', async () => {
      const { harness, client, contact, ledgerId, day } = await ready();
      const open = answerIn(await client.creditsChangedSince(kind, null, 1)).items;
      expect(open.filter((credit) => credit.ledgerId === ledgerId)).toMatchObject([
        {
          kind,
          contactLedgerId: contact,
          status: 'approved',
          currency: harness.organisation.baseCurrency,
          issueDate: day,
          total: '60.00',
          remaining: '60.00',
          allocations: [],
          refunds: [],
        },
      ]);
      harness.clock.advance(60_000);
      const since = harness.clock.now();
      expect(answerIn(await client.creditsChangedSince(kind, since, 1)).items).toEqual([]);
    });

    test('lowers what an invoice owes, and gives it up again when it is taken back', async () => {
      const { harness, client, invoice, ledgerId, allocate, read } = await ready();
      const allocation = answerIn(await allocate('45.00', 'a-1'));
      expect(allocation).toMatchObject({ invoiceLedgerId: invoice, amount: '45.00' });
      const [applied] = answerIn(await client.invoicesById([invoice]));
      expect(applied).toMatchObject(
        harness.facts.appliedMoneyIsPayment
          ? { amountPaid: '45.00', payments: [{ kind: 'payment', amount: '45.00' }] }
          : { amountCredited: '45.00', payments: [{ ledgerId, kind, amount: '45.00' }] },
      );
      expect(await read()).toMatchObject({ remaining: '15.00', allocations: [allocation] });
      const part = { kind, creditLedgerId: ledgerId, allocationLedgerId: allocation.ledgerId ?? '' };
      expect(answerIn(await client.removeAllocation(part, 'b-1'))).toBeNull();
      expect(answerIn(await client.invoicesById([invoice]))).toMatchObject([
        { amountCredited: '0.00', amountPaid: '0.00', payments: [] },
      ]);
      expect(await read()).toMatchObject({ remaining: '60.00', allocations: [] });
      expect(failureIn(await client.removeAllocation(part, 'b-2'))).toMatchObject({
        kind: 'rejected',
        problems: [{ code: 'DeletedInBooks' }],
      });
    });

    test('shows in itself what an answer that was lost has done', async () => {
      const { harness, client, ledgerId, allocate, read } = await ready();
      harness.faults.dropAnswer('writes');
      expect(failureIn(await allocate('10.00', 'a-1')).kind).toBe('outcomeUnknown');
      const [allocation] = (await read())?.allocations ?? [];
      expect(allocation).toMatchObject({ amount: '10.00', ledgerId: expect.any(String) });
      expect(answerIn(await allocate('10.00', 'a-1'))).toEqual(allocation);
      harness.faults.dropAnswer('writes');
      const part = { kind, creditLedgerId: ledgerId, allocationLedgerId: allocation?.ledgerId ?? '' };
      expect(failureIn(await client.removeAllocation(part, 'b-1')).kind).toBe('outcomeUnknown');
      expect((await read())?.allocations).toEqual([]);
    });

    test('is paid back in part, and lists the refund; more than is left is not', async () => {
      const { refund, read } = await ready();
      const paid = answerIn(await refund('20.00', 'r-1'));
      expect(paid).toMatchObject({
        marker: 'CF-r-1',
        reference: 'Sent back',
        amount: '20.00',
        invoiceLedgerId: null,
        isRemoved: false,
      });
      expect(await read()).toMatchObject({
        remaining: '40.00',
        refunds: [{ ledgerId: paid.ledgerId, amount: '20.00' }],
      });
      expect(failureIn(await refund('40.01', 'r-2', 'CF-r-2'))).toMatchObject({
        kind: 'rejected',
        problems: [{ code: 'PaymentExceedsAmountOwing', field: 'amount' }],
      });
    });

    test('has refunds that are found by their markers, removed ones too', async () => {
      const { harness, client, refund, read } = await ready();
      harness.faults.dropAnswer('writes');
      expect(failureIn(await refund('20.00', 'r-1')).kind).toBe('outcomeUnknown');
      const look = async () => answerIn(await client.findRefunds(['CF-r-1', 'CF-r-9'], harness.clock.now()));
      const { refundsInTwoSteps, forgetsDeleted } = harness.facts;
      if (refundsInTwoSteps) {
        // Half of it does not count, and whoever repeats it takes up what is there, whatever the key.
        expect((await look()).get('CF-r-1')).toEqual([]);
        answerIn(await refund('20.00', 'r-2'));
      }
      const [found] = (await look()).get('CF-r-1') ?? [];
      expect(found).toMatchObject({ amount: '20.00', isRemoved: false });
      expect((await look()).get('CF-r-1')).toHaveLength(1);
      expect((await read())?.refunds).toMatchObject([{ ledgerId: found?.ledgerId, amount: '20.00' }]);
      expect((await look()).get('CF-r-9')).toEqual([]);
      if (forgetsDeleted) return;
      await harness.books.removePayment(found?.ledgerId ?? '');
      expect((await look()).get('CF-r-1')).toMatchObject([{ isRemoved: true }]);
    });

    test('of another customer is not set against the invoice', async () => {
      const { harness, client, invoice, day } = await ready();
      const other = await newContact(client, 'other');
      const { ledgerId: creditLedgerId } = await harness.books.receive(kind, other, '5.00', day);
      const refused = await client.allocateCredit(
        { kind, creditLedgerId, invoiceLedgerId: invoice, amount: '5.00', date: day },
        'a-9',
      );
      expect(failureIn(refused)).toMatchObject({
        kind: 'rejected',
        problems: [{ code: 'LedgerRejected', message: expect.stringContaining('different customers') }],
      });
    });

    test('is told of by a webhook', async () => {
      const { harness, ledgerId } = await ready();
      const verdicts = (await harness.deliveries()).map((each) => harness.provider.verifyWebhook(each));
      const events = verdicts.flatMap((verdict) => (verdict.kind === 'events' ? verdict.events : []));
      expect(events).toContainEqual(
        expect.objectContaining({ resource: kind satisfies CreditKind, ledgerId }),
      );
    });
  });
}
