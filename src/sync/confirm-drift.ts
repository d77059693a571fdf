/** Reads what a comparison doubts once more, whole: what still differs is a finding, what merely changed meanwhile is none. */
import { isGone } from '../domain/drift.ts';
import { invoiceIdIn } from '../domain/marker.ts';
import type { LedgerClient, LedgerInvoice, ProviderFailure } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type DriftCheckRow, lockDriftCheck, updateDriftCheck } from '../store/drift-checks.ts';
import {
  closeUnseenFindings,
  countOpenFindings,
  keepFindings,
  type NewFinding,
  saveFindings,
} from '../store/drift-findings.ts';
import { countSeen, forgetSeen, type Listed, listDoubted, settleDoubts } from '../store/drift-seen.ts';
import { findInvoicesByIds } from '../store/invoices.ts';
import { findUnfinishedOperations } from '../store/latest-operations.ts';
import { findMirrors } from '../store/mirrors.ts';
import { findOurSides, listWithoutMirror, type OurSide } from '../store/our-sides.ts';
import { findBeingRead } from '../store/webhook-events.ts';
import { finding, findingsOf } from './drift-of-reading.ts';
import type { Engine } from './engine.ts';
import { IDS_A_CALL } from './read-by-id.ts';

/** A change this young is still on its way to us; whoever presses Compare wants to know of it all the same. */
const ON_ITS_WAY_MS = 60_000;
/** Invoices of which nothing is known there: so many are named. */
const MOST_UNTIED = 200;

/** One call, or the end. @returns why the books did not answer; null where they did. */
export async function confirmDrift(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  check: DriftCheckRow,
): Promise<ProviderFailure | null> {
  const key = { workspaceId: check.workspace_id, checkId: check.id };
  const doubted = await listDoubted(engine.db, key, IDS_A_CALL);
  const ledgerIds = [...doubted.keys()];
  const readAt = engine.clock.now();
  const read =
    ledgerIds.length === 0 ? { ok: true as const, value: [] } : await books.invoicesById(ledgerIds);
  if (!read.ok) return read.failure;
  await inTransaction(engine.db, async (tx) => {
    const held = await lockDriftCheck(tx, key.workspaceId, key.checkId);
    if (held?.state !== 'confirming') return;
    const now = engine.clock.now();
    const place = { engine, tx, connection, check: held, doubted, readAt };
    const findings = ledgerIds.length === 0 ? await untied(place) : await judge(place, ledgerIds, read.value);
    const of = { id: held.id, connectionId: connection.id };
    await saveFindings(tx, key.workspaceId, of, findings, now);
    if (ledgerIds.length > 0) await settleDoubts(tx, key, ledgerIds);
    else await finish(place, now);
    await announce(tx, { workspaceId: key.workspaceId, kind: 'drift', id: held.id });
  });
  return null;
}

type Place = {
  readonly engine: Engine;
  readonly tx: Tx;
  readonly connection: ConnectionRow;
  readonly check: DriftCheckRow;
  readonly doubted: ReadonlyMap<string, Listed>;
  /** When the request left that brought the reading. */
  readonly readAt: Date;
};

async function judge(
  place: Place,
  ledgerIds: readonly string[],
  wires: readonly LedgerInvoice[],
): Promise<readonly NewFinding[]> {
  const { engine, tx, connection } = place;
  const sides = await findOurSides(tx, connection, ledgerIds);
  const key = { workspaceId: connection.workspace_id, connectionId: connection.id };
  const beingRead = await findBeingRead(tx, key, ledgerIds);
  const there = new Map(wires.map((wire) => [wire.ledgerId, wire]));
  const isSettled = (side: OurSide) => {
    const wire = there.get(side.ledgerId);
    if (side.isOnItsWay || side.asOf > place.readAt || beingRead.has(side.ledgerId)) return false;
    return wire === undefined || !hasJustChanged(place, side, wire);
  };
  const known = [...sides.values()].filter(isSettled).flatMap((side) => {
    const wire = there.get(side.ledgerId);
    return wire === undefined ? [unknownThere(engine, side)] : findingsOf(engine, side, wire);
  });
  const moving = [...sides.values()].filter((side) => !isSettled(side)).map(({ invoiceId }) => invoiceId);
  await keepFindings(tx, key.workspaceId, place.check.id, moving);
  const strange = wires.filter(({ ledgerId, status }) => !sides.has(ledgerId) && !isGone(status));
  return [...known, ...(await marked(place, strange))];
}

/** Since it was listed, or, where nobody waits for the answer, so lately that we may hear of it any moment. */
function hasJustChanged(
  { check, doubted }: Place,
  { invoice: { read }, ledgerId }: OurSide,
  wire: LedgerInvoice,
) {
  const isKnown = read.ledgerUpdatedAtMs === wire.updatedAt.getTime() && read.version === wire.version;
  if (isKnown) return false;
  const listed = doubted.get(ledgerId);
  const isAsListed =
    listed?.updatedAt == null ||
    (listed.updatedAt.getTime() === wire.updatedAt.getTime() && listed.version === wire.version);
  const isYoung = wire.updatedAt.getTime() > check.started_at.getTime() - ON_ITS_WAY_MS;
  return !isAsListed || (!check.is_asked && isYoung);
}

function unknownThere(engine: Engine, side: OurSide): NewFinding {
  const { invoiceId, ledgerId, number, currency, invoice } = side;
  const drift = { kind: 'notThere', money: null, ours: invoice.read.ledgerStatus, theirs: null } as const;
  return {
    ...finding(engine, { ...drift, cause: 'unknownThere' }, invoiceId),
    invoiceId,
    ledgerId,
    number,
    currency,
    operationId: null,
    changedAt: null,
  };
}

/** Invoices of the books that bear a mark of ours and are tied to nothing: one that lost its link, or a second record. */
async function marked(place: Place, wires: readonly LedgerInvoice[]): Promise<readonly NewFinding[]> {
  const { engine, tx, connection } = place;
  const { workspace_id: workspaceId } = connection;
  const ids = wires.flatMap(({ marker }) => invoiceIdIn(marker) ?? []);
  const invoices = new Map((await findInvoicesByIds(tx, workspaceId, ids)).map((row) => [row.id, row]));
  const mirrors = await findMirrors(tx, workspaceId, ids);
  const unfinished = await findUnfinishedOperations(tx, workspaceId, 'invoice', ids);
  return wires.flatMap((wire): readonly NewFinding[] => {
    const invoice = invoices.get(invoiceIdIn(wire.marker) ?? '');
    // On its way, or given up and taken up by the next sweep: nothing is wrong yet.
    if (invoice === undefined || unfinished.has(invoice.id)) return [];
    const isTied = mirrors.has(invoice.id);
    const drift = isTied
      ? ({ kind: 'duplicate', cause: 'secondRecord' } as const)
      : ({ kind: 'notHere', cause: 'lostLink' } as const);
    const amounts = { money: null, ours: isTied ? invoice.total : null, theirs: wire.total };
    return [
      {
        // Several may bear the mark of one invoice.
        ...finding(engine, { ...drift, ...amounts }, wire.ledgerId),
        invoiceId: invoice.id,
        ledgerId: wire.ledgerId,
        number: wire.number,
        currency: wire.currency,
        operationId: null,
        changedAt: wire.updatedAt,
      },
    ];
  });
}

/** Said to be in the books, while nothing there is known to be it: those whose record was found are told of already. */
async function untied({ engine, tx, connection, check }: Place): Promise<readonly NewFinding[]> {
  const { workspace_id: workspaceId, id } = connection;
  const rows = await listWithoutMirror(tx, workspaceId, id, MOST_UNTIED, check.id);
  const drift = {
    kind: 'notThere',
    money: null,
    ours: 'approved',
    theirs: null,
    cause: 'unknownThere',
  } as const;
  return rows.map(({ id: invoiceId, number, currency }) => ({
    ...finding(engine, drift, invoiceId),
    invoiceId,
    ledgerId: null,
    number,
    currency,
    operationId: null,
    changedAt: null,
  }));
}

async function finish({ tx, connection, check }: Place, now: Date): Promise<void> {
  const { workspace_id: workspaceId, id: checkId } = check;
  const key = { workspaceId, checkId };
  await closeUnseenFindings(tx, workspaceId, { id: checkId, connectionId: connection.id }, now);
  const seen = await countSeen(tx, key);
  const open = await countOpenFindings(tx, workspaceId, connection.id);
  await updateDriftCheck(tx, workspaceId, checkId, {
    state: 'done',
    compared: seen.ours,
    only_there: seen.onlyThere,
    found: [...open.values()].reduce((sum, count) => sum + count, 0),
    finished_at: now,
  });
  await forgetSeen(tx, key);
}
