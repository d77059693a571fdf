import { expect, test } from 'vitest';
import { markedNote, partsOfNote, partsOfNotes } from './marked-note.ts';

const url = 'https://desk.example.com/invoices/i-1';

test('what a person wrote and our marker come back apart', () => {
  expect(partsOfNote(markedNote('Order 7\nby phone', url), true)).toEqual({
    words: 'Order 7\nby phone',
    marker: url,
    isVoided: false,
  });
  expect(partsOfNote(markedNote(null, 'CF-1'), true)).toEqual({
    words: null,
    marker: 'CF-1',
    isVoided: false,
  });
  expect(partsOfNote('Thanks\r\nCF-1', true).marker).toBe('CF-1');
  expect(partsOfNotes(markedNote('Pays late', 'c-1'))).toEqual({ words: 'Pays late', marker: 'c-1' });
});

test('a void is seen in front of the note, and hides neither words nor marker', () => {
  for (const before of ['Voided ', 'Voided - ', 'Voided\n', 'Voided: '])
    expect(partsOfNote(`${before}Order 7\n${url}`, true)).toEqual({
      words: 'Order 7',
      marker: url,
      isVoided: true,
    });
  expect(partsOfNote(`Voided${' '}${url}`, true)).toEqual({ words: null, marker: url, isVoided: true });
  expect(partsOfNote('Voided', true)).toEqual({ words: null, marker: null, isVoided: true });
  expect(partsOfNote('Voided-cheque fee', true)).toMatchObject({ isVoided: true });
  expect(partsOfNote('Voided cheque', false)).toMatchObject({ words: 'Voided cheque', isVoided: false });
  expect(partsOfNote('Voidedly', true)).toMatchObject({ isVoided: false });
});

test('a note without a marker is a person’s; too long a one is cut, the marker never', () => {
  expect(partsOfNote('Order 7', true)).toEqual({ words: 'Order 7', marker: null, isVoided: false });
  expect(partsOfNote('', true)).toEqual({ words: null, marker: null, isVoided: false });
  const long = markedNote('x'.repeat(5000), 'CF-1');
  expect(long).toHaveLength(4000);
  expect(partsOfNote(long, true).marker).toBe('CF-1');
  expect(() => markedNote('x', 'two words')).toThrow();
});
