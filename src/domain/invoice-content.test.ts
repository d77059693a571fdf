import { expect, test } from 'vitest';
import {
  type ContentLine,
  differencesBetween,
  fieldsChangedThere,
  fieldsToSend,
  type InvoiceContent,
  partsToSend,
  withFields,
} from './invoice-content.ts';

const line = (ledgerLineId: string | null, change: Partial<ContentLine> = {}): ContentLine => ({
  ledgerLineId,
  description: 'Sample shirts',
  quantity: '10.0000',
  unitPrice: '12.5000',
  discountRate: '0',
  accountCode: '200',
  itemCode: null,
  taxType: 'OUTPUT',
  tracking: [],
  ...change,
});
const content = (change: Partial<InvoiceContent> = {}): InvoiceContent => ({
  contactLedgerId: 'contact-1',
  reference: 'Order 1',
  issueDate: '2026-11-01',
  dueDate: '2026-12-01',
  lineAmountType: 'exclusive',
  brandingThemeId: 'theme-1',
  currencyRate: '1.0000000000',
  lines: [line('l-1'), line('l-2')],
  ...change,
});

test.each<[string, Partial<InvoiceContent>]>([
  ['spaces that the ledger trims', { reference: ' Order  1 ' }],
  [
    'trailing noughts',
    { currencyRate: '1.00', lines: [line('l-1', { quantity: '10', unitPrice: '12.5' }), line('l-2')] },
  ],
  ['another order of the lines', { lines: [line('l-2'), line('l-1')] }],
  [
    'nothing where the ledger says nothing',
    { lines: [line('l-1', { itemCode: '' }), line('l-2', { description: 'Sample shirts\n' })] },
  ],
])('%s are no difference', (_, change) => {
  expect(fieldsToSend(content(change), content())).toEqual([]);
  expect(fieldsChangedThere(content(), content(change))).toEqual([]);
});

test('what we leave open is the ledger’s, and what was added there is a change', () => {
  const open = content({
    dueDate: null,
    brandingThemeId: null,
    currencyRate: null,
    lines: [line('l-1', { taxType: null }), line('l-2')],
  });
  expect(fieldsToSend(open, content())).toEqual([]);
  expect(fieldsChangedThere(open, content())).toEqual(['dueDate', 'brandingTheme', 'currencyRate', 'lines']);
});

test('each field that differs is sent, lines as one', () => {
  const ours = content({ reference: null, contactLedgerId: 'contact-2', lines: [line('l-1'), line(null)] });
  expect(fieldsToSend(ours, content())).toEqual(['contact', 'reference']);
  expect(fieldsToSend({ ...ours, lines: [line('l-1')] }, content())).toEqual([
    'contact',
    'reference',
    'lines',
  ]);
  expect(partsToSend([line('l-1', { unitPrice: '1' }), line('l-2')], content().lines)).toEqual(['unitPrice']);
  expect(partsToSend([line('l-1'), line(null)], content().lines)).toBeNull();
  expect(partsToSend([line('l-1')], content().lines)).toBeNull();
});

test('what was changed there is told line by line and part by part', () => {
  const theirs = content({
    dueDate: '2026-12-24',
    lines: [line('l-1', { unitPrice: '11', description: 'Shirts' }), line('l-3')],
  });
  expect(differencesBetween(content(), theirs)).toEqual([
    { kind: 'field', field: 'dueDate' },
    { kind: 'line', ledgerLineId: 'l-1', parts: ['description', 'unitPrice'] },
    { kind: 'lineRemoved', ledgerLineId: 'l-2' },
    { kind: 'lineAdded', ledgerLineId: 'l-3' },
  ]);
  const agreed = withFields(content(), theirs, ['lines']);
  expect(differencesBetween(agreed, theirs)).toEqual([{ kind: 'field', field: 'dueDate' }]);
});
