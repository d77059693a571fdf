import { expect, test } from 'vitest';
import { taxesOfLines } from './line-taxes.ts';

test('lines of one tax share it by their amounts, and no cent is lost', () => {
  const lines = ['25.06', '25.61', '25.63'].map((amount) => ({ amount, taxCode: '2' }));
  const taxes = taxesOfLines(lines, { total: '11.45', taxLines: [{ amount: '11.45', taxable: '76.30' }] });
  expect(taxes).toEqual(['3.76', '3.84', '3.85']);
});

test('lines of several taxes have what was counted for each, and lines without one none', () => {
  const lines = [
    { amount: '100.00', taxCode: '3' },
    { amount: '10.00', taxCode: '4' },
    { amount: '7.00', taxCode: null },
    { amount: '50.00', taxCode: '3' },
  ];
  const taxLines = [
    { amount: '30.00', taxable: '150' },
    { amount: '0.50', taxable: '10' },
  ];
  expect(taxesOfLines(lines, { total: '30.50', taxLines })).toEqual(['20.00', '0.50', '0.00', '10.00']);
});

test('the rates of one tax are one to its lines', () => {
  const taxLines = [
    { amount: '6.00', taxable: '100' },
    { amount: '2.38', taxable: '100' },
  ];
  const lines = [
    { amount: '60.00', taxCode: '5' },
    { amount: '40.00', taxCode: '5' },
  ];
  expect(taxesOfLines(lines, { total: '8.38', taxLines })).toEqual(['5.03', '3.35']);
});

test('what cannot be told apart is shared by all that may be meant', () => {
  const lines = [
    { amount: '10.00', taxCode: '3' },
    { amount: '10.00', taxCode: '4' },
  ];
  const taxLines = [
    { amount: '2.00', taxable: '10' },
    { amount: '0.50', taxable: '10' },
  ];
  expect(taxesOfLines(lines, { total: '2.50', taxLines })).toEqual(['1.25', '1.25']);
});
