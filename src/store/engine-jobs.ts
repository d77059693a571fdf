/** Wakes the engine: jobs are written in the caller's own transaction, so that intent and job stand or fall together. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';
import type { LaneSlot } from './lane-slots.ts';
import type { Lane } from './sync-operations.ts';

/** What each task is told. */
export type EngineJobs = {
  readonly push: LaneSlot;
  readonly pull: { readonly workspaceId: string; readonly connectionId: string };
  readonly sweep: { readonly workspaceId: string; readonly connectionId: string };
  readonly readReferences: { readonly workspaceId: string; readonly connectionId: string };
  readonly readContacts: { readonly workspaceId: string; readonly connectionId: string };
  readonly importContacts: { readonly workspaceId: string; readonly importId: string };
  readonly finishConnection: {
    readonly workspaceId: string;
    readonly attemptId: string;
    readonly sealedCallback: string;
  };
  readonly chooseOrganisation: {
    readonly workspaceId: string;
    readonly attemptId: string;
    readonly organisationId: string;
  };
  /** Something of an invoice that a person asked to see. */
  readonly readDocument: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly invoiceId: string;
    readonly what: 'files' | 'history' | 'onlineUrl' | 'pdf';
  };
  readonly readReport: { readonly workspaceId: string; readonly reportId: string };
  readonly backfill: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly backfillId: string;
  };
  /** By whom it was asked for, and how many rounds there were before. */
  readonly playSamples: {
    readonly workspaceId: string;
    readonly userId: string | null;
    readonly round: number;
  };
  readonly compareBooks: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly checkId: string;
  };
  readonly bringIn: { readonly workspaceId: string; readonly connectionId: string };
  readonly repairDrift: { readonly workspaceId: string; readonly findingId: string };
  readonly automate: { readonly workspaceId: string };
  readonly sendMails: { readonly workspaceId: string };
  readonly sendWebhooks: { readonly workspaceId: string; readonly endpointId: string };
  readonly giveUpGrant: { readonly workspaceId: string; readonly connectionId: string };
};

/** Wakes a lane: its first slot calls the others when there is more than one batch to carry. */
export function wakePush(
  db: Db,
  workspaceId: string,
  connectionId: string,
  lane: Lane,
  at: Date | null = null,
): Promise<void> {
  return wakeSlot(db, { workspaceId, connectionId, lane, slot: 0 }, at);
}

/**
 * A slot of a lane is one named queue: its jobs never run side by side. The job's key makes any number of wake-ups
 * one job; a running one is followed by a new one, so that nothing said meanwhile is missed.
 */
export function wakeSlot(db: Db, slot: LaneSlot, at: Date | null = null): Promise<void> {
  const name = `push:${slot.lane}:${slot.slot}:${slot.connectionId}`;
  return addJob(db, 'push', slot, {
    queue: name,
    key: name,
    priority: slot.lane === 'interactive' ? -10 : 10,
    at,
  });
}

export function wakePull(
  db: Db,
  workspaceId: string,
  connectionId: string,
  at: Date | null = null,
): Promise<void> {
  return wakePulls(db, [{ workspaceId, connectionId }], at);
}

/** The same for several connections, in one statement; one that is named twice is woken once. */
export async function wakePulls(
  db: Db,
  connections: readonly EngineJobs['pull'][],
  at: Date | null = null,
): Promise<void> {
  if (connections.length === 0) return;
  const once = new Map(connections.map((each) => [each.connectionId, each]));
  // In one order everywhere: two wake-ups of the same ones would otherwise wait for each other.
  const ids = [...once.keys()].sort();
  const payloads = ids.map((id) => JSON.stringify(once.get(id)));
  await sql`select graphile_worker.add_job('pull', payload := pull.payload, queue_name := 'pull:' || pull.id,
      run_at := ${at}::timestamptz, max_attempts := ${MOST_ATTEMPTS}::integer, job_key := 'pull:' || pull.id, priority := -5,
      job_key_mode := ${keyMode(sql`'pull:' || pull.id`, at)})
    from unnest(${ids}::text[], ${payloads}::json[]) as pull (id, payload)`.execute(db);
}

export function wakeSweep(
  db: Db,
  workspaceId: string,
  connectionId: string,
  at: Date | null = null,
): Promise<void> {
  return addJob(
    db,
    'sweep',
    { workspaceId, connectionId },
    { queue: `sweep:${connectionId}`, key: `sweep:${connectionId}`, priority: 0, at },
  );
}

export function wakeReadReferences(
  db: Db,
  workspaceId: string,
  connectionId: string,
  at: Date | null = null,
): Promise<void> {
  return addJob(
    db,
    'readReferences',
    { workspaceId, connectionId },
    { queue: `sweep:${connectionId}`, key: `references:${connectionId}`, priority: 0, at },
  );
}

export function wakeReadContacts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  at: Date | null = null,
): Promise<void> {
  return addJob(
    db,
    'readContacts',
    { workspaceId, connectionId },
    { queue: `sweep:${connectionId}`, key: `contacts:${connectionId}`, priority: 0, at },
  );
}

/** A queue of its own: an import stands behind no sweep, and no sweep behind an import. */
export function wakeImportContacts(
  db: Db,
  job: EngineJobs['importContacts'],
  at: Date | null = null,
): Promise<void> {
  const name = `importContacts:${job.importId}`;
  return addJob(db, 'importContacts', job, { queue: name, key: name, priority: 5, at });
}

export function wakeFinishConnection(db: Db, job: EngineJobs['finishConnection']): Promise<void> {
  return addJob(db, 'finishConnection', job, {
    queue: null,
    key: `connect:${job.attemptId}`,
    priority: -10,
    at: null,
  });
}

export function wakeChooseOrganisation(db: Db, job: EngineJobs['chooseOrganisation']): Promise<void> {
  return addJob(db, 'chooseOrganisation', job, {
    queue: null,
    key: `choose:${job.attemptId}`,
    priority: -10,
    at: null,
  });
}

/** One backfill of a connection at a time. */
export function wakeBackfill(db: Db, job: EngineJobs['backfill'], at: Date | null = null): Promise<void> {
  return addJob(db, 'backfill', job, {
    queue: `backfill:${job.connectionId}`,
    key: `backfill:${job.backfillId}`,
    priority: 5,
    at,
  });
}

export function wakeGiveUpGrant(db: Db, job: EngineJobs['giveUpGrant']): Promise<void> {
  return addJob(db, 'giveUpGrant', job, {
    queue: null,
    key: `giveUp:${job.connectionId}`,
    priority: 0,
    at: null,
  });
}

/** A comparison stands behind whatever people wait for. */
export function wakeCompareBooks(
  db: Db,
  job: EngineJobs['compareBooks'],
  at: Date | null = null,
): Promise<void> {
  const key = `compare:${job.checkId}`;
  return addJob(db, 'compareBooks', job, { queue: `compare:${job.connectionId}`, key, priority: 5, at });
}

/** Those of one connection come one reading after the other. */
export function wakeBringIn(db: Db, job: EngineJobs['bringIn'], at: Date | null = null): Promise<void> {
  const name = `bringIn:${job.connectionId}`;
  return addJob(db, 'bringIn', job, { queue: name, key: name, priority: -5, at });
}

export function wakeRepairDrift(
  db: Db,
  job: EngineJobs['repairDrift'],
  at: Date | null = null,
): Promise<void> {
  const name = `repair:${job.findingId}`;
  return addJob(db, 'repairDrift', job, { queue: name, key: name, priority: -5, at });
}

/** The automations of a workspace go one after the other. */
export function wakeAutomate(db: Db, job: EngineJobs['automate'], at: Date | null = null): Promise<void> {
  const name = `automate:${job.workspaceId}`;
  return addJob(db, 'automate', job, { queue: name, key: name, priority: -5, at });
}

/** One mail of a workspace after the other: of two at once, one would take the other for a dead process'. */
export function wakeSendMails(db: Db, job: EngineJobs['sendMails'], at: Date | null = null): Promise<void> {
  const name = `sendMails:${job.workspaceId}`;
  return addJob(db, 'sendMails', job, { queue: name, key: name, priority: -5, at });
}

/** A queue of its own for each endpoint: one that answers slowly holds up no other. */
export function wakeSendWebhooks(
  db: Db,
  job: EngineJobs['sendWebhooks'],
  at: Date | null = null,
): Promise<void> {
  const name = `sendWebhooks:${job.endpointId}`;
  return addJob(db, 'sendWebhooks', job, { queue: name, key: name, priority: 5, at });
}

export function wakePlaySamples(
  db: Db,
  job: EngineJobs['playSamples'],
  at: Date | null = null,
): Promise<void> {
  const name = `playSamples:${job.workspaceId}`;
  return addJob(db, 'playSamples', job, { queue: name, key: name, priority: 0, at });
}

/** One of each kind and invoice at a time, and those of one connection after each other. */
export function wakeReadDocument(
  db: Db,
  job: EngineJobs['readDocument'],
  at: Date | null = null,
): Promise<void> {
  return addJob(db, 'readDocument', job, {
    queue: `documents:${job.connectionId}`,
    key: `document:${job.what}:${job.invoiceId}`,
    priority: -10,
    at,
  });
}

/** A reading of its own: one of many contacts keeps nobody else waiting for a short one. */
export function wakeReadReport(db: Db, job: EngineJobs['readReport'], at: Date | null = null): Promise<void> {
  const name = `report:${job.reportId}`;
  return addJob(db, 'readReport', job, { queue: name, key: name, priority: 0, at });
}

async function addJob<Name extends keyof EngineJobs>(
  db: Db,
  name: Name,
  payload: EngineJobs[Name],
  spec: {
    readonly queue: string | null;
    readonly key: string;
    readonly priority: number;
    readonly at: Date | null;
  },
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${name}::text, payload := ${JSON.stringify(payload)}::json, queue_name := ${spec.queue}::text, run_at := ${spec.at}::timestamptz,
    max_attempts := ${MOST_ATTEMPTS}::integer, job_key := ${spec.key}::text, priority := ${spec.priority}::integer,
    job_key_mode := ${keyMode(sql`${spec.key}::text`, spec.at)})`.execute(db);
}

/**
 * Waking at a time never puts off an earlier waking: a job that ends and asks for a later time may not know that
 * somebody asked for now meanwhile.
 */
function keyMode(key: RawBuilder<unknown>, at: Date | null): RawBuilder<unknown> {
  if (at === null) return sql`'replace'`;
  return sql`case when exists (select from graphile_worker.jobs as job where job.key = ${key} and job.run_at > ${at}::timestamptz)
    then 'replace' else 'preserve_run_at' end`;
}

/** A job that fails is tried for days: what it is to do stands in the database. */
const MOST_ATTEMPTS = 1_000;
