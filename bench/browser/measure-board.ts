/** What a person feels of a board of many rows, measured by the probe in a page that has never been there. */
import type { Page } from 'playwright-core';
import type { BrowserDesk, Visit } from './open-desk.ts';

export type Felt = {
  /** Milliseconds from the navigation: rows painted; a filter answered that was typed at that moment. */
  readonly rows: readonly number[];
  readonly usable: readonly number[];
  readonly filter: readonly number[];
  readonly sort: readonly number[];
  /** Milliseconds of each frame. */
  readonly frames: readonly number[];
};

export type Effort = { readonly visits: number; readonly filters: number; readonly sorts: number };

const SCROLL_MS = 5_000;

/** @param prepare what is needed before the page at `path` can be opened. */
export async function measureBoard(
  desk: BrowserDesk,
  path: string,
  effort: Effort,
  prepare: (visit: Visit) => Promise<void> = async () => undefined,
): Promise<Felt> {
  const rows: number[] = [];
  const usable: number[] = [];
  for (let turn = 0; turn < effort.visits; turn++) {
    const visit = await desk.visit();
    await prepare(visit);
    const seen = await open(visit.page, path, `J-${12_345 + turn}`);
    rows.push(seen.rows);
    usable.push(seen.usable);
    const isLast = turn === effort.visits - 1;
    if (isLast) {
      const acted = await act(visit.page, effort);
      await visit.close();
      return { rows, usable, ...acted };
    }
    await visit.close();
  }
  throw new Error('A board is measured by one visit at least');
}

/** Until rows were painted, and until a filter answered. */
export async function open(
  page: Page,
  path: string,
  number: string,
): Promise<{ readonly rows: number; readonly usable: number }> {
  await page.goto(path, { waitUntil: 'commit' });
  return page.evaluate(`probe.usable(${JSON.stringify(number)})`);
}

async function act(
  page: Page,
  { filters, sorts }: Effort,
): Promise<Pick<Felt, 'filter' | 'sort' | 'frames'>> {
  await page.waitForTimeout(1_000);
  const filter: number[] = [];
  for (let turn = 0; turn < filters; turn++)
    filter.push(await page.evaluate(`probe.filter('J-${13_000 + turn * 371}')`));
  const sort: number[] = [];
  for (let turn = 0; turn < sorts; turn++) {
    sort.push(await page.evaluate(`probe.sort('Title')`));
    await page.waitForTimeout(200);
  }
  const frames: number[] = await page.evaluate(`probe.scroll(${SCROLL_MS})`);
  return { filter, sort, frames };
}
