import { expect, test } from 'vitest';
import { ledgerTraits } from './ledger-traits.ts';
import { bucketsOf, limitUses, type UsageFacts } from './ledger-usage.ts';

const xero = ledgerTraits('xero');
const quickbooks = ledgerTraits('quickbooks');
const nowMs = Date.parse('2026-03-10T02:00:00Z');
const at = { timeZone: 'Australia/Sydney', nowMs };

const quiet: UsageFacts = {
  lastSecond: 0,
  lastMinute: 0,
  batchesLastMinute: 0,
  lastHour: 0,
  lastDay: 0,
  dayRemaining: null,
  monthReads: null,
};
const use = (name: string, facts: Partial<UsageFacts>, ledger = xero) =>
  limitUses(ledger, { ...quiet, ...facts }, at).find((each) => each.name === name);

test('each ledger is measured by the limits that it has', () => {
  const names = (ledger: typeof xero, monthReads: number | null) =>
    limitUses(ledger, { ...quiet, monthReads }, at).map(({ name }) => name);
  expect(names(xero, null)).toEqual(['minute', 'day']);
  expect(names(quickbooks, 0)).toEqual(['second', 'minute', 'batches', 'month']);
  expect(use('minute', { lastMinute: 12 })).toMatchObject({ used: 12, allowed: 60, left: 48, warning: null });
});

test('a pace that spends the day is warned of, with the time where the books are kept', () => {
  // 1,400 left at 300 an hour: four hours and forty minutes after one in the afternoon in Sydney.
  expect(use('day', { lastDay: 3_600, lastHour: 300 })).toMatchObject({
    left: 1_400,
    spentAtMs: nowMs + (4 * 60 + 40) * 60_000,
    warning:
      'At this pace the day’s 5,000 calls of Xero are spent at about 17:40. Backfills pause first and sweeps grow rarer; leave large backfills for tomorrow.',
  });
  expect(use('day', { lastDay: 1_400, lastHour: 300 })?.warning).toMatch(
    / are spent tomorrow at about 01:00\. /,
  );
  // A pace that a day bears is none to warn of, nor is a single busy hour at its beginning.
  expect(use('day', { lastDay: 3_600, lastHour: 200 })?.warning).toBeNull();
  expect(use('day', { lastDay: 300, lastHour: 300 })?.warning).toBeNull();
});

test('what the ledger itself says of its day goes before our count', () => {
  const told = use('day', { lastDay: 400, lastHour: 10, dayRemaining: 30 });
  expect(told).toMatchObject({ used: 400, allowed: 430, left: 30 });
  expect(told?.warning).toMatch(/^Of the day’s 430 calls of Xero 30 are left\./);
  // Its day has begun anew since most of our last 24 hours.
  expect(use('day', { lastDay: 3_000, dayRemaining: 4_990 })).toMatchObject({
    used: 10,
    allowed: 5_000,
    left: 4_990,
    warning: null,
  });
});

test('reads of a month are measured against the part of it that has passed', () => {
  const month = (monthReads: number) => use('month', { monthReads }, quickbooks);
  expect(month(200_000)?.warning).toMatch(/^At this pace the month’s 500,000 reads .* on about 2026-03-23\./);
  expect(month(100_000)).toMatchObject({ left: 400_000, spentAtMs: null, warning: null });
});

test('days and hours begin when they do in the zone, also when clocks change', () => {
  // Clocks in Sydney went back at three in the morning of 5 April 2026.
  const later = { timeZone: 'Australia/Sydney', nowMs: Date.parse('2026-04-05T03:30:00Z') };
  const days = bucketsOf('day', later);
  expect(days).toHaveLength(30);
  expect(days.at(-1)).toEqual({ startMs: Date.parse('2026-04-04T13:00:00Z'), label: '2026-04-05' });
  expect(days.at(-2)).toEqual({ startMs: Date.parse('2026-04-03T13:00:00Z'), label: '2026-04-04' });
  const hours = bucketsOf('hour', later);
  expect(hours).toHaveLength(24);
  expect(hours.filter(({ label }) => label === '2026-04-05 02:00')).toHaveLength(2);
  expect(new Set(hours.map(({ startMs }) => startMs)).size).toBe(24);
});
