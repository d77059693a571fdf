import { expect, test } from 'vitest';
import { compareReceivables, type OpenHere, type OpenThere, type Sides } from './compare-receivables.ts';

const asOf = '2026-11-29';
const nothing = { current: '0.00', days30: '0.00', days60: '0.00', days90: '0.00', older: '0.00' };

const here = (own: string, change: Partial<OpenHere> = {}): OpenHere => ({
  customer: 'company a',
  customerName: 'Sample Club',
  ledgerId: 'l-1',
  invoiceId: 'i-1',
  number: 'INV-1',
  agedFrom: '2026-11-20',
  own,
  isForeign: false,
  ...change,
});

const there = (
  items: readonly { readonly ledgerId: string | null; readonly owing: string; readonly dueDate?: string }[],
  days30: string,
  change: Partial<OpenThere> = {},
): OpenThere => ({
  contactLedgerId: 'c-1',
  name: 'Sample Club in the books',
  owing: { ...nothing, days30 },
  items: items.map((item) => ({ number: 'INV-1', dueDate: '2026-11-20', ...item })),
  ...change,
});

const compare = (change: Partial<Sides>) =>
  compareReceivables({
    here: [],
    there: [],
    customerOf: new Map([['c-1', 'company a']]),
    invoiceOf: new Map([['l-1', 'i-1']]),
    asOf,
    ...change,
  });

const whyOf = (change: Partial<Sides>) =>
  compare(change).rows.map(({ why }) => why.map(({ kind, amount }) => `${kind} ${amount}`));

test('sides that say the same to the cent have no difference, and say so in every age', () => {
  const { rows, totals } = compare({
    here: [here('100.10')],
    there: [there([{ ledgerId: 'l-1', owing: '100.10' }], '100.10')],
  });
  expect(rows).toMatchObject([{ customer: 'company a', name: 'Sample Club', why: [] }]);
  expect(totals.difference).toEqual({ ...nothing, total: '0.00' });
});

test('an invoice that is in the books alone is named, and so is a customer', () => {
  const items = [{ ledgerId: 'l-9', owing: '5.00' }];
  expect(whyOf({ there: [there(items, '5.00')] })).toEqual([['notHere 5.00']]);
  const [stranger] = compare({ there: [there(items, '5.00', { contactLedgerId: 'c-9' })] }).rows;
  expect(stranger).toMatchObject({ customer: null, name: 'Sample Club in the books' });
});

test('what is owed here and not there, or no longer here, has changed', () => {
  expect(whyOf({ here: [here('10.00')], there: [there([], '0.00')] })).toEqual([['notOwedThere -10.00']]);
  expect(whyOf({ there: [there([{ ledgerId: 'l-1', owing: '10.00' }], '10.00')] })).toEqual([
    ['changed 10.00'],
  ]);
  expect(
    whyOf({ here: [here('100.00')], there: [there([{ ledgerId: 'l-1', owing: '99.00' }], '99.00')] }),
  ).toEqual([['changed -1.00']]);
});

test('a foreign invoice that comes to nearly the same differs by its rate', () => {
  const foreign = here('100.00', { isForeign: true });
  const owing = (amount: string) => [there([{ ledgerId: 'l-1', owing: amount }], amount)];
  expect(whyOf({ here: [foreign], there: owing('101.20') })).toEqual([['exchangeRate 1.20']]);
  expect(whyOf({ here: [foreign], there: owing('50.00') })).toEqual([['changed -50.00']]);
});

test('an invoice that is due on another day there stands in another age', () => {
  const later = there([{ ledgerId: 'l-1', owing: '10.00', dueDate: '2026-12-24' }], '0.00', {
    owing: { ...nothing, current: '10.00' },
  });
  const [row] = compare({ here: [here('10.00')], there: [later] }).rows;
  expect(row?.difference).toMatchObject({ current: '10.00', days30: '-10.00', total: '0.00' });
  expect(row?.why).toMatchObject([{ kind: 'dueDate', ours: '2026-11-20', theirs: '2026-12-24' }]);
});

test('where the books name no documents a difference stays unexplained, to the cent', () => {
  const owing = { ...nothing, days30: '12.00' };
  expect(whyOf({ here: [here('10.00')], there: [there([], '', { owing, items: null })] })).toEqual([
    ['unexplained 2.00'],
  ]);
});

test('several contacts of one customer are one row: where contacts keep their currency there are several', () => {
  const customerOf = new Map([
    ['c-1', 'company a'],
    ['c-2', 'company a'],
  ]);
  const { rows } = compare({
    customerOf,
    here: [here('10.00'), here('4.00', { ledgerId: 'l-2' })],
    there: [
      there([{ ledgerId: 'l-1', owing: '10.00' }], '10.00'),
      there([{ ledgerId: 'l-2', owing: '4.00' }], '4.00', { contactLedgerId: 'c-2' }),
    ],
  });
  expect(rows).toMatchObject([{ theirs: { days30: '14.00' }, difference: { total: '0.00' }, why: [] }]);
});

test('credit has no document of its own: it is held against all credit of the other side', () => {
  const credit = here('-4.00', { ledgerId: null, invoiceId: null, number: 'CM-1' });
  const items = [
    { ledgerId: 'l-1', owing: '10.00' },
    { ledgerId: null, owing: '-7.00' },
  ];
  expect(whyOf({ here: [here('10.00'), credit], there: [there(items, '3.00')] })).toEqual([['credit -3.00']]);
  expect(
    whyOf({ here: [here('10.00'), { ...credit, own: '-7.00' }], there: [there(items, '3.00')] }),
  ).toEqual([[]]);
});
