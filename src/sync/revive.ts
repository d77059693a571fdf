/**
 * Frees the jobs of processes that died: graphile-worker itself would wait four hours for them.
 *
 * A process that works holds a session's advisory lock on its worker pool's id. The lock goes with the process,
 * however it ends; whoever gets the lock of a pool that still has jobs knows that the pool is dead.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { listAutomationWork } from '../store/automation-runs.ts';
import { listBackfillsToCarryOn } from '../store/backfills.ts';
import { listOpenContactImports } from '../store/contact-imports.ts';
import { inTransaction } from '../store/database.ts';
import { listChecksToCarryOn } from '../store/drift-checks.ts';
import { listRepairsToCarryOn } from '../store/drift-findings.ts';
import {
  wakeAutomate,
  wakeBackfill,
  wakeBringIn,
  wakeCompareBooks,
  wakeImportContacts,
  wakePulls,
  wakeReadReport,
  wakeRepairDrift,
  wakeSendMails,
  wakeSendWebhooks,
  wakeSlot,
} from '../store/engine-jobs.ts';
import { listBringInsToCarryOn } from '../store/invoices-to-bring-in.ts';
import { listDueSlots } from '../store/lane-slots.ts';
import { listReadingsToCarryOn } from '../store/ledger-reports.ts';
import { listWorkspacesWithDueMail } from '../store/mails.ts';
import { listDueEndpoints } from '../store/webhook-deliveries.ts';
import { listOpenInboxes } from '../store/webhook-events.ts';
import type { Engine } from './engine.ts';

/** A pool takes its lock within moments of its first job; before that it must not be taken for dead. */
const GRACE_SECONDS = 3;

export type LifeLock = { release(): Promise<void> };

/** Holds the lock of this process' pool, and takes it again should the database connection be lost. */
export async function holdLifeLock(engine: Engine, databaseUrl: string, poolId: string): Promise<LifeLock> {
  let isReleased = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  const take = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      application_name: 'counterfoil life lock',
    });
    next.on('error', (error) =>
      engine.log.debug({ reason: error.message }, 'The connection of the life lock failed'),
    );
    await next.connect();
    await next.query('select pg_advisory_lock(hashtextextended($1, 0))', [poolId]);
    next.on('end', again);
    client = next;
  };
  // At once: until it is held again, another process takes this living pool for dead.
  const again = (): void => {
    if (!isReleased) take().catch(later);
  };
  const later = (): void => {
    if (!isReleased) retry = setTimeout(again, 1_000);
  };
  await take();
  return {
    async release() {
      isReleased = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

/** @returns the pools whose jobs were freed. */
export async function freeDeadWorkers(engine: Engine): Promise<readonly string[]> {
  const suspects = await sql<{ locked_by: string }>`
    select locked_by from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => ${GRACE_SECONDS})
    union
    select locked_by from graphile_worker._private_job_queues
      where locked_by is not null and locked_at < now() - make_interval(secs => ${GRACE_SECONDS})`.execute(
    engine.db,
  );
  const freed: string[] = [];
  for (const { locked_by: poolId } of suspects.rows) if (await freeIfDead(engine, poolId)) freed.push(poolId);
  if (freed.length > 0) engine.log.warn({ pools: freed.length }, 'Freed the jobs of processes that died');
  await freeAbandonedQueues(engine);
  return freed;
}

/**
 * A process that lost its life lock for a moment was taken for dead, and its job ran a second time: the end of the first
 * deletes the job, and the end of the second then frees no queue. Nothing of such a queue would ever run again.
 */
async function freeAbandonedQueues(engine: Engine): Promise<void> {
  const freed = await sql`
    update graphile_worker._private_job_queues as queue set locked_by = null, locked_at = null
      where queue.locked_at < now() - make_interval(secs => ${GRACE_SECONDS})
        and not exists (select from graphile_worker._private_jobs as job
          where job.job_queue_id = queue.id and job.locked_by is not null)`.execute(engine.db);
  const queues = Number(freed.numAffectedRows ?? 0n);
  if (queues > 0) engine.log.warn({ queues }, 'Freed queues that nobody works on');
}

function freeIfDead(engine: Engine, poolId: string): Promise<boolean> {
  return inTransaction(engine.db, async (tx) => {
    const taken = await sql<{
      taken: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended(${poolId}, 0)) as taken`.execute(tx);
    if (taken.rows[0]?.taken !== true) return false;
    await sql`select graphile_worker.force_unlock_workers(array[${poolId}]::text[])`.execute(tx);
    return true;
  });
}

/** At a start and every minute: whatever is due is looked at, job or no job, however often its job failed. */
export async function wakeWhatIsDue(engine: Engine): Promise<void> {
  for (const slot of await listDueSlots(engine.db, engine.clock.now())) await wakeSlot(engine.db, slot);
  await wakePulls(engine.db, await listOpenInboxes(engine.db));
  for (const workspaceId of await listAutomationWork(engine.db, engine.clock.now()))
    await wakeAutomate(engine.db, { workspaceId });
  for (const job of await listBackfillsToCarryOn(engine.db)) await wakeBackfill(engine.db, job);
  for (const open of await listOpenContactImports(engine.db)) await wakeImportContacts(engine.db, open);
  for (const due of await listWorkspacesWithDueMail(engine.db, engine.clock.now()))
    await wakeSendMails(engine.db, due);
  for (const job of await listChecksToCarryOn(engine.db)) await wakeCompareBooks(engine.db, job);
  for (const job of await listRepairsToCarryOn(engine.db)) await wakeRepairDrift(engine.db, job);
  for (const job of await listReadingsToCarryOn(engine.db)) await wakeReadReport(engine.db, job);
  for (const job of await listBringInsToCarryOn(engine.db)) await wakeBringIn(engine.db, job);
  for (const due of await listDueEndpoints(engine.db, engine.clock.now()))
    await wakeSendWebhooks(engine.db, due);
}
