/** The outbox: mails, where each stands, and what a person says of them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import type { components } from './schema.gen.ts';
import type { Page } from './types.ts';

export type Mail = components['schemas']['Mail'];
type Outbox = Page<components['schemas']['MailSummary']> & { readonly mailFrom: string | null };

export const mailsQuery = infiniteQueryOptions({
  queryKey: ['mails', 'list'],
  queryFn: ({ signal, pageParam }) => get<Outbox>('/mails', { cursor: pageParam || undefined }, signal),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => get<Mail>(`/mails/${id}`, undefined, signal),
  });

export const decideMail = (id: string, arrived: boolean) => post<Mail>(`/mails/${id}/decide`, { arrived });
export const retryMail = (id: string) => post<Mail>(`/mails/${id}/retry`);
