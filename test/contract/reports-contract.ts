/** The ledger's own reports: what customers owe, and profit and loss. */
import { expect, test } from 'vitest';
import { decimal as exact, moneyText, sum } from '../../src/domain/decimal.ts';
import type { ContactReceivables, LedgerClient } from '../../src/providers/provider.ts';
import { newContact } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, openDesk, sampleInvoice, today } from './desk.ts';

const noTax = { lineAmountType: 'noTax' } as const;

export function reportsContract(current: CurrentSetting): void {
  test('what a customer owes is told by age, as of a day, less what was paid until then', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const day = today(harness);
    const invoices = [
      { dueDate: daysFrom(day, 10) },
      { dueDate: daysFrom(day, -1) },
      { dueDate: daysFrom(day, -31), issueDate: daysFrom(day, -40) },
    ].map((change, index) =>
      sampleInvoice(harness, contact, `i-${index}`, { ...change, ...untaxed(current) }),
    );
    const created = answerIn(await client.createInvoices(invoices, 'k-1'));
    const ids = created.map((outcome) => (outcome.ok ? outcome.value.ledgerId : ''));
    await harness.books.pay(ids[1] ?? '', '50.00', day);
    expect(await receivablesOf(client, day, contact)).toMatchObject({
      owing: { current: '200.00', days30: '150.00', days60: '200.00', older: '0.00' },
      items: harness.facts.traits.agesOneContact
        ? expect.arrayContaining([
            expect.objectContaining({ ledgerId: ids[1], owing: '150.00', dueDate: daysFrom(day, -1) }),
          ])
        : null,
    });
    const [one] = answerIn(await client.agedReceivables(day, contact));
    expect(one?.items?.map(({ ledgerId }) => ledgerId).toSorted()).toEqual(ids.toSorted());
    // The one alone that was there then, which was not due yet.
    expect(await receivablesOf(client, daysFrom(day, -35), contact)).toMatchObject({
      owing: { current: '200.00', days30: '0.00', days60: '0.00' },
    });
  });

  test('credit that is not used lowers what is owed, where the report counts it', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const day = today(harness);
    answerIn(await client.createInvoices([sampleInvoice(harness, contact, 'i-1', untaxed(current))], 'k-1'));
    await harness.books.receive('overpayment', contact, '60.00', day);
    const owed = await receivablesOf(client, day, contact);
    expect(owed?.owing.current).toBe(harness.facts.traits.agesCredit ? '140.00' : '200.00');
  });

  test('whoever has paid since the day is among those who owed on it', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const day = today(harness);
    const change = { ...untaxed(current), issueDate: daysFrom(day, -5) };
    const [made] = answerIn(
      await client.createInvoices([sampleInvoice(harness, contact, 'i-1', change)], 'k-1'),
    );
    await harness.books.pay(made?.ok === true ? made.value.ledgerId : '', '200.00', day);
    expect((await receivablesOf(client, daysFrom(day, -1), contact))?.owing.current).toBe('200.00');
    expect(await receivablesOf(client, day, contact)).toBeUndefined();
  });

  test('profit and loss counts an invoice on its day, by account, in a span and month by month', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const contact = await newContact(client);
    const months = [monthsBefore(today(harness), 2), monthsBefore(today(harness), 1)];
    const [earlier, later] = months.map(({ from }, index) =>
      sampleInvoice(harness, contact, `i-${index}`, { ...untaxed(current), issueDate: from, dueDate: from }),
    );
    if (earlier === undefined || later === undefined) return;
    const netIn = async (columns: typeof months) =>
      answerIn(await client.profitAndLoss(columns))
        .lines.at(-1)
        ?.amounts.map(exact) ?? [];
    const whole = { from: months[0]?.from ?? '', to: months[1]?.to ?? '' };
    const before = { months: await netIn(months), whole: await netIn([whole]) };
    answerIn(await client.createInvoices([earlier, later], 'k-1'));
    answerIn(await client.createInvoices([{ ...later, marker: `${later.marker}-more` }], 'k-2'));
    const { lines } = answerIn(await client.profitAndLoss(months));
    const account = lines.find(({ kind, accountLedgerId }) => kind === 'account' && accountLedgerId !== null);
    expect(account?.amounts).toHaveLength(2);
    const after = { months: await netIn(months), whole: await netIn([whole]) };
    const gained = (at: number) =>
      moneyText((after.months[at] ?? exact('0')).minus(before.months[at] ?? '0'));
    expect([gained(0), gained(1)]).toEqual(['200.00', '400.00']);
    expect(moneyText(sum(after.whole).minus(sum(before.whole)))).toBe('600.00');
  });

  /** Tax aside, where a line may be without. */
  const untaxed = (setting: CurrentSetting) => {
    const { harness } = setting();
    const { lines } = sampleInvoice(harness, '', '');
    return { ...noTax, lines: lines.map((line) => ({ ...line, taxType: null, taxRate: null })) };
  };
}

/** As the engine asks: whoever may owe something, one by one where there is no other way. */
async function receivablesOf(
  client: LedgerClient,
  asOf: string,
  contact: string,
): Promise<ContactReceivables | undefined> {
  const debtors = client.debtors === undefined ? null : answerIn(await client.debtors(asOf));
  if (debtors !== null && !debtors.some(({ contactLedgerId }) => contactLedgerId === contact))
    return undefined;
  const answer = answerIn(await client.agedReceivables(asOf, debtors === null ? null : contact));
  return answer.find(({ contactLedgerId }) => contactLedgerId === contact);
}

const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function monthsBefore(day: string, months: number): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return {
    from: iso(Date.UTC(year, month - 1 - months, 1)),
    to: iso(Date.UTC(year, month - months, 0)),
  };
}
