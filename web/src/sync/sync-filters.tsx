/** Narrows the Sync centre to a text, a kind, a customer or one set of books; kept in its address. */
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../api/queries.ts';
import { CompanyPicker } from '../fields/record-picker.tsx';
import { kindGroups } from './operation-kinds.ts';
import classes from './sync.module.css';
import { isFiltered, type SyncSearch } from './sync-search.ts';

export function SyncFilters({
  search,
  onChange,
}: {
  search: SyncSearch;
  onChange: (part: Partial<SyncSearch>) => void;
}) {
  // Another field, so that its words go too.
  const [round, setRound] = useState(0);
  return (
    <search className={classes.filters} aria-label="Filter the Sync centre">
      <Words key={round} search={search} onChange={onChange} />
      <Select
        size="xs"
        aria-label="About"
        placeholder="About anything"
        clearable
        clearButtonProps={{ 'aria-label': 'About anything' }}
        data={kindGroups.map(({ value, label }) => ({ value, label }))}
        value={search.about ?? null}
        onChange={(about) => onChange({ about: about ?? '' })}
      />
      <CompanyPicker
        size="xs"
        placeholder="Every company"
        value={search.customer ?? null}
        valueLabel={null}
        onPick={(company) => onChange({ customer: company?.id ?? '' })}
      />
      <OfBooks books={search.books ?? null} onPick={(books) => onChange({ books: books ?? '' })} />
      {isFiltered(search) ? (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            setRound(round + 1);
            onChange({ q: '', about: '', customer: '', books: '' });
          }}
        >
          Clear
        </Button>
      ) : null}
    </search>
  );
}

/** Asked a moment after the last key. */
function Words({ search, onChange }: { search: SyncSearch; onChange: (part: Partial<SyncSearch>) => void }) {
  const [words, setWords] = useState(search.q ?? '');
  const ask = useDebouncedCallback((q: string) => onChange({ q: q.trim() }), 200);
  return (
    <TextInput
      size="xs"
      aria-label="Number, customer or reference"
      placeholder="Number, customer, reference"
      leftSection={<IconFilter size={14} aria-hidden />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}

/** Not there where there is one set of books alone. */
function OfBooks({ books, onPick }: { books: string | null; onPick: (id: string | null) => void }) {
  const { data: connections = [] } = useQuery(connectionsQuery);
  if (connections.length < 2 && books === null) return null;
  return (
    <Select
      size="xs"
      aria-label="Of which books"
      placeholder="All books"
      clearable
      clearButtonProps={{ 'aria-label': 'Of all books' }}
      data={connections.map(({ id, label }) => ({ value: id, label }))}
      value={books}
      onChange={onPick}
    />
  );
}
