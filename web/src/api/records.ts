/** Writes of customers, products, sales docs and jobs. Each throws ApiRefusal with what is wrong with which field. */
import { patch, post, remove } from './request.ts';
import type { Company, CompanyEmail, Contact, Job, Product, SalesDoc } from './types.ts';

/** A record that is new, or the one that was opened with the version it had then. */
export type Saved = { readonly id: string; readonly version: number } | null;

export type CompanyValues = {
  readonly name: string;
  readonly emails: readonly CompanyEmail[];
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  /** The books that its invoices go to; null: the default ones. */
  readonly connectionId: string | null;
  readonly taxNumber: string | null;
  readonly notes: string | null;
};

export type ContactValues = Omit<CompanyValues, 'name' | 'emails' | 'taxNumber' | 'notes'> & {
  readonly companyId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
};

export type ProductValues = {
  readonly code: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly unitPrice: string;
};

/** A section is a heading with the sum of what stands beneath it; a remark has no amount. */
export type LineKind = 'item' | 'section' | 'remark';

export type SalesLineValues = {
  readonly kind: LineKind;
  readonly productId: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
};

export type SalesDocValues = {
  readonly kind: SalesDoc['kind'];
  readonly title: string;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly currency: string;
  readonly lineAmountType: SalesDoc['lineAmountType'];
  readonly stageId: string | null;
  readonly ownerId: string | null;
  readonly reference: string | null;
  readonly lines: readonly SalesLineValues[];
};

export type JobValues = {
  readonly title: string;
  readonly salesDocId: string | null;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly stageId: string | null;
  readonly assigneeId: string | null;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly notes: string | null;
};

export const saveCompany = saver<CompanyValues, Company>('/companies');
export const saveContact = saver<ContactValues, Contact>('/contacts');
export const saveProduct = saver<ProductValues, Product>('/products');
export const saveSalesDoc = saver<SalesDocValues, SalesDoc>('/sales-docs');
export const saveJob = saver<JobValues, Job>('/jobs');

/** Makes the job that produces what the sales doc sells. */
export function createJobFrom(salesDocId: string): Promise<Job> {
  return post(`/sales-docs/${salesDocId}/job`);
}

export type AcceptedQuote = { readonly salesDoc: SalesDoc; readonly job: Job | null };

/** The quote becomes an order with a job. */
export function acceptQuote(salesDocId: string): Promise<AcceptedQuote> {
  return post(`/sales-docs/${salesDocId}/accept`);
}

export function undoAcceptance(salesDocId: string): Promise<AcceptedQuote> {
  return post(`/sales-docs/${salesDocId}/undo-acceptance`);
}

/** Takes a record off its list without losing it. */
export function archive(path: 'companies' | 'contacts' | 'products' | 'sales-docs' | 'jobs', id: string) {
  return remove(`/${path}/${id}`);
}

function saver<Values, Answer>(path: string) {
  return (saved: Saved, values: Values, externalId?: string): Promise<Answer> =>
    saved === null
      ? post(path, externalId === undefined ? withoutNulls(values) : { ...withoutNulls(values), externalId })
      : patch(`${path}/${saved.id}`, { ...values, version: saved.version });
}

/** A new record has no field to clear: absent says the same as null, and lets the server choose its default. */
function withoutNulls<Values>(values: Values): Partial<Values> {
  const kept = Object.entries(values as Record<string, unknown>).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Partial<Values>;
}
