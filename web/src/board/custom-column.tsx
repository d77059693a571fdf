/** A column that people added, as the board uses it: value, words, look and editing by its type. */
import { saveValue } from '../api/boards.ts';
import type { CustomColumn, CustomValues } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { trimDecimal } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { StageLabel } from '../grid/stage-label.tsx';
import classes from './board.module.css';
import type { BoardColumn, CellValue, Choice } from './board-column.ts';
import type { Row } from './rows.ts';

type CustomRow = Row & { readonly custom?: CustomValues; readonly currency?: string };

const widths: Readonly<Record<CustomColumn['type'], number>> = {
  status: 140,
  person: 130,
  date: 118,
  number: 100,
  money: 124,
  text: 180,
  link: 150,
  tags: 160,
};

export function customColumn<R extends CustomRow>(
  column: CustomColumn,
  options: {
    readonly people: readonly Choice[];
    readonly canEdit: boolean;
    /** Of the workspace, for money in rows that have no currency of their own. */
    readonly currency: string;
  },
): BoardColumn<R> {
  const { id, type } = column;
  const choices = choicesOf(column, options.people);
  const value = (row: R): CellValue => row.custom?.[id] ?? null;
  const currency = (row: R) => column.currency ?? row.currency ?? options.currency;
  return {
    key: id,
    name: column.name,
    type,
    value,
    text: (row) => words(type, value(row), choices),
    width: widths[type],
    custom: column,
    ...(choices ? { choices } : {}),
    ...(type === 'money' ? { currency } : {}),
    ...(type === 'money' || type === 'number' ? { isSummed: true } : {}),
    render: (row, tabIndex) => show(type, value(row), { choices, currency: currency(row), tabIndex }),
    edit: {
      isAllowed: () => options.canEdit,
      isOptional: true,
      shown: (row, next) => ({ ...row, custom: { ...row.custom, [id]: next } }),
      save: async (row, next, was) => {
        await saveValue(id, row.id, next, was);
        return null;
      },
    },
  };
}

function choicesOf(column: CustomColumn, people: readonly Choice[]): readonly Choice[] | undefined {
  if (column.type === 'person') return people;
  if (column.type !== 'status' && column.type !== 'tags') return undefined;
  return column.options.map((option) => ({ value: option.id, label: option.name, color: option.color }));
}

export function words(
  type: CustomColumn['type'],
  value: CellValue,
  choices: readonly Choice[] | undefined,
): string {
  if (value === null) return '';
  const said = (one: string) => choices?.find((choice) => choice.value === one)?.label ?? '';
  if (typeof value !== 'string') return value.map(said).filter(Boolean).join(', ');
  if (choices) return said(value);
  return type === 'date' ? `${formatDate(value)}` : value;
}

function show(
  type: CustomColumn['type'],
  value: CellValue,
  look: { choices: readonly Choice[] | undefined; currency: string; tabIndex: number },
) {
  if (value === null || value === '') return null;
  const label = (one: string) => look.choices?.find((choice) => choice.value === one);
  if (typeof value !== 'string') {
    return (
      <span className={classes.tags}>
        {value.map((one) => {
          const choice = label(one);
          return choice ? <StageLabel key={one} name={choice.label} color={choice.color} /> : null;
        })}
      </span>
    );
  }
  switch (type) {
    case 'status': {
      const choice = label(value);
      return choice ? <StageLabel name={choice.label} color={choice.color} /> : null;
    }
    case 'money':
      return <Money amount={value} currency={look.currency} />;
    case 'number':
      return <span className="money">{trimDecimal(value)}</span>;
    case 'link':
      return <WebLink address={value} tabIndex={look.tabIndex} />;
    default:
      return words(type, value, look.choices);
  }
}

function WebLink({ address, tabIndex }: { address: string; tabIndex: number }) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer noopener"
      className={classes.webLink}
      tabIndex={tabIndex}
      // The grid would take Enter for itself.
      onKeyDown={(event) => event.key === 'Enter' && event.stopPropagation()}
    >
      {address.replace(/^(https?:\/\/|mailto:)(www\.)?/, '')}
    </a>
  );
}
