/** Actions that make a job of a sales doc, or an invoice of what is sold. */
import { type Billing, draftInvoice } from '../commands/draft-invoice.ts';
import { createInvoice } from '../commands/issue-invoice.ts';
import { createJobFromSalesDoc } from '../commands/save-job.ts';
import type { Action } from '../domain/automation.ts';
import { addThousands, decimal } from '../domain/decimal.ts';
import { listDepositsBefore, noteMade, type RunStep } from '../store/automation-runs.ts';
import type { SourceId } from '../store/invoice-sources.ts';
import { findInvoice } from '../store/invoices.ts';
import type { Doing } from './actions.ts';
import { recordName } from './event-words.ts';
import type { Scene } from './scene.ts';
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

/** A deposit of so many percent, once for each record, or what is not invoiced yet. */
export async function createInvoiceOf(
  doing: Doing,
  { percent, send }: Of<'createInvoice'>,
): Promise<RunStep> {
  const { deps, tx, actor, scene, run } = doing;
  const name = recordName(scene);
  const from = sourceOf(scene);
  if (from === null) return skipped(`${name} has nothing sold to invoice.`);
  const earlier = percent === null ? undefined : await depositBefore(doing, percent);
  if (earlier !== undefined)
    return skipped(`${name} has this deposit already: ${earlier.number ?? 'its number is not known yet'}.`);
  const what = percent === null ? `what remains of ${name}` : `${percent} % of ${name}`;
  const within = { ...deps, db: tx };
  const part = percent === null ? ({ kind: 'rest' } as const) : ({ kind: 'percent', percent } as const);
  const draft = await draftInvoice(within, actor, from, part);
  if (!draft.ok) return stepOf(draft, `Invoice ${what}.`);
  const { lines, books: _books, recipients: _recipients, billing, ...head } = draft.value;
  if (lines.length === 0 || (billing !== null && decimal(billing.remaining).lte(0)))
    return skipped(`All of ${name} is invoiced already.`);
  if (percent !== null && billing !== null && isBeyond(billing, percent))
    return failed(
      `Only ${billing.currency} ${addThousands(billing.remaining)} of ${name} is not invoiced yet, less than ${percent} %.`,
    );
  const externalId = `automation ${run.id} ${run.position}`;
  const input = { ...head, ...byTheSettings, lines, externalId };
  const made = await createInvoice(within, actor, input, { send, lane: 'interactive' });
  if (!made.ok) return stepOf(made, `Invoice ${what}.`);
  const { id } = made.value;
  await noteMade(tx, actor.workspaceId, id, actor.automation.chain);
  const row = await findInvoice(tx, actor.workspaceId, id);
  if (row === undefined) return failed('The invoice that was made is not there.');
  const sent = send ? sentWords(row.sync_state) : 'without sending it yet';
  return did(`Invoice ${what}, ${row.currency} ${row.total}, ${sent}.`, { records: [id] });
}

function sourceOf({ record, jobs, salesDoc }: Scene): SourceId | null {
  const [job] = jobs;
  if (record.kind === 'job' && job !== undefined) return { jobId: job.id };
  return salesDoc === null ? null : { salesDocId: salesDoc.id };
}

/** A record that comes by once more is not billed once more, unless what it was billed is void. */
async function depositBefore({ tx, actor, scene, run }: Doing, percent: string) {
  const about = { id: run.id, automationId: actor.automation.id, recordId: scene.record.id };
  const made = await listDepositsBefore(tx, actor.workspaceId, about, percent);
  return scene.invoices.find(({ row }) => made.has(row.id));
}

/** More than is left by more than roundings come to: nobody is billed beyond what was sold. */
function isBeyond({ total, remaining }: Billing, percent: string): boolean {
  const share = decimal(total).times(decimal(percent)).div(100);
  return share.minus(decimal(remaining)).gt(decimal(total).div(100));
}

/** It is made in any case; whether it goes is for the books and their settings. */
function sentWords(syncState: string): string {
  switch (syncState) {
    case 'queued':
      return 'and send it to the books';
    case 'awaitingApproval':
      return 'which waits for approval before it goes to the books';
    case 'needsAttention':
      return 'which needs attention before it can go to the books';
    default:
      return 'without sending it: no books are connected';
  }
}

/** Number, looks and rate as the books and their settings say. */
const byTheSettings = { number: null, arriveAs: null, brandingThemeId: null, currencyRate: null };
