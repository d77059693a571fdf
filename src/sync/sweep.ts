/**
 * The regular pull of everything changed since the last one: the guarantee behind webhooks.
 *
 *   invoices ──nothing of ours changed──► done: one call for an idle organisation
 *      └──something did, or an hour has passed──► payments (removed ones too), credits, contacts, and the slow re-reading
 */
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { type MonthOfReads, sweepEveryMs } from '../domain/sweep-interval.ts';
import type { LedgerClient, LedgerInvoice } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import {
  type ConnectionRow,
  findConnection,
  listSweepStates,
  noteMissedWebhooks,
  updateConnection,
} from '../store/connections.ts';
import { doubtLeftContacts } from '../store/contact-doubts.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeSweep } from '../store/engine-jobs.ts';
import { findMirroredInvoices, type MirroredInvoice } from '../store/mirrors.ts';
import { monthOfReads } from '../store/monthly-reads.ts';
import { findUntold } from '../store/webhook-events.ts';
import { adoptByMarker } from './adopt.ts';
import { applyReadings } from './apply.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { forSeveralCalls } from './limits.ts';
import type { Step } from './push.ts';
import { readDoubtedContacts } from './read-by-id.ts';
import { readChanges } from './read-changes.ts';
import { refreshContacts } from './read-contacts.ts';
import { isRereadDue, reread } from './reread.ts';
import { afterFailure } from './send-batch.ts';
import { sweepCredits } from './sweep-credits.ts';
import { sweepPayments } from './sweep-money.ts';

/** A webhook that has not come after this long does not come. */
const WEBHOOK_LATE_MS = 60_000;
/** So many changes without a webhook in a row make a subscription count as silent. */
const ENOUGH_MISSED = 3;

/** Wakes the sweep of every connection whose time has come, spread over the minute. */
export async function wakeDueSweeps(engine: Engine): Promise<void> {
  const now = engine.clock.now().getTime();
  const states = await listSweepStates(engine.db);
  const months = new Map<string, MonthOfReads | null>();
  for (const provider of new Set(states.map((state) => state.provider)))
    months.set(provider, await monthOfReads(engine.db, provider, engine.clock.now()));
  const due = states.filter(
    ({ provider, last_swept_at, webhooks_silent_since, day_remaining, told_at }) =>
      last_swept_at === null ||
      last_swept_at.getTime() +
        sweepEveryMs(
          {
            isSilent: webhooks_silent_since !== null,
            dayRemaining: day_remaining,
            toldAtMs: told_at?.getTime() ?? null,
            month: months.get(provider) ?? null,
          },
          now,
        ) <=
        now,
  );
  for (const [index, { workspace_id: workspaceId, id }] of due.entries())
    await wakeSweep(engine.db, workspaceId, id, new Date(now + Math.floor((index / due.length) * 50_000)));
}

export async function sweep(engine: Engine, job: EngineJobs['sweep']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const books = openBooks(engine, connection, 'sweep');
  const step = await sweepOnce(engine, connection, books);
  if (step?.kind !== 'wait') return;
  const until = forSeveralCalls(step.until, engine.clock.now());
  await wakeSweep(engine.db, job.workspaceId, job.connectionId, until);
}

/** @returns a step where the ledger did not answer, null where all was read. */
async function sweepOnce(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const invoices = await sweepInvoices(engine, connection, books);
  if (!invoices.ok) return invoices.step;
  if (invoices.hasChanged || isRereadDue(engine, connection)) {
    const problem =
      (await sweepPayments(engine, connection, books)) ??
      (await sweepCredits(engine, connection, books)) ??
      (await refreshContacts(engine, connection, books)) ??
      (await readDoubtedContacts(engine, connection, books)) ??
      (await reread(engine, connection, books));
    if (problem !== null) return problem;
  }
  const { workspace_id: workspaceId, id } = connection;
  await updateConnection(engine.db, workspaceId, id, { last_swept_at: engine.clock.now() });
  await announce(engine.db, { workspaceId, kind: 'connection', id });
  return null;
}

type Swept =
  | { readonly ok: true; readonly hasChanged: boolean }
  | { readonly ok: false; readonly step: Step };

async function sweepInvoices(engine: Engine, connection: ConnectionRow, books: LedgerClient): Promise<Swept> {
  // Without a cursor nothing is ours yet but what was made since connecting.
  const since = connection.sweep_cursor ?? connection.first_connected_at;
  let changed = 0;
  const read = await readChanges(engine, since, {
    readPage: (from, page) => books.invoicesChangedSince(from, page),
    take: async (items, readAt) => {
      changed += await applyOurs(engine, connection, items, readAt);
    },
  });
  if (!read.ok) return { ok: false, step: await afterFailure(engine, connection, read.failure) };
  // The cursor is the ledger's own time of the newest change seen, so that its clock and ours need not agree.
  await updateConnection(engine.db, connection.workspace_id, connection.id, { sweep_cursor: read.value });
  return { ok: true, hasChanged: changed > 0 };
}

/** @returns how many of them told us something new. */
async function applyOurs(
  engine: Engine,
  connection: ConnectionRow,
  items: readonly LedgerInvoice[],
  readAt: Date,
): Promise<number> {
  const { workspace_id: workspaceId, id } = connection;
  const ledgerIds = items.map((wire) => wire.ledgerId);
  const ours = await findMirroredInvoices(engine.db, workspaceId, id, ledgerIds);
  const news = items.flatMap((wire) => {
    const known = ours.get(wire.ledgerId);
    if (known === undefined || !isNewer(wire, known)) return [];
    return [{ invoiceId: known.invoiceId, wire, readAt, cause: 'sweep' as const }];
  });
  const unknown = items.filter(({ ledgerId }) => !ours.has(ledgerId));
  const adopted = await adoptByMarker(engine, connection, unknown, readAt);
  if (news.length === 0) return adopted;
  await inTransaction(engine.db, (tx) => applyReadings(engine, tx, connection, news));
  if (!ledgerTraits(connection.provider).keepsMergedContacts) {
    const ids = news.map(({ invoiceId }) => invoiceId);
    await doubtLeftContacts(engine.db, workspaceId, id, ids, readAt);
  }
  await noticeSilence(
    engine,
    connection,
    news.map(({ wire }) => wire),
    readAt,
  );
  return news.length + adopted;
}

/** Of two changes within one second of a ledger that counts in seconds, the count tells. */
function isNewer(wire: LedgerInvoice, known: MirroredInvoice): boolean {
  if (wire.updatedAt.getTime() !== known.ledgerUpdatedAt.getTime())
    return wire.updatedAt > known.ledgerUpdatedAt;
  return wire.version !== known.version;
}

/** Changes that a webhook should have told of long ago: some of them in a row, and the subscription counts as silent. */
async function noticeSilence(
  engine: Engine,
  connection: ConnectionRow,
  changed: readonly LedgerInvoice[],
  readAt: Date,
): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  const changes = changed
    .filter(({ updatedAt }) => updatedAt > connection.connected_at)
    .filter(({ updatedAt }) => readAt.getTime() - updatedAt.getTime() > WEBHOOK_LATE_MS)
    .map(({ ledgerId, updatedAt }) => ({ ledgerId, changedAt: updatedAt }));
  const untold = await findUntold(engine.db, workspaceId, id, changes);
  if (untold.length === 0) return;
  await noteMissedWebhooks(engine.db, workspaceId, id, {
    count: untold.length,
    enough: ENOUGH_MISSED,
    now: engine.clock.now(),
  });
}
