/** A person's hands in the books: by the API's own rules, and what no app can do. */

import { expect, test } from 'vitest';
import type { BooksResult } from './books.ts';
import { codeOf, openQuickbooksBench, readReply } from './test-bench.ts';

function kept<T>(result: BooksResult<T>): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

test('a customer is added, renamed, made inactive and active again', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  const { books } = sandbox;
  const made = kept(books.addCustomer({ realmId, name: 'Sample One', emailAddress: 'one@practice.example' }));
  const what = { realmId, customerId: made.Id };
  expect(made).toMatchObject({
    DisplayName: 'Sample One',
    SyncToken: '0',
    PrimaryEmailAddr: { Address: 'one@practice.example' },
  });
  expect(kept(books.renameCustomer({ ...what, name: 'Sample Two' }))).toMatchObject({ SyncToken: '1' });
  expect(kept(books.deactivateCustomer(what)).DisplayName).toBe('Sample Two (deleted)');
  expect(kept(books.reactivateCustomer(what)).DisplayName).toBe('Sample Two');
  const { json } = await call('GET', `/customer/${made.Id}`);
  expect(json.Customer).toMatchObject({ DisplayName: 'Sample Two', Active: true, SyncToken: '3' });
});

test('the rules of the API hold for a person too, in its own sentence', () => {
  const { sandbox, realmId } = openQuickbooksBench();
  const taken = sandbox.books.addCustomer({ realmId, name: 'Sample Bakery (practice)' });
  expect(taken).toMatchObject({ ok: false, why: expect.stringContaining('already using this name') });
  expect(sandbox.books.renameCustomer({ realmId, customerId: '999', name: 'Sample' })).toEqual({
    ok: false,
    why: 'There is no such customer.',
  });
  expect(sandbox.books.addCustomer({ realmId: 'none', name: 'Sample' })).toEqual({
    ok: false,
    why: 'There is no such company.',
  });
});

test('documented: merging moves everything to the one, and the other is no more', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  const { books } = sandbox;
  const { Id: customerId } = kept(books.addCustomer({ realmId, name: 'Sample Twin' }));
  expect(kept(books.mergeCustomers({ realmId, customerId, intoCustomerId: '1' })).Id).toBe('1');
  expect(codeOf(await call('GET', `/customer/${customerId}`))).toBe('610');
  const [euro] = books.listCustomers({ realmId }).filter((each) => /Overseas/.test(String(each.DisplayName)));
  expect(books.mergeCustomers({ realmId, customerId: euro?.Id ?? '', intoCustomerId: '1' })).toEqual({
    ok: false,
    why: 'Customers of different currencies cannot be merged.',
  });
  expect(books.mergeCustomers({ realmId, customerId: '1', intoCustomerId: '1' }).ok).toBe(false);
});

test('accounts, products and tax codes come and go', () => {
  const { sandbox, realmId } = openQuickbooksBench();
  const { books } = sandbox;
  const account = kept(books.addAccount({ realmId, name: 'Engraving Income', type: 'Income' }));
  const item = kept(books.addItem({ realmId, name: 'Engraving', accountId: account.Id, unitPrice: '12.50' }));
  expect(item).toMatchObject({ UnitPrice: 12.5, IncomeAccountRef: { value: account.Id } });
  const other = books.listAccounts({ realmId }).find(({ Name }) => Name === 'Sales')?.Id ?? '';
  const moved = books.changeItemAccount({ realmId, itemId: item.Id, accountId: other });
  expect(kept(moved)).toMatchObject({ IncomeAccountRef: { value: other } });
  expect(kept(books.deactivateItem({ realmId, itemId: item.Id }))).toMatchObject({ Active: false });
  expect(kept(books.deactivateAccount({ realmId, accountId: account.Id })).Active).toBe(false);
  const tax = kept(books.addTaxRate({ realmId, name: 'Practice Extra', rate: '1.5' }));
  expect(kept(books.deactivateTaxCode({ realmId, taxCodeId: tax.Id })).Active).toBe(false);
});

test('documented: the closing date, the numbering and other preferences show in Preferences', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  const { books } = sandbox;
  kept(books.setClosingDate({ realmId, date: '2026-01-31', hasPassword: true }));
  kept(books.setCustomNumbers({ realmId, isOn: true }));
  kept(books.setAutoApplyCredit({ realmId, isOn: true }));
  kept(books.enablePayments({ realmId, isOn: true }));
  const { json } = await call('GET', '/preferences');
  expect(json.Preferences).toMatchObject({
    AccountingInfoPrefs: { BookCloseDate: '2026-01-31' },
    SalesFormsPrefs: { CustomTxnNumbers: true, AutoApplyCredit: true, ETransactionPaymentEnabled: true },
  });
  kept(books.setClosingDate({ realmId, date: '' }));
  const opened = await call('GET', '/preferences');
  expect(opened.json.Preferences.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
});

test('documented: a lapsed subscription is to be read in CompanyInfo, and writing is refused with 6190', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  kept(sandbox.books.setSubscription({ realmId, hasLapsed: true }));
  const { json } = await call('GET', `/companyinfo/${realmId}`);
  expect(json.CompanyInfo.NameValue).toContainEqual({ Name: 'SubscriptionStatus', Value: 'EXPIRED' });
  expect(codeOf(await call('POST', '/customer', { DisplayName: 'Sample Late' }))).toBe('6190');
});

test('an expired token is 401; after a disconnect there is no way back but to connect anew', async () => {
  const { sandbox, realmId, call, refreshToken } = openQuickbooksBench();
  const { books } = sandbox;
  expect(books.expireAccessTokens()).toEqual({ ok: true, value: { expired: 1 } });
  expect((await call('GET', '/preferences')).status).toBe(401);
  expect(books.disconnectApp({ realmId })).toEqual({ ok: true, value: { disconnected: 1 } });
  expect(books.revokeGrant()).toEqual({ ok: true, value: { revoked: 0 } });
  const refreshed = await sandbox.app.request('http://localhost:4020/oauth2/v1/tokens/bearer', {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('practice-app:practice-secret')}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  expect((await readReply(refreshed)).json.error).toBe('invalid_grant');
});

test('the control plane calls the same acts over HTTP', async () => {
  const { sandbox, realmId } = openQuickbooksBench();
  const response = await sandbox.app.request('http://localhost:4020/_sandbox/books/addCustomer', {
    method: 'POST',
    body: JSON.stringify({ realmId, name: 'Sample Remote' }),
  });
  expect((await readReply(response)).json).toMatchObject({
    ok: true,
    value: { DisplayName: 'Sample Remote' },
  });
});

function company(key: 'us' | 'uk' | 'us-single' = 'us') {
  const bench = openQuickbooksBench({}, { company: key });
  const { books } = bench.sandbox;
  const { realmId } = bench;
  const invoice = (amount = '100.00') =>
    kept(books.createInvoice({ realmId, customerId: '1', lines: [{ unitPrice: amount }] }));
  const now = (invoiceId: string) => books.getInvoice({ realmId, invoiceId });
  return { ...bench, books, invoice, now };
}

test.each(['us', 'uk', 'us-single'] as const)(
  'in %s a person makes an invoice, edits it, voids it and deletes another',
  async (key) => {
    const { books, realmId, invoice, call } = company(key);
    const { Id: invoiceId, TotalAmt, Balance } = invoice('112.50');
    expect([TotalAmt, Balance]).toEqual([112.5, 112.5]);
    const lines = [{ description: 'Two', quantity: '2', unitPrice: '10.25' }];
    const edited = books.editInvoice({ realmId, invoiceId, dueDate: '2026-05-01', memo: 'Thanks', lines });
    expect(kept(edited)).toMatchObject({
      ...{ TotalAmt: 20.5, DueDate: '2026-05-01', SyncToken: '1' },
      CustomerMemo: { value: 'Thanks' },
    });
    expect(kept(books.voidInvoice({ realmId, invoiceId }))).toMatchObject({ TotalAmt: 0, Balance: 0 });
    const other = invoice().Id;
    expect(kept(books.deleteInvoice({ realmId, invoiceId: other }))).toMatchObject({ status: 'Deleted' });
    expect(codeOf(await call('GET', `/invoice/${other}`))).toBe('610');
  },
);

test('a payment closes the invoice, and taking it back opens it again', () => {
  const { books, realmId, invoice, now } = company();
  const { Id: invoiceId } = invoice();
  const part = kept(books.recordPayment({ realmId, invoiceId, amount: '40.00', reference: 'X1' }));
  expect(part).toMatchObject({ TotalAmt: 40, UnappliedAmt: 0, PaymentRefNum: 'X1' });
  expect(now(invoiceId)).toMatchObject({ Balance: 60, SyncToken: '1' });
  const rest = kept(books.recordPayment({ realmId, invoiceId, amount: '60.00' }));
  expect(now(invoiceId)).toMatchObject({ Balance: 0 });
  expect(books.listPayments({ realmId, invoiceId })).toHaveLength(2);
  kept(books.voidPayment({ realmId, paymentId: rest.Id }));
  kept(books.removePayment({ realmId, paymentId: part.Id }));
  expect(now(invoiceId)).toMatchObject({ Balance: 100 });
  expect(books.recordPayment({ realmId, invoiceId, amount: '0' }).ok).toBe(false);
  expect(books.recordPayment({ realmId, invoiceId, amount: '100.01' }).ok).toBe(false);
});

test('assumed: a person voids or deletes a paid invoice, and its payment stays, unapplied', () => {
  const { books, realmId, invoice, now } = company();
  const [one, two] = [invoice().Id, invoice().Id];
  const payment = kept(books.recordPayment({ realmId, invoiceId: one, amount: '100.00' }));
  kept(books.applyCredit({ realmId, invoiceId: two, amount: '30.00' }));
  kept(books.voidInvoice({ realmId, invoiceId: one }));
  expect(now(one)).toMatchObject({ TotalAmt: 0, LinkedTxn: [] });
  expect(books.getPayment({ realmId, paymentId: payment.Id })).toMatchObject({ UnappliedAmt: 100 });
  kept(books.deleteInvoice({ realmId, invoiceId: two }));
  expect(books.listCreditMemos({ realmId })).toMatchObject([{ RemainingCredit: 30 }]);
});

test('what is too much stays with the customer, and can be set against another invoice', () => {
  const { books, realmId, invoice, now } = company();
  const [one, two] = [invoice().Id, invoice().Id];
  const payment = kept(books.recordOverpayment({ realmId, invoiceId: one, amount: '130.00' }));
  expect(payment).toMatchObject({ TotalAmt: 130, UnappliedAmt: 30 });
  const paymentId = payment.Id;
  kept(books.applyUnapplied({ realmId, paymentId, invoiceId: two, amount: '30.00' }));
  expect([now(one)?.Balance, now(two)?.Balance]).toEqual([0, 70]);
  expect(kept(books.unapplyPayment({ realmId, paymentId, invoiceId: one })).UnappliedAmt).toBe(100);
  expect([now(one)?.Balance, now(two)?.Balance]).toEqual([100, 70]);
  const loose = kept(books.receiveUnapplied({ realmId, customerId: '1', amount: '5.00' }));
  expect(loose).toMatchObject({ UnappliedAmt: 5, Line: [] });
});

test('one payment pays several invoices of a customer', () => {
  const { books, realmId, invoice, now } = company();
  const [one, two] = [invoice().Id, invoice().Id];
  const payment = books.recordPayments({
    ...{ realmId, customerId: '1' },
    invoices: [
      { invoiceId: one, amount: '100.00' },
      { invoiceId: two, amount: '20.10' },
    ],
  });
  expect(kept(payment)).toMatchObject({ TotalAmt: 120.1, UnappliedAmt: 0 });
  expect([now(one)?.Balance, now(two)?.Balance]).toEqual([0, 79.9]);
});

test('documented: a payment that was brought to the bank cannot be changed until the deposit is undone', () => {
  const { books, realmId, invoice } = company();
  const { Id: invoiceId } = invoice();
  const { Id: paymentId } = kept(books.recordPayment({ realmId, invoiceId, amount: '100.00' }));
  const deposit = kept(books.depositPayment({ realmId, paymentId }));
  expect(books.removePayment({ realmId, paymentId }).ok).toBe(false);
  kept(books.removeDeposit({ realmId, depositId: deposit.Id }));
  expect(books.removePayment({ realmId, paymentId }).ok).toBe(true);
});

test.each(['us', 'uk'] as const)(
  'in %s a credit is applied, taken back, allocated and paid back, each by a payment of zero',
  (key) => {
    const { books, realmId, invoice, now } = company(key);
    const { Id: invoiceId } = invoice();
    expect(kept(books.applyCredit({ realmId, invoiceId, amount: '30.00' })).Balance).toBe(70);
    const [memo] = books.listCreditMemos({ realmId });
    const creditMemoId = memo?.Id ?? '';
    expect(books.getCreditMemo({ realmId, creditMemoId })).toMatchObject({ RemainingCredit: 0 });
    kept(books.removeAllocation({ realmId, creditMemoId, invoiceId }));
    expect(now(invoiceId)?.Balance).toBe(100);
    const tied = books.allocateCredit({ realmId, creditMemoId, invoiceId, amount: '10.00' });
    expect(kept(tied)).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
    expect(books.refundCredit({ realmId, creditMemoId, amount: '20.01' }).ok).toBe(false);
    kept(books.refundCredit({ realmId, creditMemoId, amount: '20.00' }));
    expect(books.getCreditMemo({ realmId, creditMemoId })).toMatchObject({ RemainingCredit: 0 });
    expect(now(invoiceId)?.Balance).toBe(90);
  },
);

test('where credits apply themselves, a new credit memo is used up at once', () => {
  const { books, realmId, invoice, now } = company();
  kept(books.setAutoApplyCredit({ realmId, isOn: true }));
  const { Id: invoiceId } = invoice();
  expect(kept(books.applyCredit({ realmId, invoiceId, amount: '30.00' })).Balance).toBe(70);
  const memo = books.createCreditMemo({ realmId, customerId: '1', lines: [{ unitPrice: '20.00' }] });
  expect(kept(memo)).toMatchObject({ RemainingCredit: 0 });
  expect(now(invoiceId)?.Balance).toBe(50);
});

test('documented: nothing on or before the closing date can be changed, by a person either', () => {
  const { books, realmId, invoice } = company();
  const { Id: invoiceId } = invoice();
  kept(books.setClosingDate({ realmId, date: '2026-12-31' }));
  expect(books.voidInvoice({ realmId, invoiceId })).toMatchObject({ ok: false });
});

test('a merge takes the invoices and the balance along', () => {
  const { books, realmId, invoice, now } = company();
  const { Id: invoiceId } = invoice();
  kept(books.mergeCustomers({ realmId, customerId: '1', intoCustomerId: '2' }));
  expect(now(invoiceId)).toMatchObject({ CustomerRef: { value: '2' } });
  expect(books.getCustomer({ realmId, customerId: '2' })).toMatchObject({ Balance: 100 });
  expect(books.getCustomer({ realmId, customerId: '1' })).toBeUndefined();
});

test('many sample invoices are planted at once, a second apart, and what their customers owe goes with them', () => {
  const { books, realmId } = company();
  expect(books.plantInvoices({ realmId, count: 0 }).ok).toBe(false);
  kept(books.plantInvoices({ realmId, count: 1_234 }));
  const invoices = books.listInvoices({ realmId });
  expect(invoices).toHaveLength(1_234);
  expect(new Set(invoices.map(({ Id }) => Id)).size).toBe(1_234);
  const owed = books.listCustomers({ realmId }).reduce((sum, { Balance }) => sum + Number(Balance), 0);
  expect(owed).toBe(123_400);
  const times = invoices.map(({ MetaData }) => MetaData.LastUpdatedTime);
  expect(new Set(times).size).toBe(1_234);
});
