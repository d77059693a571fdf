/** The columns of the list of invoices. */
import { Link } from '@tanstack/react-router';
import type { InvoiceItem } from '../api/types.ts';
import type { BoardColumn } from '../board/board-column.ts';
import { accountingColumn, customerColumn, dateColumn, textColumn } from '../board/own-columns.tsx';
import { Money } from '../format/money.tsx';
import classes from '../grid/grid.module.css';
import { cellOf } from './invoice-cell.ts';

/** One without a number yet is told apart by its customer. */
export const invoiceName = ({ number, companyName, contactName }: InvoiceItem) =>
  number ?? `the invoice for ${companyName ?? contactName}`;

export const invoiceColumns: readonly BoardColumn<InvoiceItem>[] = [
  {
    key: 'number',
    name: 'Number',
    type: 'text',
    width: 100,
    isFrozen: true,
    value: (invoice) => invoice.number,
    text: (invoice) => invoice.number ?? '',
    render: (invoice, tabIndex) => (
      <Link
        to="/invoices/$id"
        params={{ id: invoice.id }}
        search
        className={classes.link}
        tabIndex={tabIndex}
      >
        {invoice.number ?? 'No number'}
      </Link>
    ),
  },
  { ...customerColumn<InvoiceItem>(), width: 140, grows: 2 },
  accountingColumn<InvoiceItem>(cellOf, invoiceName),
  moneyColumn('total', 'Total'),
  moneyColumn('amountOwing', 'Owing'),
  textColumn('from', 'From', 72, (invoice) => invoice.jobNumber ?? invoice.salesDocNumber),
  { ...textColumn('reference', 'Reference', 96, (invoice) => invoice.reference), grows: 1 },
  dateColumn<InvoiceItem>({ key: 'issueDate', name: 'Date' }),
  dateColumn<InvoiceItem>({ key: 'dueDate', name: 'Due' }),
  {
    ...textColumn('books', 'Books', 132, (invoice) => invoice.books?.label ?? null),
    render: (invoice) => <Books invoice={invoice} />,
  },
];

function moneyColumn(key: 'total' | 'amountOwing', name: string): BoardColumn<InvoiceItem> {
  return {
    key,
    name,
    type: 'money',
    width: 112,
    isSummed: true,
    value: (invoice) => invoice[key],
    text: (invoice) => invoice[key] ?? '',
    currency: (invoice) => invoice.currency,
    render: (invoice) => <Money amount={invoice[key]} currency={invoice.currency} />,
  };
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
