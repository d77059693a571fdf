/** The faults are over: everybody does what is left to do, a day passes, and then all must be quiet. */
import type { ActsThere } from './acts-there.ts';
import { type ListedConnection, listConnections, moveTo } from './connecting.ts';
import type { Finding } from './findings.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer than any wait that production has of its own accord, but for the ledger's day. */
const PATIENCE_MS = 2 * 60 * MINUTE_MS;
/** Times five minutes, until what is open has come to an end. */
const MOST_ROUNDS = 15;

/** @returns what never came to rest. */
export async function drain(stage: Stage, story: Story, there: ActsThere): Promise<readonly Finding[]> {
  stage.weather.clear();
  there.liftObstacles();
  const findings: Finding[] = [];
  const settle = async (name: string, minutes: number): Promise<void> => {
    if (!(await rest(stage, minutes)))
      findings.push({ kind: 'stuck', subject: name, says: `not quiet: ${busyWith(stage)}` });
  };
  const finish = async (name: string): Promise<void> => {
    await settle(name, 5);
    for (let round = 0; round < MOST_ROUNDS && (await hasOpenOperations(stage)); round++)
      await settle(name, 5);
  };
  await settle('what was under way', 7);
  stage.people.begin('reconnect', () => reconnect(stage, story));
  await settle('connecting again', 3);
  passDay(stage);
  await settle('the next day', 3);
  // A block of the ledger's day may have hidden until now that the grant is dead.
  stage.people.begin('reconnect', () => reconnect(stage, story));
  await finish('the next day');
  stage.people.begin('retry', () => retryAll(stage));
  await finish('what was tried again');
  for (const organisationId of await givenUp(stage)) {
    stage.people.begin('go back', () => goBack(stage, story, organisationId));
    await settle('what had been given up', 4);
    stage.people.begin('retry', () => retryAll(stage));
    await finish('what had been given up');
  }
  return findings;
}

/** Goes on for some minutes, and for as long as somebody is busy. @returns whether all is quiet. */
async function rest(stage: Stage, minutes: number): Promise<boolean> {
  const { scheduler } = stage;
  const fromMs = scheduler.nowMs();
  const isQuiet = () => scheduler.nowMs() >= fromMs + minutes * MINUTE_MS && !stage.isBusy();
  await scheduler.run(() => isQuiet() || scheduler.nowMs() > fromMs + PATIENCE_MS);
  return isQuiet();
}

async function hasOpenOperations({ db }: Stage): Promise<boolean> {
  const open = await db
    .selectFrom('sync_operations as operation')
    .innerJoin('connections as connection', 'connection.id', 'operation.connection_id')
    .select('operation.id')
    .where('operation.state', 'in', ['queued', 'dispatched', 'unknown'])
    .where('connection.status', '=', 'active')
    .executeTakeFirst();
  return open !== undefined;
}

/** As a person would who reads that the books must be connected again. */
async function reconnect(stage: Stage, story: Story): Promise<void> {
  for (const tenantId of story.tenantIds) {
    const current = (await listConnections(stage)).find(({ organisationId }) => organisationId === tenantId);
    if (current?.status !== 'active' && !(await moveTo(stage, story, tenantId)))
      throw new Error('The books could not be connected again');
  }
  await readReferences(stage);
}

/** Work that was left with an organisation that was given up waits until it is connected again. */
async function goBack(stage: Stage, story: Story, organisationId: string): Promise<void> {
  if (!(await moveTo(stage, story, organisationId))) throw new Error('It could not be connected again');
  await readReferences(stage);
}

async function givenUp({ db }: Stage): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('connections')
    .select('organisation_id')
    .where('status', '=', 'disconnected')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** Lock dates and accounts may have changed since they were read. */
async function readReferences(stage: Stage): Promise<void> {
  for (const { id } of (await listConnections(stage)).filter(isLive))
    await stage.people.press('POST', `/api/v1/connections/${id}/refresh-references`);
}

async function retryAll(stage: Stage): Promise<void> {
  await stage.people.press('POST', '/api/v1/sync-operations/retry', { all: true });
}

const isLive = ({ status }: ListedConnection): boolean => status !== 'disconnected';

/**
 * More than a day, to the last minutes before a midnight at the organisation: what was due is overdue then, tokens have
 * lapsed, and what changed without a new modified time is read again.
 */
function passDay({ scheduler }: Stage): void {
  const earliestMs = scheduler.nowMs() + DAY_MS + 10 * MINUTE_MS;
  const midnightMs = Math.ceil((earliestMs - MIDNIGHT_UTC_MS) / DAY_MS) * DAY_MS + MIDNIGHT_UTC_MS;
  scheduler.clock.set(new Date(midnightMs - 2 * MINUTE_MS));
}

/** Midnight in Sydney while its summer lasts, which covers every seed. */
const MIDNIGHT_UTC_MS = 13 * 60 * MINUTE_MS;

function busyWith({ scheduler, network, people }: Stage): string {
  const tasks = scheduler.tasks().map((task) => `${task.owner.name}/${task.name} ${task.state}`);
  return `${tasks.join(', ')}; ${network.late()} late, ${people.busy()} people`;
}
