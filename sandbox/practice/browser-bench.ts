/** The pages in a real browser, for tests: axe finds nothing, and nothing sticks out. */

import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

export const hasBrowser = existsSync(CHROMIUM);

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: ARGS });

export async function expectWell(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations, address).toEqual([]);
  for (const box of ['html', '[data-live]']) {
    const outside = await page
      .locator(box)
      .evaluateAll((parts) => parts.map((part) => part.scrollWidth - part.clientWidth));
    expect(Math.max(...outside), `${address} ${box}`).toBeLessThanOrEqual(0);
  }
}
