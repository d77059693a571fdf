/** The columns of the SalesBoard. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SalesDoc, Stage } from '../api/types.ts';
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
import { Money } from '../format/money.tsx';
import classes from '../grid/grid.module.css';

export const salesDocName = (doc: SalesDoc) => doc.number;

export function useSalesColumns(stages: readonly Stage[]): readonly BoardColumn<SalesDoc>[] {
  const people = usePeople();
  return useMemo(
    () => [
      numberColumn,
      titleColumn<SalesDoc>('sales'),
      customerColumn<SalesDoc>(),
      kindColumn,
      stageColumn<SalesDoc>('sales', stages),
      accountingColumn<SalesDoc>((doc) => doc.accounting, salesDocName),
      totalColumn,
      personColumn<SalesDoc>(
        'sales',
        { key: 'owner', name: 'Owner', idField: 'ownerId', nameField: 'ownerName' },
        people,
      ),
      dateColumn<SalesDoc>({ key: 'createdAt', name: 'Created' }),
      referenceColumn,
    ],
    [stages, people],
  );
}

const numberColumn: BoardColumn<SalesDoc> = {
  key: 'number',
  name: 'Number',
  type: 'text',
  width: 96,
  isFrozen: true,
  value: (doc) => doc.number,
  text: (doc) => doc.number,
  render: (doc, tabIndex) => (
    <Link to="/sales/$id" params={{ id: doc.id }} search className={classes.link} tabIndex={tabIndex}>
      {doc.number}
    </Link>
  ),
};

const kinds = [
  { value: 'quote', label: 'Quote' },
  { value: 'order', label: 'Order' },
];

const kindColumn: BoardColumn<SalesDoc> = {
  key: 'kind',
  name: 'Kind',
  type: 'status',
  width: 84,
  isHidden: true,
  choices: kinds,
  value: (doc) => doc.kind,
  text: (doc) => kinds.find(({ value }) => value === doc.kind)?.label ?? '',
};

const referenceColumn: BoardColumn<SalesDoc> = {
  key: 'reference',
  name: 'Reference',
  type: 'text',
  width: 120,
  isHidden: true,
  value: (doc) => doc.reference,
  text: (doc) => doc.reference ?? '',
};

const totalColumn: BoardColumn<SalesDoc> = {
  key: 'total',
  name: 'Total',
  type: 'money',
  width: 124,
  isSummed: true,
  value: (doc) => doc.total,
  text: (doc) => doc.total,
  currency: (doc) => doc.currency,
  render: (doc) => <Money amount={doc.total} currency={doc.currency} />,
};
