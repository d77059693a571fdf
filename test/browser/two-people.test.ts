// Two people at one board: each sees what the other changes, and of two edits of one cell neither is lost unseen.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { setUpByApi } from '../support/quick-desk.ts';

let desk: BrowserDesk;
let here: Page;
let there: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page: here } = await desk.visit());
  await setUpByApi(here, desk);
  ({ page: there } = await desk.visit({ storageState: await here.context().storageState() }));
  // Both have read the board and hear of changes.
  for (const page of [here, there]) {
    await page.goto(`${desk.url}/sales`);
    await cell(page, 'Rowing caps').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  }
});
afterAll(() => desk.close());

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });

async function type(page: Page, over: string, text: string): Promise<void> {
  await cell(page, over).click();
  await page.keyboard.press('F2');
  await page.locator(':focus').fill(text);
}

test('what one person types in a cell the other one sees without a reload', async () => {
  await type(here, 'Rowing caps', 'Rowing caps, navy');
  await here.keyboard.press('Enter');
  await cell(there, 'Rowing caps, navy').waitFor();
});

test('who types while the other one saves is told what the cell says now, and chooses', async () => {
  await type(here, 'Rowing caps, navy', 'Rowing caps, mine');
  await type(there, 'Rowing caps, navy', 'Rowing caps, theirs');
  const heard = here.waitForResponse((answer) => /sales-docs\?.*ids=/.test(answer.url()));
  await there.keyboard.press('Enter');
  await heard;
  await here.keyboard.press('Enter');
  await here.getByText(/It says “Rowing caps, theirs” now; yours was “Rowing caps, mine”/).waitFor();
  await cell(here, 'Rowing caps, theirs').waitFor();
  await here.getByRole('button', { name: 'Keep mine' }).click();
  await cell(there, 'Rowing caps, mine').waitFor();
});

test('nothing went wrong in either page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
