// Several tabs of one browser share one stream of events: a browser has only six connections for a host.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { setUpByApi } from '../support/quick-desk.ts';

let desk: BrowserDesk;
let context: BrowserContext;
let tabs: Page[];
/** The pages that asked for the stream, in order. */
const streams: Page[] = [];

beforeAll(async () => {
  desk = await openBrowserDesk();
  const { page, context: own } = await desk.visit();
  context = own;
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) streams.push(request.frame().page());
  });
  await setUpByApi(page, desk);
  tabs = [await openTab(), await openTab(), await openTab()];
});
afterAll(() => desk.close());

async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(`${desk.url}/sales`);
  await tab.getByRole('grid', { name: 'SalesBoard' }).waitFor();
  return tab;
}

async function rename(title: string): Promise<void> {
  const { request } = context;
  const { items } = await (await request.get(`${desk.url}/api/v1/sales-docs`)).json();
  const { id, version } = items[0];
  const answer = await request.patch(`${desk.url}/api/v1/sales-docs/${id}`, {
    data: { title, version },
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(200);
}

const isLive = (tab: Page) => tab.locator('[data-live="live"]').waitFor();
const shows = (tab: Page, title: string) => tab.getByRole('gridcell', { name: title }).waitFor();

test('three tabs hold one stream, and a change turns all of them', async () => {
  for (const tab of tabs) await isLive(tab);
  await rename('Heard everywhere');
  for (const tab of tabs) await shows(tab, 'Heard everywhere');
  expect(new Set(streams).size).toBe(1);
});

test('when the tab that holds the stream is closed, another takes it, and nothing in between is missed', async () => {
  const [leader] = streams;
  const others = tabs.filter((tab) => tab !== leader);
  expect(others).toHaveLength(2);
  const before = streams.length;
  await leader?.close();
  await rename('Heard after the handover');
  for (const tab of others) await shows(tab, 'Heard after the handover');
  const next = await eventually(async () => (streams.length > before ? streams.at(-1) : undefined));
  expect(others).toContain(next);
  expect(streams.length).toBe(before + 1);
});

test('with more tabs than a browser has connections, the next one still opens', async () => {
  const many = tabs.filter((tab) => !tab.isClosed());
  while (many.length < 8) many.push(await openTab());
  await rename('Heard in the eighth');
  for (const tab of many) await shows(tab, 'Heard in the eighth');
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
