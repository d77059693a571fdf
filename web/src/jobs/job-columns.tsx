/** The columns of the JobBoard. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Job, Stage } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import {
  accountingColumn,
  customerColumn,
  dateColumn,
  personColumn,
  stageColumn,
  titleColumn,
} from '../board/own-columns.tsx';
import { usePeople } from '../fields/person-options.ts';
import classes from '../grid/grid.module.css';

export const jobName = (job: Job) => job.number;

export function useJobColumns(stages: readonly Stage[]): readonly BoardColumn<Job>[] {
  const people = usePeople();
  return useMemo(
    () => [
      numberColumn,
      titleColumn<Job>('jobs'),
      customerColumn<Job>(),
      stageColumn<Job>('jobs', stages),
      accountingColumn<Job>((job) => job.accounting, jobName),
      personColumn<Job>(
        'jobs',
        { key: 'assignee', name: 'Assignee', idField: 'assigneeId', nameField: 'assigneeName' },
        people,
      ),
      dateColumn<Job>({ key: 'startOn', name: 'Start', isHidden: true }, 'jobs'),
      dateColumn<Job>({ key: 'dueOn', name: 'Due' }, 'jobs'),
      salesDocColumn,
      dateColumn<Job>({ key: 'createdAt', name: 'Created', isHidden: true }),
    ],
    [stages, people],
  );
}

const numberColumn: BoardColumn<Job> = {
  key: 'number',
  name: 'Number',
  type: 'text',
  width: 92,
  isFrozen: true,
  value: (job) => job.number,
  text: (job) => job.number,
  render: (job, tabIndex) => (
    <Link to="/jobs/$id" params={{ id: job.id }} search className={classes.link} tabIndex={tabIndex}>
      {job.number}
    </Link>
  ),
};

const salesDocColumn: BoardColumn<Job> = {
  key: 'salesDoc',
  name: 'Sales doc',
  type: 'text',
  width: 96,
  value: (job) => job.salesDocNumber,
  text: (job) => job.salesDocNumber ?? '',
  render: (job, tabIndex) =>
    job.salesDocId ? (
      <Link to="/sales/$id" params={{ id: job.salesDocId }} className={classes.quietLink} tabIndex={tabIndex}>
        {job.salesDocNumber}
      </Link>
    ) : null,
};
