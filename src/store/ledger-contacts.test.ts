// Our copy of the ledger's contacts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import type { LedgerContact } from '../providers/provider.ts';
import { findLedgerContacts, saveLedgerContacts } from './ledger-contacts.ts';

let api: TestApp;
let workspaceId: string;
const connectionId = '0198f6f2-6c1e-7d4c-9b51-6c1f0a3b2d4e';

beforeAll(async () => {
  api = await testApp();
  ({ workspaceId } = await setUpWorkspace(api));
  await api.database.db
    .insertInto('connections')
    .values({
      ...{ workspace_id: workspaceId, id: connectionId, provider: 'xero', status: 'active' },
      ...{ organisation_id: 'o-1', organisation_name: 'Sample Books', country: 'AU', base_currency: 'AUD' },
      ...{ time_zone: 'UTC', first_connected_at: new Date(), connected_at: new Date() },
    })
    .execute();
});
afterAll(() => api.close());

const contact: LedgerContact = {
  ledgerId: 'l-1',
  name: 'Sample Club',
  email: null,
  firstName: null,
  lastName: null,
  marker: null,
  isActive: true,
  isCustomer: true,
  whereabouts: {
    phone: '5550 0000',
    address: {
      lines: ['1 Sample Street', 'Level 2'],
      city: 'Sydney',
      region: null,
      postalCode: null,
      country: null,
    },
  },
  mergedInto: null,
  currency: null,
  updatedAt: new Date(0),
};

test('a reading without an address leaves the one that is known; one that is blank takes it away', async () => {
  const { db } = api.database;
  const read = async (...contacts: LedgerContact[]) => {
    await saveLedgerContacts(db, workspaceId, connectionId, contacts);
    return (await findLedgerContacts(db, workspaceId, connectionId, ['l-1'])).get('l-1');
  };
  const known = { phone: '5550 0000', address: '1 Sample Street\nLevel 2', city: 'Sydney' };
  expect(await read(contact)).toMatchObject(known);
  const summary = { ...contact, name: 'Sample Club, renamed', whereabouts: null };
  expect(await read(summary, { ...contact, ledgerId: 'l-2' })).toMatchObject({
    ...known,
    name: summary.name,
  });
  expect(await read({ ...contact, whereabouts: { phone: null, address: null } })).toMatchObject({
    ...{ phone: null, address: null, city: null },
  });
});
