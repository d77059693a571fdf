/** The outbox, and what a person says of a mail. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import type { Mail, Outbox } from './types.ts';

export const outboxQuery = (state: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['mails', 'list', state],
    queryFn: ({ signal, pageParam }) =>
      get<Outbox>('/mails', { state, limit: 50, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => get<Mail>(`/mails/${id}`, undefined, signal),
  });

/** Of one that nobody can tell of. What did not arrive is sent again. */
export function decideMail(id: string, arrived: boolean): Promise<Mail> {
  return post(`/mails/${id}/decide`, { arrived });
}

export function retryMail(id: string): Promise<Mail> {
  return post(`/mails/${id}/retry`);
}
