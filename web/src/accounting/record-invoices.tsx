/** The invoices of a record, or how to make its first one. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { invoicesOfQuery } from '../api/queries.ts';
import { DrawerSkeleton } from '../fields/drawer-skeleton.tsx';
import { InvoiceList, type ListedInvoice } from './invoice-list.tsx';

export function RecordInvoices({
  invoices,
  children,
}: {
  invoices: readonly ListedInvoice[];
  /** What is said above the list. */
  children?: ReactNode;
}) {
  return (
    <Stack gap="md" component="section" aria-label="Invoices">
      {children}
      {invoices.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Create invoice, in the actions above, makes the first one.
        </Text>
      ) : (
        <InvoiceList invoices={invoices} />
      )}
    </Stack>
  );
}

/** Those made out to a company or a contact, newest first. */
export function CustomerInvoices({
  of,
}: {
  of: { readonly companyId: string } | { readonly contactId: string };
}) {
  const { data } = useQuery(invoicesOfQuery(of));
  return data ? <RecordInvoices invoices={data} /> : <DrawerSkeleton />;
}
