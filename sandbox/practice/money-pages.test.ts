/** What a person does with money on the practice pages: overpayments, prepayments, batches, and the plan. */

import { expect, test } from 'vitest';
import { openPerson } from './practice-bench.ts';

test('a payment that is too large is refused, and with the box ticked the rest is kept as an overpayment', async () => {
  const { home, press, sent, held, sandbox, tenantId } = openPerson();
  const { invoiceId, contactId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  expect((await press(path, 'record-payment', { amount: '150' })).status).toBe(422);
  await press(path, 'record-payment', { amount: '150', overpay: 'yes' });
  expect(held(invoiceId)).toMatchObject({ status: 'PAID', amountPaid: '110.00' });
  expect(sandbox.books.listMoneyCredits({ tenantId, contactId })).toMatchObject([{ total: '40.00' }]);
});

test('with the box ticked a payment of less than is owing is a payment', async () => {
  const { home, press, sent, held } = openPerson();
  const { invoiceId } = await sent();
  await press(`${home}/invoices/${invoiceId}`, 'record-payment', { amount: '50', overpay: 'yes' });
  expect(held(invoiceId).amountDue).toBe('60.00');
});

test('a prepayment is recorded on the contact’s page, set against an invoice, paid back, and another deleted', async () => {
  const { home, press, sent, held, contactId, sandbox, tenantId } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/contacts/${contactId}`;
  await press(path, 'record-prepayment', { amount: '60.00', lineAccountCode: '805' });
  const [credit] = sandbox.books.listMoneyCredits({ tenantId });
  const subject = credit?.creditId ?? '';
  await press(path, 'allocate-credit', { subject, amount: '45' });
  expect(held(invoiceId).amountDue).toBe('65.00');
  const shown = await press(path, 'refund-credit', { subject });
  expect(shown.html).toContain('The refund is recorded.');
  expect(sandbox.books.getMoneyCredit({ tenantId, creditId: subject })).toMatchObject({
    remainingCredit: '0.00',
  });
  await press(path, 'record-prepayment', { amount: '5', lineAccountCode: '805' });
  const other = sandbox.books.listMoneyCredits({ tenantId })[1]?.creditId ?? '';
  await press(path, 'delete-credit', { subject: other });
  expect(sandbox.books.getMoneyCredit({ tenantId, creditId: other })?.status).toBe('VOIDED');
});

test('several invoices are paid by one batch, whose payments are taken back together', async () => {
  const { home, look, press, sent, held, sandbox, tenantId } = openPerson();
  const [one, two, other] = [await sent(), await sent(), await sent()];
  const page = `${home}/batch-payments`;
  const chosen = { [`pay-${one.invoiceId}`]: 'yes', [`pay-${two.invoiceId}`]: 'yes' };
  const shown = await press(page, 'record-batch', { ...chosen, reference: 'Slip 1' });
  expect(shown.html).toContain('220.00');
  expect([one, two, other].map(({ invoiceId }) => held(invoiceId).status)).toEqual([
    'PAID',
    'PAID',
    'AUTHORISED',
  ]);
  const invoicePage = await look(`${home}/invoices/${one.invoiceId}`);
  expect(invoicePage.html).toContain('in a batch');
  expect(invoicePage.html).not.toContain('data-act="remove-payment"');
  const subject = sandbox.books.listBatchPayments({ tenantId })[0]?.batchPaymentId ?? '';
  await press(page, 'remove-batch', { subject });
  expect(held(one.invoiceId).status).toBe('AUTHORISED');
  expect((await press(page, 'record-batch')).html).toContain('At least one payment must be specified');
});

test('a payment is reconciled and unreconciled', async () => {
  const { home, press, sent, sandbox, tenantId } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  await press(path, 'record-payment');
  const reconciled = () => sandbox.books.listPayments({ tenantId, invoiceId })[0]?.isReconciled;
  expect((await press(path, 'reconcile-payment')).html).toContain('reconciled');
  expect(reconciled()).toBe(true);
  await press(path, 'unreconcile-payment');
  expect(reconciled()).toBe(false);
});

test('lines are changed, added and taken out, and keep their ids', async () => {
  const { home, press, sent, held } = openPerson();
  const invoice = await sent();
  const path = `${home}/invoices/${invoice.invoiceId}`;
  const id = invoice.lines[0]?.lineItemId ?? '';
  await press(path, 'edit-lines', {
    [`quantity-${id}`]: '12',
    'description-new': 'Freight',
    'price-new': '1,000.50',
    'account-new': '230',
  });
  const after = held(invoice.invoiceId);
  expect(
    after.lines.map((line) => [line.description, line.quantity, line.unitAmount, line.accountCode]),
  ).toEqual([
    ['Printed shirts', '12', '10', '200'],
    ['Freight', '1', '1000.5', '230'],
  ]);
  expect(after.lines[0]?.lineItemId).toBe(id);
  await press(path, 'edit-lines', { [`description-${id}`]: '' });
  expect(held(invoice.invoiceId).lines.map((line) => line.description)).toEqual(['Freight']);
});

test('the plan is chosen in the settings, and the books keep to it', async () => {
  const { home, press, sandbox, tenantId } = openPerson();
  await press(`${home}/settings`, 'plan', { plan: 'STANDARD' });
  const organisation = sandbox.books.listOrganisations().find((each) => each.tenantId === tenantId);
  expect(organisation?.plan).toBe('STANDARD');
  const shown = await press(`${home}/currencies`, 'enable-currency', { code: 'EUR' });
  expect(shown.html).toContain('does not include multiple currencies');
  await press(`${home}/settings`, 'switches', {
    reconciledPaymentsDelete: 'yes',
    planCountsBy: 'invoiceDate',
  });
  expect(sandbox.control.settings().switches).toMatchObject({
    reconciledPaymentsDelete: true,
    planCountsBy: 'invoiceDate',
  });
});
