/** The members of the workspace as choices for an owner or assignee. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { membersQuery } from '../api/queries.ts';

export function usePeople(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(membersQuery);
  return useMemo(
    () => (data?.items ?? []).map((member) => ({ value: member.userId, label: member.name })),
    [data],
  );
}

/** Nulls and blanks as one: what a text field shows, and what it sends. */
export const shown = (value: string | null | undefined): string => value ?? '';
export const sent = (value: string): string | null => (value.trim() === '' ? null : value.trim());
