/** The contacts of the books: importing customers from them, and which of them each customer is. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import type {
  BooksContact,
  ContactImport,
  ContactImportCriteria,
  ContactImportPreview,
  ContactTie,
  ContactTies,
  CustomerInBooks,
  ImportedContact,
  ImportOutcome,
  Page,
} from './types.ts';

const shownRows = 100;

export const importPreviewQuery = (
  connectionId: string,
  criteria: ContactImportCriteria,
  outcome: ImportOutcome | null,
) =>
  queryOptions({
    queryKey: ['contactImports', 'preview', connectionId, criteria, outcome],
    queryFn: ({ signal }) =>
      get<ContactImportPreview>(
        `/connections/${connectionId}/contact-imports/preview`,
        { ...criteria, outcome, limit: shownRows },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const contactImportsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['contactImports', 'list', connectionId],
    queryFn: ({ signal }) =>
      get<{ items: readonly ContactImport[] }>(
        `/connections/${connectionId}/contact-imports`,
        undefined,
        signal,
      ),
  });

export const importedContactsQuery = (importId: string, outcome: ImportOutcome | null) =>
  queryOptions({
    queryKey: ['contactImports', 'rows', importId, outcome],
    queryFn: ({ signal }) =>
      get<Page<ImportedContact>>(`/contact-imports/${importId}/rows`, { outcome, limit: shownRows }, signal),
    placeholderData: keepPreviousData,
  });

export function readBooksContacts(connectionId: string): Promise<unknown> {
  return post(`/connections/${connectionId}/contact-imports/refresh`);
}

export function beginContactImport(
  connectionId: string,
  criteria: ContactImportCriteria,
): Promise<ContactImport> {
  return post(`/connections/${connectionId}/contact-imports`, criteria);
}

export function changeContactImport(id: string, act: 'stop' | 'resume'): Promise<ContactImport> {
  return post(`/contact-imports/${id}/${act}`);
}

export type TieFilter = {
  readonly state: string | null;
  readonly customer: string | null;
  readonly q: string;
  readonly limit: number;
};

export const contactTiesQuery = (connectionId: string, filter: TieFilter) =>
  queryOptions({
    queryKey: ['contactTies', connectionId, filter],
    queryFn: ({ signal }) => get<ContactTies>(`/connections/${connectionId}/contact-ties`, filter, signal),
    placeholderData: keepPreviousData,
  });

export const booksContactsQuery = (connectionId: string, q: string) =>
  queryOptions({
    queryKey: ['contactTies', 'search', connectionId, q],
    queryFn: ({ signal }) =>
      get<{ items: readonly BooksContact[] }>(`/connections/${connectionId}/books-contacts`, { q }, signal),
    placeholderData: keepPreviousData,
  });

type Customer = ContactTie['customer'];

export function tieContact(
  connectionId: string,
  { kind, id }: Customer,
  ledgerId: string,
  isShared: boolean,
): Promise<unknown> {
  const body = { customerKind: kind, customerId: id, ledgerId, isShared };
  return post(`/connections/${connectionId}/contact-ties/tie`, body);
}

export function changeTie(
  connectionId: string,
  { kind, id }: Customer,
  act: 'untie' | 'create-new',
): Promise<unknown> {
  return post(`/connections/${connectionId}/contact-ties/${act}`, { customerKind: kind, customerId: id });
}

export function confirmExactTies(connectionId: string): Promise<{ confirmed: number; left: number }> {
  return post(`/connections/${connectionId}/contact-ties/confirm-exact`);
}

export type CustomerOf = { readonly kind: 'companies' | 'contacts'; readonly id: string };

/** Where a customer stands in each of the connected books. Turned by what turns ties. */
export const customerBooksQuery = ({ kind, id }: CustomerOf) =>
  queryOptions({
    queryKey: ['contactTies', 'customer', kind, id],
    queryFn: ({ signal }) =>
      get<{ items: readonly CustomerInBooks[] }>(`/${kind}/${id}/books`, undefined, signal),
  });

export function settleContact(
  { kind, id }: CustomerOf,
  how: 'take-theirs' | 'keep-ours',
  connectionId: string,
): Promise<unknown> {
  return post(`/${kind}/${id}/books/${how}`, { connectionId });
}
