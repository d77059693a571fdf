/**
 * Compares both sides of a connection: every invoice of the books against what we hold.
 *
 *   listing     the heads of all, a thousand a call; what is not surely the same is doubted
 *   confirming  the doubted ones are read whole, forty a call: only what still differs then is a finding
 *
 * Each page is written together with how far it came, so that a process that dies is followed by one that goes on.
 */
import { compareEveryMs } from '../domain/compare-interval.ts';
import { isGone, isSurelySame } from '../domain/drift.ts';
import { isInvoiceHere } from '../domain/marker.ts';
import type { MonthOfReads } from '../domain/sweep-interval.ts';
import type { LedgerClient, ListedInvoice, ProviderFailure } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import {
  countDriftCall,
  type DriftCheckRow,
  findDriftCheck,
  insertDriftCheck,
  listComparisonStates,
  lockDriftCheck,
  type OnlyThere,
  updateDriftCheck,
} from '../store/drift-checks.ts';
import { keepFindingsOfRecords } from '../store/drift-findings.ts';
import { doubtUnseen, forgetSeen, keepDoubts, noteSeen } from '../store/drift-seen.ts';
import { type EngineJobs, wakeCompareBooks } from '../store/engine-jobs.ts';
import { monthOfReads } from '../store/monthly-reads.ts';
import { findOurSides, type OurSide } from '../store/our-sides.ts';
import { confirmDrift } from './confirm-drift.ts';
import { headOf } from './drift-of-reading.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { placeAfter } from './read-changes.ts';
import { afterFailure } from './send-batch.ts';

/** A job gives way after this many calls, so that others get their turn. */
const MAX_STEPS = 20;
/** What one comparison reads whole: 25 calls. Where more differs, something else is wrong, and the sweep is quicker. */
const MOST_DOUBTS = 1_000;
/** Of what people made there so many are shown. */
const MOST_SHOWN = 50;

/** Begins the comparison of every connection whose time has come. */
export async function wakeDueComparisons(engine: Engine): Promise<void> {
  const now = engine.clock.now();
  const states = await listComparisonStates(engine.db);
  const months = new Map<string, MonthOfReads | null>();
  for (const provider of new Set(states.map((state) => state.provider)))
    months.set(provider, await monthOfReads(engine.db, provider, now));
  for (const { workspaceId, connectionId, provider, lastAt, calls, dayRemaining, toldAt } of states) {
    const isToldToday = toldAt !== null && now.getTime() - toldAt.getTime() < DAY_MS;
    const left = isToldToday ? dayRemaining : null;
    const every = compareEveryMs(
      { calls, dayRemaining: left, month: months.get(provider) ?? null },
      now.getTime(),
    );
    if (lastAt.getTime() + every > now.getTime()) continue;
    const checkId = engine.newId();
    await inTransaction(engine.db, async (tx) => {
      const check = { workspaceId, id: checkId, connectionId, askedBy: null, isAsked: false, now };
      if (!(await insertDriftCheck(tx, check))) return;
      await wakeCompareBooks(tx, { workspaceId, connectionId, checkId });
      await announce(tx, { workspaceId, kind: 'drift', id: checkId });
    });
  }
}

const DAY_MS = 86_400_000;

export async function compareBooks(
  engine: Engine,
  job: EngineJobs['compareBooks'],
  mostDoubts = MOST_DOUBTS,
): Promise<void> {
  const { workspaceId, connectionId, checkId } = job;
  const connection = await findConnection(engine.db, workspaceId, connectionId);
  // A dead grant stops it; the round of every minute takes it up once there is another.
  if (connection?.status !== 'active') return;
  const books = openBooks(engine, connection, 'sweep', () => countDriftCall(engine.db, workspaceId, checkId));
  for (let step = 0; step < MAX_STEPS; step++) {
    const check = await findDriftCheck(engine.db, workspaceId, checkId);
    if (check?.state !== 'listing' && check?.state !== 'confirming') return;
    const outcome = await compareStep(engine, connection, books, check, mostDoubts);
    if (outcome.kind === 'wait') return wakeCompareBooks(engine.db, job, outcome.until);
    if (outcome.kind === 'stopped' || outcome.kind === 'idle') return;
  }
  await wakeCompareBooks(engine.db, job);
}

async function compareStep(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  check: DriftCheckRow,
  mostDoubts: number,
): Promise<Step> {
  const failure =
    check.state === 'listing'
      ? await listPage(engine, connection, books, check, mostDoubts)
      : await confirmDrift(engine, connection, books, check);
  if (failure === null) return { kind: 'progress' };
  const step = await afterFailure(engine, connection, failure);
  // Refused for good: nothing was found out, and what is known stays.
  if (step.kind === 'progress') await giveUp(engine, check, failure);
  return step;
}

/** One page of the books' list. @returns why the books did not answer; null where they did. */
async function listPage(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  check: DriftCheckRow,
  mostDoubts: number,
): Promise<ProviderFailure | null> {
  const place = { since: check.listed_since, page: check.listed_page };
  const read = await books.listInvoices(place.since, place.page);
  if (!read.ok) return read.failure;
  const { items, hasMore } = read.value;
  await inTransaction(engine.db, async (tx) => {
    const held = await lockDriftCheck(tx, check.workspace_id, check.id);
    // Another process may have come this far, if this one was taken for dead.
    if (held?.state !== 'listing' || !isSamePlace(held, check)) return;
    await takePage(engine, tx, connection, held, items);
    const next = placeAfter(place, items);
    if (hasMore)
      await updateDriftCheck(tx, held.workspace_id, held.id, {
        listed_since: next.since,
        listed_page: next.page,
      });
    else await beginConfirming(tx, held, mostDoubts);
    await announce(tx, { workspaceId: held.workspace_id, kind: 'drift', id: held.id });
  });
  return null;
}

function isSamePlace(one: DriftCheckRow, other: DriftCheckRow): boolean {
  return (
    one.listed_page === other.listed_page && one.listed_since?.getTime() === other.listed_since?.getTime()
  );
}

async function takePage(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  check: DriftCheckRow,
  items: readonly ListedInvoice[],
): Promise<void> {
  const sides = await findOurSides(
    tx,
    connection,
    items.map(({ ledgerId }) => ledgerId),
  );
  const key = { workspaceId: check.workspace_id, checkId: check.id };
  const seen = items.flatMap((item) => {
    const kind = kindOf(engine, item, sides.get(item.ledgerId));
    if (kind === 'gone') return [];
    const { ledgerId, updatedAt, version } = item;
    return [{ ledgerId, updatedAt, version, isOurs: kind !== 'theirs', isDoubted: kind === 'doubted' }];
  });
  await noteSeen(tx, key, seen);
  const theirs = items.filter((item) => kindOf(engine, item, sides.get(item.ledgerId)) === 'theirs');
  // Written by `updateDriftCheck` alone.
  const before = check.only_there_newest as unknown as readonly OnlyThere[];
  const known = new Set(before.map(({ ledgerId }) => ledgerId));
  const more = theirs.filter(({ ledgerId }) => !known.has(ledgerId)).map(onlyThereOf);
  await updateDriftCheck(tx, check.workspace_id, check.id, {
    compared: check.compared + seen.filter(({ isOurs }) => isOurs).length,
    only_there_newest: [...before, ...more].slice(-MOST_SHOWN),
  });
}

/** `theirs`: made there by people. `gone`: nobody's, and out of the books. */
function kindOf(
  engine: Engine,
  item: ListedInvoice,
  side: OurSide | undefined,
): 'same' | 'doubted' | 'theirs' | 'gone' {
  if (side !== undefined)
    return isSurelySame(side.invoice, headOf(item)) && side.unsentMoney.length === 0 ? 'same' : 'doubted';
  if (isGone(item.status)) return 'gone';
  return isInvoiceHere(engine.publicUrl, item.marker) ? 'doubted' : 'theirs';
}

function onlyThereOf(item: ListedInvoice): OnlyThere {
  const { ledgerId, number, contactLedgerId, currency, total, amountOwing } = item;
  return { ledgerId, number, contactLedgerId, currency, total, amountOwing };
}

async function beginConfirming(tx: Tx, check: DriftCheckRow, mostDoubts: number): Promise<void> {
  const key = { workspaceId: check.workspace_id, checkId: check.id };
  await doubtUnseen(tx, key, check.connection_id, check.started_at);
  const leftOver = await keepDoubts(tx, key, mostDoubts);
  // They are not looked at: of them nothing can be said to be gone.
  const of = { id: check.id, connectionId: check.connection_id };
  await keepFindingsOfRecords(tx, check.workspace_id, of, leftOver);
  await updateDriftCheck(tx, check.workspace_id, check.id, {
    state: 'confirming',
    left_over: leftOver.length,
  });
}

async function giveUp(engine: Engine, check: DriftCheckRow, failure: ProviderFailure): Promise<void> {
  const { workspace_id: workspaceId, id } = check;
  const said = failure.kind === 'rejected' ? failure.problems.map(({ message }) => message).join(' ') : '';
  await inTransaction(engine.db, async (tx) => {
    await lockDriftCheck(tx, workspaceId, id);
    await forgetSeen(tx, { workspaceId, checkId: id });
    await updateDriftCheck(tx, workspaceId, id, {
      state: 'failed',
      problem: `The books refused to show their invoices. ${said}`.trim(),
      finished_at: engine.clock.now(),
    });
    await announce(tx, { workspaceId, kind: 'drift', id });
  });
}
