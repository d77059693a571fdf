// Who can be e-mailed, how files are named, and which notes are one.
import { expect, test } from 'vitest';
import { forbiddenIn, isSameNote, whyNotEmailed } from './document.ts';

const to = 'sam@sample.example';

test.each([
  ['approved', to, null],
  ['paid', to, null],
  ['awaitingApproval', to, null],
  ['draft', to, 'LedgerRejected'],
  ['voided', to, 'DeletedInBooks'],
  ['deleted', to, 'DeletedInBooks'],
  ['approved', null, 'EmailAddressMissing'],
  // On its way: nobody knows yet what its customer's address will be.
  [null, null, null],
] as const)('an invoice that is %s, to %s: %s', (status, address, code) => {
  expect(whyNotEmailed({ status, to: address }, 'Xero')?.code ?? null).toBe(code);
});

test('a file’s name may have letters, signs and spaces, but none that an address or a folder needs', () => {
  expect(forbiddenIn('Job sheet #1, ü & 50% (final).pdf')).toEqual([]);
  expect(forbiddenIn('a/b\\c:d*e?f"g<h>i|j+k/l\u0007')).toEqual([
    ...['/', '\\', ':', '*', '?', '"', '<', '>', '|', '+', '\u0007'],
  ]);
});

test('line breaks and spaces at the ends do not make another note', () => {
  expect(isSameNote(' Called,\r\nno answer ', 'Called,\nno answer')).toBe(true);
  expect(isSameNote('Called', 'Called again')).toBe(false);
});
