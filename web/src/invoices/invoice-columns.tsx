/** The columns of the list of invoices. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AccountingChip } from '../accounting/accounting-chip.tsx';
import type { InvoiceItem } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { compareDecimals } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from '../grid/grid.module.css';
import { statusSecondOnPhones, useIsWide } from '../grid/phone-columns.ts';
import type { GridColumn } from '../grid/record-grid.tsx';
import { cellOf } from './invoice-cell.ts';
import { useInvoiceActions } from './use-invoice-actions.tsx';

export function useInvoiceColumns(): readonly GridColumn<InvoiceItem>[] {
  const actionsOf = useInvoiceActions();
  const isWide = useIsWide();

  return useMemo(
    () =>
      statusSecondOnPhones<InvoiceItem>(isWide, [
        {
          key: 'number',
          name: 'Number',
          width: 100,
          frozen: isWide,
          text: (invoice) => invoice.number ?? '',
          renderCell: ({ row, tabIndex }) => (
            <Link to="/invoices/$id" params={{ id: row.id }} className={classes.link} tabIndex={tabIndex}>
              {row.number ?? 'No number'}
            </Link>
          ),
        },
        {
          key: 'customer',
          name: 'Customer',
          width: 'minmax(140px, 2fr)',
          minWidth: 140,
          text: (invoice) => invoice.companyName ?? invoice.contactName ?? '',
          renderCell: ({ row }) => row.companyName ?? row.contactName,
        },
        {
          key: 'from',
          name: 'From',
          width: 72,
          text: (invoice) => invoice.jobNumber ?? invoice.salesDocNumber ?? '',
          renderCell: ({ row }) => row.jobNumber ?? row.salesDocNumber,
        },
        {
          key: 'reference',
          name: 'Reference',
          width: 'minmax(96px, 1fr)',
          minWidth: 96,
          text: (invoice) => invoice.reference ?? '',
        },
        {
          key: 'issueDate',
          name: 'Date',
          width: 102,
          text: (invoice) => invoice.issueDate,
          renderCell: ({ row }) => formatDate(row.issueDate),
        },
        {
          key: 'dueDate',
          name: 'Due',
          width: 102,
          text: (invoice) => invoice.dueDate ?? '',
          renderCell: ({ row }) => formatDate(row.dueDate),
        },
        {
          key: 'total',
          name: 'Total',
          width: 112,
          text: (invoice) => invoice.total,
          compare: (a, b) => compareDecimals(a.total, b.total),
          cellClass: classes.end ?? '',
          headerCellClass: classes.end ?? '',
          renderCell: ({ row }) => <Money amount={row.total} currency={row.currency} />,
        },
        {
          key: 'amountOwing',
          name: 'Owing',
          width: 112,
          text: (invoice) => invoice.amountOwing ?? '',
          compare: (a, b) => compareDecimals(a.amountOwing, b.amountOwing),
          cellClass: classes.end ?? '',
          headerCellClass: classes.end ?? '',
          renderCell: ({ row }) => <Money amount={row.amountOwing} currency={row.currency} />,
        },
        {
          key: 'books',
          name: 'Books',
          width: 132,
          text: (invoice) => invoice.books?.label ?? '',
          renderCell: ({ row }) => <Books invoice={row} />,
        },
        {
          key: 'accounting',
          name: 'Accounting Status',
          width: 204,
          text: (invoice) => invoice.chip.label,
          cellClass: classes.chipCell ?? '',
          renderCell: ({ row, tabIndex }) => (
            <AccountingChip cell={cellOf(row)} name={row.number ?? 'the invoice'} tabIndex={tabIndex} />
          ),
        },
        {
          key: 'actions',
          name: 'Actions',
          width: 72,
          sortable: false,
          resizable: false,
          cellClass: classes.center ?? '',
          renderCell: ({ row, tabIndex }) => (
            <ActionMenu name={row.number ?? 'the invoice'} items={actionsOf(row)} tabIndex={tabIndex} />
          ),
        },
      ]),
    [actionsOf, isWide],
  );
}

/** Whose books it is in; of one that was never sent, an arrow says that it is only to go there. */
function Books({ invoice: { books } }: { invoice: InvoiceItem }) {
  if (!books) return null;
  return (
    <span
      className={classes.twoLines}
      title={books.isTied ? books.label : `Goes to ${books.label}`}
      data-books={books.isTied ? 'tied' : 'goesTo'}
    >
      {books.isTied ? '' : '→ '}
      {books.label}
    </span>
  );
}
