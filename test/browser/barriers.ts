/** What keeps people out of a screen, as axe finds it, once the screen is at rest: what fades has no contrast of its own. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { atRest } from './at-rest.ts';

export async function barriersOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  // WCAG 2.2 asks for targets of 24 pixels, and axe looks for them only when it is told to.
  return found(page, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
}

/** Of what another colour scheme changes alone. */
export async function contrastBarriersOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  return found(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

async function found(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<readonly string[]> {
  // A page that has axe already need not read its half a megabyte again: the builder would have it do so twice.
  const hasAxe = await page.evaluate('"axe" in window');
  const axe = new AxeBuilder({ page, ...(hasAxe ? { axeSource: 'axe.version' } : {}) }).options(options);
  // One document, no frames: then axe need not open a page of its own to put the answers of frames together.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`);
}
