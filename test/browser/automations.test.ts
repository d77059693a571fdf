// Every automation that desks ask for first, as a person has it: built from its recipe in the page, set off by money in the practice ledger.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { dismissed } from './dismissed.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let tenantId: string;
/** Of the owner, who keeps every automation here and has every job. */
let ownerId: string;
let companyId: string;
let companyName: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  tenantId = desk.sandbox.books.listOrganisations().find((one) => one.countryCode === 'AU')?.tenantId ?? '';
  ownerId = (await read(page, desk.url, '/me')).user.id;
  ({ id: companyId, name: companyName } = (await read(page, desk.url, '/companies?q=Rowing')).items[0]);
});
afterAll(() => desk.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** From the list to the list, as a person goes. */
async function begin(recipe: string, from = '/automations/new'): Promise<void> {
  await page.goto(`${desk.url}${from}`);
  await page.getByRole('link', { name: `Begin with ${recipe}`, exact: true }).click();
  await page.getByRole('heading', { name: 'Then' }).waitFor();
}

async function save(sentence: string): Promise<void> {
  await page.getByText(sentence).first().waitFor();
  await button('Save and switch on').click();
  await page.getByRole('heading', { name: 'Automations', exact: true }).waitFor();
  await page.getByRole('listitem').filter({ hasText: sentence }).waitFor();
}

type Sent = {
  readonly jobId: string;
  readonly jobNumber: string;
  readonly invoiceId: string;
  readonly number: string;
};

/** A job with an invoice over 20.00 that is in the books. */
async function jobWithInvoice(title: string, dueDate = '2099-11-16'): Promise<Sent> {
  const job = await ask(page, desk.url, '/jobs', { title, companyId, assigneeId: ownerId });
  const invoice = await ask(page, desk.url, '/invoices', {
    jobId: job.id,
    companyId,
    currency: 'AUD',
    issueDate: '2026-11-02',
    dueDate,
    lines: [{ description: title, quantity: '2', unitPrice: '10.00' }],
    send: true,
  });
  const number = await eventually(async () => {
    const { chip, number: given } = await read(page, desk.url, `/invoices/${invoice.id}`);
    return /waitingPayment|overdue/.test(chip.kind) ? String(given) : undefined;
  });
  return { jobId: job.id, jobNumber: job.number, invoiceId: invoice.id, number };
}

/** In the books, as their owner does it. @returns what it takes to remove it */
function pay({ number }: Sent, amount: string) {
  const { books } = desk.sandbox;
  const there = books.listInvoices({ tenantId }).find((one) => one.number === number);
  const bank = books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';
  const paid = books.recordPayment({
    tenantId,
    invoiceId: there?.invoiceId ?? '',
    amount,
    date: there?.date ?? '',
    accountCode: bank,
  });
  if (!paid.ok) throw new Error(`The books refused the payment: ${JSON.stringify(paid)}`);
  return { tenantId, paymentId: paid.value.paymentId };
}

const row = (title: string) => page.getByRole('row').filter({ hasText: title });

test('jobs move into production when their invoice becomes Paid, on a board that nobody reloads', async () => {
  // As long as there is none, the list shows the recipes itself.
  await begin('Into production when paid', '/automations');
  const paid = await jobWithInvoice('Regatta singlets');
  await page.getByRole('combobox', { name: 'Record to try it on' }).click();
  await page.keyboard.type('Regatta');
  await page.getByRole('option', { name: /Regatta singlets/ }).click();
  // It has an invoice that nobody has paid.
  await page
    .getByText(`It would not run for ${paid.jobNumber} now, as this does not hold: all invoices`)
    .waitFor();
  await shoot(page, 'automation-builder');
  await save(
    'When an invoice becomes Paid, if all invoices of the job are paid and Stage is To do, move the job to In production, then notify its assignee, by e-mail too.',
  );
  await page.goto(`${desk.url}/jobs`);
  await row('Regatta singlets').getByText('To do').waitFor();
  pay(paid, '20.00');
  await row('Regatta singlets').getByText('In production').waitFor();
  // Whose job it is hears of it, on the same board and without reloading it.
  await page.getByRole('button', { name: /^Notifications, \d+ unread$/ }).click();
  const told = page.getByRole('list', { name: 'Latest notifications' });
  await told.getByText('Regatta singlets is paid and can go into production.').waitFor();
  await page.keyboard.press('Escape');
});

test('a deposit and the rest of the money write themselves into a payment status column of one’s own', async () => {
  await ask(page, desk.url, '/columns', {
    board: 'jobs',
    name: 'Payment status',
    type: 'status',
    options: [
      { name: 'Remittance awaited', color: 'gray' },
      { name: 'Payment confirmed', color: 'green' },
    ],
  });
  await begin('Deposit received');
  await save('When the first payment of an invoice comes in, set Payment promise to Deposit received.');
  await begin('Payment confirmed');
  await save(
    'When an invoice becomes Paid, if all invoices of the job are paid, set Payment status to Payment confirmed.',
  );
  const invoice = await jobWithInvoice('Rowing scarves');
  await page.goto(`${desk.url}/jobs/${invoice.jobId}?tab=activity`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('region', { name: 'History' }).waitFor();
  pay(invoice, '5.00');
  await drawer.getByText('Automation “Deposit received”').first().waitFor();
  await drawer.getByText('Payment promise: Deposit received').waitFor();
  pay(invoice, '15.00');
  await drawer.getByText('Payment status: Payment confirmed').waitFor();
  // The automation that was there before runs beside them.
  await drawer.getByText('Automation “Into production when paid”').first().waitFor();
  await shoot(page, 'automation-activity');
});

test('a label of that column tells those whom it names', async () => {
  await begin('Sent to accounts');
  const whom = page.getByRole('combobox', { name: 'Whom it notifies' });
  await whom.click();
  // Enter takes what was typed for; where there is no such thing, it must not save the automation as it stands.
  await page.keyboard.type('owners');
  await page.getByRole('option', { name: 'the owners' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Zoe');
  await page.getByText('Nobody here is called that').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  // For one company alone, found by part of its name among however many there are.
  await button('Add condition').click();
  await page.getByRole('combobox', { name: 'Column', exact: true }).fill('Company');
  await page.getByRole('option', { name: 'Company', exact: true }).click();
  await page.getByRole('combobox', { name: 'Company: values' }).fill('rowing');
  await page.getByRole('option', { name: companyName }).click();
  await page.keyboard.press('Escape');
  await page.getByText(`if Company is ${companyName}, notify`).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await shoot(page, 'automation-company');
  await save(
    `When Payment promise becomes Sent to accounts on a job, if Company is ${companyName}, notify everybody in accounts and the owners, by e-mail too.`,
  );
  const { items } = await read(page, desk.url, '/columns?board=jobs');
  const column = items.find((one: { readonly name: string }) => one.name === 'Payment promise');
  const label = column.options.find((one: { readonly name: string }) => one.name === 'Sent to accounts');
  const job = await ask(page, desk.url, '/jobs', { title: 'Club banners', companyId });
  await page.request.put(`${desk.url}/api/v1/columns/${column.id}/values/${job.id}`, {
    data: { value: label.id },
    headers: { origin: desk.url },
  });
  await page.goto(`${desk.url}/automations/runs`);
  const run = page.getByRole('listitem').filter({ hasText: 'Club banners' }).first();
  await run.getByText(`Payment promise of ${job.number} became Sent to accounts.`).waitFor();
  await run.getByText(/Notify Olive Owner.*Club banners of .* is for you/).waitFor();
});

test('staff hear of an overdue invoice, and what follows later waits, and can be stopped', async () => {
  await begin('Tell of overdue invoices');
  // By keyboard alone: a second message, and a wait that is moved up before it.
  await button('Add action').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'notify people' }).press('Enter');
  await page.getByRole('textbox', { name: 'What they read' }).nth(1).fill('Still: ');
  // A link would lose it: that is asked first.
  const asked = dismissed(page);
  await page.getByRole('link', { name: 'Reports' }).click();
  expect(await asked).toContain('not saved yet');
  await page.getByRole('button', { name: 'Insert into What they read' }).nth(1).press('Enter');
  await page.getByRole('menuitem', { name: 'Invoice number' }).press('Enter');
  await button('Add action').press('Enter');
  await page.getByRole('menuitem', { name: 'wait' }).press('Enter');
  await page.getByText('action 3: say what comes after the wait').waitFor();
  await button('Move action 3').focus();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Action 3 is action 2 now.').waitFor({ state: 'attached' });
  await shoot(page, 'automation-three-actions');
  await save(
    'When an invoice becomes Overdue, notify everybody in accounts and whoever has its record, by e-mail too, then wait 3 days, then notify whoever has its record.',
  );
  const late = await jobWithInvoice('Overdue oars', '2026-11-03');
  await page.goto(`${desk.url}/automations`);
  await page.getByRole('link', { name: '1 run of Tell of overdue invoices in the last week' }).click();
  const run = page
    .getByRole('listitem')
    .filter({ hasText: `${late.number} became Overdue.` })
    .first();
  await run
    .getByText(/Notify Olive Owner.*is overdue: 20\.00 AUD|Notify Olive Owner.*is overdue: 22\.00/)
    .waitFor();
  await run.getByText(/^Continues on/).waitFor();
  await shoot(page, 'automation-runs');
  await run.getByRole('button', { name: 'Stop' }).click();
  await page
    .getByRole('dialog', { name: 'Stop this run?' })
    .getByRole('button', { name: 'Stop run' })
    .click();
  await run.getByText('Somebody stopped it.').waitFor();
});

test('a paid invoice is answered with a thank-you, and a payment that is taken back moves the job back', async () => {
  await begin('Thank the customer');
  await page.getByText('How it will look').click();
  await page.getByText('we have received your payment of USD 120.00').waitFor();
  await save(
    'When an invoice becomes Paid, e-mail the customer “Thank you for your payment of {{invoice.number}}”.',
  );
  await begin('Not paid after all');
  await save(
    'When an invoice stops being Paid, move the job to To do, then notify everybody in accounts, by e-mail too.',
  );
  const invoice = await jobWithInvoice('Thanked towels');
  await page.goto(`${desk.url}/jobs`);
  await row('Thanked towels').waitFor();
  const payment = pay(invoice, '20.00');
  await row('Thanked towels').getByText('In production').waitFor();
  desk.sandbox.books.removePayment(payment);
  await row('Thanked towels').getByText('To do').waitFor();
  await page.goto(`${desk.url}/automations/runs`);
  const thanked = page
    .getByRole('listitem')
    .filter({ hasText: `“Thank you for your payment of ${invoice.number}”` });
  // The log leads to the very mail.
  await thanked.getByRole('link', { name: 'Kept in the outbox' }).first().click();
  const mail = page.getByRole('dialog');
  await mail.getByText(`Thank you for your payment of ${invoice.number}`).first().waitFor();
});

test('the list says in a sentence what each does, and is a screen like any other', async () => {
  await page.goto(`${desk.url}/automations`);
  await page.getByRole('switch', { name: 'Into production when paid is on' }).waitFor();
  await shoot(page, 'automations');
  await page.getByRole('switch', { name: 'Into production when paid is on' }).press('Space');
  await page.getByText('It is paused: switch it on when it should run again.').waitFor();
  // Asked first, by keyboard: the way out has the focus, and leads back to where one came from.
  const archiving = page.getByRole('dialog', { name: 'Archive “Not paid after all”?' });
  const askToArchive = async () => {
    await button('Actions for Not paid after all').press('Enter');
    await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
    await archiving.locator('button:focus', { hasText: 'Keep it' }).waitFor();
  };
  await askToArchive();
  await page.keyboard.press('Enter');
  await page.locator('button:focus[aria-label="Actions for Not paid after all"]').waitFor();
  await askToArchive();
  expect(await barriersOf(page)).toEqual([]);
  await archiving.getByRole('button', { name: 'Archive' }).press('Enter');
  await button('Actions for Not paid after all').waitFor({ state: 'detached' });
  await page.goto(`${desk.url}/automations/new`);
  await page.getByRole('list', { name: 'Recipes' }).getByRole('listitem').first().waitFor();
  await shoot(page, 'automation-recipes');
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
