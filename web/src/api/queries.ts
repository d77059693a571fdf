/** What the screens read: one entry a resource, each with the key that live changes refresh it by. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ApiRefusal, get, getAll, post } from './request.ts';
import type {
  ApiKey,
  Authorization,
  BillingRecipient,
  Company,
  Connection,
  Contact,
  Invitation,
  InvitationToAccept,
  Invoice,
  InvoiceDraft,
  InvoiceItem,
  InvoicePart,
  InvoicePreview,
  InvoiceRequest,
  Job,
  Mappings,
  Me,
  Member,
  Product,
  ProductCategory,
  Reference,
  ReferenceKind,
  SalesDoc,
  Stage,
  TaxComponent,
} from './types.ts';

const listPage = 200;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/me', undefined, signal),
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => get<{ needed: boolean }>('/setup', undefined, signal),
});

export const salesDocQuery = (id: string) =>
  queryOptions({
    queryKey: ['salesDocs', 'one', id],
    queryFn: ({ signal }) => get<SalesDoc>(`/sales-docs/${id}`, undefined, signal),
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => get<Job>(`/jobs/${id}`, undefined, signal),
  });

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'one', id],
    queryFn: ({ signal }) => get<Invoice>(`/invoices/${id}`, undefined, signal),
  });

export const invoicesOfQuery = (of: { readonly companyId: string } | { readonly contactId: string }) =>
  queryOptions({
    queryKey: ['invoices', 'of', of],
    queryFn: ({ signal }) => getAll<InvoiceItem>('/invoices', { ...of, limit: listPage }, signal),
  });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => get<Company>(`/companies/${id}`, undefined, signal),
  });

export const contactsOfQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['contacts', 'of', companyId],
    queryFn: ({ signal }) => getAll<Contact>('/contacts', { companyId, limit: listPage }, signal),
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => get<Contact>(`/contacts/${id}`, undefined, signal),
  });

export const productsQuery = queryOptions({
  queryKey: ['products', 'list'],
  queryFn: ({ signal }) => getAll<Product>('/products', { limit: listPage }, signal),
});

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['products', 'one', id],
    queryFn: ({ signal }) => get<Product>(`/products/${id}`, undefined, signal),
  });

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => getAll<ProductCategory>('/product-categories', { limit: listPage }, signal),
  staleTime: 60_000,
});

export const taxComponentsQuery = queryOptions({
  queryKey: ['taxComponents'],
  queryFn: ({ signal }) => getAll<TaxComponent>('/tax-components', { limit: listPage }, signal),
  staleTime: 60_000,
});

export const stagesQuery = (board: 'sales' | 'jobs') =>
  queryOptions({
    queryKey: ['stages', board],
    queryFn: ({ signal }) => getAll<Stage>('/stages', { board }, signal),
    staleTime: 60_000,
  });

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) =>
    get<{ items: readonly Member[]; invitations: readonly Invitation[] }>('/members', undefined, signal),
  staleTime: 60_000,
});

export const apiKeysQuery = queryOptions({
  queryKey: ['apiKeys'],
  queryFn: ({ signal }) => getAll<ApiKey>('/api-keys', {}, signal),
});

export const recipientsQuery = (of: { companyId: string | null; contactId: string | null }) =>
  queryOptions({
    queryKey: ['contacts', 'recipients', of.companyId, of.contactId],
    queryFn: ({ signal }) =>
      get<{ items: readonly BillingRecipient[] }>(
        '/billing-recipients',
        of.companyId ? { companyId: of.companyId } : { contactId: of.contactId },
        signal,
      ),
    enabled: of.companyId !== null || of.contactId !== null,
  });

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => getAll<Connection>('/connections', {}, signal),
});

/** What can be connected, and why new invoices would go nowhere though books are connected. */
/** What can be connected, and what stands in the way of those that are. */
export type Connecting = {
  readonly ledgers: readonly ConnectableLedger[];
  readonly whyWaiting: string | null;
};
export type ConnectableLedger = {
  readonly provider: string;
  readonly name: string;
  /** What one set of its books is called. */
  readonly organisation: string;
};

export const connectingQuery = queryOptions({
  queryKey: ['connections', 'connecting'],
  queryFn: ({ signal }) => get<Connecting>('/connections', undefined, signal),
});

export const authorizationQuery = (id: string) =>
  queryOptions({
    queryKey: ['authorizations', id],
    queryFn: ({ signal }) => get<Authorization>(`/connections/authorizations/${id}`, undefined, signal),
    // The authorisation has no live event: it is asked again until it has come to an end.
    refetchInterval: (query) => (isUnderWay(query.state.data?.state) ? 1000 : false),
  });

function isUnderWay(state: Authorization['state'] | undefined): boolean {
  return state === 'waiting' || state === 'finishing';
}

export const invitationQuery = (id: string) =>
  queryOptions({
    queryKey: ['invitation', id],
    queryFn: ({ signal }) => get<InvitationToAccept>(`/invitations/${id}`, undefined, signal),
  });

export const referencesQuery = (connectionId: string | null, kind: ReferenceKind) =>
  queryOptions({
    queryKey: ['references', connectionId, kind],
    queryFn: ({ signal }) =>
      getAll<Reference>(`/connections/${connectionId}/references`, { kind, limit: listPage }, signal),
    enabled: connectionId !== null,
    staleTime: 60_000,
  });

export const mappingsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['mappings', connectionId],
    queryFn: ({ signal }) => get<Mappings>(`/connections/${connectionId}/mappings`, undefined, signal),
  });

export type InvoiceFrom = {
  readonly salesDocId?: string | undefined;
  readonly jobId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly contactId?: string | undefined;
};

/** What the invoice screen opens with. Asked once: a refetch would overwrite what a person is typing. */
export const invoiceDraftQuery = (from: InvoiceFrom, part: InvoicePart) =>
  queryOptions({
    queryKey: ['invoiceDraft', from, part],
    queryFn: ({ signal }) => post<InvoiceDraft>('/invoices/draft', { ...from, part }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const invoicePreviewQuery = (request: InvoiceRequest | null) =>
  queryOptions({
    queryKey: ['invoicePreview', request],
    queryFn: ({ signal }) => post<InvoicePreview>('/invoices/preview', request, signal),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });

/** Asks again after a stumble of the network or the server, never after a plain no. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (error instanceof ApiRefusal && error.status >= 400 && error.status < 500) return false;
  return failures < 2;
}
