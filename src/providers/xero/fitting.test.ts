import { expect, test } from 'vitest';
import { writeJson } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, PaymentToCreate } from '../provider.ts';
import { bodyOf, fitting } from './fitting.ts';
import { largestBodyBytes } from './reach.ts';

const invoice = (description: string): InvoiceToCreate => ({
  marker: 'https://desk.example.com/invoices/1',
  contactLedgerId: 'c-1',
  number: null,
  reference: null,
  currency: 'AUD',
  issueDate: '2026-11-20',
  dueDate: null,
  lineAmountType: 'exclusive',
  arriveAs: 'approved',
  brandingThemeId: null,
  currencyRate: null,
  lines: Array.from({ length: 30 }, () => ({
    description,
    quantity: '1',
    unitPrice: '1.00',
    discountRate: '0',
    accountCode: '200',
    itemCode: null,
    taxType: null,
    taxRate: null,
    tracking: [],
  })),
});
const sizeOf = (elements: readonly InvoiceToCreate[]) =>
  Buffer.byteLength(writeJson(bodyOf({ kind: 'invoices', elements })));

test('as many fit as make a body within the limit, counted in bytes and not in letters', () => {
  const elements = Array.from({ length: 50 }, () => invoice('ü'.repeat(4000)));
  const count = fitting({ kind: 'invoices', elements });
  expect(count).toBeLessThan(50);
  expect(sizeOf(elements.slice(0, count))).toBeLessThanOrEqual(largestBodyBytes);
  expect(sizeOf(elements.slice(0, count + 1))).toBeGreaterThan(largestBodyBytes);
});

test('a body of exactly the limit fits, one byte more does not', () => {
  const pad = largestBodyBytes - sizeOf([invoice('x'), invoice('x')]);
  const last = (extra: number) => ({
    ...invoice('x'),
    reference: 'y'.repeat(pad - '"Reference":"",'.length + extra),
  });
  expect(sizeOf([invoice('x'), last(0)])).toBe(largestBodyBytes);
  expect(fitting({ kind: 'invoices', elements: [invoice('x'), last(0)] })).toBe(2);
  expect(fitting({ kind: 'invoices', elements: [invoice('x'), last(1)] })).toBe(1);
});

test('one that is too large alone still goes, and of none none fits', () => {
  const huge = invoice('x'.repeat(200_000));
  expect(fitting({ kind: 'invoices', elements: [huge, huge] })).toBe(1);
  expect(fitting({ kind: 'payments', elements: [] })).toBe(0);
});

test('of many that wait, none beyond the first that is too many is written', () => {
  let written = 0;
  const payment = (): PaymentToCreate => ({
    marker: 'CF-1',
    invoiceLedgerId: 'i-1',
    accountCode: '090',
    amount: '1.00',
    get paidOn() {
      written += 1;
      return 'x'.repeat(1_000_000);
    },
    reference: null,
  });
  expect(fitting({ kind: 'payments', elements: Array.from({ length: 1000 }, payment) })).toBe(3);
  expect(written).toBe(4);
});
