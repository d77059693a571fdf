import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { manualClock } from '../../lib/clock.ts';
import { toldBooks } from './books.fixtures.ts';
import { readChanges } from './changes.ts';
import { fromCustomer } from './contacts.ts';
import { faultInText } from './faults.ts';
import { quickbooksProvider } from './index.ts';
import { preferencesOf } from './organisation.ts';

// Bodies that others have captured, beside the checkout of those who have them.
const folder = fileURLToPath(new URL('../../../../shared/reference/quickbooks/fixtures/', import.meta.url));
const captured = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

test.skipIf(!existsSync(folder))('every captured fault is read, in JSON and in XML', () => {
  const faults = readdirSync(folder)
    .filter((name) => /error|fault/i.test(name) && name !== 'errorResponse.json')
    .map((name) => [name, faultInText(captured(name))?.errors.map(({ code }) => code)]);
  expect(Object.fromEntries(faults)).toMatchObject({
    'throttle_exceeded_error.xml': ['3001'],
    'too_many_requests_error.xml': ['3001'],
    'tax_service_error_dup.json': ['6240'],
    'customer_duplicate_error.xml': ['6240'],
    'query_validation_error.xml': ['4001'],
    'generic_error.xml': ['10000'],
    'fault.xml': ['2050', '2080'],
  });
});

test.skipIf(!existsSync(folder))(
  'both captured throttle bodies are limits, whatever status they came with',
  async () => {
    for (const name of ['throttle_exceeded_error.xml', 'too_many_requests_error.xml'])
      for (const status of [403, 429]) {
        const books = toldBooks({ status, body: captured(name) });
        expect(
          await books.call({ operation: 'x', method: 'GET', path: 'cdc', read: (json) => json }),
        ).toMatchObject({ failure: { kind: 'rateLimited', retryAfterMs: 60_000 } });
      }
  },
);

test.skipIf(!existsSync(folder))('captured answers of the token service are read', async () => {
  const told = (body: unknown, status = 200) => {
    const { transport } = toldBooks({ body, status, headers: { 'content-type': 'application/json' } });
    const url = 'https://tokens.example';
    const urls = { apiUrl: url, oauthUrl: url, tokenUrl: url, revokeUrl: url };
    const clock = manualClock('2026-11-20T22:00:00Z');
    return quickbooksProvider({
      clientId: 'a',
      clientSecret: 'b',
      webhookToken: undefined,
      clock,
      transport,
      ...urls,
    });
  };
  // One of them holds an id token, which nobody asked for here: it is not looked at without being asked for.
  const { id_token: _unasked, ...bearer } = JSON.parse(captured('bearer-token.json'));
  expect(await told(bearer).refresh('r')).toMatchObject({
    value: { refreshExpiresAt: new Date(Date.parse('2026-11-20T22:00:00Z') + 8_726_400_000) },
  });
  const refused = JSON.parse(captured('errorResponse.json'));
  expect(await told(refused.body, 400).refresh('r')).toMatchObject({ failure: { kind: 'reconnectNeeded' } });
});

// What captures in XML show, in JSON and in words of our own.
test('changes bring whole records beside what was deleted, which has its id, its time and a status', async () => {
  const since = new Date('2026-11-20T20:00:00Z');
  const deleted = {
    Id: '39',
    status: 'Deleted',
    domain: 'QBO',
    MetaData: { LastUpdatedTime: '2026-11-20T13:00:00-08:00' },
  };
  const books = toldBooks({
    body: { CDCResponse: [{ QueryResponse: [{ Invoice: [deleted], maxResults: 1 }] }] },
  });
  const changes = await readChanges(books.call, { operation: 'x', entities: ['Invoice'], since });
  expect(changes.ok && changes.value.of('Invoice')).toMatchObject({
    records: [],
    deleted: [{ ledgerId: '39' }],
  });
});

test('a customer with four telephones and two addresses is read by the first of each', () => {
  const customer = {
    Id: '1',
    SyncToken: '0',
    domain: 'QBO',
    sparse: false,
    MetaData: { CreateTime: '2026-11-15T11:50:19-08:00', LastUpdatedTime: '2026-11-16T11:33:57-08:00' },
    DisplayName: 'Sample Meats',
    PrimaryPhone: { FreeFormNumber: '(415) 555-1212' },
    AlternatePhone: { FreeFormNumber: 'Other' },
    Mobile: { FreeFormNumber: '(831) 555-1234' },
    BillAddr: { Id: '2', Line1: '123 Sample St.', Lat: '36.95', Long: '-122.04' },
    ShipAddr: { Id: '7', Line1: '9 Other St.' },
    Balance: 85.5,
  };
  expect(fromCustomer(customer).whereabouts).toMatchObject({
    phone: '(415) 555-1212',
    address: { lines: ['123 Sample St.'] },
  });
});

test('preferences name the home currency as a reference or as plain text, and say little where little is on', () => {
  expect(
    preferencesOf({ CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: 'USD' } }),
  ).toMatchObject({
    homeCurrency: 'USD',
    countsSalesTax: false,
    hasOwnNumbers: false,
    closingDate: null,
  });
});
