/** Edits in a cell: when they are painted and saved, what becomes of one that fails, and what another browser sees of them. */
import type { Page } from 'playwright-core';
import type { BrowserDesk } from './open-desk.ts';

export type Edits = {
  /** Milliseconds from Enter. */
  readonly painted: readonly number[];
  readonly saved: readonly number[];
  readonly seenElsewhere: readonly number[];
  /** Until the cell says again what it said before a save that failed. */
  readonly putBack: readonly number[];
  /** Whether a person is told of a change that somebody else made in the cell meanwhile. */
  readonly isConflictShown: boolean;
};

const EDITS = 8;
const FAILURES = 3;

export async function measureEdits(desk: BrowserDesk, path: string): Promise<Edits> {
  const [here, there] = [await desk.visit(), await desk.visit()];
  const pages = [here.page, there.page] as const;
  for (const page of pages) {
    await page.goto(path, { waitUntil: 'commit' });
    await page.evaluate(`probe.usable('J-12345')`);
    await page.getByPlaceholder('Quick filter').fill('J-1777');
    await page.getByRole('gridcell', { name: 'J-17770', exact: true }).waitFor();
  }
  const edits = { painted: [] as number[], saved: [] as number[], seenElsewhere: [] as number[] };
  for (let turn = 0; turn < EDITS; turn++) {
    const text = `Sample edit ${turn}`;
    const seen = there.page.evaluate<number>(`probe.textPainted(${JSON.stringify(text)})`);
    const at = await edit(here.page, text);
    edits.painted.push(at.painted - at.entered);
    edits.saved.push((await here.page.evaluate<number>('probe.saved()')) - at.entered);
    edits.seenElsewhere.push((await seen) - at.entered);
  }
  const putBack = await failSaves(here.page);
  const isConflictShown = await conflict(here.page, there.page);
  await here.close();
  await there.close();
  return { ...edits, putBack, isConflictShown };
}

/** The title of the first row, by keyboard alone once the cell is pressed. */
async function edit(page: Page, text: string) {
  await begin(page);
  await page.keyboard.type(text);
  const painted = page.evaluate<number>(`probe.textPainted(${JSON.stringify(text)})`);
  await page.keyboard.press('Enter');
  const at = await painted;
  return { painted: at, entered: await page.evaluate<number>('probe.entered()') };
}

async function begin(page: Page): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: 'J-17770' });
  await row.getByRole('gridcell').filter({ hasText: 'Sample' }).first().click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
}

async function failSaves(page: Page): Promise<readonly number[]> {
  const took: number[] = [];
  const before = `Sample edit ${EDITS - 1}`;
  await page.route('**/api/v1/jobs/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  for (let turn = 0; turn < FAILURES; turn++) {
    const { entered } = await edit(page, `Sample loss ${turn}`);
    took.push((await page.evaluate<number>(`probe.textPainted(${JSON.stringify(before)})`)) - entered);
    await page.getByRole('button', { name: 'Leave it' }).first().click();
  }
  await page.unroute('**/api/v1/jobs/*');
  return took;
}

/** One person is typing when the other one saves. */
async function conflict(here: Page, there: Page): Promise<boolean> {
  await begin(here);
  await here.keyboard.type('Sample mine');
  await edit(there, 'Sample theirs');
  await there.evaluate('probe.saved()');
  await here.waitForTimeout(1_000);
  await here.keyboard.press('Enter');
  const told = here.getByText(/was changed meanwhile/).first();
  return told.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
