import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { overlayRow, placeRows, type Rows, refreshRows, rowsKey, withFresh } from './rows.ts';
import { touchedRows } from './touched-rows.ts';

const row = (id: string, title = '', archivedAt: string | null = null) => ({ id, title, archivedAt });

test('fresh rows take the place of old ones, new ones come first, and those that are gone leave', () => {
  const have = [row('3'), row('2'), row('1')];
  const now = withFresh(have, [row('4', 'new'), row('2', 'renamed')], ['2', '3', '4']);
  expect(now).toEqual([row('4', 'new'), row('2', 'renamed'), row('1')]);
  expect(withFresh(have, [row('2', '', '2026-01-01')], ['2'])).toEqual([row('3'), row('1')]);
});

test('while an edit is on its way no reading takes it off the screen', () => {
  const client = new QueryClient();
  client.setQueryData(rowsKey('jobs'), { rows: [row('1', 'old')], isWhole: true });
  const title = () => client.getQueryData<Rows<ReturnType<typeof row>>>(rowsKey('jobs'))?.rows[0]?.title;
  const end = overlayRow<ReturnType<typeof row>>(client, 'jobs', '1', (one) => ({ ...one, title: 'mine' }));
  placeRows(client, 'jobs', [row('1', 'read meanwhile')]);
  expect(title()).toBe('mine');
  end();
  placeRows(client, 'jobs', [row('1', 'saved')]);
  expect(title()).toBe('saved');
});

test('a reading that is overtaken by what was saved meanwhile is made once more, and never shown', async () => {
  const client = new QueryClient();
  client.setQueryData(rowsKey('jobs'), { rows: [row('1', 'old')], isWhole: true });
  const titles: unknown[] = [];
  client.getQueryCache().subscribe(() => {
    titles.push(client.getQueryData<Rows<ReturnType<typeof row>>>(rowsKey('jobs'))?.rows[0]?.title);
  });
  const answers = [row('1', 'old'), row('1', 'saved, and changed by another')];
  vi.stubGlobal('fetch', async () => {
    const answer = Response.json({ items: [answers.shift()], nextCursor: null });
    // The save is answered while the first reading is on its way.
    if (answers.length === 1) placeRows(client, 'jobs', [row('1', 'saved')]);
    return answer;
  });
  await refreshRows(client, 'jobs', { ids: ['1'] });
  vi.unstubAllGlobals();
  expect(titles.filter((title) => title !== 'saved')).toEqual(['saved, and changed by another']);
});

test('an invoice that changes touches its own row, and the sales docs and jobs that show it', () => {
  expect(touchedRows('invoice', ['i'], () => [])).toEqual([
    { board: 'invoices', ids: ['i'] },
    { board: 'sales', invoiceIds: ['i'] },
    { board: 'jobs', invoiceIds: ['i'] },
  ]);
});

test('a company that is renamed touches the rows that name it', () => {
  const rowsOf = () => [
    { id: 'r1', companyId: 'c' },
    { id: 'r2', companyId: 'other' },
  ];
  expect(touchedRows('company', ['c'], rowsOf)).toContainEqual({ board: 'jobs', ids: ['r1'] });
});

test('many of a kind at once: every board that shows them is read again, and no other', () => {
  expect(touchedRows('job', null, () => [])).toEqual([{ board: 'jobs', all: true }]);
  expect(touchedRows('invoice', null, () => []).map(({ board }) => board)).toEqual([
    'sales',
    'jobs',
    'invoices',
  ]);
  expect(touchedRows('syncOperation', ['o'], () => [])).toEqual([]);
});
