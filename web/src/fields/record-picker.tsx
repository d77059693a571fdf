/** Picks a company, contact or product by typing part of its name; the server searches, so any number will do. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/request.ts';
import type { Company, Contact, Page, Product } from '../api/types.ts';
import { recentCodes, remember } from '../invoices/recent-codes.ts';

type Common = {
  readonly value: string | null;
  /** What the picked record is called, shown before the list has been asked for. */
  readonly valueLabel: string | null;
  readonly label?: string;
  readonly error?: string | undefined;
  readonly size?: 'xs' | 'sm';
  readonly placeholder?: string;
  readonly disabled?: boolean;
};

export function CompanyPicker(props: Common & { onPick: (company: Company | null) => void }) {
  return (
    <RecordPicker<Company>
      {...props}
      accessibleName={props.label ?? 'Company'}
      path="/companies"
      name={(company) => company.name}
    />
  );
}

export function ContactPicker(
  props: Common & { companyId?: string | null; onPick: (contact: Contact | null) => void },
) {
  return (
    <RecordPicker<Contact>
      {...props}
      accessibleName={props.label ?? 'Contact'}
      path="/contacts"
      {...(props.companyId ? { query: { companyId: props.companyId } } : {})}
      name={(contact) => (contact.email ? `${contact.name} – ${contact.email}` : contact.name)}
    />
  );
}

export function ProductPicker(
  props: Common & { accessibleName: string; onPick: (product: Product | null) => void },
) {
  return (
    <RecordPicker<Product>
      {...props}
      path="/products"
      recentAs="product"
      name={(product) => (product.code ? `${product.code} – ${product.name}` : product.name)}
    />
  );
}

function RecordPicker<T extends { readonly id: string; readonly archivedAt: string | null }>({
  path,
  query = {},
  name,
  onPick,
  value,
  valueLabel,
  label,
  accessibleName,
  error,
  size = 'sm',
  placeholder,
  disabled = false,
  recentAs,
}: Common & {
  path: string;
  query?: Record<string, string>;
  name: (item: T) => string;
  accessibleName: string;
  onPick: (item: T | null) => void;
  /** Under which name this browser remembers what was picked lately: that comes first while nothing is typed. */
  recentAs?: string;
}) {
  const [words, setWords] = useState(valueLabel ?? '');
  const [isOpen, setIsOpen] = useState(false);
  const typed = words === valueLabel ? '' : words.trim();
  const [asked] = useDebouncedValue(typed, 150);
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['pick', path, query, asked],
    queryFn: ({ signal }) => get<Page<T>>(path, { ...query, q: asked, limit: 30 }, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  // A line drafted from a record carries the product's id alone.
  const picked = useQuery({
    queryKey: ['pick', path, value],
    queryFn: ({ signal }) => get<T>(`${path}/${value}`, undefined, signal),
    enabled: value !== null && valueLabel === null,
    staleTime: 60_000,
  });
  const recent = useQueries({
    queries: (recentAs && isOpen && asked === '' ? recentCodes(recentAs) : []).map((id) => ({
      queryKey: ['pick', path, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(`${path}/${id}`, undefined, signal),
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) => answers.flatMap((answer) => answer.data ?? []),
  }).filter((item) => item.archivedAt === null);
  const first = new Set(recent.map((item) => item.id));
  const items = [...recent, ...(data?.items ?? []).filter((item) => !first.has(item.id))];
  const options = items.map((item) => ({ value: item.id, label: name(item) }));
  if (value && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: valueLabel ?? (picked.data ? name(picked.data) : '…') });
  }

  return (
    <Select
      disabled={disabled}
      size={size}
      {...(label ? { label } : { 'aria-label': accessibleName })}
      placeholder={placeholder ?? 'Type to search'}
      data={options}
      value={value}
      onChange={(id) => {
        if (id && recentAs) remember(recentAs, id);
        onPick(items.find((item) => item.id === id) ?? null);
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${accessibleName}` }}
      onSearchChange={setWords}
      // The server has searched already: by code and e-mail too, which the label may not show. Until its answer is here,
      // what does not match cannot be picked: a quick Enter would take the first of an older list.
      filter={({ options: found }) =>
        typed === asked && !isPlaceholderData
          ? found
          : found.filter((item) => 'label' in item && item.label.toLowerCase().includes(typed.toLowerCase()))
      }
      nothingFoundMessage={isFetching ? 'Searching …' : 'Nothing found'}
      onDropdownOpen={() => setIsOpen(true)}
      error={error}
      maxDropdownHeight={280}
    />
  );
}
