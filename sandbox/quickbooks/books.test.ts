/** A person's hands in the books: by the API's own rules, and what no app can do. */

import { expect, test } from 'vitest';
import type { BooksResult } from './books.ts';
import { codeOf, openQuickbooksBench, readReply } from './test-bench.ts';

function valueOf<T>(result: BooksResult<T>): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

test('a customer is added, renamed, made inactive and active again', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  const { books } = sandbox;
  const made = valueOf(
    books.addCustomer({ realmId, name: 'Sample One', emailAddress: 'one@practice.example' }),
  );
  const what = { realmId, customerId: made.Id };
  expect(made).toMatchObject({
    DisplayName: 'Sample One',
    SyncToken: '0',
    PrimaryEmailAddr: { Address: 'one@practice.example' },
  });
  expect(valueOf(books.renameCustomer({ ...what, name: 'Sample Two' }))).toMatchObject({ SyncToken: '1' });
  expect(valueOf(books.deactivateCustomer(what)).DisplayName).toBe('Sample Two (deleted)');
  expect(valueOf(books.reactivateCustomer(what)).DisplayName).toBe('Sample Two');
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
  const { Id: customerId } = valueOf(books.addCustomer({ realmId, name: 'Sample Twin' }));
  expect(valueOf(books.mergeCustomers({ realmId, customerId, intoCustomerId: '1' })).Id).toBe('1');
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
  const account = valueOf(books.addAccount({ realmId, name: 'Engraving Income', type: 'Income' }));
  const item = valueOf(
    books.addItem({ realmId, name: 'Engraving', accountId: account.Id, unitPrice: '12.50' }),
  );
  expect(item).toMatchObject({ UnitPrice: 12.5, IncomeAccountRef: { value: account.Id } });
  const other = books.listAccounts({ realmId }).find(({ Name }) => Name === 'Sales')?.Id ?? '';
  const moved = books.changeItemAccount({ realmId, itemId: item.Id, accountId: other });
  expect(valueOf(moved)).toMatchObject({ IncomeAccountRef: { value: other } });
  expect(valueOf(books.deactivateItem({ realmId, itemId: item.Id }))).toMatchObject({ Active: false });
  expect(valueOf(books.deactivateAccount({ realmId, accountId: account.Id })).Active).toBe(false);
  const tax = valueOf(books.addTaxRate({ realmId, name: 'Practice Extra', rate: '1.5' }));
  expect(valueOf(books.deactivateTaxCode({ realmId, taxCodeId: tax.Id })).Active).toBe(false);
});

test('documented: the closing date, the numbering and other preferences show in Preferences', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  const { books } = sandbox;
  valueOf(books.setClosingDate({ realmId, date: '2026-01-31', hasPassword: true }));
  valueOf(books.setCustomNumbers({ realmId, isOn: true }));
  valueOf(books.setAutoApplyCredit({ realmId, isOn: true }));
  valueOf(books.enablePayments({ realmId, isOn: true }));
  const { json } = await call('GET', '/preferences');
  expect(json.Preferences).toMatchObject({
    AccountingInfoPrefs: { BookCloseDate: '2026-01-31' },
    SalesFormsPrefs: { CustomTxnNumbers: true, AutoApplyCredit: true, ETransactionPaymentEnabled: true },
  });
  valueOf(books.setClosingDate({ realmId, date: '' }));
  const opened = await call('GET', '/preferences');
  expect(opened.json.Preferences.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
});

test('documented: a lapsed subscription is to be read in CompanyInfo, and writing is refused with 6190', async () => {
  const { sandbox, realmId, call } = openQuickbooksBench();
  valueOf(sandbox.books.setSubscription({ realmId, hasLapsed: true }));
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
