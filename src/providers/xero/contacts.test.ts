import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailForXero, fromXeroContact, nameForXero, toXeroContact } from './contacts.ts';
import { idempotencyKey } from './idempotency.ts';

test('a name loses what Xero refuses', () => {
  expect(nameForXero('  Sample   <Sports>  Club\t(practice) ')).toBe('Sample Sports Club (practice)');
});

test('no name breaks Xero’s rules, whatever was typed, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (typed) => {
      const name = nameForXero(typed);
      expect(name).not.toMatch(/[<>]|^\s|\s$|\s\s/);
      expect(name.length).toBeLessThanOrEqual(255);
      expect(nameForXero(name)).toBe(name);
    }),
  );
});

test('the phone is the default one, the address the street, and more than four lines are joined', () => {
  const contact = toXeroContact({
    marker: 'cf-1',
    currency: null,
    name: 'Sample Club',
    firstName: null,
    lastName: ' Ng ',
    email: 'accounts@example.com',
    phone: '+61 2 5550 0000',
    address: {
      lines: ['A', 'B', 'C', 'D', 'E'],
      city: 'Sydney',
      region: null,
      postalCode: '2000',
      country: 'Australia',
    },
  });
  expect(contact).toMatchObject({
    ContactNumber: 'cf-1',
    LastName: 'Ng',
    Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '+61 2 5550 0000' }],
    Addresses: [
      { AddressType: 'STREET', AddressLine1: 'A', AddressLine4: 'D, E', City: 'Sydney', PostalCode: '2000' },
    ],
  });
});

test('a marker longer than ContactNumber fails loudly instead of being cut', () => {
  const contact = {
    marker: 'x'.repeat(51),
    name: 'A',
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    currency: null,
    address: null,
  };
  expect(() => toXeroContact(contact)).toThrow(/50 characters/);
});

test('the same key for two organisations gives two keys, and no key is too long', () => {
  const key = 'invoice-0190-v1';
  expect(idempotencyKey('t-1', key)).not.toBe(idempotencyKey('t-2', key));
  expect(idempotencyKey('t-1', key)).not.toContain('-');
  expect(idempotencyKey('t-1', 'k'.repeat(500))).toHaveLength(2 + 64);
  expect(idempotencyKey('t-1', 'k'.repeat(500))).not.toBe(idempotencyKey('t-1', 'k'.repeat(501)));
});

test('an address that Xero cannot hold is left out, so that the customer still gets into the books', () => {
  expect(emailForXero('stanisław.sample@mail.example')).toBeUndefined();
  expect(emailForXero('sam.sample@mail.example')).toBe('sam.sample@mail.example');
  expect(emailForXero('  ')).toBeUndefined();
});

const wire = { ContactID: 'c-1', Name: 'Sample Club', UpdatedDateUTC: '/Date(1551916800000+0000)/' };
const blank = { AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' };

test('phone and address are read where they stand, the street before the box; blank ones are none', () => {
  const box = { ...blank, AddressType: 'POBOX', AddressLine1: 'Box 1', City: 'Sydney' };
  const phones = [
    { PhoneType: 'DEFAULT', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
    { PhoneType: 'MOBILE', PhoneNumber: '5550 000', PhoneAreaCode: '400', PhoneCountryCode: '61' },
  ];
  expect(fromXeroContact({ ...wire, Addresses: [blank, box], Phones: phones }).whereabouts).toEqual({
    phone: '+61 400 5550 000',
    address: { lines: ['Box 1'], city: 'Sydney', region: null, postalCode: null, country: null },
  });
  const street = { ...blank, AddressLine1: '1 Sample Street' };
  expect(fromXeroContact({ ...wire, Addresses: [box, street] }).whereabouts?.address?.lines).toEqual([
    '1 Sample Street',
  ]);
  expect(fromXeroContact({ ...wire, Addresses: [blank] }).whereabouts).toEqual({
    phone: null,
    address: null,
  });
});

test('a summary, which has no addresses, tells of none rather than that there are none', () => {
  expect(fromXeroContact(wire).whereabouts).toBeNull();
});
