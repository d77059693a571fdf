import { expect, test } from 'vitest';
import { type BooksToChoose, destinationOf, settingOfConnection } from './destination.ts';

const au: BooksToChoose = { id: 'au', isDefault: true, isLive: true };
const uk: BooksToChoose = { id: 'uk', isDefault: false, isLive: true };
const gone = (books: BooksToChoose): BooksToChoose => ({ ...books, isLive: false });
const noDefault = (books: BooksToChoose): BooksToChoose => ({ ...books, isDefault: false });

test.each<[string, readonly BooksToChoose[], string | null, string | null, string | null]>([
  ['the default books, of several', [au, uk], null, null, 'au'],
  ['those of the customer before the default ones', [au, uk], null, 'uk', 'uk'],
  ['its own before those of the customer', [au, uk], 'au', 'uk', 'au'],
  ['the default books though they are disconnected', [gone(au), uk], null, null, 'au'],
  ['those of the customer though they are disconnected', [au, gone(uk)], null, 'uk', 'uk'],
  ['the only live ones where none are the default', [gone(noDefault(au)), uk], null, null, 'uk'],
  ['nowhere where none are the default of several', [noDefault(au), uk], null, null, null],
  ['nowhere where there are no books', [], null, null, null],
])('an invoice goes to %s', (_, books, own, ofCustomer, to) => {
  expect(destinationOf(books, own, ofCustomer)).toBe(to);
});

test('a setting that an adapter names becomes the one of the connection', () => {
  expect(settingOfConnection('/settings/integrations/xero/mapping', 'c-1')).toBe(
    '/settings/integrations/c-1/mapping',
  );
  expect(settingOfConnection('/settings/integrations', 'c-1')).toBe('/settings/integrations');
  expect(settingOfConnection(null, 'c-1')).toBeNull();
});
