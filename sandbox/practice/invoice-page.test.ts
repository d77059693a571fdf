/** What a person does with an invoice in the practice ledger, and what the books say to it. */

import { expect, test } from 'vitest';
import { openPerson } from './practice-bench.ts';

const URL_OF_OURS = 'http://localhost:4000/invoices/7';

test('an invoice shows its figures, its lines, who it is for and the way back to the product', async () => {
  const { home, look, sent } = openPerson();
  const invoice = await sent({ Reference: 'Order 1001', Url: URL_OF_OURS });
  const { status, html } = await look(`${home}/invoices/${invoice.invoiceId}`);
  expect(status).toBe(200);
  for (const shown of [invoice.number, 'Sample', 'Printed shirts', 'Order 1001', '110.00 AUD', '20 Mar 2026'])
    expect(html).toContain(shown);
  expect(html).toContain(`href="${URL_OF_OURS}">Go to Counterfoil</a>`);
  expect(html).toContain('Awaiting payment');
});

test('a payment of what is owing, as the form stands, pays the invoice', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const shown = await press(`${home}/invoices/${invoiceId}`, 'record-payment');
  expect(shown.html).toContain('The payment is recorded.');
  // Today in Sydney, where the clock says the third of March already.
  expect(held(invoiceId)).toMatchObject({ status: 'PAID', amountDue: '0.00', fullyPaidOn: '2026-03-03' });
  expect(shown.html).not.toContain('data-act="record-payment"');
});

test('pressing Record payment twice records one payment', async () => {
  const { home, look, post, sent, sandbox, tenantId } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  const once = /name="once" value="([^"]+)"/.exec((await look(path)).html)?.[1] ?? '';
  const fields = { act: 'record-payment', once, amount: '10.00', date: '2026-03-03', accountCode: '090' };
  await post(path, fields);
  const again = await post(path, fields);
  expect(again.headers.get('Location')).toContain('twice');
  expect(sandbox.books.listPayments({ tenantId, invoiceId })).toHaveLength(1);
});

test('a payment that was refused may be corrected and sent from the same page', async () => {
  const { home, look, post, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  const once = /name="once" value="([^"]+)"/.exec((await look(path)).html)?.[1] ?? '';
  const fields = { act: 'record-payment', once, date: '2026-03-03', accountCode: '090', reference: '' };
  expect((await post(path, { ...fields, amount: '9999' })).status).toBe(422);
  expect((await post(path, { ...fields, amount: '60.00' })).status).toBe(303);
  expect(held(invoiceId).amountDue).toBe('50.00');
});

test('a refusal keeps what was typed and says beside the form why', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  const shown = await press(path, 'record-payment', { amount: '1,000.00', reference: 'Cash "today"' });
  expect(shown.status).toBe(422);
  const form = /<form [^>]*data-act="record-payment"[\s\S]*?<\/form>/.exec(shown.html)?.[0] ?? '';
  expect(form).toContain('Payment amount exceeds the amount outstanding on this document');
  expect(form).toContain('value="1,000.00"');
  expect(form).toContain('value="Cash &quot;today&quot;"');
  expect(held(invoiceId).amountPaid).toBe('0.00');
});

test.each([
  ['amount', 'ten', 'Type an amount such as 120.50.'],
  ['amount', '1.005', 'Type an amount such as 120.50.'],
  ['amount', '', 'Type an amount such as 120.50.'],
  ['date', '2026-02-31', 'Choose a date.'],
  ['accountCode', '', 'Choose an account.'],
])('a payment whose %s is "%s" is not sent to the books', async (field, value, why) => {
  const { home, press, sent } = openPerson();
  const { invoiceId } = await sent();
  const shown = await press(`${home}/invoices/${invoiceId}`, 'record-payment', { [field]: value });
  expect(shown.status).toBe(422);
  expect(shown.html).toContain(why);
});

test('removing a payment opens the invoice again', async () => {
  const { home, press, sent, held, sandbox, tenantId } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  await press(path, 'record-payment', { amount: '40' });
  await press(path, 'record-payment', { amount: '70' });
  expect(held(invoiceId).status).toBe('PAID');
  const second = sandbox.books.listPayments({ tenantId, invoiceId })[1];
  await press(path, 'remove-payment', { subject: second?.paymentId ?? '' });
  expect(held(invoiceId)).toMatchObject({ status: 'AUTHORISED', amountPaid: '40.00', amountDue: '70.00' });
});

test('a credit is applied and taken back', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  const shown = await press(path, 'apply-credit', { amount: '30.00' });
  expect(shown.html).toContain('Credit note');
  expect(held(invoiceId).amountDue).toBe('80.00');
  const tooMuch = await press(path, 'apply-credit', { amount: '80.01' });
  expect(tooMuch.html).toContain('greater than amount outstanding');
  await press(path, 'remove-credit');
  expect(held(invoiceId)).toMatchObject({ amountDue: '110.00', credits: [] });
});

test('a draft is approved, another is deleted', async () => {
  const { home, press, sent, held } = openPerson();
  const [one, two] = [await sent({ Status: 'DRAFT' }), await sent({ Status: 'DRAFT' })];
  await press(`${home}/invoices/${one.invoiceId}`, 'approve');
  expect(held(one.invoiceId).status).toBe('AUTHORISED');
  const shown = await press(`${home}/invoices/${two.invoiceId}`, 'delete');
  expect(held(two.invoiceId).status).toBe('DELETED');
  expect(shown.html).toContain('nothing about it can be changed');
});

test('with the approval step switched on, Approve claims no more than what happened', async () => {
  const { home, press, sent, held } = openPerson({ switches: { approvalNeeded: true } });
  const { invoiceId } = await sent();
  const shown = await press(`${home}/invoices/${invoiceId}`, 'approve');
  const claims = shown.html.includes('The invoice is approved.');
  expect(claims).toBe(held(invoiceId).status === 'AUTHORISED');
});

test('an unpaid invoice is voided, a part paid one is not, and the books say why', async () => {
  const { home, press, sent, held } = openPerson();
  const [free, paid] = [await sent(), await sent()];
  await press(`${home}/invoices/${free.invoiceId}`, 'void');
  expect(held(free.invoiceId).status).toBe('VOIDED');
  await press(`${home}/invoices/${paid.invoiceId}`, 'record-payment', { amount: '1' });
  const shown = await press(`${home}/invoices/${paid.invoiceId}`, 'void');
  expect(shown.html).toContain('it has a payment or credit note allocated to it.');
  expect(held(paid.invoiceId).status).toBe('AUTHORISED');
});

test('due date and reference are edited, and the reference may be emptied', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent({ Reference: 'Order 1' });
  const path = `${home}/invoices/${invoiceId}`;
  await press(path, 'edit-due-date', { dueDate: '2026-04-01', reference: 'Order 2' });
  expect(held(invoiceId)).toMatchObject({ dueDate: '2026-04-01', reference: 'Order 2', total: '110.00' });
  await press(path, 'edit-due-date', { reference: '' });
  expect(held(invoiceId)).toMatchObject({ dueDate: '2026-04-01', reference: '' });
});

test('tax and total are overwritten by hand within ten cents, and no further', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  await press(path, 'overwrite-totals', { totalTax: '10.05', total: '110.05' });
  expect(held(invoiceId)).toMatchObject({ totalTax: '10.05', total: '110.05', amountDue: '110.05' });
  expect(held(invoiceId).lines[0]?.taxAmount).toBe('10.05');
  await press(path, 'overwrite-totals', { totalTax: '10.00', total: '109.95' });
  expect(held(invoiceId)).toMatchObject({ subTotal: '100.00', totalTax: '10.00', total: '109.95' });
  const shown = await press(path, 'overwrite-totals', { total: '110.11' });
  expect(shown.html).toContain('by no more than 0.10');
  expect(held(invoiceId).total).toBe('109.95');
});

test('a locked period refuses the edit with its date', async () => {
  const { home, press, sent, sandbox, tenantId } = openPerson();
  const { invoiceId } = await sent();
  sandbox.books.setLockDates({ tenantId, periodLockDate: '2026-03-31' });
  const shown = await press(`${home}/invoices/${invoiceId}`, 'edit-due-date', { dueDate: '2026-05-01' });
  expect(shown.html).toContain('currently set at 31-Mar-2026');
});
