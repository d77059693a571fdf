/** Creates, changes and archives jobs, alone or from a sales doc. */
import { changesBetween, type NamedFields } from '../domain/record-changes.ts';
import { takeNumbers } from '../store/counters.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import {
  findJob,
  findJobByExternalId,
  insertJob,
  type Job,
  type JobChange,
  type JobFields,
  lockJob,
  updateJob,
} from '../store/jobs.ts';
import { findSalesDoc } from '../store/sales-docs.ts';
import type { Actor } from './actor.ts';
import { type Reference, unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { recordEdit } from './record-edit.ts';
import { done, invalid, notFound, type Result, refuseStale } from './refusal.ts';
import { refuseChanged, type Was } from './refuse-changed.ts';
import type { Created } from './save-company.ts';
import { firstStage } from './save-sales-doc.ts';
import { created, stageChange, tellAutomations } from './tell-automations.ts';

export type JobToCreate = Omit<JobFields, 'stageId'> & {
  /** Null: the board's first stage. */
  readonly stageId: string | null;
  readonly externalId: string | null;
};

/** With an external id that exists, answers the job that has it and changes nothing. */
export function createJob(deps: CommandDeps, actor: Actor, job: JobToCreate): Promise<Result<Created<Job>>> {
  return inTransaction(deps.db, async (tx) => {
    if (job.externalId !== null) {
      const existing = await findJobByExternalId(tx, actor.workspaceId, job.externalId);
      if (existing !== undefined) return done({ record: existing, isNew: false });
    }
    const unknown = await unknownReferences(tx, actor.workspaceId, referencesOf(job));
    if (unknown.length > 0) return invalid(unknown);
    if (endsBeforeStart(job)) return wrongDates;
    const id = await createJobIn(deps, tx, actor, job);
    return done({ record: await loadJob(tx, actor, id), isNew: true });
  });
}

/** A job with the doc's title, customer and number; the doc may have several. */
export async function createJobFromSalesDoc(
  deps: CommandDeps,
  actor: Actor,
  salesDocId: string,
  {
    title,
    externalId,
    stageId = null,
  }: { readonly title: string | null; readonly externalId: string | null; readonly stageId?: string | null },
): Promise<Result<Created<Job>>> {
  const doc = await findSalesDoc(deps.db, actor.workspaceId, salesDocId);
  if (doc === undefined) return notFound('sales doc');
  const { companyId, contactId } = doc;
  const blank = { assigneeId: null, startOn: null, dueOn: null, notes: null };
  return createJob(deps, actor, {
    ...blank,
    stageId,
    title: title ?? doc.title,
    salesDocId,
    companyId,
    contactId,
    externalId,
  });
}

/** Within a transaction of the caller, unchecked; answers the id. */
export async function createJobIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  job: JobToCreate,
): Promise<string> {
  const { workspaceId } = actor;
  const id = deps.ids();
  const number = `J-${await takeNumbers(tx, workspaceId, 'job')}`;
  const stageId = job.stageId ?? (await firstStage(tx, workspaceId, 'jobs'));
  await insertJob(tx, workspaceId, { ...job, id, number, stageId, at: deps.clock.now() });
  await recordChange(deps, tx, actor, { kind: 'job', id, action: 'created', details: { number } });
  await tellAutomations(deps, tx, actor, created({ kind: 'job', id }));
  return id;
}

export type JobToChange = JobChange & {
  readonly archived?: false | undefined;
  readonly version?: number | undefined;
  readonly was?: Was | undefined;
};

export function changeJob(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { version, was, archived, ...fields }: JobToChange,
): Promise<Result<Job>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockJob(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('job');
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const before = await loadJob(tx, actor, id);
    const changed = refuseChanged(was, before);
    if (changed !== null) return changed;
    const unknown = await unknownReferences(tx, actor.workspaceId, referencesOf(fields));
    if (unknown.length > 0) return invalid(unknown);
    const { startOn = current.startOn, dueOn = current.dueOn } = fields;
    if (endsBeforeStart({ startOn, dueOn })) return wrongDates;
    const revived = archived === false ? { archivedAt: null } : {};
    await updateJob(tx, actor.workspaceId, id, { ...fields, ...revived, at: deps.clock.now() });
    const after = await loadJob(tx, actor, id);
    const changes = changesBetween(jobFields, before, after);
    await recordEdit(deps, tx, actor, { kind: 'job', before, after, changes, details: fields });
    await tellAutomations(deps, tx, actor, stageChange({ kind: 'job', id }, before, after));
    return done(after);
  });
}

export function archiveJob(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Job>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await lockJob(tx, actor.workspaceId, id)) === undefined) return notFound('job');
    const at = deps.clock.now();
    await updateJob(tx, actor.workspaceId, id, { archivedAt: at, at });
    await recordChange(deps, tx, actor, { kind: 'job', id, action: 'archived' });
    return done(await loadJob(tx, actor, id));
  });
}

const jobFields: NamedFields<Job> = [
  ['title', 'Title'],
  ['companyName', 'Company'],
  ['contactName', 'Contact'],
  ['salesDocNumber', 'Sales doc'],
  ['stageName', 'Stage'],
  ['assigneeName', 'Assignee'],
  ['startOn', 'Start'],
  ['dueOn', 'Due'],
  ['notes', 'Notes'],
];

function referencesOf(
  job: Omit<JobChange, 'stageId'> & { readonly stageId?: string | null | undefined },
): Reference[] {
  return [
    { kind: 'salesDoc', id: job.salesDocId, path: 'salesDocId' },
    { kind: 'company', id: job.companyId, path: 'companyId' },
    { kind: 'contact', id: job.contactId, path: 'contactId' },
    { kind: 'jobStage', id: job.stageId, path: 'stageId' },
    { kind: 'member', id: job.assigneeId, path: 'assigneeId' },
  ];
}

// ISO dates compare as text.
function endsBeforeStart({ startOn, dueOn }: Pick<JobFields, 'startOn' | 'dueOn'>): boolean {
  return startOn !== null && dueOn !== null && dueOn < startOn;
}
const wrongDates = invalid([{ path: 'dueOn', message: 'is before the start' }]);

async function loadJob(tx: Tx, actor: Actor, id: string): Promise<Job> {
  const job = await findJob(tx, actor.workspaceId, id);
  if (job === undefined) throw new Error('A job that was just written is not there');
  return job;
}
