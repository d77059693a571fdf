/** The columns of the SalesBoard. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AccountingChip } from '../accounting/accounting-chip.tsx';
import type { SalesDoc, Stage } from '../api/types.ts';
import { usePeople } from '../fields/person-options.ts';
import { formatDate } from '../format/dates.ts';
import { compareDecimals } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import { ChoiceEditor, TextEditor } from '../grid/cell-editors.tsx';
import classes from '../grid/grid.module.css';
import { statusSecondOnPhones, useIsWide } from '../grid/phone-columns.ts';
import type { GridColumn } from '../grid/record-grid.tsx';
import { StageLabel } from '../grid/stage-label.tsx';
import { useSalesActions } from './use-sales-actions.tsx';

export function useSalesColumns(stages: readonly Stage[]): readonly GridColumn<SalesDoc>[] {
  const people = usePeople();
  const actionsOf = useSalesActions();
  const isWide = useIsWide();

  return useMemo(() => {
    const canEdit = (doc: SalesDoc) => doc.actions.includes('edit');
    const color = (doc: SalesDoc) => stages.find((stage) => stage.id === doc.stageId)?.color;
    const stageOrder = (doc: SalesDoc) => stages.findIndex((stage) => stage.id === doc.stageId);
    return statusSecondOnPhones<SalesDoc>(isWide, [
      {
        key: 'number',
        name: 'Number',
        width: 96,
        frozen: isWide,
        text: (doc) => doc.number,
        renderCell: ({ row, tabIndex }) => (
          <Link to="/sales/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
            {row.number}
          </Link>
        ),
      },
      {
        key: 'title',
        name: 'Title',
        width: 'minmax(200px, 2fr)',
        minWidth: 160,
        text: (doc) => doc.title,
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
        text: (doc) => doc.companyName ?? doc.contactName ?? '',
      },
      {
        key: 'stage',
        name: 'Stage',
        width: 132,
        text: (doc) => doc.stageName,
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
        key: 'owner',
        name: 'Owner',
        width: 130,
        text: (doc) => doc.ownerName ?? '',
        editable: canEdit,
        renderEditCell: (edit) => (
          <ChoiceEditor
            edit={edit}
            value={edit.row.ownerId ?? ''}
            choices={[{ value: '', label: 'Nobody' }, ...people]}
            onPick={(id) => ({
              ...edit.row,
              ownerId: id || null,
              ownerName: people.find((person) => person.value === id)?.label ?? null,
            })}
          />
        ),
      },
      {
        key: 'created',
        name: 'Created',
        width: 112,
        text: (doc) => doc.createdAt.slice(0, 10),
        compare: (a, b) => (a.createdAt < b.createdAt ? -1 : 1),
        renderCell: ({ row }) => formatDate(row.createdAt.slice(0, 10)),
      },
      {
        key: 'total',
        name: 'Total',
        width: 124,
        text: (doc) => doc.total,
        compare: (a, b) => compareDecimals(a.total, b.total),
        cellClass: classes.end ?? '',
        headerCellClass: classes.end ?? '',
        renderCell: ({ row }) => <Money amount={row.total} currency={row.currency} />,
      },
      {
        key: 'accounting',
        name: 'Accounting Status',
        width: 204,
        text: (doc) => doc.accounting.chip?.label ?? '',
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
