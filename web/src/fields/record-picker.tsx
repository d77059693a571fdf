/** Picks a company, contact or product by typing part of its name; the server searches, so any number will do. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/request.ts';
import type { Company, Contact, Page, Product } from '../api/types.ts';

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
      name={(product) => (product.code ? `${product.code} – ${product.name}` : product.name)}
    />
  );
}

function RecordPicker<T extends { readonly id: string }>({
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
}: Common & {
  path: string;
  query?: Record<string, string>;
  name: (item: T) => string;
  accessibleName: string;
  onPick: (item: T | null) => void;
}) {
  const [words, setWords] = useState(valueLabel ?? '');
  const [isOpen, setIsOpen] = useState(false);
  const [asked] = useDebouncedValue(words === valueLabel ? '' : words.trim(), 150);
  const { data, isFetching } = useQuery({
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
  const items = data?.items ?? [];
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
      onChange={(id) => onPick(items.find((item) => item.id === id) ?? null)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${accessibleName}` }}
      onSearchChange={setWords}
      // The server has searched already: by code and e-mail too, which the label may not show.
      filter={({ options: found }) => found}
      nothingFoundMessage={isFetching ? 'Searching …' : 'Nothing found'}
      onDropdownOpen={() => setIsOpen(true)}
      error={error}
      maxDropdownHeight={280}
    />
  );
}
