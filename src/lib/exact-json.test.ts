import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, readJson, writeJson } from './exact-json.ts';

test('amounts that a float cannot hold come through digit for digit', () => {
  const json = '{"Total":9007199254740993.10,"Rate":1.0000000000,"Items":[-0.1,1e3,{"a":230.00}]}';
  expect(readJson(json)).toEqual({
    Total: '9007199254740993.10',
    Rate: '1.0000000000',
    Items: ['-0.1', '1e3', { a: '230.00' }],
  });
});

test('a number that is all there is stays text too', () => {
  expect(readJson('5')).toBe('5');
});

test('numbers inside strings stay text, also next to quotes and backslashes', () => {
  const text = 'say "12", \\"3\\" or \\ 4\n5';
  expect(readJson(JSON.stringify({ '6': text }))).toEqual({ '6': text });
});

test('reading gives what JSON.parse gives, but for the numbers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      const withText = JSON.parse(json, (_name, held: unknown) =>
        typeof held === 'number' ? JSON.stringify(held) : held,
      );
      expect(readJson(json)).toEqual(withText);
    }),
  );
});

test('a text of a million characters is read without running out of stack', () => {
  const long = 'x\\"1'.repeat(250_000);
  expect(readJson(JSON.stringify([long]))).toEqual([long]);
});

test('what is no JSON is refused', () => {
  for (const text of ['', '<html>12</html>', '{"a":1', 'The Organisation is offline']) {
    expect(() => readJson(text)).toThrow(SyntaxError);
  }
});

test('decimals are written as bare numbers without an exponent, texts as JSON strings', () => {
  const body = {
    Quantity: new Big('0.0000001'),
    UnitAmount: new Big('12345678901234567890.25'),
    Note: 'a "b"',
    Gone: undefined,
  };
  expect(writeJson({ Lines: [body], Sent: true })).toBe(
    '{"Lines":[{"Quantity":0.0000001,"UnitAmount":12345678901234567890.25,"Note":"a \\"b\\""}],"Sent":true}',
  );
});

test('a decimal keeps its trailing zeros and spells an exponent out', () => {
  expect(decimal.parse('230.00')).toBe('230.00');
  expect(decimal.parse('1.5E-3')).toBe('0.0015');
  expect(decimal.safeParse('12,50').success).toBe(false);
});
