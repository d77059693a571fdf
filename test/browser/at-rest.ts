/** A screen at rest: nothing on it moves or fades any more. */
import type { Page } from 'playwright-core';

/** Colours that are on their way from light to dark are those of neither. */
export async function atRest(page: Page): Promise<void> {
  // As text: these tests know no types of the browser's.
  await page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    .then(() => Promise.allSettled(document.getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
      .map((each) => each.finished)))`);
}
