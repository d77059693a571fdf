/** What holds for every operation: formats, statuses, limits and idempotency. */

import { describe, expect, test } from 'vitest';
import { first, NOON, openBench, standardInvoice } from '../test-bench.ts';

describe('formats', () => {
  test('documented: without Accept: application/json there is no JSON', async () => {
    const { call } = openBench();
    expect((await call('GET', '/Organisation', undefined, { Accept: '*/*' })).status).toBe(406);
  });

  test('documented: every answer carries a correlation id', async () => {
    const { call } = openBench();
    for (const path of ['/Organisation', '/Nothing', '/Quotes']) {
      expect((await call('GET', path)).headers.get('Xero-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('observed: 404 is a plain sentence as text/html; documented: 501 is an envelope with number 20', async () => {
    const { call } = openBench();
    const missing = await call('GET', '/Invoices/11111111-1111-4111-8111-111111111111');
    expect([missing.status, missing.headers.get('Content-Type'), missing.text]).toEqual([
      404,
      'text/html; charset=utf-8',
      "The resource you're looking for cannot be found",
    ]);
    const quotes = await call('GET', '/Quotes');
    expect([quotes.status, quotes.json.ErrorNumber, quotes.json.Type]).toEqual([
      501,
      20,
      'ApiMethodNotImplementedException',
    ]);
  });

  test('observed: a body that is no JSON is a PostDataInvalidException, an empty one a NoDataProcessedException', async () => {
    const { call } = openBench();
    const broken = await call('PUT', '/Invoices', '{"Invoices":[');
    expect([broken.status, broken.json.ErrorNumber, broken.json.Type]).toEqual([
      400,
      14,
      'PostDataInvalidException',
    ]);
    expect((await call('PUT', '/Invoices', { Invoices: [] })).json.ErrorNumber).toBe(17);
    const odd = await call('PUT', '/Invoices', { Type: 'ACCREC', Date: 'soon' });
    expect(odd.json.ErrorNumber).toBe(14);
  });

  test('observed: an unknown or missing tenant is 403, a bad token 401, each a problem in Pascal case', async () => {
    const { call } = openBench();
    const wrong = await call('GET', '/Organisation', undefined, { 'xero-tenant-id': 'none' });
    expect([wrong.status, wrong.json.Detail]).toEqual([403, 'AuthenticationUnsuccessful']);
    const bad = await call('GET', '/Organisation', undefined, { Authorization: 'Bearer nothing' });
    expect([bad.status, bad.json.Title]).toEqual([401, 'Unauthorized']);
  });

  test('documented: prices keep all their digits on the way in and out', async () => {
    const { call, contactId } = openBench();
    const body = JSON.stringify({
      ...standardInvoice(contactId),
      LineItems: [
        { Description: 'x', Quantity: 1, UnitAmount: 'AMOUNT', AccountCode: '200', TaxType: 'EXEMPTOUTPUT' },
      ],
    }).replace('"AMOUNT"', '9007199254740993.07');
    const reply = await call('PUT', '/Invoices', body);
    expect(reply.text).toContain('"Total":9007199254740993.07');
  });
});

describe('limits', () => {
  test('documented: 60 a minute, then 429 with an empty body, the problem and Retry-After', async () => {
    const { call, sandbox } = openBench({ limits: true });
    const one = await call('GET', '/Organisation');
    expect(one.headers.get('X-MinLimit-Remaining')).toBe('59');
    expect(one.headers.get('X-DayLimit-Remaining')).toBe('4999');
    expect(one.headers.get('X-AppMinLimit-Remaining')).toBe('9999');
    for (let count = 1; count < 60; count += 1) await call('GET', '/Organisation');
    const refused = await call('GET', '/Organisation');
    expect([refused.status, refused.text, refused.headers.get('X-Rate-Limit-Problem')]).toEqual([
      429,
      '',
      'minute',
    ]);
    expect(refused.headers.get('X-MinLimit-Remaining')).toBe('0');
    sandbox.clock.advance(Number(refused.headers.get('Retry-After')) * 1000);
    expect((await call('GET', '/Organisation')).status).toBe(200);
  });

  test('documented: windows turn over at another moment for each organisation', async () => {
    const secondsLeft = async (countryCode: string) => {
      const { call } = openBench({ limits: true }, { countryCode });
      for (let count = 0; count < 60; count += 1) await call('GET', '/Organisation');
      return (await call('GET', '/Organisation')).headers.get('Retry-After');
    };
    expect(await secondsLeft('AU')).not.toBe(await secondsLeft('NZ'));
  });

  test('documented: a Starter app has 1,000 calls a day', async () => {
    const { call, sandbox } = openBench({ limits: true, tier: 'starter' });
    let refused = await call('GET', '/Organisation');
    for (let count = 0; count < 1100 && refused.headers.get('X-Rate-Limit-Problem') !== 'day'; count += 1) {
      if (refused.status === 429) sandbox.clock.advance(Number(refused.headers.get('Retry-After')) * 1000);
      refused = await call('GET', '/Organisation');
      if (refused.status === 401) sandbox.clock.set(NOON);
    }
    expect(refused.headers.get('X-Rate-Limit-Problem')).toBe('day');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60);
  });

  test('documented: a sixth call at once is refused without Retry-After', async () => {
    const { call, sandbox } = openBench({ limits: true, timers: 'manual', latencyMs: 10 });
    const five = Array.from({ length: 5 }, () => call('GET', '/Organisation'));
    const sixth = await call('GET', '/Organisation');
    expect([
      sixth.status,
      sixth.headers.get('X-Rate-Limit-Problem'),
      sixth.headers.get('Retry-After'),
    ]).toEqual([429, 'concurrent', null]);
    sandbox.clock.advance(10);
    await sandbox.runDue();
    expect((await Promise.all(five)).map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('idempotency', () => {
  const key = (value: string) => ({ 'Idempotency-Key': value });

  test('documented: the same request with the same key is answered from memory, and counts against the limit', async () => {
    const { call, contactId, sandbox, tenantId } = openBench({ limits: true });
    const one = await call('PUT', '/Invoices', standardInvoice(contactId), key('k1'));
    const two = await call('PUT', '/Invoices', standardInvoice(contactId), key('k1'));
    expect(two.text).toBe(one.text);
    expect(sandbox.books.listInvoices({ tenantId })).toHaveLength(1);
    expect(two.headers.get('X-MinLimit-Remaining')).toBe('58');
  });

  test('documented: after six minutes the key is forgotten and the invoice made twice', async () => {
    const { call, contactId, sandbox, tenantId } = openBench();
    await call('PUT', '/Invoices', standardInvoice(contactId), key('k1'));
    sandbox.clock.advance(6 * 60_000);
    await call('PUT', '/Invoices', standardInvoice(contactId), key('k1'));
    expect(sandbox.books.listInvoices({ tenantId })).toHaveLength(2);
  });

  test('documented: a key with another body is refused; over 128 characters too', async () => {
    const { call, contactId } = openBench();
    await call('PUT', '/Invoices', standardInvoice(contactId), key('k1'));
    const other = await call(
      'PUT',
      '/Invoices',
      { ...standardInvoice(contactId), Reference: 'x' },
      key('k1'),
    );
    expect([other.status, other.json.Message]).toEqual([
      400,
      'Idempotency Key: k1 is used with a different request.',
    ]);
    expect((await call('PUT', '/Invoices', standardInvoice(contactId), key('k'.repeat(129)))).status).toBe(
      400,
    );
  });

  test('documented: errors are remembered even after their cause is gone', async () => {
    const { call, contactId, sandbox, tenantId } = openBench();
    const sent = { ...standardInvoice(contactId), CurrencyCode: 'EUR' };
    expect((await call('PUT', '/Invoices', sent, key('k1'))).status).toBe(400);
    sandbox.books.enableCurrency({ tenantId, code: 'EUR' });
    expect((await call('PUT', '/Invoices', sent, key('k1'))).status).toBe(400);
    expect((await call('PUT', '/Invoices', sent, key('k2'))).status).toBe(200);
  });

  test('documented: keys are per app, so another organisation gets the first one’s answer', async () => {
    const { call, sandbox, tenantId } = openBench();
    const other = sandbox.books.listOrganisations().find((each) => each.countryCode === 'NZ')?.tenantId ?? '';
    sandbox.control.grantAccess({ tenantIds: [other], scope: 'openid' });
    const one = await call('PUT', '/Contacts', { Name: 'Twice (practice)' }, key('k1'));
    const two = await call(
      'PUT',
      '/Contacts',
      { Name: 'Twice (practice)' },
      { ...key('k1'), 'xero-tenant-id': other },
    );
    expect(first(two.json.Contacts).ContactID).toBe(first(one.json.Contacts).ContactID);
    expect(
      sandbox.books.listContacts({ tenantId: other }).some((each) => each.name === 'Twice (practice)'),
    ).toBe(false);
    expect(sandbox.books.listContacts({ tenantId }).some((each) => each.name === 'Twice (practice)')).toBe(
      true,
    );
  });

  test('documented: GET ignores the key', async () => {
    const { call, invoice } = openBench();
    expect((await call('GET', '/Invoices', undefined, key('k1'))).json.Invoices).toHaveLength(0);
    await invoice();
    expect((await call('GET', '/Invoices', undefined, key('k1'))).json.Invoices).toHaveLength(1);
  });
});

describe('reference data', () => {
  test('documented: the four organisations have charts, rates and system accounts', async () => {
    for (const countryCode of ['AU', 'NZ', 'GB', 'US']) {
      const { call } = openBench({}, { countryCode });
      const { json } = await call('GET', '/Accounts');
      expect(json.Accounts.length).toBeGreaterThan(30);
      expect([...json.Accounts].map((account) => account.SystemAccount)).toContain('ROUNDING');
      expect((await call('GET', '/TaxRates')).json.TaxRates.length).toBeGreaterThan(3);
      const organisation = first((await call('GET', '/Organisation')).json.Organisations);
      expect([organisation.CountryCode, organisation.IsDemoCompany]).toEqual([countryCode, false]);
    }
  });

  test('documented: a made-up tax rate is called TAX001 and computes', async () => {
    const { call, invoice } = openBench();
    const components = [{ Name: 'City', Rate: 7.125 }];
    const made = await call('PUT', '/TaxRates', { Name: 'City', TaxComponents: components });
    expect(first(made.json.TaxRates).TaxType).toBe('TAX001');
    const lines = [{ Description: 'x', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'TAX001' }];
    expect((await invoice({ LineItems: lines })).TotalTax).toBe(7.13);
  });

  test('documented: accounts, items and currencies can be added; accounts archived', async () => {
    const { call } = openBench();
    const account = await call('PUT', '/Accounts', {
      Code: '299',
      Name: 'More sales',
      Type: 'REVENUE',
      TaxType: 'OUTPUT',
    });
    const { AccountID } = first(account.json.Accounts);
    const archived = await call('POST', `/Accounts/${AccountID}`, { Status: 'ARCHIVED' });
    expect(first(archived.json.Accounts).Status).toBe('ARCHIVED');
    expect(
      (await call('PUT', '/Accounts', { Code: '12345678901', Name: 'Long', Type: 'REVENUE' })).status,
    ).toBe(400);
    expect((await call('PUT', '/Items', { Code: 'NEW', SalesDetails: { UnitPrice: 3 } })).status).toBe(200);
    expect((await call('PUT', '/Items', { Code: 'NEW' })).status).toBe(400);
    expect((await call('PUT', '/Currencies', { Code: 'EUR' })).status).toBe(200);
    expect((await call('GET', '/TrackingCategories')).json.TrackingCategories).toHaveLength(2);
    expect((await call('GET', '/BrandingThemes')).json.BrandingThemes).toHaveLength(2);
    expect((await call('GET', '/Organisation/Actions')).json.Actions.length).toBeGreaterThan(5);
  });
});
