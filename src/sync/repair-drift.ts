/**
 * Repairs in the books themselves that a person asked for: tying an invoice to its record again, and voiding a second
 * record. The record is read first, so that a repair that was interrupted finds what it has done.
 */
import { isGone } from '../domain/drift.ts';
import { invoiceIdIn } from '../domain/marker.ts';
import type { LedgerClient, LedgerInvoice, ProviderFailure } from '../providers/provider.ts';
import { announce, announceAll } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { closeFindings, type DriftFindingRow, findFinding, updateFinding } from '../store/drift-findings.ts';
import { type EngineJobs, wakeRepairDrift } from '../store/engine-jobs.ts';
import { lockInvoice } from '../store/invoices.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirror } from '../store/mirrors.ts';
import { findCreation } from '../store/sync-operations.ts';
import { changesOfInvoices } from './apply.ts';
import type { Engine } from './engine.ts';
import { finishInvoices } from './kinds/finish-invoices.ts';
import { openBooks } from './ledger-access.ts';
import { afterFailure } from './send-batch.ts';

/** A void that met silence is on its way, or never came. */
const LOOK_AGAIN_MS = 2_000;
/** Books that stay silent for so long are left to a person. */
const MOST_SILENCE_MS = 5 * 60_000;

export async function repairDrift(engine: Engine, job: EngineJobs['repairDrift']): Promise<void> {
  const held = await findFinding(engine.db, job.workspaceId, job.findingId);
  if (held?.state !== 'open' || held.ledger_id === null) return;
  const connection = await findConnection(engine.db, job.workspaceId, held.connection_id);
  // Reconnecting goes on with it, as the round of every minute does.
  if (connection?.status !== 'active') return;
  const books = openBooks(engine, connection, 'interactive');
  const readAt = engine.clock.now();
  const read = await books.invoicesById([held.ledger_id]);
  const failure = read.ok
    ? await carryOut(engine, connection, books, held, read.value[0], readAt)
    : read.failure;
  if (failure === null) return;
  // Perhaps done: the next reading tells.
  const nowMs = engine.clock.now().getTime();
  if (failure.kind === 'outcomeUnknown' && nowMs - (held.repair_asked_at?.getTime() ?? 0) < MOST_SILENCE_MS)
    return wakeRepairDrift(engine.db, job, new Date(nowMs + LOOK_AGAIN_MS));
  const step = await afterFailure(engine, connection, failure);
  if (step.kind === 'wait') return wakeRepairDrift(engine.db, job, step.until);
  if (step.kind === 'progress') await refuse(engine, held, wordsOf(failure));
}

/** @returns why the books did not do it; null where they did, or where nothing is left to do. */
async function carryOut(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  held: DriftFindingRow,
  wire: LedgerInvoice | undefined,
  readAt: Date,
): Promise<ProviderFailure | null> {
  const isOurs = wire !== undefined && invoiceIdIn(wire.marker) === held.invoice_id;
  if (wire === undefined || isGone(wire.status) || (await isSettled(engine, held))) await close(engine, held);
  else if (!isOurs)
    await refuse(engine, held, `It does not bear our mark any more in ${ledgerLabel(connection.provider)}.`);
  else if (held.repair === 'link') await tie(engine, connection, held, wire, readAt);
  else if (held.repair === 'voidDuplicate') {
    const voided = await books.voidInvoice(
      { ledgerId: wire.ledgerId, ledgerStatus: wire.status, version: wire.version },
      // A new one each time: a failure may be kept under the one before, and what is voided is not voided twice.
      engine.newId(),
    );
    if (!voided.ok) return voided.failure;
    await close(engine, held);
  }
  return null;
}

/** Its own invoice is tied to it by now: it is no second record any more, nor one without a link. */
async function isSettled({ db }: Engine, held: DriftFindingRow): Promise<boolean> {
  const mirror = await findMirror(db, held.workspace_id, held.invoice_id ?? '');
  return mirror?.connection_id === held.connection_id && mirror.ledger_id === held.ledger_id;
}

/** As if the answer to its sending had come now. */
async function tie(
  engine: Engine,
  connection: ConnectionRow,
  held: DriftFindingRow,
  wire: LedgerInvoice,
  readAt: Date,
): Promise<void> {
  const { workspace_id: workspaceId } = connection;
  const invoiceId = held.invoice_id ?? '';
  const isTied = await inTransaction(engine.db, async (tx) => {
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    const operation = await findCreation(tx, workspaceId, connection.id, invoiceId, wire.marker ?? '');
    if (invoice === undefined || operation === undefined) return false;
    if ((await findMirror(tx, workspaceId, invoiceId)) !== undefined) return false;
    await finishInvoices({ engine, tx, connection }, [{ operation, record: wire }], readAt);
    await closeFindings(tx, workspaceId, [held.id], engine.clock.now());
    await announceAll(tx, await changesOfInvoices(tx, workspaceId, [invoiceId]));
    await announce(tx, { workspaceId, kind: 'drift', id: held.id });
    return true;
  });
  if (!isTied)
    await refuse(engine, held, 'Nothing is known here of its sending, so it cannot be linked again.');
}

function close(engine: Engine, { workspace_id: workspaceId, id }: DriftFindingRow): Promise<void> {
  return inTransaction(engine.db, async (tx) => {
    await closeFindings(tx, workspaceId, [id], engine.clock.now());
    await announce(tx, { workspaceId, kind: 'drift', id });
  });
}

function refuse(
  engine: Engine,
  { workspace_id: workspaceId, id }: DriftFindingRow,
  words: string,
): Promise<void> {
  return inTransaction(engine.db, async (tx) => {
    await updateFinding(tx, workspaceId, id, {
      repair: null,
      repair_asked_at: null,
      repair_asked_by: null,
      repair_problem: words,
    });
    await announce(tx, { workspaceId, kind: 'drift', id });
  });
}

function wordsOf(failure: ProviderFailure): string {
  return failure.kind === 'rejected'
    ? failure.problems.map(({ message }) => message).join(' ')
    : 'The books did not say whether they did it. Look there, then press again.';
}
