/** The columns of the JobBoard. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AccountingChip } from '../accounting/accounting-chip.tsx';
import type { Job, Stage } from '../api/types.ts';
import { usePeople } from '../fields/person-options.ts';
import { formatDate } from '../format/dates.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { ChoiceEditor, TextEditor } from '../grid/cell-editors.tsx';
import classes from '../grid/grid.module.css';
import { statusSecondOnPhones, useIsWide } from '../grid/phone-columns.ts';
import type { GridColumn } from '../grid/record-grid.tsx';
import { StageLabel } from '../grid/stage-label.tsx';
import { useJobActions } from './use-job-actions.tsx';

export function useJobColumns(stages: readonly Stage[]): readonly GridColumn<Job>[] {
  const people = usePeople();
  const actionsOf = useJobActions();
  const isWide = useIsWide();

  return useMemo(() => {
    const canEdit = (job: Job) => job.actions.includes('edit');
    const color = (job: Job) => stages.find((stage) => stage.id === job.stageId)?.color;
    const stageOrder = (job: Job) => stages.findIndex((stage) => stage.id === job.stageId);
    return statusSecondOnPhones<Job>(isWide, [
      {
        key: 'number',
        name: 'Number',
        width: 92,
        frozen: isWide,
        text: (job) => job.number,
        renderCell: ({ row, tabIndex }) => (
          <Link to="/jobs/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
            {row.number}
          </Link>
        ),
      },
      {
        key: 'title',
        name: 'Title',
        width: 'minmax(200px, 2fr)',
        minWidth: 160,
        text: (job) => job.title,
        editable: canEdit,
        renderEditCell: (edit) => (
          <TextEditor edit={edit} value={edit.row.title} onType={(title) => ({ ...edit.row, title })} />
        ),
      },
      {
        key: 'customer',
        name: 'Customer',
        width: 'minmax(160px, 1.4fr)',
        minWidth: 140,
        text: (job) => job.companyName ?? job.contactName ?? '',
      },
      {
        key: 'stage',
        name: 'Stage',
        width: 128,
        text: (job) => job.stageName,
        compare: (a, b) => stageOrder(a) - stageOrder(b),
        renderCell: ({ row }) => <StageLabel name={row.stageName} color={color(row)} />,
        editable: canEdit,
        renderEditCell: (edit) => (
          <ChoiceEditor
            edit={edit}
            value={edit.row.stageId}
            choices={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
            onPick={(stageId) => ({
              ...edit.row,
              stageId,
              stageName: stages.find((stage) => stage.id === stageId)?.name ?? '',
            })}
          />
        ),
      },
      {
        key: 'assignee',
        name: 'Assignee',
        width: 130,
        text: (job) => job.assigneeName ?? '',
        editable: canEdit,
        renderEditCell: (edit) => (
          <ChoiceEditor
            edit={edit}
            value={edit.row.assigneeId ?? ''}
            choices={[{ value: '', label: 'Nobody' }, ...people]}
            onPick={(id) => ({
              ...edit.row,
              assigneeId: id || null,
              assigneeName: people.find((person) => person.value === id)?.label ?? null,
            })}
          />
        ),
      },
      {
        key: 'dueOn',
        name: 'Due',
        width: 120,
        text: (job) => job.dueOn ?? '',
        renderCell: ({ row }) => formatDate(row.dueOn),
        editable: canEdit,
        renderEditCell: (edit) => (
          <TextEditor
            edit={edit}
            type="date"
            value={edit.row.dueOn ?? ''}
            onType={(dueOn) => ({ ...edit.row, dueOn: dueOn || null })}
          />
        ),
      },
      {
        key: 'salesDoc',
        name: 'Sales doc',
        width: 96,
        text: (job) => job.salesDocNumber ?? '',
        renderCell: ({ row, tabIndex }) =>
          row.salesDocId ? (
            <Link
              to="/sales/$id"
              params={{ id: row.salesDocId }}
              className={classes.quietLink}
              tabIndex={tabIndex}
            >
              {row.salesDocNumber}
            </Link>
          ) : null,
      },
      {
        key: 'accounting',
        name: 'Accounting Status',
        width: 204,
        text: (job) => job.accounting.chip?.label ?? '',
        cellClass: classes.chipCell ?? '',
        renderCell: ({ row, tabIndex }) => (
          <AccountingChip cell={row.accounting} name={row.number} tabIndex={tabIndex} />
        ),
      },
      {
        key: 'actions',
        name: 'Actions',
        width: 78,
        sortable: false,
        resizable: false,
        cellClass: classes.center ?? '',
        renderCell: ({ row, tabIndex }) => (
          <ActionMenu name={row.number} items={actionsOf(row)} tabIndex={tabIndex} />
        ),
      },
    ]);
  }, [stages, people, actionsOf, isWide]);
}
