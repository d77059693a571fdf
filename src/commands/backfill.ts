/** Backfill as people ask for it: a preview, the run, its pause and stop, and its undoing. */
import { fiscalYearStart, todayIn } from '../domain/calendar.ts';
import { forgetUndoRefusals, takeBack } from '../store/backfill-items.ts';
import {
  type BackfillRow,
  type BackfillState,
  deletePreviews,
  insertBackfill,
  isBackfillUnderWay,
  lockBackfill,
  updateBackfill,
} from '../store/backfills.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakeBackfill } from '../store/engine-jobs.ts';
import { setInvoicesSyncState } from '../store/invoices.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, invalid, notFound, type Result } from './refusal.ts';

/** Today and the start of the business year, where the books are; the calendar year's where they do not say. */
export function defaultRange(
  connection: Pick<ConnectionRow, 'time_zone' | 'financial_year_end_day' | 'financial_year_end_month'>,
  now: Date,
): { readonly from: string; readonly to: string } {
  const to = todayIn(connection.time_zone, now.getTime());
  const { financial_year_end_day: day, financial_year_end_month: month } = connection;
  return { from: fiscalYearStart(to, { day: day ?? 31, month: month ?? 12 }), to };
}

/** Looks through the invoices of the range and asks the books for their numbers; nothing is sent. */
export function previewBackfill(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  range: { readonly from: string | null; readonly to: string | null },
): Promise<Result<{ readonly id: string }>> {
  const { workspaceId } = actor;
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status !== 'active') return booksNotConnected();
    const usual = defaultRange(connection, deps.clock.now());
    const [from, to] = [range.from ?? usual.from, range.to ?? usual.to];
    if (from > to) return invalid([{ path: 'from', message: 'must not be after the last day' }]);
    if (await isBackfillUnderWay(tx, workspaceId, connectionId)) return underWay();
    await deletePreviews(tx, workspaceId, connectionId);
    const id = deps.ids();
    await insertBackfill(tx, {
      workspaceId,
      id,
      connectionId,
      from,
      to,
      userId: actor.userId,
      apiKeyId: actor.apiKeyId,
      now: deps.clock.now(),
    });
    await wakeBackfill(tx, { workspaceId, connectionId, backfillId: id });
    await announce(tx, { workspaceId, kind: 'backfill', id });
    return done({ id });
  });
}

export type BackfillAct = 'start' | 'pause' | 'resume' | 'stop' | 'undo';

/** Where each act leads from where; pressed twice, the second press finds it done. */
const ways: Record<BackfillAct, Partial<Record<BackfillState, BackfillState>>> = {
  start: { checked: 'running', running: 'running' },
  pause: { running: 'paused', undoing: 'undoPaused', paused: 'paused', undoPaused: 'undoPaused' },
  resume: { paused: 'running', undoPaused: 'undoing', running: 'running', undoing: 'undoing' },
  stop: {
    running: 'stopped',
    paused: 'stopped',
    undoing: 'undoStopped',
    undoPaused: 'undoStopped',
    stopped: 'stopped',
    undoStopped: 'undoStopped',
  },
  undo: {
    done: 'undoing',
    stopped: 'undoing',
    undoStopped: 'undoing',
    undone: 'undoing',
    undoing: 'undoing',
  },
};

/** What may be asked of it now. */
export function backfillActs(state: string, counts: { readonly waiting: number; readonly sent: number }) {
  const leads = (act: BackfillAct) => {
    const to = ways[act][state as BackfillState];
    return to !== undefined && to !== state;
  };
  return (['start', 'pause', 'resume', 'stop', 'undo'] as const).filter(
    (act) => leads(act) && (act !== 'start' || counts.waiting > 0) && (act !== 'undo' || counts.sent > 0),
  );
}

export function changeBackfill(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  act: BackfillAct,
): Promise<Result<null>> {
  const { workspaceId } = actor;
  return inTransaction(deps.db, async (tx) => {
    const row = await lockBackfill(tx, workspaceId, id);
    if (row === undefined) return notFound('backfill');
    // The table's check constraint admits no other state.
    const to = ways[act][row.state as BackfillState];
    if (to === undefined) return conflict('notPossibleNow', sentences[act]);
    if (to === row.state) return done(null);
    const connection = await findConnection(tx, workspaceId, row.connection_id);
    if (isUnderWay(to) && connection?.status === 'disconnected') return booksNotConnected();
    const begins = act === 'start' || act === 'undo';
    if (begins && (await isBackfillUnderWay(tx, workspaceId, row.connection_id))) return underWay();
    await move(deps, tx, row, to, act);
    const changed = { start: 'started', pause: 'paused', resume: 'resumed', stop: 'stopped', undo: 'undone' };
    await recordChange(deps, tx, actor, { kind: 'backfill', id, action: changed[act] });
    return done(null);
  });
}

async function move(
  { clock }: CommandDeps,
  tx: Tx,
  row: BackfillRow,
  to: BackfillState,
  act: BackfillAct,
): Promise<void> {
  const { workspace_id: workspaceId, id: backfillId, connection_id: connectionId } = row;
  const key = { workspaceId, backfillId };
  const now = clock.now();
  if (act === 'pause' || act === 'stop') {
    await takeBack(tx, key, 'undo_operation_id', now);
    const notSent = await takeBack(tx, key, 'operation_id', now);
    await setInvoicesSyncState(tx, workspaceId, notSent, { syncState: 'notSent', now });
    if (notSent.length > 0) await announce(tx, { workspaceId, kind: 'invoice', id: null });
  }
  if (act === 'undo') await forgetUndoRefusals(tx, key);
  await updateBackfill(tx, workspaceId, backfillId, {
    state: to,
    ...(act === 'start' ? { started_at: now } : {}),
    ...(to === 'stopped' ? { finished_at: now } : {}),
    ...(act === 'undo' ? { undo_started_at: now, undo_finished_at: null } : {}),
    ...(to === 'undoStopped' ? { undo_finished_at: now } : {}),
  });
  if (to === 'running' || to === 'undoing') await wakeBackfill(tx, { workspaceId, connectionId, backfillId });
}

function isUnderWay(state: BackfillState): boolean {
  return state === 'running' || state === 'undoing';
}

const sentences: Record<BackfillAct, string> = {
  start: 'Only a preview that is complete can be started. Make a new one.',
  pause: 'There is nothing under way to pause.',
  resume: 'There is nothing paused to go on with.',
  stop: 'There is nothing under way to stop.',
  undo: 'Only a run that has ended can be undone.',
};

function underWay() {
  return conflict(
    'backfillUnderWay',
    'Another backfill of these books is under way. Wait for it, or stop it.',
  );
}
