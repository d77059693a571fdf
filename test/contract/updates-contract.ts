/** Changes of invoices that the books have: by id alone, lines kept by theirs, one refusal touching no other. */
import { expect, test } from 'vitest';
import type {
  InvoiceToUpdate,
  LedgerClient,
  LedgerInvoice,
  LedgerLine,
} from '../../src/providers/provider.ts';
import { newContact, newInvoice } from './books-contract.ts';
import { answerIn, type CurrentSetting, openDesk, sampleInvoice, today } from './desk.ts';
import type { LedgerHarness } from './harness.ts';

export function updatesContract(current: CurrentSetting): void {
  test('an update changes what it sends and nothing else, and names its lines', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const ledgerId = await newInvoice(current, client, contact, 'i-1');
    const before = await read(client, ledgerId);
    const [kept] = before.lines;
    const change = updateOf(harness, before, {
      sends: ['reference', 'lines'],
      reference: null,
      dueDate: '2031-01-01',
      lines: [
        lineOf(harness, null, { description: 'Freight', unitPrice: '7.1234', quantity: '10' }),
        lineOf(harness, kept, { description: 'Printed caps, blue', unitPrice: '90.00' }),
      ],
    });
    const [outcome] = answerIn(await client.updateInvoices([change], 'update-1'));
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        ledgerId,
        number: before.number,
        status: 'approved',
        reference: null,
        dueDate: before.dueDate,
        subTotal: '251.23',
        lines: [
          { description: 'Freight', unitPrice: '7.1234' },
          { description: 'Printed caps, blue', ledgerLineId: kept?.ledgerLineId },
        ],
      },
    });
    const after = await read(client, ledgerId);
    expect(outcome?.ok && outcome.value.lines).toEqual(after.lines);
    expect((await harness.books.invoices()).filter(({ marker }) => marker === before.marker)).toHaveLength(1);
    expect(harness.requests().at(-2)?.name).toBe(harness.facts.requests.updateInvoice);
  });

  test('a line that is left out is deleted, and a discount and an item that are gone go', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    const before = await read(client, ledgerId);
    const [first] = before.lines;
    const two = [lineOf(harness, first, { discountRate: '50' }), lineOf(harness, null, {})];
    const [grown] = answerIn(
      await client.updateInvoices([updateOf(harness, before, { sends: ['lines'], lines: two })], 'update-1'),
    );
    expect(grown).toMatchObject({ ok: true, value: { subTotal: '300.00' } });
    const fewer = updateOf(harness, before, { sends: ['lines'], lines: [lineOf(harness, first, {})] });
    expect(answerIn(await client.updateInvoices([fewer], 'update-2'))).toMatchObject([
      { ok: true, value: { subTotal: '200.00', lines: [{ ledgerLineId: first?.ledgerLineId }] } },
    ]);
  });

  test('after a payment a reference is taken, a price refused, and the one keeps the other not back', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const [one, other] = [
      await newInvoice(current, client, contact, 'i-1'),
      await newInvoice(current, client, contact, 'i-2'),
    ];
    for (const ledgerId of [one, other]) await harness.books.pay(ledgerId, '10.00', today(harness));
    const [first, second] = [await read(client, one), await read(client, other)];
    const outcomes = answerIn(
      await client.updateInvoices(
        [
          updateOf(harness, first, {
            sends: ['lines'],
            lines: first.lines.map((line) => lineOf(harness, line, { unitPrice: '1.00' })),
          }),
          updateOf(harness, second, {
            sends: ['reference', 'dueDate', 'lines'],
            reference: 'Named anew',
            dueDate: '2031-01-01',
            lines: second.lines.map((line) => lineOf(harness, line, { description: 'Caps' })),
          }),
        ],
        'update-1',
      ),
    );
    expect(outcomes).toMatchObject([
      // Xero says it of the line as well.
      {
        ok: false,
        problems: [{ code: 'InvoiceHasPayments' }, ...(harness.provider.name === 'xero' ? [{}] : [])],
      },
      {
        ok: true,
        value: { reference: 'Named anew', dueDate: '2031-01-01', lines: [{ description: 'Caps' }] },
      },
    ]);
  });

  test('a locked period and an id that the books do not know are said in our words, and nothing is made', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    const invoice = await read(client, ledgerId);
    await harness.books.lockUntil(invoice.issueDate ?? '');
    const change = updateOf(harness, invoice, { sends: ['reference'], reference: 'Too late' });
    const unknown = { ...change, ledgerId: '11111111-2222-4333-8444-555555555555' };
    const count = (await harness.books.invoices()).length;
    expect(answerIn(await client.updateInvoices([change, unknown], 'update-1'))).toMatchObject([
      { ok: false, problems: [{ code: 'PeriodLocked' }] },
      { ok: false, problems: [{ code: 'DeletedInBooks' }] },
    ]);
    expect(await harness.books.invoices()).toHaveLength(count);
  });

  test('the same update again under its key, because the first answer was lost, changes nothing more', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    const before = await read(client, ledgerId);
    const lines = [...before.lines, null].map((line) => lineOf(harness, line, {}));
    const change = updateOf(harness, before, { sends: ['lines'], lines });
    const first = answerIn(await client.updateInvoices([change], 'update-1'));
    expect(answerIn(await client.updateInvoices([change], 'update-1'))).toEqual(first);
    expect((await read(client, ledgerId)).lines).toHaveLength(2);
  });
}

async function read(client: LedgerClient, ledgerId: string): Promise<LedgerInvoice> {
  const [invoice] = answerIn(await client.invoicesById([ledgerId]));
  if (invoice === undefined) throw new Error('The books do not have the invoice');
  return invoice;
}

/** The invoice as it stands in the books, but for the change. */
function updateOf(
  harness: LedgerHarness,
  invoice: LedgerInvoice,
  change: Partial<InvoiceToUpdate>,
): InvoiceToUpdate {
  const {
    number: _number,
    arriveAs: _arriveAs,
    ...sample
  } = sampleInvoice(harness, invoice.contactLedgerId ?? '', 'i-1');
  return {
    ...sample,
    marker: invoice.marker ?? '',
    ledgerId: invoice.ledgerId,
    version: invoice.version,
    sends: [],
    lines: invoice.lines.map((line) => lineOf(harness, line, {})),
    ...change,
  };
}

type Line = InvoiceToUpdate['lines'][number];

/** The sample's line under the name of one of the ledger's; null: a new one. */
function lineOf(harness: LedgerHarness, line: LedgerLine | null | undefined, change: Partial<Line>): Line {
  const [sample] = sampleInvoice(harness, '', '').lines;
  if (sample === undefined) throw new Error('The sample invoice has no line');
  return { ...sample, ledgerLineId: line?.ledgerLineId ?? null, ...change };
}
