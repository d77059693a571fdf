/** What the books do with an invoice for its customer: e-mailed, on the web, printed, with files and notes. */
import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { documentsQuery } from '../api/documents.ts';
import type { InvoiceDocuments as Documents, Invoice } from '../api/types.ts';
import { BooksHistory } from './books-history.tsx';
import { EmailPart } from './email-part.tsx';
import { InvoiceFiles } from './invoice-files.tsx';
import { LinkAndPdf } from './link-and-pdf.tsx';

export function InvoiceDocuments({ invoice }: { invoice: Invoice }) {
  const { data: documents } = useQuery(documentsQuery(invoice.id));
  if (documents === undefined || isNothing(documents)) return null;
  const parts = { invoiceId: invoice.id, documents };
  return (
    <>
      <Stack gap="sm" component="section" aria-label="For the customer">
        <Title order={3}>For the customer</Title>
        <EmailPart {...parts} />
        <LinkAndPdf {...parts} />
      </Stack>
      <InvoiceFiles {...parts} />
    </>
  );
}

/** What the ledger writes down itself, and the notes that are added to it. */
export function HistoryInBooks({ invoice }: { invoice: Invoice }) {
  const { data: documents } = useQuery(documentsQuery(invoice.id));
  if (documents === undefined || isNothing(documents) || !documents.history.isOffered) return null;
  return <BooksHistory invoiceId={invoice.id} documents={documents} />;
}

/** It was never sent to any books: there is nothing to show or to do. */
function isNothing({ actions, email, files, notes, isInBooks }: Documents): boolean {
  const isEmpty = email.latest === null && !email.isPlanned && files.items.length === 0 && notes.length === 0;
  return actions.length === 0 && !isInBooks && isEmpty;
}
