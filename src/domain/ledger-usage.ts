/** How much of what a ledger allows is used, when it is spent at the present pace, and whether that calls for a warning. */
import { Temporal } from 'temporal-polyfill';
import type { LedgerTraits } from './ledger-traits.ts';

export type UsageFacts = {
  readonly lastSecond: number;
  readonly lastMinute: number;
  readonly batchesLastMinute: number;
  readonly lastHour: number;
  readonly lastDay: number;
  /** As the ledger itself said within the last hour; null: it did not. */
  readonly dayRemaining: number | null;
  /** Of all organisations of this application; null where reads are free. */
  readonly monthReads: number | null;
};

export type LimitName = 'second' | 'minute' | 'batches' | 'day' | 'month';

export type LimitUse = {
  readonly name: LimitName;
  readonly words: string;
  readonly used: number;
  readonly allowed: number;
  readonly left: number;
  /** When it is spent if it goes on like this, in epoch milliseconds; null: not within its day or month. */
  readonly spentAtMs: number | null;
  /** What is about to happen and what to do, in a sentence; null: nothing. */
  readonly warning: string | null;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** With less than this of it left a limit is near, at whatever pace. */
const NEAR = 0.1;
/** Earlier than this of a day or month says little of its pace. */
const ENOUGH_TO_TELL = 0.1;

export function limitUses(
  ledger: Pick<LedgerTraits, 'label' | 'limits'>,
  facts: UsageFacts,
  { timeZone, nowMs }: { readonly timeZone: string; readonly nowMs: number },
): readonly LimitUse[] {
  const { callsASecond, callsAMinute, batchesAMinute, readsAMonth } = ledger.limits;
  return [
    short('second', 'Calls a second', facts.lastSecond, callsASecond),
    short('minute', 'Calls a minute', facts.lastMinute, callsAMinute),
    short('batches', 'Batches a minute', facts.batchesLastMinute, batchesAMinute),
    ofDay(ledger, facts, timeZone, nowMs),
    readsAMonth === null || facts.monthReads === null
      ? null
      : ofMonth(ledger.label, facts.monthReads, readsAMonth, nowMs),
  ].filter((use) => use !== null);
}

/** These pass by themselves within a minute: nobody is warned of them. */
function short(name: LimitName, words: string, used: number, allowed: number | null): LimitUse | null {
  if (allowed === null) return null;
  return { name, words, used, allowed, left: Math.max(0, allowed - used), spentAtMs: null, warning: null };
}

function ofDay(
  { label, limits }: Pick<LedgerTraits, 'label' | 'limits'>,
  { lastDay, lastHour, dayRemaining }: UsageFacts,
  timeZone: string,
  nowMs: number,
): LimitUse | null {
  if (limits.callsADay === null) return null;
  // What the ledger says counts the calls of others to the same organisation too, and knows its real allowance. Its day
  // begins when it likes: calls of the one before are among ours of the last 24 hours, and no longer among its own.
  const left = dayRemaining ?? Math.max(0, limits.callsADay - lastDay);
  const allowed =
    dayRemaining === null ? limits.callsADay : Math.min(limits.callsADay, lastDay + dayRemaining);
  const spentAtMs = lastHour === 0 ? null : nowMs + Math.round((left / lastHour) * HOUR_MS);
  // Calls of more than a day ago come free again: a pace that a day bears never spends it.
  const isSpent = spentAtMs !== null && spentAtMs < nowMs + DAY_MS && lastHour * 24 > allowed;
  const use = { name: 'day', words: 'Calls a day', used: allowed - left, allowed, left } as const;
  const isNear = left < allowed * NEAR;
  const what = `the day’s ${grouped(allowed)} calls of ${label}`;
  const mend = 'Backfills pause first and sweeps grow rarer; leave large backfills for tomorrow.';
  return {
    ...use,
    spentAtMs: isSpent ? spentAtMs : null,
    warning:
      isSpent && (isNear || lastDay > allowed * ENOUGH_TO_TELL)
        ? `At this pace ${what} are spent ${timeOf(spentAtMs, timeZone, nowMs)}. ${mend}`
        : isNear
          ? `Of ${what} ${grouped(left)} are left. ${mend}`
          : null,
  };
}

/** Months are UTC’s, as the ledger counts them. */
function ofMonth(label: string, used: number, allowed: number, nowMs: number): LimitUse {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('UTC');
  const start = now.with({ day: 1 }).startOfDay();
  const startMs = start.epochMilliseconds;
  const endMs = start.add({ months: 1 }).epochMilliseconds;
  const left = Math.max(0, allowed - used);
  const passedMs = nowMs - startMs;
  const spentAtMs = used === 0 ? endMs : nowMs + Math.round((left / used) * passedMs);
  const isSpent = spentAtMs < endMs && used > allowed * ENOUGH_TO_TELL;
  const what = `the month’s ${grouped(allowed)} reads of ${label}`;
  const mend = 'Sweeps grow rarer by themselves; ask for a larger plan, or connect fewer books.';
  return {
    ...{ name: 'month', words: 'Reads a month', used, allowed, left },
    spentAtMs: isSpent ? spentAtMs : null,
    warning: isSpent
      ? `At this pace ${what} are spent on about ${dateOf(spentAtMs)}. ${mend}`
      : left < allowed * NEAR
        ? `Of ${what} ${grouped(left)} are left. ${mend}`
        : null,
  };
}

/** The beginnings of the last hours or days, oldest first, in epoch milliseconds. Days begin when they do in the zone. */
export function bucketsOf(
  by: 'hour' | 'day',
  { timeZone, nowMs }: { readonly timeZone: string; readonly nowMs: number },
): readonly { readonly startMs: number; readonly label: string }[] {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  if (by === 'day') {
    const today = now.startOfDay();
    return Array.from({ length: DAYS }, (_, at) => {
      const day = today.subtract({ days: DAYS - 1 - at }).startOfDay();
      return { startMs: day.epochMilliseconds, label: day.toPlainDate().toString() };
    });
  }
  const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return Array.from({ length: HOURS }, (_, at) => {
    const each = hour.subtract({ hours: HOURS - 1 - at });
    return { startMs: each.epochMilliseconds, label: wordsOf(each) };
  });
}

const HOURS = 24;
const DAYS = 30;

function wordsOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** Within a day. */
function timeOf(ms: number, timeZone: string, nowMs: number): string {
  const [at, now] = [ms, nowMs].map((each) =>
    Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO(timeZone),
  );
  const time = at?.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
  return `${at?.day === now?.day ? '' : 'tomorrow '}at about ${time}`;
}

function dateOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
