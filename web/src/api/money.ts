/** Payments and credits of an invoice: recorded here, carried to the books, or seen there. */
import { queryOptions } from '@tanstack/react-query';
import { get, getAll, post, remove } from './request.ts';
import type { Billing, Page, Payment, PaymentMethod, PaymentSum, PaymentToRecord } from './types.ts';

export const paymentsQuery = (invoiceId: string) =>
  queryOptions({
    queryKey: ['invoices', 'payments', invoiceId],
    queryFn: ({ signal }) => get<Page<Payment>>('/payments', { invoiceId, limit: 200 }, signal),
  });

/** Over all the invoices of a record. */
export type PaymentsOf = { readonly of: 'salesDoc' | 'job' | 'company' | 'contact'; readonly id: string };

export const paymentsOfQuery = (of: PaymentsOf) =>
  queryOptions({
    queryKey: ['invoices', 'payments', of],
    queryFn: ({ signal }) => getAll<Payment>('/payments', { ...of, limit: 200 }, signal),
  });

export const paymentSumsQuery = (of: PaymentsOf) =>
  queryOptions({
    queryKey: ['invoices', 'paymentSums', of],
    queryFn: ({ signal }) => get<{ readonly items: readonly PaymentSum[] }>('/payments/sums', of, signal),
  });

/** Under its board's key: an invoice made from it changes what remains. */
export const billingQuery = (records: 'sales-docs' | 'jobs', id: string) =>
  queryOptions({
    queryKey: [records === 'jobs' ? 'jobs' : 'salesDocs', 'billing', id],
    queryFn: ({ signal }) =>
      get<{ readonly billing: Billing | null }>(`/${records}/${id}/billing`, undefined, signal),
  });

export const paymentMethodsQuery = queryOptions({
  queryKey: ['paymentMethods'],
  queryFn: ({ signal }) =>
    get<{ readonly items: readonly PaymentMethod[] }>('/payment-methods', undefined, signal),
  staleTime: 60_000,
});

export function addPaymentMethod(name: string): Promise<PaymentMethod> {
  return post('/payment-methods', { name });
}

/** @param payment its externalId is one for each opening of the dialog: pressing twice records one payment */
export function recordPayment(invoiceId: string, payment: PaymentToRecord): Promise<Payment> {
  return post(`/invoices/${invoiceId}/payments`, payment);
}

export function removePayment(id: string): Promise<void> {
  return remove(`/payments/${id}`);
}

/** @param credit `lines` null: all that is not credited yet */
export function giveCredit(
  invoiceId: string,
  credit: {
    readonly lines: readonly { readonly invoiceLineId: string; readonly quantity: string }[] | null;
    readonly issueDate: string;
    readonly reference: string | null;
    readonly externalId: string;
  },
): Promise<unknown> {
  return post(`/invoices/${invoiceId}/credit-notes`, credit);
}
