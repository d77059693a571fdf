import { expect, test } from 'vitest';
import {
  changedFacts,
  contactArchived,
  differInBooks,
  hasChanged,
  survivorByInvoices,
  survivorOf,
} from './contact-facts.ts';
import { ledgerTraits } from './ledger-traits.ts';

const facts = {
  name: 'Sample Club',
  firstName: null,
  lastName: 'Sample',
  email: 'club@sample.example',
  phone: null,
  address: { lines: ['1 Sample Street'], city: 'Sydney', region: null, postalCode: null, country: null },
};

test('only what has changed is named, emptied facts too', () => {
  expect(changedFacts(facts, { ...facts, name: 'Sample Club Ltd', lastName: null })).toEqual({
    name: 'Sample Club Ltd',
    lastName: null,
  });
  expect(changedFacts(facts, { ...facts, address: null })).toEqual({ address: null });
});

test('an address whose parts come in another order has not changed', () => {
  const { lines, ...parts } = facts.address;
  expect(hasChanged(facts, { ...facts, address: { ...parts, lines } })).toBe(false);
});

test('a name or an e-mail that is another in the books is seen, case and spaces are not', () => {
  expect(differInBooks(facts, { name: ' Sample  Club', email: 'CLUB@sample.example' }, null)).toBe(false);
  expect(differInBooks(facts, { name: 'Sample Club AU', email: facts.email }, null)).toBe(true);
  expect(differInBooks(facts, { name: facts.name, email: null }, null)).toBe(true);
});

test('what the books made of our own words is no difference until one side changes', () => {
  const held = { name: 'Sample Club', email: null };
  const agreed = { sent: facts, held };
  expect(differInBooks(facts, held, agreed)).toBe(false);
  expect(differInBooks(facts, { ...held, name: 'Renamed there' }, agreed)).toBe(true);
  expect(differInBooks({ ...facts, email: 'new@sample.example' }, held, agreed)).toBe(true);
});

test('merges are followed to the survivor, a circle to nobody', () => {
  const chain = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', null],
  ]);
  expect(survivorOf('a', chain)).toBe('c');
  expect(survivorOf('c', chain)).toBe('c');
  expect(survivorOf('a', new Map([['a', 'unread']]))).toBe('unread');
  const circle = new Map([
    ['a', 'b'],
    ['b', 'a'],
  ]);
  expect(survivorOf('a', circle)).toBe('a');
});

test('the invoices of a contact that is gone tell who it is now, if they all say the same', () => {
  expect(survivorByInvoices('27', ['28', '28'])).toBe('28');
  expect(survivorByInvoices('27', ['28', '29'])).toBeNull();
  expect(survivorByInvoices('27', ['27'])).toBeNull();
  expect(survivorByInvoices('27', [null])).toBeNull();
  expect(survivorByInvoices('27', [])).toBeNull();
});

test('an archived customer is named with what mends it', () => {
  expect(
    contactArchived(
      { kind: 'contact', name: 'Sam Sample', isGone: false },
      { organisationName: 'Sample Books', setting: '/contacts/1', words: ledgerTraits('xero').words },
    ),
  ).toMatchObject({
    code: 'ContactArchived',
    field: 'contactId',
    setting: '/contacts/1',
    message: expect.stringContaining('Sample Books'),
  });
});
