// What people do with a whole board: filter it, keep views of it, move its cards, act on many rows, name its stages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';

let desk: BrowserDesk;
let page: Page;

type Job = {
  readonly id: string;
  readonly number: string;
  readonly stageId: string;
  readonly stageName: string;
};

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

async function read<T>(path: string): Promise<readonly T[]> {
  return (await (await page.request.get(`${desk.url}/api/v1${path}`)).json()).items;
}
const jobsIn = async (stage: string) =>
  (await read<Job>('/jobs?limit=1000')).filter(({ stageName }) => stageName === stage);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const menuItem = (name: string) => page.getByRole('menuitem', { name, exact: true });
const option = (name: string) => page.getByRole('option', { name, exact: true });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const viewLink = (name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const results = () => page.getByRole('list', { name: 'Results' });
const cardsOf = (stage: string) => page.getByRole('region', { name: new RegExp(`^${stage}, \\d+ cards?$`) });
const focusedText = () => page.locator(':focus').textContent();
/** Of all rows, as the grid tells a screen reader, without its head. */
const rowCount = async () =>
  Number(await page.getByRole('grid', { name: 'JobBoard' }).getAttribute('aria-rowcount')) - 1;

async function openBoard(search = '') {
  await page.goto(`${desk.url}/jobs${search}`);
  await page
    .getByRole('checkbox', { name: /^Select J-/ })
    .first()
    .waitFor();
}

async function selectFirst(count: number) {
  const ticks = page.getByRole('checkbox', { name: /^Select J-/ });
  await ticks.first().click();
  await ticks.nth(count - 1).click({ modifiers: ['Shift'] });
  await page.getByText(`${count} selected`).waitFor();
}

test('a filter put together by keyboard narrows the board, and is in its address', async () => {
  await openBoard();
  const all = await rowCount();
  await button('Filter').focus();
  await page.keyboard.press('Enter');
  const column = dialog('Filter').getByRole('combobox', { name: 'Column' });
  await expect.poll(() => column.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.type('Stage');
  await option('Stage').waitFor();
  await page.keyboard.press('Enter');
  await dialog('Filter').getByRole('combobox', { name: 'Stage: values' }).focus();
  await page.keyboard.type('In prod');
  await option('In production').waitFor();
  await page.keyboard.press('Enter');
  await button('Filter 1 condition').waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog('Filter').waitFor();
  await page.keyboard.press('Escape');
  await dialog('Filter').waitFor({ state: 'detached' });
  expect(await focusedText()).toContain('Filter');

  const { length } = await jobsIn('In production');
  expect(length).toBeLessThan(all);
  await expect.poll(rowCount).toBe(length);
  await page.reload();
  await button('Filter 1 condition').waitFor();
  await expect.poll(rowCount).toBe(length);
  await button('Mine').click();
  await button('Filter 2 conditions').waitFor();
  await button('Mine').click();
  await button('Filter 1 condition').waitFor();
});

test('a view is saved under an address of its own, shared, renamed, changed, and back after it was deleted', async () => {
  await button('Save as new view').click();
  await dialog('Save as new view').getByRole('textbox', { name: 'Name' }).fill('On the press');
  await page.keyboard.press('Enter');
  await viewLink('On the press').waitFor();
  const address = page.url();
  expect(new URL(address).search).toMatch(/^\?view=[0-9a-f-]{36}$/);
  await button('What to do with the view On the press').click();
  await menuItem('Share with everybody').click();
  await viewLink('On the press (shared)').waitFor();
  await button('What to do with the view On the press').click();
  await menuItem('Rename').click();
  await dialog('Rename this view').getByRole('textbox', { name: 'Name' }).fill('In the workshop');
  await page.keyboard.press('Enter');
  await viewLink('In the workshop').waitFor();

  await viewLink('Main').click();
  await expect.poll(rowCount).toBe((await read<Job>('/jobs?limit=1000')).length);
  await page.goto(address);
  const { length } = await jobsIn('In production');
  await expect.poll(rowCount).toBe(length);
  await button('Mine').click();
  await page.getByText('Changed', { exact: true }).waitFor();
  await button('Reset').click();
  await expect.poll(rowCount).toBe(length);

  await button('What to do with the view In the workshop').click();
  await menuItem('Delete').click();
  await viewLink('In the workshop').waitFor({ state: 'detached' });
  await button('Undo').click();
  await viewLink('In the workshop').waitFor();
  await expect.poll(rowCount).toBe(length);
});

test('a card moves to another stage by keys, by its menu and by dragging, and the focus goes with it', async () => {
  await openBoard();
  await page.getByText('Cards', { exact: true }).locator('..').click();
  await cardsOf('To do').waitFor();
  const [first, second, third] = await jobsIn('To do');
  const { length } = await jobsIn('In production');
  const card = (job: Job | undefined) => page.getByRole('button', { name: new RegExp(`^${job?.number} `) });
  await page.getByRole('region', { name: `In production, ${length} cards` }).waitFor();

  await card(first).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await cardsOf('In production')
    .filter({ has: card(first) })
    .waitFor();
  expect(await focusedText()).toContain(first?.number);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  expect(await focusedText()).toContain(second?.number);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await menuItem('In production').click();
  await cardsOf('In production')
    .filter({ has: card(second) })
    .waitFor();
  await card(third).dragTo(cardsOf('In production').getByRole('list'));
  await cardsOf('In production')
    .filter({ has: card(third) })
    .waitFor();
  await page.getByRole('region', { name: `In production, ${length + 3} cards` }).waitFor();
  await expect.poll(async () => (await jobsIn('In production')).length).toBe(length + 3);
  expect(await barriersOf(page)).toEqual([]);

  await card(first).focus();
  await page.keyboard.press('Enter');
  await dialog(new RegExp(`^${first?.number}`)).waitFor();
});

test('a stage set in many rows says of each what became of it, and is taken back', async () => {
  await openBoard();
  const before = (await jobsIn('Ready')).length;
  await selectFirst(5);
  await page.getByLabel('Filter JobBoard').fill('no row says this');
  await page.getByText('5 selected, 5 of them hidden by the filter').waitFor();
  await button('Clear filter').click();
  await page.getByText('5 selected', { exact: true }).waitFor();
  await button('Stage …').click();
  await menuItem('Ready').click();
  await page.getByText(/^\d done/).waitFor();
  expect(await results().getByRole('listitem').count()).toBe(5);
  const changed = await results().getByText('Stage is Ready now.').count();
  expect((await jobsIn('Ready')).length).toBe(before + changed);
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByText(`${changed} done`, { exact: true }).waitFor();
  await expect.poll(async () => (await jobsIn('Ready')).length).toBe(before);
});

test('invoices created of many rows at once are one for each, however often that is asked for', async () => {
  await button('Create invoice …').click();
  await menuItem('Create, and send later').click();
  await page.getByText(/^\d done/).waitFor();
  const made = await results().getByRole('link', { name: 'Open the invoice' }).count();
  expect(made).toBeGreaterThan(0);
  await button('Create invoice …').click();
  await menuItem('Create, and send later').click();
  await page.getByText(/^\d failed/).waitFor();
  expect(await results().getByText('All of it is invoiced already.').count()).toBe(made);
  await button('Clear the selection').click();
  await button('Close the results').click();
  await page.getByRole('region', { name: 'Selected rows' }).waitFor({ state: 'detached' });
});

test('invoices are set aside many at once, and what cannot be done to them is told of each by its name', async () => {
  await page.goto(`${desk.url}/invoices`);
  const ticks = page.getByRole('checkbox', { name: /^Select the invoice for / });
  await ticks.first().click();
  await ticks.nth(2).click({ modifiers: ['Shift'] });
  await button('Ignore').click();
  await page.getByText('3 done', { exact: true }).waitFor();
  expect(await results().getByText('It is ignored.').count()).toBe(3);
  // What may be done with a row is what the board has heard of it.
  await page.locator('[data-chip="ignored"]').nth(2).waitFor();
  await button('Retry').click();
  await page.getByText('3 not allowed', { exact: true }).waitFor();
  expect(
    await results()
      .getByText(/^the invoice for Sample/)
      .count(),
  ).toBe(3);
  expect(await results().getByText('Nothing of it has failed. It is: Ignored.').count()).toBe(3);
});

test('stages are added, renamed and ordered by keys, and the records of one that goes move to another', async () => {
  await openBoard();
  const ready = (await jobsIn('Ready')).length;
  const delivered = (await jobsIn('Delivered')).length;
  await page
    .getByRole('columnheader', { name: /^Stage/ })
    .getByRole('button')
    .click();
  await menuItem('Edit stages').click();
  const editor = dialog('Stages of the JobBoard');
  await editor.getByRole('button', { name: 'Add label' }).click();
  await page.keyboard.type('Packed');
  await editor.getByRole('button', { name: /^Move Packed/ }).focus();
  await page.keyboard.press('ArrowUp');
  await editor.getByRole('button', { name: 'Remove Ready' }).click();
  await editor.getByRole('button', { name: 'Save labels' }).click();
  await editor.getByText('Say where its records go.').waitFor();
  await editor.getByRole('combobox', { name: 'Where the records of Ready go' }).click();
  await option('Delivered').click();
  expect(await barriersOf(page)).toEqual([]);
  await editor.getByRole('button', { name: 'Save labels' }).click();
  await editor.waitFor({ state: 'detached' });
  const stages = await read<{ name: string }>('/stages?board=jobs');
  expect(stages.map(({ name }) => name)).toEqual(['To do', 'In production', 'Packed', 'Delivered']);
  expect((await jobsIn('Delivered')).length).toBe(delivered + ready);
});
