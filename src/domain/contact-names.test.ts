// How alike two names are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALIKE, filedUnder, likeness, nameShape } from './contact-names.ts';

test.each([
  ['Sample Sports Club', 'SAMPLE SPORTS CLUB'],
  ['Sample Sports Club Pty Ltd', 'Sample Sports Club'],
  ['Sample Café', 'sample cafe'],
  ['Sample & Sons', 'Sample and Sons Limited'],
  ['Sample, Sam', 'Sam Sample'],
  ["Sam's Sample Shop", 'Sams Sample Shop Inc.'],
])('%s and %s are one name', (one, other) => {
  expect(likeness(one, other)).toBe(1);
});

test.each([
  ['Sample Sports Club', 'Sampel Sports Club'],
  ['Riverside Rowing', 'Riverside Rowing Club'],
  ['Harbour Printing', 'Harbor Printing'],
])('%s and %s are worth a look', (one, other) => {
  expect(likeness(one, other)).toBeGreaterThanOrEqual(ALIKE);
  expect(likeness(one, other)).toBeLessThan(1);
});

test.each([
  ['Sample Sports Club', 'Sample Brewery'],
  ['Sample Builders', 'Sample Bakery'],
  ['Jo', 'Joan'],
  ['Ltd', 'Limited'],
  ['', ''],
])('%s and %s are two', (one, other) => {
  expect(likeness(one, other)).toBeLessThan(ALIKE);
});

test('likeness is the same both ways, between 0 and 1, and 1 with itself where there is a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(likeness(one, other)).toBe(likeness(other, one));
      expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(likeness(one, other)).toBeLessThanOrEqual(1);
      expect(likeness(one, one)).toBe(nameShape(one).words.length === 0 ? 0 : 1);
    }),
  );
});

test('a name is filed under the beginnings of its words', () => {
  expect(filedUnder(nameShape('The Sample Sports Club Ltd'))).toEqual(['sam', 'spo', 'clu']);
});
