/** Which of several books an invoice goes to. */

export type BooksToChoose = { readonly id: string; readonly isDefault: boolean; readonly isLive: boolean };

/**
 * The books that it is tied to itself, else those of its customer, else the default ones. They are the answer though they
 * are disconnected: then it waits, since it would be worse in other books than late in its own.
 * @param own of the invoice: it is there or on its way, or somebody chose them.
 * @param ofCustomer what its customer is tied to.
 */
export function destinationOf(
  books: readonly BooksToChoose[],
  own: string | null,
  ofCustomer: string | null,
): string | null {
  const live = books.filter(({ isLive }) => isLive);
  const only = live.length === 1 ? live[0] : undefined;
  const byDefault = books.find(({ isDefault }) => isDefault) ?? only;
  return own ?? ofCustomer ?? byDefault?.id ?? null;
}

/** Why an invoice goes nowhere now, and what mends it. */
export function waitsHere(label: string): string {
  return `${label} is not connected, so it waits here. Connect these books again in Settings › Integrations, or choose others for it or for its customer.`;
}

/** The same of all invoices whose customers are tied to no books, while other books are connected. */
export function defaultIsGone(label: string): string {
  return `${label} is the default and is not connected: new invoices go nowhere and wait here. Connect it again, or make other books the default.`;
}

/** As people tell books from each other: the organisation first, since one ledger may have several. */
export function booksLabel(organisationName: string, ledgerName: string): string {
  return `${organisationName} · ${ledgerName}`;
}

/** The page of a connection's settings, as a path of the web application. */
export function booksSetting(connectionId: string, page: string): string {
  return `/settings/integrations/${connectionId}/${page}`;
}

/** An adapter knows its ledger's settings, not which connection they are of. */
export function settingOfConnection(setting: string | null, connectionId: string): string | null {
  const page = setting === null ? undefined : ofLedger.exec(setting)?.[1];
  return page === undefined ? setting : booksSetting(connectionId, page);
}

const ofLedger = /^\/settings\/integrations\/(?:xero|quickbooks)\/(.+)$/;
