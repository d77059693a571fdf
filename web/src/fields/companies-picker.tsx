/** Picks several companies by typing part of a name; the server searches, so any number will do. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/request.ts';
import type { Company, Page } from '../api/types.ts';
import type { SearchedValues } from '../board/board-column.ts';

export function CompaniesPicker({ label, className, values, onValues }: SearchedValues) {
  const [words, setWords] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const typed = words.trim();
  const [asked] = useDebouncedValue(typed, 150);
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['pick', '/companies', {}, asked],
    queryFn: ({ signal }) => get<Page<Company>>('/companies', { q: asked, limit: 30 }, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const isSettled = typed === asked && !isPlaceholderData;
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <MultiSelect
      size="xs"
      aria-label={label}
      className={className}
      placeholder={values.length === 0 ? 'Type to search' : ''}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      hidePickedOptions={false}
      comboboxProps={{ withinPortal: false }}
      data={[...usePicked(values), ...found.filter(({ value }) => !values.includes(value))]}
      // The server has searched already, by e-mail too, which the name does not show. Until its answer is here, what
      // does not match cannot be picked: a quick Enter would take the first of an older list.
      filter={({ options }) =>
        options.filter(
          (option) =>
            'value' in option &&
            ((isSettled && found.some(({ value }) => value === option.value)) ||
              option.label.toLowerCase().includes(typed.toLowerCase())),
        )
      }
      nothingFoundMessage={isFetching ? 'Searching …' : 'Nothing found'}
      onSearchChange={setWords}
      onDropdownOpen={() => setIsOpen(true)}
      value={[...values]}
      onChange={onValues}
    />
  );
}

/** What is picked has its name, whether or not the list has been asked for. */
function usePicked(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['pick', '/companies', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Company>(`/companies/${id}`, undefined, signal),
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) =>
      answers.map(({ data, isError }, index) => ({
        value: ids[index] ?? '',
        label: data?.name ?? (isError ? 'A company that is gone' : '…'),
      })),
  });
}
