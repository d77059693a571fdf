/** Customers as QuickBooks keeps them: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench } from './test-bench.ts';

test('documented: a customer is answered whole, with version 0, Pacific times and the home currency', async () => {
  const bench = openQuickbooksBench();
  const customer = await bench.make('Customer', {
    DisplayName: 'Sample Choir (practice)',
    PrimaryEmailAddr: { Address: 'choir@practice.example' },
  });
  expect(customer).toMatchObject({
    SyncToken: '0',
    domain: 'QBO',
    sparse: false,
    Active: true,
    FullyQualifiedName: 'Sample Choir (practice)',
    PrintOnCheckName: 'Sample Choir (practice)',
    Balance: 0,
    CurrencyRef: { value: 'USD', name: 'United States Dollar' },
    MetaData: { CreateTime: '2026-03-02T18:00:00-08:00', LastUpdatedTime: '2026-03-02T18:00:00-08:00' },
  });
  const read = await bench.call('GET', `/customer/${customer.Id}?minorversion=75`);
  expect(read.json).toMatchObject({ Customer: customer, time: '2026-03-02T18:00:00.250-08:00' });
  expect(read.headers.get('intuit_tid')).not.toBe('');
});

test('documented: a name is borne once among customers, vendors and employees', async () => {
  const bench = openQuickbooksBench();
  for (const DisplayName of ['sample BAKERY (practice)', 'Sample Thread Supplier (practice)']) {
    const refused = await bench.call('POST', '/customer', { DisplayName });
    expect([refused.status, codeOf(refused)]).toEqual([400, '6240']);
    expect(refused.json.Fault.Error[0]).toMatchObject({
      Message: 'Duplicate Name Exists Error',
      Detail: expect.stringContaining('Another customer, vendor or employee is already using this name'),
    });
  }
});

test('documented: a sparse update leaves what it does not name, a full one empties it', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Customer', {
    DisplayName: 'Sample Choir',
    Notes: 'Sings',
    CompanyName: 'Choir',
  });
  const sparse = await bench.make('Customer', {
    Id: made.Id,
    SyncToken: '0',
    sparse: true,
    CompanyName: 'Choir Ltd',
  });
  expect(sparse).toMatchObject({ SyncToken: '1', Notes: 'Sings', CompanyName: 'Choir Ltd' });
  const full = await bench.make('Customer', { Id: made.Id, SyncToken: '1', DisplayName: 'Sample Choir' });
  expect(full).toMatchObject({ SyncToken: '2', DisplayName: 'Sample Choir', Active: true });
  expect(full).not.toHaveProperty('Notes');
  expect(full).not.toHaveProperty('CompanyName');
});

test('documented: an old version is refused with 5010, and without any the parameter is missed', async () => {
  const bench = openQuickbooksBench();
  const { Id } = await bench.make('Customer', { DisplayName: 'Sample Choir' });
  await bench.make('Customer', { Id, SyncToken: '0', sparse: true, Notes: 'once' });
  const stale = await bench.call('POST', '/customer', { Id, SyncToken: '0', sparse: true, Notes: 'twice' });
  expect(codeOf(stale)).toBe('5010');
  expect(codeOf(await bench.call('POST', '/customer', { Id, sparse: true }))).toBe('2020');
  expect(codeOf(await bench.call('GET', '/customer/99999'))).toBe('610');
});

test('observed: an inactive customer is renamed, its name is free again, and it is left alone until made active', async () => {
  const bench = openQuickbooksBench();
  const { Id } = await bench.make('Customer', { DisplayName: 'Sample Choir' });
  const inactive = await bench.make('Customer', { Id, SyncToken: '0', sparse: true, Active: false });
  expect(inactive).toMatchObject({
    Active: false,
    DisplayName: 'Sample Choir (deleted)',
    FullyQualifiedName: 'Sample Choir (deleted)',
  });
  const edit = await bench.call('POST', '/customer', { Id, SyncToken: '1', sparse: true, Notes: 'x' });
  expect(codeOf(edit)).toBe('610');
  const back = await bench.make('Customer', { Id, SyncToken: '1', sparse: true, Active: true });
  expect(back).toMatchObject({ Active: true, DisplayName: 'Sample Choir' });
});

test('documented: the currency of a customer never changes', async () => {
  const bench = openQuickbooksBench();
  const made = await bench.make('Customer', { DisplayName: 'Sample Choir', CurrencyRef: { value: 'EUR' } });
  expect(made.CurrencyRef).toEqual({ value: 'EUR', name: 'Euro' });
  const change = { Id: made.Id, SyncToken: '0', sparse: true, CurrencyRef: { value: 'USD' } };
  expect(codeOf(await bench.call('POST', '/customer', change))).toBe('6000');
  const unknown = await bench.call('POST', '/customer', { DisplayName: 'X', CurrencyRef: { value: 'XXX' } });
  expect(codeOf(unknown)).toBe('2220');
});

test('observed: a property that QuickBooks does not know is refused', async () => {
  const bench = openQuickbooksBench();
  const refused = await bench.call('POST', '/customer', { DisplayName: 'Sample Choir', Colour: 'red' });
  expect(codeOf(refused)).toBe('2010');
  expect(refused.json.Fault.Error[0].Detail).toBe('Property Name:Colour specified is unsupported or invalid');
});

test('documented: a customer is found by the address of its e-mail', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Customer', {
    DisplayName: 'Sample Band (practice)',
    PrimaryEmailAddr: { Address: 'band@practice.example' },
  });
  const query = encodeURIComponent("select * from Customer where PrimaryEmailAddr = 'band@practice.example'");
  const { json } = await bench.call('GET', `/query?query=${query}`);
  expect(json.QueryResponse.Customer.map((each: { DisplayName: string }) => each.DisplayName)).toEqual([
    'Sample Band (practice)',
  ]);
});
