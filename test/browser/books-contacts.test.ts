// Customers from the books, and who is who: the import with its preview and report, and the contact workbench.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  // Before the books are connected: a preview that is open hears nothing of those who come later.
  for (const name of ['Sample Twin One', 'Sample Twin Two'])
    desk.sandbox.books.addContact({ tenantId: tenantId(), name, emailAddress: 'twins@sample.example' });
  desk.sandbox.books.addContact({ tenantId: tenantId(), name: 'Sample Lookalike Partners Ltd' });
  await connectByApi(page, desk);
  await addHere('Sample Twins', 'twins@sample.example');
  await addHere('Sample Lookalike Partner');
  await addHere('Sample Brewery (practice)');
});
afterAll(() => desk.close());

function tenantId(): string {
  const australian = desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU');
  return australian?.tenantId ?? '';
}

async function addHere(name: string, email?: string): Promise<void> {
  const answer = await page.request.post(`${desk.url}/api/v1/companies`, {
    data: { name, emails: email === undefined ? [] : [{ email }] },
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(201);
}

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

const outcome = (name: string) => page.locator(`[data-outcome="${name}"]`).first();
const customer = (name: string) => page.locator('[data-tie]').filter({ hasText: name });

test('the preview follows each switch at once, and lists who is skipped and why', async () => {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('link', { name: 'Import contacts' }).click();
  await page.getByRole('heading', { name: 'Import contacts from Practice Apparel (AU)' }).waitFor();
  await page.getByText('Sample Twin One').waitFor();
  await outcome('skipped').getByText('Is not a customer in the books').waitFor();
  await expectNoBarrier();
  await shoot(page, 'import-contacts');
  await page.getByRole('switch', { name: 'Is a customer' }).click();
  await outcome('skipped').getByText('Is not a customer in the books').waitFor({ state: 'detached' });
  await page.getByRole('switch', { name: 'Is a customer' }).click();
  await outcome('skipped').getByText('Is not a customer in the books').waitFor();
});

test('an import shows its report, and again there is nobody to add', async () => {
  await page.getByRole('button', { name: /^Import \d/ }).dblclick();
  await page.locator('[data-import="done"]').waitFor();
  await page.getByRole('heading', { name: 'Latest import' }).waitFor();
  const report = page.getByRole('link', { name: 'Report as CSV' });
  const csv = await page.request.get(`${desk.url}${await report.getAttribute('href')}`);
  expect(await csv.text()).toContain('Sample Bakery (practice)');
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Skipped', exact: true }).click();
  await expectNoBarrier();
  await shoot(page, 'imported-contacts');
  await page.goto(`${desk.url}/companies`);
  await page.getByText('Sample Bakery (practice)').waitFor();
});

test('the workbench shows who is who and why; all exact ones are confirmed by one press', async () => {
  await addHere('Sample Twin Two');
  await page.goto(`${desk.url}/settings/integrations/xero/contacts`);
  await customer('Sample Brewery (practice)').getByText('Tied: imported').waitFor();
  await customer('Sample Lookalike Partner').getByText('similar name').waitFor();
  await expectNoBarrier();
  await shoot(page, 'contact-workbench');
  await page.getByRole('button', { name: /Confirm all exact ones/ }).click();
  // The sample has more customers than the first page of them.
  await page.getByPlaceholder('Name or e-mail').fill('Sample Twin');
  await customer('Sample Twin Two').getByText('Tied: by name').waitFor();
});

test('one who could be several is tied by hand, with a warning where the contact is given already', async () => {
  await page.getByText(/^Several \d/).click();
  const twins = customer('Sample Twins');
  await twins.getByText('Could be several: say which').waitFor();
  await twins.getByRole('button', { name: 'Tie Sample Twins to Sample Twin Two' }).click();
  const warning = page.getByRole('dialog', { name: 'Tie one contact of the books to several customers?' });
  await warning.getByText(/stands for “Sample Twin Two” already/).waitFor();
  await expectNoBarrier();
  await shoot(page, 'contact-shared');
  await warning.getByRole('button', { name: 'Choose another' }).click();
  await twins.getByRole('button', { name: 'Choose', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Which contact of the books is Sample Twins?' });
  await dialog.getByLabel('Search the contacts of the books').fill('twin one');
  await dialog.getByRole('button', { name: 'Tie to Sample Twin One' }).waitFor();
  await expectNoBarrier();
  await shoot(page, 'choose-contact');
  await dialog.getByRole('button', { name: 'Tie to Sample Twin One' }).click();
  await twins.waitFor({ state: 'detached' });
  await page.getByText(/^Tied \d/).click();
  await customer('Sample Twins').getByText('Tied: by hand').waitFor();
});

test('untied and made anew on purpose', async () => {
  const twins = customer('Sample Twins');
  await twins.getByRole('button', { name: 'Untie' }).click();
  await twins.waitFor({ state: 'detached' });
  await page.getByText(/^All \d/).click();
  await twins.getByRole('button', { name: 'Create new' }).click();
  await twins.getByText('Tied: created by us').waitFor();
  const named = desk.sandbox.books.listContacts({ tenantId: tenantId() });
  expect(named.filter(({ name }) => name === 'Sample Twins')).toHaveLength(1);
});

test('a customer shows its contact in the books, and takes the name that somebody gave it there', async () => {
  const { books } = desk.sandbox;
  const bakery = books
    .listContacts({ tenantId: tenantId() })
    .find(({ name }) => name.startsWith('Sample Bakery'));
  books.renameContact({
    tenantId: tenantId(),
    contactId: bakery?.contactId ?? '',
    name: 'Sample Bakery Renamed',
  });
  await page.goto(`${desk.url}/companies`);
  await page.getByText('Sample Bakery (practice)').click();
  const section = page.getByRole('region', { name: /^In the books of/ });
  await section.getByRole('cell', { name: 'Sample Bakery Renamed' }).waitFor();
  await section.scrollIntoViewIfNeeded();
  await expectNoBarrier();
  await shoot(page, 'customer-in-books');
  await section.getByRole('button', { name: 'Take theirs' }).click();
  await page.getByRole('dialog', { name: 'Sample Bakery Renamed' }).waitFor();
  await section.getByRole('button', { name: 'Take theirs' }).waitFor({ state: 'detached' });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
