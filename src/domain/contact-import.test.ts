// What an import makes of a contact of the books.
import { expect, test } from 'vitest';
import { customerFrom, decideImport, type ImportableContact, type ImportMatch } from './contact-import.ts';

const all = { isCustomer: true, isActive: true, hasEmail: true, hasBothNames: true };
const contact = (change: Partial<ImportableContact> = {}): ImportableContact => ({
  ledgerId: 'l-1',
  name: 'Sample Club',
  email: 'sam@club.example',
  marker: null,
  isActive: true,
  currency: null,
  firstName: 'Sam',
  lastName: 'Sample',
  isCustomer: true,
  mergedInto: null,
  isGone: false,
  ...change,
});
const match = (change: Partial<ImportMatch> = {}): ImportMatch => ({
  id: 'c-1',
  marker: 'CF-c-1',
  name: 'Sample Club',
  emails: [],
  isArchived: false,
  tiedTo: null,
  isOnItsWay: false,
  candidates: [contact()],
  ...change,
});

test.each([
  ['notCustomer', 'isCustomer', { isCustomer: false }],
  ['archived', 'isActive', { isActive: false }],
  ['noEmail', 'hasEmail', { email: ' ' }],
  ['noFullName', 'hasBothNames', { lastName: null }],
] as const)('%s is the reason while the switch %s is on, and none when it is off', (reason, name, change) => {
  expect(decideImport(contact(change), all, null, [])).toEqual({ outcome: 'skipped', reason });
  expect(decideImport(contact(change), { ...all, [name]: false }, null, [])).toEqual({ outcome: 'added' });
});

test('a contact that was merged into another is skipped whatever the switches say', () => {
  const none = { isCustomer: false, isActive: false, hasEmail: false, hasBothNames: false };
  expect(decideImport(contact({ mergedInto: 'l-2' }), none, null, [])).toMatchObject({ reason: 'merged' });
});

test('one who is tied already is known, switches aside', () => {
  expect(decideImport(contact({ isActive: false }), all, 'c-9', [])).toEqual({
    outcome: 'known',
    customerId: 'c-9',
  });
});

test('one of ours with the same name or address is linked', () => {
  expect(decideImport(contact(), all, null, [match()])).toEqual({
    outcome: 'linked',
    customerId: 'c-1',
    by: 'name',
  });
  const byEmail = match({ name: 'Another Name', emails: ['SAM@club.example'] });
  expect(decideImport(contact(), all, null, [byEmail])).toMatchObject({ outcome: 'linked', by: 'email' });
});

test('what could be several is asked about, on either side', () => {
  expect(decideImport(contact(), all, null, [match(), match({ id: 'c-2' })])).toEqual({
    outcome: 'asked',
    reason: 'severalHere',
    customerIds: ['c-1', 'c-2'],
  });
  const twins = match({
    name: 'Twin',
    emails: ['sam@club.example'],
    candidates: [contact(), contact({ ledgerId: 'l-2', name: 'Other' })],
  });
  expect(decideImport(contact(), all, null, [twins])).toMatchObject({ reason: 'severalThere' });
  expect(decideImport(contact(), all, null, [match({ isOnItsWay: true })])).toMatchObject({
    reason: 'onItsWay',
  });
});

test('somebody tied to another contact is left alone: an address in common adds, a name in common asks', () => {
  const sharesAddress = match({ name: 'Sample Annexe', emails: ['sam@club.example'], tiedTo: 'l-7' });
  expect(decideImport(contact(), all, null, [sharesAddress])).toEqual({ outcome: 'added' });
  expect(decideImport(contact(), all, null, [match({ tiedTo: 'l-7' })])).toMatchObject({
    reason: 'nameTiedElsewhere',
  });
});

test('one who is archived here is not brought back behind our back', () => {
  expect(decideImport(contact(), all, null, [match({ isArchived: true })])).toMatchObject({
    reason: 'archivedHere',
  });
});

test('a company has its person; a name that is only the person’s is somebody who buys privately', () => {
  const person = { firstName: 'Sam', lastName: 'Sample', email: 'sam@club.example' };
  expect(customerFrom(contact())).toEqual({
    kind: 'company',
    name: 'Sample Club',
    companyEmail: null,
    person,
  });
  for (const name of ['Sam Sample', 'SAMPLE, Sam', ' sample  sam '])
    expect(customerFrom(contact({ name }))).toEqual({ kind: 'contact', person });
});

test('without a person the address is the company’s own', () => {
  expect(customerFrom(contact({ firstName: null, lastName: '' }))).toEqual({
    kind: 'company',
    name: 'Sample Club',
    companyEmail: 'sam@club.example',
    person: null,
  });
  expect(customerFrom(contact({ name: 'Sam@Club.example', firstName: null, lastName: null }))).toMatchObject({
    kind: 'contact',
  });
});
