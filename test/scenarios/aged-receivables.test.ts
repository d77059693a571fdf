// What customers owe, here and by the books' own report: the same to the cent, for each customer in each age, in three
// currencies, with payments, credits and money that pays nothing yet, today and on earlier days.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decimal, moneyText, sum } from '../../src/domain/decimal.ts';
import { createChance } from '../simulation/chance.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { BookedInvoice, Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { atLeisure, openPractice, type Practice } from '../support/practice.ts';

const folder = new URL('../../../shared/data/chinook/', import.meta.url);
const isThere = existsSync(folder);
const csv = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const chance = createChance(7, 'receivables');
/** Their own years are long past: they are laid over the months before the day that the report is of. */
const firstDay = '2026-05-02';
const days = ['2026-11-29', '2026-11-05', '2026-08-31'];

describe.skipIf(!isThere)(
  `the sample store${isThere ? '' : ' (skipped: its files are not beside the project)'}`,
  () => {
    let practice: Practice;
    let books: Books;
    let connectionId: string;

    beforeAll(async () => {
      practice = await openPractice();
      await practice.startWorker();
      practice.ledger.booksIn('US').hands.enableCurrency('GBP');
      ({ books, connectionId } = await practice.connect('US'));
    });
    afterAll(() => practice.close());

    /** In the order of their numbers: what chance does to each is the same each time. */
    const ours = () =>
      books
        .invoices()
        .filter(({ mark }) => mark.includes('/invoices/'))
        .toSorted((one, other) => numberOf(one.number) - numberOf(other.number));
    const idOf = ({ mark }: BookedInvoice) => mark.split('/').at(-1) ?? '';

    test('aged receivables equal the books’ own report to the cent, by customer and age, on each day', async () => {
      await atLeisure(practice, async () => {
        await sendInvoices();
        await moveMoney();
        for (const asOf of days) await expectSame(asOf);
      });
    }, 150_000);

    test.skipIf(!ledger.traits.agesOneContact)(
      'a reading of many customers is stopped by a person, and reads none after that',
      async () => {
        const { key } = practice;
        const asOf = '2026-11-27';
        practice.ledger.faults.lay({ at: 'invoices', kind: 'delay', ms: 500 });
        const asked = await key.post('/api/v1/reports/ledger/aged-receivables', { connectionId, asOf });
        const { id } = asked.body['reading'] as Body;
        const stopped = await key.post(`/api/v1/reports/ledger/${id}/stop`);
        expect(stopped.body).toEqual({ state: 'stopped' });
        const path = `/api/v1/reports/ledger/aged-receivables?connectionId=${connectionId}&asOf=${asOf}`;
        const { body } = await key.get(path);
        expect(body).toMatchObject({
          report: null,
          reading: { state: 'stopped' },
          actions: ['read'],
          rows: [],
        });
        await eventually(async () => (practice.ledger.faults.haveAllStruck() ? true : undefined));
        expect(((await key.get(path)).body['reading'] as Body)['read']).toBeLessThan(3);
      },
    );

    async function sendInvoices(): Promise<void> {
      const { key } = practice;
      await key.post('/api/v1/imports/customers', { csv: csv('customers.csv') });
      const imported = await key.post('/api/v1/imports/invoices', { csv: inThreeCurrencies(), issue: true });
      expect(imported.status, JSON.stringify(imported.body)).toBeLessThan(300);
      await allDone();
      expect(ours()).toHaveLength(412);
      expect(new Set(ours().map(({ currency }) => currency))).toEqual(new Set(['USD', 'EUR', 'GBP']));
    }

    /** A person in the books and one here, each on some day between the invoice and the last report. */
    async function moveMoney(): Promise<void> {
      const here: [id: string, amount: string, paidOn: string][] = [];
      for (const invoice of ours()) {
        const part = moneyText(decimal(invoice.total).times(`0.${chance.between(11, 89)}`));
        const day = () => laterThan(issueDayOf(invoice));
        const { ledgerId, total } = invoice;
        const act = chance.between(0, 9);
        if (act === 0) books.hands.pay(ledgerId, total, day());
        if (act === 1) books.hands.pay(ledgerId, part, day());
        if (act === 2) books.hands.credit(ledgerId, part, day());
        if (act === 3) books.hands.overpay(ledgerId, moneyText(decimal(total).plus('3.21')), day());
        if (act === 4) here.push([idOf(invoice), part, day()]);
        if (act === 5) {
          const credit = books.hands.receive(invoice.contactId, part, issueDayOf(invoice));
          if (invoice.currency === 'USD' || ledger.traits.contactsKeepCurrency)
            books.hands.allocate(credit, ledgerId, part);
        }
        if (act === 6) books.hands.giveCredit(invoice.contactId, part, invoice.currency, day());
        if (act === 7) {
          books.hands.pay(ledgerId, part, day());
          books.hands.pay(ledgerId, moneyText(decimal(total).minus(part)), day());
        }
      }
      for (const [id, amount, paidOn] of here) {
        const paid = await practice.key.post(`/api/v1/invoices/${id}/payments`, { amount, paidOn });
        expect(paid.status, JSON.stringify(paid.body)).toBe(201);
      }
      await allDone();
    }

    const allDone = () =>
      eventually(async () => {
        const { body } = await practice.key.get('/api/v1/sync-operations/counts');
        expect(body.needsAttention).toBe(0);
        return body.queued === 0 && body.sending === 0 ? true : undefined;
      }, 90_000);

    async function expectSame(asOf: string): Promise<void> {
      const { key } = practice;
      const asked = await key.post('/api/v1/reports/ledger/aged-receivables', { connectionId, asOf });
      expect(asked.status, JSON.stringify(asked.body)).toBe(201);
      const path = `/api/v1/reports/ledger/aged-receivables?connectionId=${connectionId}&asOf=${asOf}`;
      const differing = (body: Body) =>
        (body['rows'] as Body[]).filter(({ why }) => (why as unknown[]).length > 0);
      // What changed there comes here by webhooks and sweeps: the report is read once, and waited for.
      let latest = (await key.get(path)).body;
      await eventually(async () => {
        latest = (await key.get(path)).body;
        return latest['report'] !== null && differing(latest).length === 0 ? true : undefined;
      }, 60_000).catch(() => expect(differing(latest).slice(0, 3)).toEqual([]));
      const rows = latest['rows'] as Body[];
      expect(rows.length).toBeGreaterThan(40);
      for (const { ours: here, theirs } of rows) expect(here).toEqual(theirs);
      const totals = latest['totals'] as { readonly theirs: { readonly total: string } };
      const sumHere = sum(rows.map((row) => decimal((row['ours'] as { readonly total: string }).total)));
      expect(moneyText(sumHere)).toBe(totals.theirs.total);
      expect(latest['sentence']).toMatch(/^Both sides agree to the cent: USD \d/);
      console.log(asOf, latest['sentence'], (latest['report'] as Body)['calls'], 'calls');
    }
  },
);

const numberOf = (text: string): number => Number(text.slice(3, 8));

/** By the invoice's number, so that all of its rows say the same. */
const issueDay = (number: number): string => addDays(firstDay, number % 200);

const issueDayOf = ({ number }: BookedInvoice): string => issueDay(numberOf(number));

function inThreeCurrencies(): string {
  const [head = '', ...rows] = csv('invoices.csv').trim().split('\n');
  const terms = [0, 7, 14, 30];
  const withMore = rows.map((row) => {
    const number = numberOf(row);
    const [, , ...rest] = inLargerAmounts(row).split(',');
    const due = addDays(issueDay(number), terms[number % terms.length] ?? 0);
    const currency = ['USD', 'EUR', 'USD', 'GBP'][number % 4];
    // Some at a rate of ours, the others at that of the books.
    const rate = currency !== 'USD' && number % 3 === 0 ? '0.8731' : '';
    return [row.slice(0, 8), issueDay(number), ...rest, due, currency, rate].join(',');
  });
  return [`${head.trim()},DueDate,Currency,ExchangeRate`, ...withMore].join('\n');
}

/** A cent of a dollar too few is too few to tell a rate of six places from the books' own. */
function inLargerAmounts(row: string): string {
  const [, before, quantity = '', price, total = ''] = /^(.*),(\d+),([\d.]+),([\d.]+)\s*$/.exec(row) ?? [];
  const times = (amount: string) => decimal(amount).times(LARGER).toFixed();
  return [before, times(quantity), price, times(total)].join(',');
}

const LARGER = 1_237;

const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

/** Up to the day of the report, which is when the books are. */
function laterThan(day: string): string {
  const room = Math.round((Date.parse('2026-11-28') - Date.parse(day)) / 86_400_000);
  return addDays(day, chance.between(0, Math.min(room, 60)));
}
