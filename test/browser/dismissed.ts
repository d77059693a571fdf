// The next question that the browser itself asks is answered with no.
import type { Page } from 'playwright-core';

/** @returns what was asked */
export async function dismissed(page: Page): Promise<string> {
  const question = await page.waitForEvent('dialog');
  await question.dismiss();
  return question.message();
}
