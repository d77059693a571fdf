// What a board promises: groups with sums, keys, columns of one's own, edits of several people, and nothing lost.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { ask, read, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';

let desk: BrowserDesk;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  // Wide enough for all columns at once: those beyond the edge are not drawn.
  const viewport = { width: 4000, height: 900 };
  const visit = await desk.visit({ viewport });
  page = visit.page;
  await setUpByApi(page, desk);
  const storageState = await visit.context.storageState();
  colleague = (await desk.visit({ storageState, viewport })).page;
});
afterAll(() => desk.close());

const gridOf = (of: Page) => of.locator('[role="grid"], [role="treegrid"]');
const row = (name: string, of = page) => of.getByRole('row').filter({ hasText: name });
const headOf = (of: Page, name: string) => of.getByRole('columnheader', { name: new RegExp(`^${name} `) });
const head = (name: string) => headOf(page, name);
const focused = (of = page) => of.locator(':focus');

async function open(of: Page, path: string): Promise<void> {
  await of.goto(`${desk.url}${path}`);
  // A row, not what stands in place of rows while they are on the way.
  await gridOf(of).locator('[aria-rowindex="2"]').waitFor();
}

/** The cell of a row under a head. */
async function cellUnder(name: string, column: string, of = page): Promise<Locator> {
  const index = await headOf(of, column).getAttribute('aria-colindex');
  return row(name, of).locator(`[role="gridcell"][aria-colindex="${index}"]`);
}

/** Presses what is saved, and waits until it is. */
async function saving(act: () => Promise<unknown>, of = page): Promise<void> {
  const answer = of.waitForResponse((one) => ['PATCH', 'PUT'].includes(one.request().method()));
  await act();
  expect((await answer).status()).toBe(200);
}

async function type(cell: Locator, words: string, of = page): Promise<void> {
  await cell.click();
  await of.keyboard.press('F2');
  await focused(of).fill(words);
  await of.keyboard.press('Enter');
}

test('the stages of a board are a tree: levels, counts, what is open, and exact sums of each', async () => {
  await open(page, '/sales?group=stage');
  const { items: stages } = await read(page, desk.url, '/stages?board=sales');
  const { items: docs } = await read(page, desk.url, '/sales-docs?limit=1000');
  expect(await gridOf(page).getAttribute('role')).toBe('treegrid');
  expect(Number(await gridOf(page).getAttribute('aria-rowcount'))).toBe(1 + stages.length + docs.length);
  const first = page.getByRole('row', { level: 1 }).first();
  expect(await first.getAttribute('aria-expanded')).toBe('true');
  const own = docs.filter((doc: { stageId: string }) => doc.stageId === stages[0].id);
  const cents = own.reduce(
    (sum: number, doc: { total: string }) => sum + Number(doc.total.replace('.', '')),
    0,
  );
  expect(((await first.textContent()) ?? '').replaceAll(',', '')).toContain((cents / 100).toFixed(2));
  await first.getByRole('gridcell').nth(1).click();
  await page.keyboard.press('ArrowLeft');
  expect(await first.getAttribute('aria-expanded')).toBe('false');
  expect(Number(await gridOf(page).getAttribute('aria-rowcount'))).toBe(
    1 + stages.length + docs.length - own.length,
  );
  await page.keyboard.press('ArrowRight');
  expect(await first.getAttribute('aria-expanded')).toBe('true');
});

test('Tab goes into the grid and out of it; arrows, Home, End, Page Down and Ctrl+End move in it', async () => {
  await open(page, '/jobs');
  const place = () =>
    focused().evaluate((element) => [
      Number(element.closest('[role="row"]')?.getAttribute('aria-rowindex')),
      Number(element.closest('[aria-colindex]')?.getAttribute('aria-colindex')),
    ]);
  await (await cellUnder('Embroider site caps', 'Title')).click();
  const [start = 0] = await place();
  await page.keyboard.press('ArrowDown');
  expect(await place()).toEqual([start + 1, 3]);
  await page.keyboard.press('End');
  const [, last = 0] = await place();
  expect(last).toBe(Number(await gridOf(page).getAttribute('aria-colcount')));
  await page.keyboard.press('Home');
  expect(await place()).toEqual([start + 1, 1]);
  await page.keyboard.press('PageDown');
  expect((await place())[0]).toBeGreaterThan(start + 10);
  await page.keyboard.press('Control+End');
  expect((await place())[0]).toBe(Number(await gridOf(page).getAttribute('aria-rowcount')));
  const isInside = () => focused().evaluate((element) => element.closest('[role="grid"]') !== null);
  await page.keyboard.press('Shift+Tab');
  expect(await isInside()).toBe(false);
  await page.keyboard.press('Tab');
  expect(await isInside()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await focused().count()).toBe(0);
});

test('a head says its order; Ctrl adds a key; the address keeps both, and the cell keeps the focus', async () => {
  await open(page, '/jobs');
  await head('Due').click();
  await expect.poll(() => head('Due').getAttribute('aria-sort')).toBe('ascending');
  await head('Due').click();
  await expect.poll(() => head('Due').getAttribute('aria-sort')).toBe('descending');
  await head('Title').click({ modifiers: ['Control'] });
  await head('Title').getByText('ascending').waitFor({ state: 'attached' });
  await page.reload();
  await head('Title').getByText('ascending').waitFor({ state: 'attached' });
  expect(decodeURIComponent(page.url())).toContain('"key":"dueOn","direction":"desc"');
  await open(page, '/jobs');
  const title = await cellUnder('Embroider site caps', 'Title');
  await title.click();
  // Its row goes elsewhere in the list, and the focus with it.
  await page.evaluate(`history.pushState({}, '', '/jobs?sort=[{"key":"title","direction":"desc"}]')`);
  await page.evaluate(`dispatchEvent(new PopStateEvent('popstate'))`);
  await head('Title').locator('svg').first().waitFor();
  await expect.poll(() => focused().textContent()).toBe('Embroider site caps');
});

test('a column is added, renamed in place, made wider, moved, frozen and hidden, and is so after a reload', async () => {
  await open(page, '/jobs');
  await page.getByRole('button', { name: 'Add a column' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Boxes');
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Number' }).click();
  await page.getByRole('button', { name: 'Add column' }).click();
  await head('Boxes').waitFor();
  await head('Boxes').press('F2');
  await focused().fill('Pieces');
  await saving(() => page.keyboard.press('Enter'));
  await head('Pieces').waitFor();
  const width = async () => (await head('Pieces').boundingBox())?.width ?? 0;
  const before = await width();
  await saving(() => head('Pieces').press('Control+ArrowRight'));
  expect(await width()).toBeGreaterThan(before);
  const menu = async (name: string, item: string) => {
    await head(name).press('Alt+ArrowDown');
    await saving(() => page.getByRole('menuitem', { name: item }).click());
  };
  await menu('Pieces', 'Move left');
  await menu('Pieces', 'Freeze at the left');
  await menu('Sales doc', 'Hide');
  await page.reload();
  await head('Pieces').waitFor();
  expect(await head('Pieces').getAttribute('aria-colindex')).toBe('3');
  expect(await head('Sales doc').count()).toBe(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  await saving(() => page.getByRole('checkbox', { name: 'Sales doc' }).check());
  await page.keyboard.press('Escape');
  await head('Sales doc').waitFor();
});

test('every type of column is edited in its cell, and what does not fit is refused in words', async () => {
  const { items: members } = await read(page, desk.url, '/members');
  const made: Record<string, string> = {};
  for (const column of [
    { name: 'Promise', type: 'status', options: [{ name: 'Payment Promised', color: 'amber' }] },
    { name: 'Checked by', type: 'person' },
    { name: 'Proof due', type: 'date' },
    { name: 'Deposit', type: 'money' },
    { name: 'Remark', type: 'text' },
    { name: 'Artwork', type: 'link' },
    { name: 'Marks', type: 'tags', options: [{ name: 'Rush' }, { name: 'Reprint' }] },
  ]) {
    const { id } = await ask(page, desk.url, '/columns', { board: 'jobs', ...column });
    made[column.name] = id;
  }
  await open(page, '/jobs');
  const job = 'Digitise site logo';
  const pick = async (column: string, option: string) => {
    await (await cellUnder(job, column)).click();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: option }).waitFor();
    await saving(() => page.getByRole('option', { name: option }).click());
  };
  await pick('Promise', 'Payment Promised');
  await pick('Checked by', members[0].name);
  await saving(async () => type(await cellUnder(job, 'Proof due'), '2027-02-03'));
  await saving(async () => type(await cellUnder(job, 'Deposit'), '1,250.5'));
  await saving(async () => type(await cellUnder(job, 'Remark'), '=HYPERLINK("x")'));
  await saving(async () => type(await cellUnder(job, 'Artwork'), 'proofs.example/7'));
  await (await cellUnder(job, 'Marks')).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Rush' }).click();
  await page.getByRole('option', { name: 'Reprint' }).click();
  await saving(() => page.keyboard.press('Escape'));
  await type(await cellUnder(job, 'Pieces'), 'a dozen');
  await page.getByText('“a dozen” is not a number.').waitFor();
  const { items } = await read(page, desk.url, `/jobs?q=${encodeURIComponent(job)}`);
  const { custom } = items[0];
  expect(Object.fromEntries(Object.entries(made).map(([name, id]) => [name, custom[id]]))).toMatchObject({
    'Checked by': members[0].userId,
    'Proof due': '2027-02-03',
    Deposit: '1250.5',
    Artwork: 'https://proofs.example/7',
    Marks: [expect.any(String), expect.any(String)],
  });
  await saving(async () => {
    await (await cellUnder(job, 'Deposit')).click();
    await page.keyboard.press('Delete');
  });
  await saving(() => page.keyboard.press('Control+z'));
  await page.getByText('Deposit of J-').waitFor();
});

test('a block from a spreadsheet is pasted in whatever notation, what does not fit is told, and one press takes it back', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const proofDue = await cellUnder('Digitise site logo', 'Proof due');
  const deposits = () =>
    Promise.all(
      ['Digitise site logo', 'Print conference totes, second half'].map(async (job) =>
        (await (await cellUnder(job, 'Deposit')).textContent())?.replace(/\s.*/, ''),
      ),
    );
  await proofDue.click();
  await page.keyboard.press('Control+c');
  const copied = '2027-02-03';
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(copied);
  const block = `${copied}\t2.500,75\n4 Feb 2027\ta dozen\nFeb 5, 2027\t€80`;
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.keyboard.press('Control+v');
  await page.getByText('4 cells are changed').waitFor();
  await page.getByText('“a dozen” is not a number. Ctrl+Z takes it back.').waitFor();
  await expect.poll(deposits).toEqual(['2,500.75', '']);
  await page.keyboard.press('Control+z');
  await page.getByText(/again, and 3 other cells too/).waitFor();
  await expect.poll(deposits).toEqual(['1,250.50', '']);
});

test('who types over a cell goes on beneath it, and a label is found by its letters', async () => {
  await (await cellUnder('Digitise site logo', 'Remark')).click();
  await page.keyboard.type('Two');
  await page.keyboard.press('Enter');
  await page.keyboard.type('lines');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focused().textContent()).toBe('Two');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => focused().textContent()).toBe('=HYPERLINK("x")');
  await (await cellUnder('Digitise site logo', 'Promise')).click();
  await page.keyboard.type('non');
  await page.getByRole('option', { name: 'Payment Promised' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await expect.poll(() => focused().textContent()).toBe('');
  await saving(() => page.keyboard.press('Control+z'));
  await expect.poll(() => focused().textContent()).toBe('Payment Promised');
});

test('the file of a view holds raw numbers and ISO dates, and nothing that a spreadsheet would run', async () => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const [heads = '', ...lines] = text.replace('\uFEFF', '').split('\r\n');
  const line = lines.find((one) => one.includes('Digitise site logo')) ?? '';
  expect(heads).toContain('Deposit,Deposit currency');
  expect(line).toContain('2027-02-03');
  expect(line).toContain('1250.5,USD');
  expect(line).toContain(`"'=HYPERLINK(""x"")"`);
});

test('an edit is shown at once, goes to the colleague by itself, and is put back where it cannot be saved', async () => {
  await open(colleague, '/jobs');
  await saving(async () =>
    type(await cellUnder('Print taproom hoodies', 'Title'), 'Print taproom hoodies, grey'),
  );
  await colleague.getByRole('gridcell', { name: 'Print taproom hoodies, grey' }).waitFor();
  await page.route('**/api/v1/jobs/*', (route) => route.abort());
  await type(await cellUnder('taproom hoodies, grey', 'Title'), 'Lost on the way');
  const note = page.getByRole('alert').filter({ hasText: 'is not changed' });
  await note.waitFor();
  await page.getByRole('gridcell', { name: 'Print taproom hoodies, grey' }).waitFor();
  await page.unroute('**/api/v1/jobs/*');
  await saving(() => note.getByRole('button', { name: 'Try again' }).click());
  await colleague.getByRole('gridcell', { name: 'Lost on the way' }).waitFor();
});

test('two people in one cell: the later one sees the earlier one’s words, and chooses', async () => {
  await (await cellUnder('Lost on the way', 'Title')).click();
  await page.keyboard.press('F2');
  await saving(
    async () => type(await cellUnder('Lost on the way', 'Title', colleague), 'Hers', colleague),
    colleague,
  );
  await focused().fill('Mine');
  await page.keyboard.press('Enter');
  const note = page.getByRole('alert').filter({ hasText: 'was changed meanwhile' });
  await note.getByText('It says “Hers” now; yours was “Mine”.').waitFor();
  await page.getByRole('gridcell', { name: 'Hers' }).waitFor();
  await saving(() => note.getByRole('button', { name: 'Keep mine' }).click());
  await colleague.getByRole('gridcell', { name: 'Mine' }).waitFor();
});

test('Enter on a cell that nobody edits opens its record', async () => {
  await open(page, '/jobs');
  await (await cellUnder('Embroider site caps', 'Customer')).click();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /Embroider site caps/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('a row that an edit takes to another stage keeps the focus', async () => {
  await open(page, '/jobs?group=stage');
  const stage = await cellUnder('J-1120', 'Stage');
  await stage.click();
  await page.keyboard.press('Enter');
  await saving(() => page.getByRole('option', { name: 'Ready' }).click());
  await expect.poll(() => focused().textContent()).toBe('Ready');
  expect(await focused().evaluate((one) => one.closest('[role="row"]')?.textContent)).toContain('J-1120');
});

test('a job is added on the line of its group, or above its cards, by its title alone', async () => {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (const title of ['Fold the flyers', 'Pack the flyers']) {
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await row(title).getByRole('gridcell', { name: 'To do' }).waitFor();
  }
  await page.keyboard.press('Escape');
  expect(await focused().getAttribute('aria-label')).toBe('New job in To do');
  await page.getByText('Cards', { exact: true }).locator('..').click();
  await page.getByRole('button', { name: 'New job in Ready' }).click();
  await page.keyboard.type('Stack the flyers');
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: /^Ready/ })
    .getByText('Stack the flyers')
    .waitFor();
});

test('ticks choose a row, with Shift a range, and of a group all', async () => {
  await open(page, '/jobs?group=stage');
  const ticks = page.getByRole('checkbox', { name: /^Select J-/ });
  await ticks.nth(1).click();
  await ticks.nth(4).click({ modifiers: ['Shift'] });
  expect(await page.getByRole('checkbox', { name: /^Select J-/, checked: true }).count()).toBe(4);
  await page.getByRole('checkbox', { name: 'Select all of To do' }).check();
  expect(
    await page
      .getByRole('checkbox', { name: 'Select all rows' })
      .evaluate((box) => (box as unknown as { readonly indeterminate: boolean }).indeterminate),
  ).toBe(true);
});

test('nothing on a board in groups stands in anybody’s way', async () => {
  expect(await barriersOf(page)).toEqual([]);
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
