/** Undoing a backfill: invoices voided in batches, their numbers free again, and found by number. */
import { expect, test } from 'vitest';
import type { InvoiceToVoid, LedgerClient } from '../../src/providers/provider.ts';
import { newContact, newInvoice } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, sampleInvoice, today } from './desk.ts';

export function undoingContract(current: CurrentSetting): void {
  test('many are voided in a few calls, and their numbers can be given again', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const first = await numbered(current, client, contact, ['S-1', 'S-2'], 'key-1');
    const before = harness.requests().length;
    const outcomes = answerIn(await client.voidInvoices(first.map(undo), 'key-2'));
    expect(harness.requests().length - before).toBeLessThanOrEqual(2);
    expect(outcomes).toMatchObject([
      { ok: true, value: { ledgerId: first[0]?.ledgerId, status: 'voided', number: 'S-1 (undone 1)' } },
      { ok: true, value: { ledgerId: first[1]?.ledgerId, status: 'voided', number: 'S-2 (undone 1)' } },
    ]);
    const again = await numbered(current, client, contact, ['S-1', 'S-2'], 'key-3', '?n=2');
    expect(again.map(({ number }) => number)).toEqual(['S-1', 'S-2']);
  });

  test('one that money was applied to stays with its number, and keeps no other back', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const invoices = await numbered(current, client, await newContact(client), ['S-1', 'S-2'], 'key-1');
    await harness.books.pay(invoices[0]?.ledgerId ?? '', '1.00', today(harness));
    const outcomes = answerIn(await client.voidInvoices(invoices.map(undo), 'key-2'));
    expect(outcomes[0]?.ok === false && outcomes[0].problems.map(({ code }) => code)).toContain(
      'InvoiceHasPayments',
    );
    expect(outcomes[1]).toMatchObject({ ok: true, value: { status: 'voided' } });
    const [kept] = answerIn(await client.invoicesById([invoices[0]?.ledgerId ?? '']));
    expect(kept).toMatchObject({ number: 'S-1', status: 'approved' });
  });

  test('drafts are deleted, and an invoice of a locked period stays as it was', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    if (harness.facts.traits.hasDrafts) {
      const draft = await newInvoice(current, client, contact, 'i-1', 'draft');
      const [deleted] = answerIn(
        await client.voidInvoices(
          [{ ledgerId: draft, ledgerStatus: 'draft', version: null, renumber: null }],
          'key-2',
        ),
      );
      expect(deleted).toMatchObject({ ok: true, value: { status: 'deleted' } });
    }
    const approved = await newInvoice(current, client, contact, 'i-2');
    const [{ number, issueDate } = { number: null, issueDate: null }] = answerIn(
      await client.invoicesById([approved]),
    );
    await harness.books.lockUntil(issueDate ?? '');
    const renumber = { from: number ?? '', to: `${number} (undone 1)` };
    const [locked] = answerIn(
      await client.voidInvoices(
        [{ ledgerId: approved, ledgerStatus: 'approved', version: null, renumber }],
        'key-3',
      ),
    );
    expect(locked).toMatchObject({ ok: false, problems: [{ code: 'PeriodLocked' }] });
    expect(answerIn(await client.invoicesById([approved]))).toMatchObject([{ number, status: 'approved' }]);
  });

  test('repeated after an answer that was lost, it comes to the same', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const invoices = await numbered(current, client, await newContact(client), ['S-1'], 'key-1');
    harness.faults.dropAnswer('writes');
    expect(failureIn(await client.voidInvoices(invoices.map(undo), 'key-2')).kind).toBe('outcomeUnknown');
    for (const key of ['key-2', 'key-3-after-the-key-was-forgotten'])
      expect((await client.voidInvoices(invoices.map(undo), key)).ok).toBe(true);
    const [read] = answerIn(await client.invoicesById([invoices[0]?.ledgerId ?? '']));
    expect(read).toMatchObject({ status: 'voided', number: 'S-1 (undone 1)' });
  });

  test('invoices are found by their numbers, voided ones included, capitals or not', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const invoices = await numbered(
      current,
      client,
      await newContact(client),
      ['S-1', 'S-2', 'Odd, "with" comma'],
      'key-1',
    );
    answerIn(
      await client.voidInvoice(
        { ledgerId: invoices[1]?.ledgerId ?? '', ledgerStatus: 'approved', version: null },
        'key-2',
      ),
    );
    const found = answerIn(await client.invoicesByNumber(['s-1', 'S-2', 'S-3', 'Odd, "with" comma']));
    expect(found.map(({ number, status }) => `${number} ${status}`).sort()).toEqual([
      'Odd, "with" comma approved',
      'S-1 approved',
      'S-2 voided',
    ]);
  });

  test('the organisation says when its year ends', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    expect(answerIn(await client.organisation()).yearEnd).toEqual(harness.organisation.yearEnd);
  });
}

type Numbered = { readonly ledgerId: string; readonly number: string; readonly version: string | null };

async function numbered(
  current: CurrentSetting,
  client: LedgerClient,
  contactLedgerId: string,
  numbers: readonly string[],
  key: string,
  life = '',
): Promise<readonly Numbered[]> {
  const { harness } = current();
  const invoices = numbers.map((number, index) => ({
    ...sampleInvoice(harness, contactLedgerId, `s-${index}${life}`),
    number,
  }));
  return answerIn(await client.createInvoices(invoices, key)).map((outcome) => {
    if (!outcome.ok) throw new Error(`A sample invoice was refused: ${JSON.stringify(outcome)}`);
    const { ledgerId, number, version } = outcome.value;
    return { ledgerId, number: number ?? '', version };
  });
}

function undo({ ledgerId, number, version }: Numbered): InvoiceToVoid {
  return {
    ledgerId,
    ledgerStatus: 'approved',
    version,
    renumber: { from: number, to: `${number} (undone 1)` },
  };
}
