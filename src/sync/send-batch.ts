/** Sends one batch and settles each of its elements by the answer. What is sent here was committed as dispatched before. */
import { mayBeMendedInBooks, oneProblem, type Problem } from '../domain/problem.ts';
import type { LedgerClient, ProviderFailure } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, doubtReferences, setConnectionStatus } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { blockConnection } from '../store/ledger-calls.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { Batch } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { kindOf } from './kinds/index.ts';
import type { Finished, Place, Settled } from './kinds/kind.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { finish, leaveUnknown, refuse, requeue } from './outcomes.ts';
import type { Step } from './push.ts';
import { readInvoicesAgain } from './read-again.ts';
import { tellOfDeadGrant } from './tell-people.ts';

export async function sendBatch(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  batch: Batch,
): Promise<Step> {
  const sentAt = engine.clock.now();
  const answer = await kindOf(batch.kind).send(books, batch.elements, batch.idempotencyKey, engine);
  if (!answer.ok) return settleFailure(engine, connection, batch, answer.failure);
  await inTransaction(engine.db, (tx) => settleEach({ engine, tx, connection }, batch, answer.value, sentAt));
  return { kind: 'progress' };
}

/** Each element by its own outcome: one's failure touches no other. */
async function settleEach(
  place: Place,
  batch: Batch,
  outcomes: readonly Settled<unknown>[],
  sentAt: Date,
): Promise<void> {
  const finished: Finished<unknown>[] = [];
  for (const [index, { operation }] of batch.elements.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) await leaveUnknown(place, [operation], { afterMs: 0, wasAnswered: true });
    else if (outcome.ok === true) finished.push({ operation, record: outcome.value });
    else if (outcome.ok === false) await refuseSent(place, batch, [index], outcome.problems);
    else {
      await outcome.learn(place);
      const problem = oneProblem(outcome.problems);
      await requeue(place, [operation], { afterMs: 0, neverSent: false, problem });
    }
  }
  await finish(place, batch.kind, finished, sentAt);
  await learnFrom(
    place,
    outcomes.flatMap((outcome) => (outcome.ok === false ? outcome.problems : [])),
  );
}

/** The books said no: a person must act, and what the books know better is read again meanwhile. */
async function refuseSent(
  place: Place,
  batch: Batch,
  indexes: readonly number[],
  problems: readonly Problem[],
): Promise<void> {
  const { invoiceOf } = kindOf(batch.kind);
  const elements = indexes.flatMap((index) => batch.elements[index] ?? []);
  await refuse(
    place,
    elements.map(({ operation }) => operation),
    problems,
  );
  if (invoiceOf === undefined) return;
  const changedAt = place.engine.clock.now();
  const behind = elements.map(({ payload }) => ({ invoiceLedgerId: invoiceOf(payload), changedAt }));
  await readInvoicesAgain(place, behind);
}

/** The books were asked for what they do not have, or not any more: our copy of them is behind. */
async function learnFrom({ engine, tx, connection }: Place, problems: readonly Problem[]): Promise<void> {
  if (!problems.some((problem) => mayBeMendedInBooks([problem]))) return;
  const now = engine.clock.now();
  const longAgo = new Date(now.getTime() - BELIEVED_MS);
  await doubtReferences(tx, connection.workspace_id, connection.id, now, longAgo);
}

/** A copy this young is believed though the ledger says no: there are rules that no copy shows. */
const BELIEVED_MS = 5 * 60_000;

/** The batch as a whole got no answer of use: every element takes the same next step. */
async function settleFailure(
  engine: Engine,
  connection: ConnectionRow,
  batch: Batch,
  failure: ProviderFailure,
): Promise<Step> {
  const operations = batch.elements.map(({ operation }) => operation);
  const attempts = Math.max(...operations.map((operation) => operation.attempts + 1));
  const step = nextStepOfBatch(batch, failure, attempts, ledgerLabel(connection.provider));
  engine.log.warn(
    { connectionId: connection.id, kind: batch.kind, elements: operations.length, failure: failure.kind },
    'The ledger did not do it',
  );
  // The connection first, so that nobody reads of a dead grant beside one that still looks alive.
  const after = await afterFailure(engine, connection, failure, attempts);
  await inTransaction(engine.db, async (tx) => {
    const place = { engine, tx, connection };
    // That the repetition never left says nothing of what left before: only a look may put them back in the queue.
    if (batch.isRepetition && (step.kind === 'repeat' || step.kind === 'reconnect'))
      await leaveUnknown(place, operations, {
        afterMs: step.kind === 'repeat' ? step.afterMs : 0,
        wasAnswered: false,
      });
    else if (step.kind === 'repeat') await requeue(place, operations, step);
    else if (step.kind === 'look') await leaveUnknown(place, operations, step);
    else if (step.kind === 'reconnect')
      await requeue(place, operations, { afterMs: 0, neverSent: true, problem: step.problem });
    else {
      await refuseSent(place, batch, [...batch.elements.keys()], step.problems);
      await learnFrom(place, step.problems);
    }
  });
  return after;
}

/**
 * A refusal of the whole request does not say which of several elements it means, nor that none was kept: they are
 * looked for, and those that are not there go one by one.
 */
function nextStepOfBatch(
  batch: Batch,
  failure: ProviderFailure,
  attempts: number,
  ledgerName: string,
): NextStep {
  if (failure.kind === 'rejected' && batch.elements.length > 1)
    return { kind: 'look', afterMs: 0, wasAnswered: true };
  return nextStep(failure, attempts, ledgerName);
}

/** What a failure means for the connection as a whole, beyond the elements that met it. */
export async function afterFailure(
  engine: Engine,
  connection: ConnectionRow,
  failure: ProviderFailure,
  attempts = 1,
): Promise<Step> {
  const step = nextStep(failure, attempts, ledgerLabel(connection.provider));
  const now = engine.clock.now();
  if (step.kind === 'repeat') {
    const until = new Date(now.getTime() + step.afterMs);
    if (step.blocks !== null && step.blocks !== 'concurrent')
      await blockConnection(engine.db, connection.workspace_id, connection.id, until, step.blocks);
    return { kind: 'wait', until };
  }
  if (step.kind === 'look' && step.afterMs > 0)
    return { kind: 'wait', until: new Date(now.getTime() + step.afterMs) };
  if (step.kind === 'reconnect') {
    await markReconnectNeeded(engine, connection, step.problem.ledgerWords);
    return { kind: 'stopped' };
  }
  return { kind: 'progress' };
}

/** Told once: whoever finds the grant dead later finds the connection marked. */
export async function markReconnectNeeded(
  engine: Engine,
  connection: ConnectionRow,
  words: string | null,
): Promise<void> {
  await inTransaction(engine.db, async (tx) => {
    const isNews = await setConnectionStatus(
      tx,
      connection.workspace_id,
      connection.id,
      'reconnectNeeded',
      words,
      engine.clock.now(),
    );
    if (!isNews) return;
    engine.log.warn({ connectionId: connection.id }, 'The grant is dead: a person must reconnect');
    await announce(tx, { workspaceId: connection.workspace_id, kind: 'connection', id: connection.id });
    await tellOfDeadGrant({ engine, tx, connection });
  });
}
