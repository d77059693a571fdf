/** Contacts and invoices into the books: each once, in order, one refusal touching no other. */
import { expect, test } from 'vitest';
import type { LedgerClient } from '../../src/providers/provider.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, sampleContact, sampleInvoice, today } from './desk.ts';

export function booksContract(current: CurrentSetting): void {
  test('contacts arrive in order, and one whose name is taken keeps no other back', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contacts = [
      sampleContact('c-1', { name: harness.facts.name.typed }),
      sampleContact('c-2', { name: harness.organisation.contactName }),
      sampleContact('c-3', { phone: null, address: null, email: null }),
    ];
    const outcomes = answerIn(await client.createContacts(contacts, 'key-1'));
    expect(outcomes).toMatchObject([
      {
        ok: true,
        value: { marker: 'c-1', name: harness.facts.name.held, email: 'c-1@example.com', isActive: true },
      },
      { ok: false, problems: [{ code: 'ContactAmbiguous' }] },
      { ok: true, value: { marker: 'c-3', email: null } },
    ]);
    expect((await harness.books.contacts()).filter(({ marker }) => /^c-\d$/.test(marker))).toHaveLength(2);
  });

  test('invoices arrive in order with the ledger’s number and totals, and a bad account keeps no other back', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const bad = sampleInvoice(harness, contact, 'i-2');
    const outcomes = answerIn(
      await client.createInvoices(
        [
          sampleInvoice(harness, contact, 'i-1'),
          {
            ...bad,
            lines: bad.lines.flatMap((line) => [line, { ...line, ...harness.organisation.missing }]),
          },
          sampleInvoice(harness, contact, 'i-3', { arriveAs: 'draft' }),
        ],
        'key-2',
      ),
    );
    expect(outcomes).toMatchObject([
      {
        ok: true,
        value: {
          marker: 'https://desk.example.com/invoices/i-1',
          number: expect.stringMatching(/\d/),
          contactLedgerId: contact,
          status: 'approved',
          reference: 'Order i-1',
          subTotal: '200.00',
          amountPaid: '0.00',
          payments: [],
          warnings: [],
        },
      },
      {
        ok: false,
        problems: [
          {
            code: harness.facts.missing.code,
            field: harness.facts.missing.namesLine ? `lines.1.${harness.facts.missing.field}` : null,
            setting: expect.stringContaining('mapping'),
          },
        ],
      },
      harness.facts.traits.hasDrafts
        ? { ok: true, value: { marker: 'https://desk.example.com/invoices/i-3', status: 'draft' } }
        : { ok: false, problems: [{ message: expect.stringContaining('no drafts') }] },
    ]);
    const [first] = outcomes;
    if (!first?.ok) throw new Error('The first invoice was refused');
    const tax = (2 * Number(harness.organisation.salesTaxPercent)).toFixed(2);
    expect(first.value).toMatchObject({
      totalTax: tax,
      amountOwing: first.value.total,
      lines: [{ lineAmount: '200.00', taxAmount: tax }],
    });
    expect(
      (await harness.books.invoices()).filter(({ marker }) => marker.startsWith('https://desk.example.com/')),
    ).toHaveLength(harness.facts.traits.hasDrafts ? 2 : 1);
  });

  test('prices keep four decimals, and sums are the ledger’s to the cent', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const invoice = sampleInvoice(harness, contact, 'i-1');
    const lines = invoice.lines.map((line) => ({
      ...line,
      quantity: '1000',
      unitPrice: '0.1648',
      discountRate: '12.5',
    }));
    const [outcome] = answerIn(await client.createInvoices([{ ...invoice, lines }], 'key-2'));
    expect(outcome).toMatchObject({ ok: true, value: { subTotal: '144.20' } });
  });

  test('the same key and request again, because the first answer was lost, makes no second invoice', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const invoice = sampleInvoice(harness, await newContact(client), 'i-1');
    const first = answerIn(await client.createInvoices([invoice], 'key-2'));
    expect(answerIn(await client.createInvoices([invoice], 'key-2'))).toEqual(first);
    expect((await harness.books.invoices()).filter(({ marker }) => marker === invoice.marker)).toHaveLength(
      1,
    );
  });

  test('a number that is taken and a currency that is off are said in our words', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const numbered = sampleInvoice(harness, contact, 'i-1', { number: 'CF-0001' });
    answerIn(await client.createInvoices([numbered], 'key-2'));
    const outcomes = answerIn(
      await client.createInvoices(
        [
          { ...numbered, marker: `${numbered.marker}-again` },
          sampleInvoice(harness, contact, 'i-2', { currency: harness.organisation.missingCurrency }),
        ],
        'key-3',
      ),
    );
    expect(outcomes).toMatchObject([
      { ok: false, problems: [{ code: 'InvoiceNumberTaken', field: 'number' }] },
      { ok: false, problems: [{ code: 'CurrencyNotEnabled', field: 'currency' }] },
    ]);
  });

  test('a locked period and an archived customer are said in our words', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const archived = await newContact(client, 'c-1');
    const invoice = sampleInvoice(harness, await newContact(client, 'c-2'), 'i-1');
    await harness.books.archiveContact(archived);
    await harness.books.lockUntil(invoice.issueDate);
    const early = { ...invoice, issueDate: '2020-01-31', dueDate: '2020-02-28' };
    const late = sampleInvoice(harness, archived, 'i-2', { issueDate: '2030-01-01', dueDate: '2030-02-01' });
    expect(answerIn(await client.createInvoices([early, late], 'key-4'))).toMatchObject([
      { ok: false, problems: [{ code: 'PeriodLocked', field: 'issueDate' }] },
      { ok: false, problems: [{ code: 'ContactArchived', field: 'contact' }] },
    ]);
  });

  test('an approved invoice is voided, a draft deleted, and what is gone already is only read', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const approved = await newInvoice(current, client, contact, 'i-1');
    const voided = answerIn(
      await client.voidInvoice({ ledgerId: approved, ledgerStatus: 'approved', version: null }, 'key-5'),
    );
    expect(voided).toMatchObject({
      ledgerId: approved,
      status: 'voided',
      marker: 'https://desk.example.com/invoices/i-1',
    });
    if (harness.facts.traits.hasDrafts) {
      const draft = await newInvoice(current, client, contact, 'i-2', 'draft');
      expect(
        answerIn(await client.voidInvoice({ ledgerId: draft, ledgerStatus: 'draft', version: null }, 'key-6'))
          .status,
      ).toBe('deleted');
    }
    expect(
      answerIn(
        await client.voidInvoice({ ledgerId: approved, ledgerStatus: 'voided', version: null }, 'key-7'),
      ).status,
    ).toBe('voided');
  });

  test('an invoice with a payment is not voided, and one that never was is gone', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newInvoice(current, client, await newContact(client), 'i-1');
    await harness.books.pay(ledgerId, '1.00', today(harness));
    const paid = failureIn(
      await client.voidInvoice({ ledgerId, ledgerStatus: 'approved', version: null }, 'key-5'),
    );
    expect(paid.kind === 'rejected' && paid.problems.map(({ code }) => code)).toContain('InvoiceHasPayments');
    const unknown = {
      ledgerId: harness.facts.unknownId,
      ledgerStatus: 'approved',
      version: null,
    } as const;
    const gone = failureIn(await client.voidInvoice(unknown, 'key-6'));
    expect(gone).toMatchObject({ kind: 'rejected', problems: [{ code: 'DeletedInBooks' }] });
  });
}

/** A fresh contact's id in the ledger. */
export async function newContact(client: LedgerClient, marker = 'c-1'): Promise<string> {
  const [outcome] = answerIn(await client.createContacts([sampleContact(marker)], `contact-${marker}`));
  if (!outcome?.ok) throw new Error('The sample contact was refused');
  return outcome.value.ledgerId;
}

/** A fresh invoice's id in the ledger. */
export async function newInvoice(
  current: CurrentSetting,
  client: LedgerClient,
  contactLedgerId: string,
  marker: string,
  arriveAs: 'draft' | 'approved' = 'approved',
): Promise<string> {
  const invoice = sampleInvoice(current().harness, contactLedgerId, marker, { arriveAs });
  const [outcome] = answerIn(await client.createInvoices([invoice], `invoice-${marker}`));
  if (!outcome?.ok) throw new Error(`The sample invoice was refused: ${JSON.stringify(outcome)}`);
  return outcome.value.ledgerId;
}
