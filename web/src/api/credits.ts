/** Credit that customers have in the books: used on an invoice, paid back, or withdrawn again. */
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from './request.ts';
import type { Credit, CreditUse, PaymentToRecord } from './types.ts';

export type CreditsOf =
  | { readonly invoiceId: string }
  | { readonly companyId: string }
  | { readonly contactId: string };

export const creditsQuery = (of: CreditsOf) =>
  queryOptions({
    queryKey: ['credits', of],
    queryFn: ({ signal }) => get<{ readonly items: readonly Credit[] }>('/credits', of, signal),
  });

/** @param use its externalId is one for each opening of the dialog: pressing twice uses it once */
export function setCreditAgainst(
  invoiceId: string,
  use: { readonly creditId: string; readonly amount: string; readonly externalId: string },
): Promise<CreditUse> {
  return post(`/invoices/${invoiceId}/credit-uses`, use);
}

export function refundCredit(creditId: string, refund: PaymentToRecord): Promise<CreditUse> {
  return post(`/credits/${creditId}/refunds`, refund);
}

export function withdrawCreditUse(id: string): Promise<void> {
  return remove(`/credit-uses/${id}`);
}
