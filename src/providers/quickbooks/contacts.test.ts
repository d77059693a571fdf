import { expect, test } from 'vitest';
import type { ContactToCreate } from '../provider.ts';
import { hasChanges, toCustomerUpdate } from './contact-updates.ts';
import { fromCustomer, nameForQuickBooks, toCustomer } from './contacts.ts';

const contact: ContactToCreate = {
  marker: 'CF-1',
  currency: 'EUR',
  name: ' Sample: Club\t Ltd ',
  firstName: 'Sam',
  lastName: null,
  email: 'sam@example.com',
  phone: '555 0100',
  address: {
    lines: ['1', '2', '3', '4', '5', '6'],
    city: 'Sampleton',
    region: null,
    postalCode: '1',
    country: null,
  },
};
const wire = {
  Id: '1',
  SyncToken: '4',
  MetaData: { LastUpdatedTime: '2026-11-16T11:33:57-08:00' },
  GivenName: 'John',
  DisplayName: 'Sample Meats (deleted)',
  Active: false,
  Notes: 'Pays late\nCF-1',
  Mobile: { FreeFormNumber: '(831) 555-1234' },
  PrimaryEmailAddr: { Address: 'info@example.com' },
  BillAddr: {
    Id: '2',
    Line1: '123 Sample St.',
    City: 'Sampleton',
    CountrySubDivisionCode: 'CA',
    PostalCode: '95060',
  },
  CurrencyRef: { value: 'USD', name: 'United States Dollar' },
};

test('a new customer carries our marker in its notes, its currency for good, and nothing that is empty', () => {
  expect(toCustomer(contact)).toMatchObject({
    DisplayName: 'Sample Club Ltd',
    GivenName: 'Sam',
    Notes: 'CF-1',
    CurrencyRef: { value: 'EUR' },
    PrimaryPhone: { FreeFormNumber: '555 0100' },
    BillAddr: { Line1: '1', Line4: '4', Line5: '5, 6', City: 'Sampleton' },
  });
  const bare = { ...contact, currency: null, email: null, phone: null, address: null };
  expect(Object.keys(JSON.parse(JSON.stringify(toCustomer(bare))))).toEqual([
    'DisplayName',
    'GivenName',
    'Notes',
  ]);
});

test('an inactive customer has its own name back, and its note apart from our marker', () => {
  expect(fromCustomer(wire)).toEqual({
    ledgerId: '1',
    name: 'Sample Meats',
    email: 'info@example.com',
    firstName: 'John',
    lastName: null,
    marker: 'CF-1',
    isActive: false,
    isCustomer: true,
    whereabouts: {
      phone: '(831) 555-1234',
      address: {
        lines: ['123 Sample St.'],
        city: 'Sampleton',
        region: 'CA',
        postalCode: '95060',
        country: null,
      },
    },
    mergedInto: null,
    currency: 'USD',
    updatedAt: new Date('2026-11-16T19:33:57Z'),
  });
  expect(fromCustomer({ ...wire, Active: true }).name).toBe('Sample Meats (deleted)');
});

test('a change writes what has changed and nothing else; an address whole, so that nothing of the old one stays', () => {
  const changes = { email: null, address: null };
  expect(toCustomerUpdate({ ledgerId: '1', changes }, '4')).toEqual({
    Id: '1',
    SyncToken: '4',
    sparse: true,
    PrimaryEmailAddr: { Address: '' },
    BillAddr: expect.objectContaining({ Line1: '', Line5: '', City: '', Country: '' }),
  });
});

test('an address that QuickBooks may not hold is left out, of what is new and of what is changed', () => {
  expect(toCustomer({ ...contact, email: 'jürgen@example.com' })).not.toHaveProperty('PrimaryEmailAddr');
  const changes = { email: 'jürgen@example.com' };
  expect(toCustomerUpdate({ ledgerId: '1', changes }, '4')).not.toHaveProperty('PrimaryEmailAddr');
});

test('what QuickBooks cuts or drops is no difference', () => {
  const read = fromCustomer({ ...wire, Active: true, DisplayName: 'Sample Club Ltd' });
  expect(hasChanges(read, { ledgerId: '1', changes: { name: contact.name } })).toBe(true);
  expect(hasChanges(read, { ledgerId: '1', changes: { name: 'Other' } })).toBe(false);
  expect(nameForQuickBooks('x'.repeat(499).concat('😀'))).toHaveLength(499);
});
