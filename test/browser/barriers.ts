/** What keeps people out of a screen, as axe finds it, once the screen is at rest: what fades has no contrast of its own. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { atRest } from './at-rest.ts';

export async function barriersOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  // WCAG 2.2 asks for targets of 24 pixels, and axe looks for them only when it is told to.
  return found(
    new AxeBuilder({ page }).options({
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    }),
  );
}

/** Of what another colour scheme changes alone. */
export async function contrastBarriersOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  return found(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
}

async function found(axe: AxeBuilder): Promise<readonly string[]> {
  // One document, no frames: then axe need not open a page of its own to put the answers of frames together.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`);
}
