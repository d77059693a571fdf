import { expect, test } from 'vitest';
import { sectionTotals, taxRows } from './document-lines.ts';

const item = (lineAmount: string) => ({ kind: 'item' as const, lineAmount });
const section = { kind: 'section' as const, lineAmount: '0.00' };
const remark = { kind: 'remark' as const, lineAmount: '0.00' };

test('a section comes to what stands beneath it, up to the next one', () => {
  const lines = [item('1.00'), section, item('2.50'), remark, item('3.00'), section, section, item('4.00')];
  expect(sectionTotals(lines)).toEqual([null, '5.50', null, null, null, '0.00', '4.00', null]);
});

const gst = { taxName: 'GST 10%', taxRate: '10.0000' };

test('the tax is told for each rate, with what it is counted on', () => {
  const lines = [
    { ...gst, lineAmount: '100.00', taxAmount: '10.00' },
    { taxName: 'Reduced', taxRate: '5', lineAmount: '20.00', taxAmount: '1.00' },
    { ...gst, lineAmount: '10.00', taxAmount: '1.00' },
    { taxName: null, taxRate: '0', lineAmount: '7.00', taxAmount: '0.00' },
  ];
  expect(taxRows(lines, { subTotal: '137.00', totalTax: '12.00' })).toEqual([
    { name: 'GST 10%', taxable: '110.00', tax: '11.00' },
    { name: 'Reduced 5%', taxable: '20.00', tax: '1.00' },
  ]);
});

test('rows that do not add up to the document’s tax are not shown', () => {
  const lines = [{ ...gst, lineAmount: '100.00', taxAmount: '10.00' }];
  expect(taxRows(lines, { subTotal: '100.00', totalTax: '10.01' })).toEqual([
    { name: 'Tax', taxable: '100.00', tax: '10.01' },
  ]);
});
