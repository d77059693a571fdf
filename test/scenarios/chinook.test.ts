// Real input: the sample store's customers and invoices arrive in the books, each once, to the cent, in few calls.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decimal, sum } from '../../src/domain/decimal.ts';
import { act, backfillOnce, countsOf, previewed, standing } from '../support/backfills.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { atLeisure, openPractice, type Practice } from '../support/practice.ts';

const folder = new URL('../../../shared/data/chinook/', import.meta.url);
const isThere = existsSync(folder);

describe.skipIf(!isThere)(
  `the sample store${isThere ? '' : ' (skipped: its files are not beside the project)'}`,
  () => {
    let practice: Practice;
    let books: Books;
    let connectionId: string;

    beforeAll(async () => {
      practice = await openPractice();
      await practice.startWorker();
      ({ books, connectionId } = await practice.connect('US'));
    });
    afterAll(() => practice.close());

    const csv = (name: string) => readFileSync(new URL(name, folder), 'utf8');
    const ours = () => books.invoices().filter(({ mark }) => mark.includes('/invoices/'));

    test('59 contacts and 412 invoices are in the books, each once, 2,328.60 in all, every line on its mapped account', async () => {
      const { key } = practice;
      const contactsBefore = books.contacts().length;
      const customers = await key.post('/api/v1/imports/customers', { csv: csv('customers.csv') });
      expect(customers.status, JSON.stringify(customers.body)).toBeLessThan(300);
      // Rock has an account of its own, everything else goes to the default: the mapping is ours to choose.
      const { salesAccount, otherSalesAccount: rockAccount } = books.organisation;
      const rock = await key.post('/api/v1/product-categories', { name: 'Rock' });
      const mapped = await key.put(`/api/v1/connections/${connectionId}/mappings`, {
        changes: [{ kind: 'categoryAccount', subjectId: rock.body.id, code: rockAccount }],
      });
      expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
      const invoices = await key.post('/api/v1/imports/invoices', { csv: csv('invoices.csv'), issue: true });
      expect(invoices.status, JSON.stringify(invoices.body)).toBeLessThan(300);

      const areDone = async () => {
        const { body } = await key.get('/api/v1/sync-operations/counts');
        expect(body.needsAttention).toBe(0);
        return body.done === 471 ? true : undefined;
      };
      await atLeisure(practice, () => eventually(areDone, 90_000));

      expect(books.contacts().length - contactsBefore).toBe(59);
      expect(ours()).toHaveLength(412);
      expect(new Set(ours().map((each) => each.number)).size).toBe(412);
      expect(sum(ours().map((each) => decimal(each.total))).toFixed(2)).toBe('2328.60');
      const lines = ours().flatMap((each) => each.lines);
      expect(lines).toHaveLength(2240);
      const onRock = lines.filter((line) => line.account === rockAccount).length;
      expect(onRock).toBe(
        csv('invoices.csv')
          .split('\n')
          .filter((row) => row.includes(',Rock,')).length,
      );
      expect(
        lines.filter((line) => line.account !== rockAccount).every((line) => line.account === salesAccount),
      ).toBe(true);

      expect(practice.ledger.requests().length).toBeLessThanOrEqual(40);
    }, 120_000);

    test('the same files again make nothing twice', async () => {
      const { key } = practice;
      await key.post('/api/v1/imports/customers', { csv: csv('customers.csv') });
      await key.post('/api/v1/imports/invoices', { csv: csv('invoices.csv'), issue: true });
      await eventually(async () => {
        const { body } = await key.get('/api/v1/sync-operations/counts');
        return body.queued === 0 && body.sending === 0 ? true : undefined;
      });
      expect(ours()).toHaveLength(412);
    }, 60_000);
  },
);

describe.skipIf(!isThere)('the sample store from before the connection', () => {
  test('backfilled, undone and backfilled again, 412 invoices stand in the books, 2,328.60 in all, each number once', async () => {
    const practice = await openPractice();
    try {
      const { key } = practice;
      const csv = (name: string) => readFileSync(new URL(name, folder), 'utf8');
      await key.post('/api/v1/imports/customers', { csv: csv('customers.csv') });
      const imported = await key.post('/api/v1/imports/invoices', { csv: csv('invoices.csv') });
      expect(imported.status, JSON.stringify(imported.body)).toBeLessThan(300);
      await practice.startWorker();
      const { books, connectionId } = await practice.connect('US');
      const inBooks = () => standing(books);
      const calls = () => practice.ledger.requests().length;
      const counted: Record<string, number> = { connecting: calls() };
      const spend = (name: string) => {
        counted[name] = calls() - Object.values(counted).reduce((sum, each) => sum + each, 0);
      };
      const run = async () => {
        const preview = await previewed(key, connectionId);
        expect(countsOf(preview)).toEqual({ willSend: 412 });
        await act(key, preview.id, 'start');
        const isDone = () => backfillOnce(key, preview.id, ({ state }) => state === 'done', 120_000);
        const done = await atLeisure(practice, isDone);
        expect(countsOf(done)).toEqual({ sent: 412 });
        return done;
      };

      const first = await run();
      spend('preview and run');
      expect(inBooks()).toHaveLength(412);
      await act(key, first.id, 'undo');
      const isUndone = () => backfillOnce(key, first.id, ({ state }) => state === 'undone', 120_000);
      const undone = await atLeisure(practice, isUndone);
      spend('undo');
      expect(countsOf(undone)).toEqual({ undone: 412 });
      expect(inBooks()).toHaveLength(0);
      await run();
      spend('preview and run again');

      expect(inBooks()).toHaveLength(412);
      expect(new Set(inBooks().map(({ number }) => number)).size).toBe(412);
      expect(sum(inBooks().map(({ total }) => decimal(total))).toFixed(2)).toBe('2328.60');
      const { body } = await key.get('/api/v1/sync-operations/counts');
      expect(body).toMatchObject({ needsAttention: 0, queued: 0, sending: 0 });
      console.log('API calls:', counted);
    } finally {
      await practice.close();
    }
  }, 240_000);
});
