import { expect, test } from 'vitest';
import type { Page } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import { byMarker, everyPage, listIn, outcomesOf, pageIn } from './elements.ts';

const read = (wire: unknown) => wire as { marker: string | null };
const sent = [
  { marker: 'a', record: null },
  { marker: 'b', record: null },
];

test('each element has its own outcome, in the order sent', () => {
  const refused = {
    marker: null,
    StatusAttributeString: 'ERROR',
    ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
  };
  expect(outcomesOf([{ marker: 'a', StatusAttributeString: 'OK' }, refused], sent, read)).toMatchObject([
    { ok: true, value: { marker: 'a' } },
    { ok: false, problems: [{ code: 'InvoiceNumberTaken' }] },
  ]);
});

// The example of a refusal in Xero's OpenAPI has HasErrors false and the id of the invoice that is in the way.
test('an element with a validation error is refused, whatever its flags say', () => {
  const contradictory = {
    marker: 'b',
    HasErrors: false,
    ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
  };
  expect(outcomesOf([{ marker: 'a' }, contradictory], sent, read)[1]).toMatchObject({ ok: false });
});

test('an answer that is short, or in another order, links nothing', () => {
  expect(() => outcomesOf([{ marker: 'a' }], sent, read)).toThrow(UnexpectedAnswer);
  expect(() => outcomesOf([{ marker: 'b' }, { marker: 'a' }], sent, read)).toThrow(UnexpectedAnswer);
});

test('an answer without the list is not an empty list', () => {
  expect(listIn({ Invoices: [] }, 'Invoices')).toEqual([]);
  expect(() => listIn({ Status: 'OK' }, 'Invoices')).toThrow();
});

test('there are more pages while Xero counts more, or while pages are full', () => {
  const page = (json: object) => pageIn(json, 'Contacts', 2, (wire) => wire).hasMore;
  expect(page({ Contacts: ['1'], pagination: { page: '1', pageCount: '2' } })).toBe(true);
  expect(page({ Contacts: ['1', '2'], pagination: { page: '2', pageCount: '2' } })).toBe(false);
  expect(page({ Contacts: [], pagination: { page: '1', pageCount: '0' } })).toBe(false);
  expect(page({ Contacts: ['1', '2'] })).toBe(true);
  expect(page({ Contacts: ['1'] })).toBe(false);
});

test('a search reads every page, and one that cannot be finished says so instead of "nothing found"', async () => {
  const asked: number[] = [];
  const three = async (page: number) => {
    asked.push(page);
    return { ok: true, value: { items: [page], hasMore: page < 3 } satisfies Page<number> } as const;
  };
  expect(await everyPage(three)).toEqual({ ok: true, value: [1, 2, 3] });
  expect(asked).toEqual([1, 2, 3]);
  const endless = async () => ({ ok: true, value: { items: [0], hasMore: true } }) as const;
  expect(await everyPage(endless)).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
  const failing = async () => ({ ok: false, failure: { kind: 'unavailable', words: 'x' } }) as const;
  expect(await everyPage(failing)).toEqual({ ok: false, failure: { kind: 'unavailable', words: 'x' } });
});

test('two records with one marker are both found', () => {
  const found = [
    { marker: 'a', id: 1 },
    { marker: 'a', id: 2 },
    { marker: null, id: 3 },
  ];
  expect(byMarker(['a', 'z'], found)).toEqual(
    new Map([
      ['a', found.slice(0, 2)],
      ['z', []],
    ]),
  );
});
