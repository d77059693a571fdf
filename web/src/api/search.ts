/** Search over records: each list is asked with the same words. */
import { get } from './request.ts';
import type { Company, Contact, InvoiceItem, Job, Page, SalesDoc } from './types.ts';

/** One thing found: what it is called, what it is, and the address that opens it. */
export type Found = {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly to: string;
};

const most = 5;

/** Up to five records of each kind. A list that fails leaves the others standing. */
export async function findRecords(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const lists = await Promise.allSettled([
    list<SalesDoc>('/sales-docs', q, signal, (doc) => ({
      label: `${doc.number} ${doc.title}`,
      detail: `Sales doc · ${doc.companyName ?? doc.contactName ?? ''}`,
      to: `/sales/${doc.id}`,
    })),
    list<Job>('/jobs', q, signal, (job) => ({
      label: `${job.number} ${job.title}`,
      detail: `Job · ${job.companyName ?? job.contactName ?? ''}`,
      to: `/jobs/${job.id}`,
    })),
    list<InvoiceItem>('/invoices', q, signal, (invoice) => ({
      label: `${invoice.number ?? 'Invoice'} ${invoice.companyName ?? invoice.contactName ?? ''}`,
      detail: `Invoice · ${invoice.chip.label}`,
      to: `/invoices/${invoice.id}`,
    })),
    list<Company>('/companies', q, signal, (company) => ({
      label: company.name,
      detail: 'Company',
      to: `/companies/${company.id}`,
    })),
    list<Contact>('/contacts', q, signal, (contact) => ({
      label: contact.name,
      detail: `Contact · ${contact.email ?? contact.companyName ?? ''}`,
      to: `/contacts/${contact.id}`,
    })),
  ]);
  return lists.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

async function list<T extends { readonly id: string }>(
  path: string,
  q: string,
  signal: AbortSignal,
  show: (item: T) => Omit<Found, 'id'>,
): Promise<readonly Found[]> {
  const page = await get<Page<T>>(path, { q, limit: most }, signal);
  return page.items.map((item) => ({ id: item.id, ...show(item) }));
}
