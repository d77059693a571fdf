/** Columns that several boards have: title, stage, person, Accounting Status. */
import { AccountingChip } from '../accounting/accounting-chip.tsx';
import { chipKinds } from '../accounting/chip-look.ts';
import type { AccountingCell, Stage } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { StageLabel } from '../grid/stage-label.tsx';
import type { BoardColumn, Choice } from './board-column.ts';
import { fieldEdit } from './field-edit.ts';
import type { Row } from './rows.ts';
import type { BoardName } from './view-settings.ts';

type EditableRow = Row & { readonly actions?: readonly string[] };

export function textColumn<R>(
  key: string,
  name: string,
  width: number,
  value: (row: R) => string | null,
  grows?: number,
): BoardColumn<R> {
  const text = (row: R) => value(row) ?? '';
  return { key, name, type: 'text', width, value, text, ...(grows === undefined ? {} : { grows }) };
}

export function titleColumn<R extends EditableRow & { readonly title: string }>(
  board: BoardName,
): BoardColumn<R> {
  return {
    key: 'title',
    name: 'Title',
    type: 'text',
    width: 200,
    grows: 2,
    value: (row) => row.title,
    text: (row) => row.title,
    edit: fieldEdit<R>(board, 'title', { isOptional: false }),
  };
}

export function customerColumn<
  R extends { readonly companyName: string | null; readonly contactName: string | null },
>(): BoardColumn<R> {
  const name = (row: R) => row.companyName ?? row.contactName ?? '';
  return {
    key: 'customer',
    name: 'Customer',
    type: 'text',
    width: 160,
    grows: 1,
    value: (row) => name(row) || null,
    text: name,
  };
}

export function stageColumn<R extends EditableRow & { readonly stageId: string; readonly stageName: string }>(
  board: BoardName,
  stages: readonly Stage[],
): BoardColumn<R> {
  const choices = stages.map(({ id, name, color }) => ({ value: id, label: name, color }));
  const of = (row: R) => choices.find(({ value }) => value === row.stageId);
  return {
    key: 'stage',
    name: 'Stage',
    type: 'status',
    width: 136,
    choices,
    value: (row) => row.stageId,
    text: (row) => of(row)?.label ?? row.stageName,
    render: (row) => <StageLabel name={of(row)?.label ?? row.stageName} color={of(row)?.color} />,
    edit: fieldEdit<R>(board, 'stageId', {
      isOptional: false,
      shown: (id) => ({ stageName: choices.find(({ value }) => value === id)?.label ?? '' }) as Partial<R>,
    }),
  };
}

export function personColumn<R extends EditableRow>(
  board: BoardName,
  column: {
    readonly key: string;
    readonly name: string;
    readonly idField: keyof R & string;
    readonly nameField: keyof R & string;
  },
  people: readonly Choice[],
): BoardColumn<R> {
  const { key, name, idField, nameField } = column;
  const text = (row: R, field: keyof R) => (typeof row[field] === 'string' ? row[field] : null);
  return {
    key,
    name,
    type: 'person',
    width: 130,
    choices: people,
    value: (row) => text(row, idField),
    text: (row) => text(row, nameField) ?? '',
    edit: fieldEdit<R>(board, idField, {
      shown: (id) => ({ [nameField]: people.find(({ value }) => value === id)?.label ?? null }) as Partial<R>,
    }),
  };
}

export function dateColumn<R extends EditableRow>(
  column: { readonly key: keyof R & string; readonly name: string; readonly isHidden?: boolean },
  board?: BoardName,
): BoardColumn<R> {
  const { key, name, isHidden = false } = column;
  const value = (row: R) => (typeof row[key] === 'string' ? row[key].slice(0, 10) : null);
  return {
    key,
    name,
    type: 'date',
    width: 116,
    isHidden,
    value,
    text: (row) => (value(row) === null ? '' : formatDate(value(row))),
    ...(board === undefined ? {} : { edit: fieldEdit<R>(board, key) }),
  };
}

const chipChoices: readonly Choice[] = chipKinds.map(({ kind, label }) => ({ value: kind, label }));

/** What the books say: nobody edits it. */
export function accountingColumn<R extends Row>(
  cellOf: (row: R) => AccountingCell,
  nameOf: (row: R) => string,
): BoardColumn<R> {
  return {
    key: 'accounting',
    name: 'Accounting Status',
    type: 'status',
    width: 204,
    choices: chipChoices,
    value: (row) => cellOf(row).chip?.kind ?? null,
    text: (row) => cellOf(row).chip?.label ?? '',
    render: (row, tabIndex) => <AccountingChip cell={cellOf(row)} name={nameOf(row)} tabIndex={tabIndex} />,
  };
}
