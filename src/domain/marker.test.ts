import { expect, test } from 'vitest';
import { undoneNumber } from './marker.ts';

test('an undone number says so, within what the ledger takes, and keeps the end by which it differs', () => {
  expect(undoneNumber('INV-0042', 1, 255)).toBe('INV-0042 (undone 1)');
  expect(undoneNumber('INV-0042', 2, 21)).toBe('INV-0042 (undone 2)');
  expect(undoneNumber('INV-2026-000123', 1, 21)).toBe('INV-2026-000123 (u1)');
  expect(undoneNumber('SHOP-2026-11-0000123', 12, 21)).toBe('2026-11-0000123 (u12)');
  expect(undoneNumber('N'.repeat(400), 1, 255)).toHaveLength(255);
});
