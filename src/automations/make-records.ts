/** Actions that make a job of a sales doc, or an invoice of what is sold. */
import { draftInvoice } from '../commands/draft-invoice.ts';
import { createInvoice } from '../commands/issue-invoice.ts';
import { createJobFromSalesDoc } from '../commands/save-job.ts';
import type { Action } from '../domain/automation.ts';
import { decimal } from '../domain/decimal.ts';
import { noteMade, type RunStep } from '../store/automation-runs.ts';
import { findInvoice } from '../store/invoices.ts';
import type { Doing } from './actions.ts';
import { recordName } from './event-words.ts';
import { did, failed, skipped, stepOf } from './steps.ts';

type Of<Kind extends Action['kind']> = Extract<Action, { readonly kind: Kind }>;

/** A sales doc that has a job already gets no second one. */
export async function createJobOf(
  { deps, tx, actor, scene, run }: Doing,
  { stageId }: Of<'createJob'>,
): Promise<RunStep> {
  const { salesDoc, jobs } = scene;
  if (salesDoc === null) return skipped(`${recordName(scene)} has no sales doc to make a job of.`);
  const [job] = jobs;
  if (job !== undefined) return skipped(`${salesDoc.number} has a job already: ${job.number}.`);
  const made = await createJobFromSalesDoc({ ...deps, db: tx }, actor, salesDoc.id, {
    title: null,
    externalId: `automation ${run.id} ${run.position}`,
    stageId,
  });
  if (!made.ok) return stepOf(made, `Make a job of ${salesDoc.number}.`);
  const { id, number } = made.value.record;
  await noteMade(tx, actor.workspaceId, id, actor.automation.chain);
  return did(`Make the job ${number} of ${salesDoc.number}.`, { records: [id] });
}

/** A deposit of so many percent, or what is not invoiced yet. */
export async function createInvoiceOf(
  { deps, tx, actor, scene, run }: Doing,
  { percent, send }: Of<'createInvoice'>,
): Promise<RunStep> {
  const { salesDoc, jobs, record } = scene;
  const [job] = jobs;
  const from =
    record.kind === 'job' && job ? { jobId: job.id } : salesDoc ? { salesDocId: salesDoc.id } : null;
  if (from === null) return skipped(`${recordName(scene)} has nothing sold to invoice.`);
  const name = recordName(scene);
  const what = percent === null ? `what remains of ${name}` : `${percent} % of ${name}`;
  const within = { ...deps, db: tx };
  const part = percent === null ? ({ kind: 'rest' } as const) : ({ kind: 'percent', percent } as const);
  const draft = await draftInvoice(within, actor, from, part);
  if (!draft.ok) return stepOf(draft, `Invoice ${what}.`);
  const { lines, books: _books, recipients: _recipients, billing, ...head } = draft.value;
  if (lines.length === 0 || (billing !== null && decimal(billing.remaining).lte(0)))
    return skipped(`All of ${name} is invoiced already.`);
  const externalId = `automation ${run.id} ${run.position}`;
  const input = { ...head, ...byTheSettings, lines, externalId };
  const options = { send: send && actor.can('invoices:send'), lane: 'interactive' } as const;
  const made = await createInvoice(within, actor, input, options);
  if (!made.ok) return stepOf(made, `Invoice ${what}.`);
  const { id } = made.value;
  await noteMade(tx, actor.workspaceId, id, actor.automation.chain);
  const row = await findInvoice(tx, actor.workspaceId, id);
  if (row === undefined) return failed('The invoice that was made is not there.');
  const sent = options.send ? 'and send it to the books' : 'without sending it yet';
  return did(`Invoice ${what}, ${row.currency} ${row.total}, ${sent}.`, { records: [id] });
}

/** Number, looks and rate as the books and their settings say. */
const byTheSettings = { number: null, arriveAs: null, brandingThemeId: null, currencyRate: null };
