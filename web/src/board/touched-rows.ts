/** Which rows of which boards show something of a record that changed. */
import type { BoardName } from './view-settings.ts';

/** What a row says of other records. */
export type NamedRow = {
  readonly id: string;
  readonly companyId?: string | null;
  readonly contactId?: string | null;
};

export type Touch =
  | { readonly board: BoardName; readonly ids: readonly string[] }
  | { readonly board: BoardName; readonly invoiceIds: readonly string[] }
  /** So much may have changed that all are read again. */
  | { readonly board: BoardName; readonly all: true };

export const boards: readonly BoardName[] = ['sales', 'jobs', 'invoices', 'companies', 'contacts'];
const all = (names: readonly BoardName[]): readonly Touch[] => names.map((board) => ({ board, all: true }));

/** @param rowsOf the rows that are in memory */
export function touchedRows(
  kind: string,
  ids: readonly string[] | null,
  rowsOf: (board: BoardName) => readonly NamedRow[],
): readonly Touch[] {
  const own = ownBoard[kind];
  if (ids === null) return all(own ? (boardsThatShow[kind] ?? [own]) : wholeBoards(kind));
  const naming = (names: readonly BoardName[], field: 'companyId' | 'contactId') => {
    const wanted = new Set(ids);
    return names.map((board) => ({
      board,
      ids: rowsOf(board)
        .filter((row) => wanted.has(row[field] ?? ''))
        .map((row) => row.id),
    }));
  };
  switch (kind) {
    case 'invoice':
      return [
        { board: 'invoices', ids },
        ...([
          { board: 'sales', invoiceIds: ids },
          { board: 'jobs', invoiceIds: ids },
        ] as const),
      ];
    case 'salesDoc':
      return [{ board: 'sales', ids }];
    case 'job':
      return [{ board: 'jobs', ids }];
    case 'company':
      return [{ board: 'companies', ids }, ...naming(['sales', 'jobs', 'invoices', 'contacts'], 'companyId')];
    case 'contact':
      return [
        { board: 'contacts', ids },
        ...naming(['sales', 'jobs', 'invoices'], 'contactId'),
        { board: 'companies', ids: companiesOf(ids, rowsOf('contacts')) },
      ];
    default:
      return all(wholeBoards(kind));
  }
}

const ownBoard: Readonly<Record<string, BoardName>> = {
  salesDoc: 'sales',
  job: 'jobs',
  invoice: 'invoices',
  company: 'companies',
  contact: 'contacts',
};

/** Where many of a kind changed at once. */
const boardsThatShow: Readonly<Record<string, readonly BoardName[]>> = {
  invoice: ['sales', 'jobs', 'invoices'],
  company: boards,
  contact: boards,
};

/** Kinds that no row is named by; those that no board shows touch nothing. */
function wholeBoards(kind: string): readonly BoardName[] {
  switch (kind) {
    case 'stage':
      return ['sales', 'jobs'];
    case 'member':
      return boards;
    default:
      return [];
  }
}

/** A company's row counts its contacts. */
function companiesOf(contactIds: readonly string[], contacts: readonly NamedRow[]): readonly string[] {
  const wanted = new Set(contactIds);
  return contacts.flatMap((row) => (wanted.has(row.id) && row.companyId ? [row.companyId] : []));
}
