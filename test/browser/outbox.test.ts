// The outbox in one visit: what an automation writes to a customer shows by itself, reads as written, and is decided where nobody can tell.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { ask, read, setUpByApi } from '../support/quick-desk.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

/** @returns the job's title */
async function jobThatIsWrittenAbout(): Promise<string> {
  await ask(page, desk.url, '/automations', {
    name: 'Say that it has begun',
    board: 'jobs',
    trigger: { kind: 'created' },
    conditions: null,
    actions: [
      {
        kind: 'emailCustomer',
        subject: 'We have begun: {{record.title}}',
        body: 'Hello {{customer.name}},\n\nwe have begun with {{record.title}}.',
      },
    ],
  });
  const company = await ask(page, desk.url, '/companies', {
    name: 'Sample Sailing School',
    emails: [{ email: 'crew@sailing.example' }],
  });
  const job = await ask(page, desk.url, '/jobs', { title: 'Sail numbers', companyId: company.id });
  return job.title;
}

test('what an automation writes is kept in the open outbox, reads as written, and is decided by a person', async () => {
  await page.goto(`${desk.url}/automations`);
  await page.getByRole('link', { name: 'Outbox' }).click();
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor();
  await page.getByText('No mail server is set up: mail is kept here').waitFor();
  const title = await jobThatIsWrittenAbout();
  const mail = page.getByRole('listitem').filter({ hasText: `We have begun: ${title}` });
  await mail.getByText('Kept here').waitFor();
  await mail.getByText('To Sample Sailing School, crew@sailing.example').waitFor();
  await mail.getByText('The address is made up', { exact: false }).waitFor();
  expect((await read(page, desk.url, '/automation-runs')).items).toMatchObject([
    { steps: [{ outside: { words: 'Kept in the outbox: the address is made up', isForAPerson: false } }] },
  ]);
  await shoot(page, 'outbox');

  // Without a mail server none is lost on its way.
  await desk.db
    .updateTable('mails')
    .set({ state: 'undecided', problem: 'The connection was lost while it was being sent.', attempts: 1 })
    .execute();
  await page.reload();
  await mail.getByText('May have arrived').waitFor();
  await mail.getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: `We have begun: ${title}` });
  const text = await drawer.getByRole('region', { name: 'Text' }).textContent();
  expect(text).toBe('Hello Sample Sailing School,\n\nwe have begun with Sail numbers.');
  await drawer.getByText('The connection was lost while it was being sent.').waitFor();
  await drawer.getByRole('button', { name: 'Send again' }).waitFor();
  await shoot(page, 'outbox-mail');
  await drawer.getByRole('button', { name: 'It arrived' }).click();
  await drawer.getByText('Sent', { exact: true }).first().waitFor();
  await drawer.getByRole('button', { name: 'It arrived' }).waitFor({ state: 'hidden' });
  await drawer.getByRole('link', { name: 'The job' }).click();
  await page.getByRole('dialog', { name: /Sail numbers/ }).waitFor();
  expect(desk.faults).toEqual([]);
});
