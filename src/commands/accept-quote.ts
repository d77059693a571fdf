/** A quote is accepted: it becomes an order, moves to the stage for it, and has a job. One press does it, one takes it back. */
import { findAcceptance, saveAcceptance } from '../store/acceptances.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { findJob, type Job, listJobs, updateJob } from '../store/jobs.ts';
import { listInvoices } from '../store/listed-invoices.ts';
import { findSalesDoc, lockSalesDoc, type SalesDocHead, updateSalesDoc } from '../store/sales-docs.ts';
import { findAcceptedStage } from '../store/stages.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, forbidden, notFound, type Result } from './refusal.ts';
import { createJobIn } from './save-job.ts';
import { stageChange, tellAutomations } from './tell-automations.ts';

/** `job`: the doc's newest that is not archived; after taking back, the one that the acceptance had made. */
export type Accepted = { readonly salesDoc: SalesDocHead; readonly job: Job | null };

/** Of what is an order already nothing changes: pressing twice accepts once. */
export function acceptQuote(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Accepted>> {
  return inTransaction(deps.db, async (tx) => {
    if (!actor.can('jobs:write')) return mayNot;
    const doc = await lockedDoc(tx, actor, id);
    if (doc === undefined) return notFound('sales doc');
    if (doc.archivedAt !== null) return conflict('archived', 'It is archived. Restore it first.');
    const [before] = await listJobs(tx, actor.workspaceId, { salesDocId: id, limit: 1 });
    if (doc.kind === 'order') return done({ salesDoc: doc, job: before ?? null });
    const job = before ?? (await jobOf(deps, tx, actor, doc));
    await become(deps, tx, actor, doc, 'order', await findAcceptedStage(tx, actor.workspaceId));
    await saveAcceptance(tx, actor.workspaceId, id, {
      at: deps.clock.now(),
      fromStageId: doc.stageId,
      jobId: before === undefined ? job.id : null,
    });
    return done({ salesDoc: await loaded(tx, actor, id), job });
  });
}

/** A job that nobody has touched since goes with it; one that is worked on or invoiced stays. */
export function undoAcceptance(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Accepted>> {
  return inTransaction(deps.db, async (tx) => {
    if (!actor.can('jobs:write')) return mayNot;
    const doc = await lockedDoc(tx, actor, id);
    if (doc === undefined) return notFound('sales doc');
    if (doc.kind === 'quote') return done({ salesDoc: doc, job: null });
    const acceptance = await findAcceptance(tx, actor.workspaceId, id);
    if (acceptance === undefined)
      return conflict('notAccepted', 'Nobody has accepted it here. Change its kind under Details instead.');
    const { fromStageId, jobId } = acceptance;
    const from = fromStageId === null ? undefined : { id: fromStageId };
    await become(deps, tx, actor, doc, 'quote', from);
    await saveAcceptance(tx, actor.workspaceId, id, null);
    const job = jobId === null ? null : await takeBackJob(deps, tx, actor, jobId);
    return done({ salesDoc: await loaded(tx, actor, id), job });
  });
}

const mayNot = forbidden('Accepting a quote makes a job, and your role may not make jobs.');

async function lockedDoc(tx: Tx, actor: Actor, id: string): Promise<SalesDocHead | undefined> {
  await lockSalesDoc(tx, actor.workspaceId, id);
  return findSalesDoc(tx, actor.workspaceId, id);
}

async function loaded(tx: Tx, actor: Actor, id: string): Promise<SalesDocHead> {
  const doc = await findSalesDoc(tx, actor.workspaceId, id);
  if (doc === undefined) throw new Error('A sales doc that was just written is not there');
  return doc;
}

/** Writes the kind and the stage, and down who did it. */
async function become(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  doc: SalesDocHead,
  kind: 'quote' | 'order',
  stage: { readonly id: string } | undefined,
): Promise<void> {
  const stageId = stage?.id ?? doc.stageId;
  await updateSalesDoc(tx, actor.workspaceId, doc.id, { kind, stageId, at: deps.clock.now() });
  const after = await loaded(tx, actor, doc.id);
  const changes = [
    { field: 'Kind', from: kindWords(doc.kind), to: kindWords(kind) },
    { field: 'Stage', from: doc.stageName, to: after.stageName },
  ].filter(({ from, to }) => from !== to);
  const action = kind === 'order' ? 'accepted' : 'acceptance undone';
  await recordChange(deps, tx, actor, { kind: 'salesDoc', id: doc.id, action, details: { changes } });
  await tellAutomations(deps, tx, actor, stageChange({ kind: 'salesDoc', id: doc.id }, doc, after));
}

const kindWords = (kind: string) => (kind === 'order' ? 'Order' : 'Quote');

async function jobOf(deps: CommandDeps, tx: Tx, actor: Actor, doc: SalesDocHead): Promise<Job> {
  const { id: salesDocId, title, companyId, contactId } = doc;
  const blank = {
    stageId: null,
    assigneeId: null,
    startOn: null,
    dueOn: null,
    notes: null,
    externalId: null,
  };
  const id = await createJobIn(deps, tx, actor, { ...blank, salesDocId, title, companyId, contactId });
  const job = await findJob(tx, actor.workspaceId, id);
  if (job === undefined) throw new Error('A job that was just made is not there');
  return job;
}

/** Archived rather than deleted: its number is taken, and its history stays. */
async function takeBackJob(deps: CommandDeps, tx: Tx, actor: Actor, id: string): Promise<Job | null> {
  const job = await findJob(tx, actor.workspaceId, id);
  if (job === undefined) return null;
  const invoices = await listInvoices(tx, actor.workspaceId, { jobId: id, limit: 1 });
  if (job.version > 1 || invoices.length > 0) return job;
  const at = deps.clock.now();
  await updateJob(tx, actor.workspaceId, id, { archivedAt: at, at });
  await recordChange(deps, tx, actor, { kind: 'job', id, action: 'archived' });
  return { ...job, archivedAt: at };
}
