/** Which books each of several invoices goes to, as their customers are tied now. */
import { sql } from 'kysely';
import { booksLabel, destinationOf, waitsHere } from '../domain/destination.ts';
import { type ConnectionRow, isLive, listConnections } from './connections.ts';
import { billedSubject } from './customers.ts';
import type { Db } from './database.ts';
import type { InvoiceInput } from './invoices.ts';
import { ledgerLabel } from './ledger-references.ts';
import type { Subject } from './links.ts';

/** An invoice as far as its books are concerned: its own, if it has any, and who it is billed to. */
export type ToPlace = {
  readonly connection_id: string | null;
  readonly company_id: string | null;
  readonly contact_id: string | null;
};

/** The same of an invoice that is not stored yet. */
export function toPlace(input: Pick<InvoiceInput, 'connectionId' | 'companyId' | 'contactId'>): ToPlace {
  const { connectionId = null, companyId, contactId } = input;
  return { connection_id: connectionId, company_id: companyId, contact_id: contactId };
}

/** The same of whatever will be billed to a customer. */
export function toPlaceOf({ kind, id }: Subject): ToPlace {
  return {
    connection_id: null,
    company_id: kind === 'company' ? id : null,
    contact_id: kind === 'contact' ? id : null,
  };
}

/** The connection may have ended: then the invoice waits for it. Undefined where there is nowhere to go. */
export type Destinations = (invoice: ToPlace) => ConnectionRow | undefined;

export async function loadDestinations(
  db: Db,
  workspaceId: string,
  invoices: readonly ToPlace[],
): Promise<Destinations> {
  const connections = await listConnections(db, workspaceId);
  // A preview may do without a customer.
  const open = invoices
    .filter(
      (invoice) => invoice.connection_id === null && (invoice.company_id ?? invoice.contact_id) !== null,
    )
    .map(billedSubject);
  // With one set of books nobody is tied to others.
  const ties = connections.length < 2 ? noTies : await findTies(db, workspaceId, open);
  return destinations(connections, ties);
}

/** Of whomever an invoice may be billed to. */
export async function loadAllDestinations(db: Db, workspaceId: string): Promise<Destinations> {
  return destinations(await listConnections(db, workspaceId), await findTies(db, workspaceId, 'everybody'));
}

export async function findDestination(
  db: Db,
  workspaceId: string,
  invoice: ToPlace,
): Promise<ConnectionRow | undefined> {
  return (await loadDestinations(db, workspaceId, [invoice]))(invoice);
}

/** What keeps an invoice here whose books are not connected, or that has none to go to. */
export function whyNowhere(connection: ConnectionRow | undefined): string {
  return connection === undefined
    ? 'No books are connected. Connect them in Settings › Integrations.'
    : waitsHere(labelOf(connection));
}

export function labelOf({ organisation_name: name, provider }: ConnectionRow): string {
  return booksLabel(name, ledgerLabel(provider));
}

function destinations(connections: readonly ConnectionRow[], ties: Ties): Destinations {
  const books = connections.map((connection) => ({
    id: connection.id,
    isDefault: connection.is_default,
    isLive: isLive(connection),
  }));
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  return (invoice) => {
    const id = destinationOf(books, invoice.connection_id, ties.get(billedSubject(invoice).id) ?? null);
    return id === null ? undefined : byId.get(id);
  };
}

/** By customer: the books that it is tied to. */
type Ties = ReadonlyMap<string, string>;
const noTies: Ties = new Map();

/** Those that go to the default books are left out. A person at a company goes where the company does. */
async function findTies(
  db: Db,
  workspaceId: string,
  customers: readonly { readonly id: string }[] | 'everybody',
): Promise<Ties> {
  if (customers.length === 0) return noTies;
  const isAsked =
    customers === 'everybody'
      ? sql`true`
      : sql`tied.id = any(${[...new Set(customers.map(({ id }) => id))]}::uuid[])`;
  const { rows } = await sql<{ readonly id: string; readonly connection_id: string }>`
    select tied.id, tied.connection_id from companies as tied
    where tied.workspace_id = ${workspaceId} and ${isAsked} and tied.connection_id is not null
    union all
    select tied.id, coalesce(company.connection_id, tied.connection_id) from contacts as tied
      left join companies as company
        on company.workspace_id = tied.workspace_id and company.id = tied.company_id
    where tied.workspace_id = ${workspaceId} and ${isAsked}
      and coalesce(company.connection_id, tied.connection_id) is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row.connection_id]));
}
