/** Actions that change records: another stage, a column's value, whose work it is. */

import { saveCustomValue } from '../commands/save-custom-value.ts';
import { changeJob } from '../commands/save-job.ts';
import { changeSalesDoc } from '../commands/save-sales-doc.ts';
import type { Action } from '../domain/automation.ts';
import { dateMeant } from '../domain/conditions.ts';
import { type BoardName, type CustomValue, customValueWords, isSameValue } from '../domain/custom-value.ts';
import type { RunStep } from '../store/automation-runs.ts';
import { findColumn } from '../store/custom-columns.ts';
import { findCustomValue } from '../store/custom-values.ts';
import type { Doing } from './actions.ts';
import { recordName } from './event-words.ts';
import type { Scene } from './scene.ts';
import { failed, skipped, stepOf, together } from './steps.ts';

type Of<Kind extends Action['kind']> = Extract<Action, { readonly kind: Kind }>;

/** A stage of the JobBoard moves the record's jobs, one of the SalesBoard its sales doc. */
export async function moveToStage(
  { deps, tx, actor, scene, names }: Doing,
  { stageId }: Of<'moveToStage'>,
): Promise<RunStep> {
  const stage = names.stage(stageId);
  if (stage === undefined) return failed('The stage to move to is not on any board any more.');
  const change = stage.board === 'jobs' ? changeJob : changeSalesDoc;
  const steps: RunStep[] = [];
  for (const { id, number, stageId: from, stageName } of recordsWithStage(scene, stage.board)) {
    if (from === stageId) steps.push(skipped(`${number} is in ${stage.name} already.`));
    else {
      const moved = await change({ ...deps, db: tx }, actor, id, { stageId });
      steps.push(stepOf(moved, `Move ${number} from ${stageName} to ${stage.name}.`));
    }
  }
  const noun = stage.board === 'jobs' ? 'job' : 'sales doc';
  return together(steps, `${recordName(scene)} has no ${noun} to move.`);
}

function recordsWithStage({ salesDoc, jobs }: Scene, board: 'sales' | 'jobs') {
  if (board === 'jobs') return jobs;
  return salesDoc === null || salesDoc.archivedAt !== null ? [] : [salesDoc];
}

export async function setColumn(
  { deps, tx, actor, scene, names }: Doing,
  { columnId, value: given }: Of<'setColumn'>,
): Promise<RunStep> {
  const column = await findColumn(tx, actor.workspaceId, columnId);
  if (column === undefined || column.isArchived) return failed('The column to set is gone.');
  const value = column.type === 'date' && typeof given === 'string' ? dateMeant(given, scene.today) : given;
  const said = customValueWords(column, value, names.person) ?? 'nothing';
  const steps: RunStep[] = [];
  for (const { id, name } of recordsOn(scene, column.board)) {
    const before: CustomValue = await findCustomValue(tx, actor.workspaceId, id, columnId);
    if (isSameValue(before, value)) steps.push(skipped(`${column.name} of ${name} is ${said} already.`));
    else {
      const saved = await saveCustomValue({ ...deps, db: tx }, actor, { columnId, recordId: id, value });
      steps.push(stepOf(saved, `Set ${column.name} of ${name} to ${said}.`));
    }
  }
  return together(steps, `${recordName(scene)} has nothing on the board of ${column.name}.`);
}

type Named = { readonly id: string; readonly name: string };

function recordsOn({ salesDoc, jobs, invoice, company, contact }: Scene, board: BoardName): readonly Named[] {
  switch (board) {
    case 'jobs':
      return jobs.map(({ id, number }) => ({ id, name: number }));
    case 'sales':
      return salesDoc === null ? [] : [{ id: salesDoc.id, name: salesDoc.number }];
    case 'invoices':
      return invoice === null ? [] : [{ id: invoice.row.id, name: invoice.number ?? 'the invoice' }];
    case 'companies':
      return company === null ? [] : [{ id: company.id, name: company.name }];
    case 'contacts':
      return contact === null ? [] : [{ id: contact.id, name: contact.name }];
  }
}

/** A job's assignee or a sales doc's owner: of an invoice, those of what it was made from. */
export async function assign(
  { deps, tx, actor, scene, names }: Doing,
  { userId }: Of<'assign'>,
): Promise<RunStep> {
  const person = userId === null ? 'nobody' : names.person(userId);
  if (person === undefined) return failed('Whom it should be given to is not a member any more.');
  const within = { ...deps, db: tx };
  const { salesDoc, jobs, record } = scene;
  const steps: RunStep[] = [];
  for (const job of record.kind === 'salesDoc' ? [] : jobs) {
    if (job.assigneeId === userId) steps.push(skipped(`${job.number} is with ${person} already.`));
    else {
      const given = await changeJob(within, actor, job.id, { assigneeId: userId });
      steps.push(stepOf(given, `Give ${job.number} to ${person}.`));
    }
  }
  if (salesDoc !== null && (record.kind === 'salesDoc' || steps.length === 0)) {
    if (salesDoc.ownerId === userId) return skipped(`${salesDoc.number} is with ${person} already.`);
    const given = await changeSalesDoc(within, actor, salesDoc.id, { ownerId: userId });
    steps.push(stepOf(given, `Give ${salesDoc.number} to ${person}.`));
  }
  return together(steps, `${recordName(scene)} has nothing that somebody could be given.`);
}
