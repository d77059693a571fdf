import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedReference, partsOfReference } from './marked-reference.ts';

test('the marker is the last word, after what a person wrote, or alone', () => {
  expect(markedReference('Bank transfer 12', 'CF-0190')).toBe('Bank transfer 12 CF-0190');
  expect(markedReference(null, 'CF-0190')).toBe('CF-0190');
  expect(markedReference('  ', 'CF-0190')).toBe('CF-0190');
});

test('what a person wrote in the books has no marker of ours and stays as it is', () => {
  for (const text of ['Direct Debit', 'CF', 'cf-1', 'CF-1 (second half)', 'CF-', 'see CF-1,CF-2 '])
    expect(partsOfReference(text)).toEqual(
      text.startsWith('see') ? { reference: 'see', marker: 'CF-1,CF-2' } : { reference: text, marker: null },
    );
  expect(partsOfReference(null)).toEqual({ reference: null, marker: null });
  expect(partsOfReference('CF-0190')).toEqual({ reference: null, marker: 'CF-0190' });
});

test('whatever was typed, the marker comes back whole, and no reference is too long', () => {
  const marker = 'CF-0190d0c2-5f3a-7c55-9a6e-0123456789ab';
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (typed) => {
      const text = markedReference(typed, marker);
      expect(text.length).toBeLessThanOrEqual(255);
      expect(text).not.toMatch(/[\r\n]/);
      const parts = partsOfReference(text);
      expect(parts.marker).toBe(marker);
      expect(markedReference(parts.reference, marker)).toBe(text);
    }),
  );
});

test('words that fit come back as they were typed; longer ones are cut, but not inside an emoji', () => {
  const words = 'Deposit for order 12 & freight — “urgent”';
  expect(partsOfReference(markedReference(words, 'CF-1')).reference).toBe(words);
  const cut = markedReference(`${'x'.repeat(249)}😀😀`, 'CF-1');
  expect(cut).toBe(`${'x'.repeat(249)} CF-1`);
});

test('a marker that would not be known again fails loudly', () => {
  for (const marker of ['', '0190', 'CF-', 'CF-1 2', `CF-${'1'.repeat(253)}`])
    expect(() => markedReference('words', marker)).toThrow(/one word/);
});
