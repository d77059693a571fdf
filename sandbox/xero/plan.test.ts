/** What an organisation's plan allows, and what its actions say of it. */

import { expect, test } from 'vitest';
import { first, type Loose, messages, openBench, standardInvoice } from '../test-bench.ts';

const REACHED = 'You have reached the limit of invoices you can approve';

async function actions({ call }: ReturnType<typeof openBench>): Promise<readonly string[]> {
  const { Actions } = (await call('GET', '/Organisation/Actions')).json;
  return Actions.filter((each: Loose) => each.Status === 'NOT-ALLOWED').map((each: Loose) => each.Name);
}

test('documented: a small plan approves 20 sales invoices a month, then answers 400; drafts go on', async () => {
  const bench = openBench();
  const { sandbox, tenantId, contactId, call, invoice } = bench;
  sandbox.books.setPlan({ tenantId, plan: 'STARTER' });
  const twenty = Array.from({ length: 20 }, () => standardInvoice(contactId));
  await call('PUT', '/Invoices', { Invoices: twenty });
  const refused = await call('PUT', '/Invoices', standardInvoice(contactId));
  expect([refused.status, messages(refused.json)]).toEqual([400, [REACHED]]);
  const draft = await invoice({ Status: 'DRAFT' });
  const approve = () => call('POST', `/Invoices/${draft.InvoiceID}`, { Status: 'AUTHORISED' });
  expect(messages((await approve()).json)).toEqual([REACHED]);
  expect(await actions(bench)).toContain('CreateApprovedInvoice');
  // An approved one may still be edited.
  const [held] = sandbox.books.listInvoices({ tenantId });
  const edit = await call('POST', `/Invoices/${held?.invoiceId}`, { Reference: 'Edited' });
  expect(edit.status).toBe(200);
  sandbox.clock.advance(31 * 86_400_000);
  expect(sandbox.books.approveInvoice({ tenantId, invoiceId: draft.InvoiceID }).ok).toBe(true);
});

test('documented: bills have a limit of their own: five', async () => {
  const { sandbox, tenantId, invoice } = openBench();
  sandbox.books.setPlan({ tenantId, plan: 'STARTER' });
  const bill = { Type: 'ACCPAY', LineItems: [{ Description: 'x', UnitAmount: '1', AccountCode: '310' }] };
  for (let count = 0; count < 5; count += 1) await invoice(bill);
  await expect(invoice(bill)).rejects.toThrow(REACHED);
  expect((await invoice()).Status).toBe('AUTHORISED');
});

test('a void gives nothing back, and what was refused was not counted', async () => {
  const { sandbox, tenantId, contactId, call, invoice } = openBench();
  const made = await invoice();
  await call('POST', `/Invoices/${made.InvoiceID}`, { Status: 'VOIDED' });
  await call('PUT', '/Invoices', { ...standardInvoice(contactId), LineItems: [] });
  sandbox.books.setPlan({ tenantId, plan: 'STARTER' });
  const nineteen = Array.from({ length: 19 }, () => standardInvoice(contactId));
  expect((await call('PUT', '/Invoices', { Invoices: nineteen })).status).toBe(200);
  expect((await call('PUT', '/Invoices', standardInvoice(contactId))).status).toBe(400);
});

test('with planCountsBy invoiceDate each month of invoices has its own twenty', async () => {
  const { sandbox, tenantId, contactId, call, invoice } = openBench({
    switches: { planCountsBy: 'invoiceDate' },
  });
  sandbox.books.setPlan({ tenantId, plan: 'STARTER' });
  await call('PUT', '/Invoices', { Invoices: Array.from({ length: 20 }, () => standardInvoice(contactId)) });
  await expect(invoice()).rejects.toThrow(REACHED);
  expect((await invoice({ Date: '2026-02-01' })).Status).toBe('AUTHORISED');
});

test('documented: the organisation’s class is its plan, and its actions follow from plan and approval step', async () => {
  const bench = openBench();
  const { sandbox, tenantId, call } = bench;
  const always = ['ApproveTransactionsBeforePeriodLockDate'];
  expect(await actions(bench)).toEqual(always);
  sandbox.books.setPlan({ tenantId, plan: 'STANDARD' });
  const { Organisations } = (await call('GET', '/Organisation')).json;
  expect(first(Organisations)).toMatchObject({ Class: 'STANDARD', IsDemoCompany: false });
  expect(await actions(bench)).toEqual(['UseMulticurrency', ...always]);
  sandbox.control.changeSettings({ switches: { approvalNeeded: true } });
  expect(await actions(bench)).toEqual(['CreateApprovedInvoice', 'UseMulticurrency', ...always]);
});

test('a plan of one currency refuses documents in another, and another currency', async () => {
  const { sandbox, tenantId, contactId, call } = openBench();
  sandbox.books.setPlan({ tenantId, plan: 'STANDARD' });
  const foreign = { ...standardInvoice(contactId), CurrencyCode: 'USD' };
  expect(messages((await call('PUT', '/Invoices', foreign)).json)).toEqual([
    'Organisation is not subscribed to currency USD',
  ]);
  expect((await call('PUT', '/Currencies', { Code: 'EUR' })).status).toBe(400);
  expect(sandbox.books.enableCurrency({ tenantId, code: 'EUR' }).ok).toBe(false);
});

test.each([
  ['TRIAL', 20],
  ['DEMO', 0],
] as const)('documented: on %s %i e-mails leave in a day', async (plan, most) => {
  const { sandbox, tenantId, call, invoice } = openBench();
  sandbox.books.setPlan({ tenantId, plan });
  const { InvoiceID: id } = await invoice();
  for (let count = 0; count < most; count += 1) await call('POST', `/Invoices/${id}/Email`, {});
  const refused = await call('POST', `/Invoices/${id}/Email`, {});
  expect([refused.status, messages(refused.json)]).toEqual([
    400,
    ['The daily email limit of the organisation has been reached'],
  ]);
  const held = first((await call('GET', `/Invoices/${id}`)).json.Invoices);
  expect(held.SentToContact).toBe(most > 0);
  sandbox.clock.advance(86_400_000);
  const scope = 'accounting.invoices';
  const { accessToken } = sandbox.control.grantAccess({ tenantIds: [tenantId], scope });
  const tomorrow = await call(
    'POST',
    `/Invoices/${id}/Email`,
    {},
    { Authorization: `Bearer ${accessToken}` },
  );
  expect(tomorrow.status).toBe(most > 0 ? 204 : 400);
});

test('there is no other plan, whatever the control plane is sent', () => {
  const { sandbox, tenantId } = openBench();
  expect(sandbox.books.setPlan({ tenantId, plan: 'FREE' as 'TRIAL' })).toEqual({
    ok: false,
    why: 'There is no such plan.',
  });
});
