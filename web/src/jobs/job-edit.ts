/** What an edited cell of the JobBoard means. */
import type { JobValues } from '../api/records.ts';
import type { Job } from '../api/types.ts';
import type { CellEdit } from '../grid/use-cell-edits.ts';

/** Null where there is nothing to save: a title cannot be empty. */
export function jobEdit(job: Job, columnKey: string): CellEdit<Job, JobValues> | null {
  const title = job.title.trim();
  const { stageId, stageName, assigneeId, assigneeName, dueOn } = job;
  switch (columnKey) {
    case 'title':
      return title === '' ? null : { shown: { title }, values: { title } };
    case 'stage':
      return { shown: { stageId, stageName }, values: { stageId } };
    case 'assignee':
      return { shown: { assigneeId, assigneeName }, values: { assigneeId } };
    case 'dueOn':
      return { shown: { dueOn }, values: { dueOn } };
    default:
      return null;
  }
}
