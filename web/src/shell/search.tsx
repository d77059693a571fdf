/** Ctrl+K: pages at once, and companies, sales docs, jobs and invoices as the server finds them. */
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { type Found, findRecords } from '../api/search.ts';

const pages: readonly Found[] = [
  { id: 'p1', label: 'SalesBoard', detail: 'Page', to: '/sales' },
  { id: 'p2', label: 'JobBoard', detail: 'Page', to: '/jobs' },
  { id: 'p3', label: 'Invoices', detail: 'Page', to: '/invoices' },
  { id: 'p4', label: 'Companies', detail: 'Page', to: '/companies' },
  { id: 'p5', label: 'Contacts', detail: 'Page', to: '/contacts' },
  { id: 'p6', label: 'Products', detail: 'Page', to: '/products' },
  { id: 'p7', label: 'Sync centre', detail: 'Page', to: '/sync' },
  { id: 'p8', label: 'Workspace settings', detail: 'Page', to: '/settings/workspace' },
  { id: 'p9', label: 'Members', detail: 'Settings', to: '/settings/members' },
  { id: 'p10', label: 'API keys', detail: 'Settings', to: '/settings/api-keys' },
  { id: 'p11', label: 'Import', detail: 'Settings', to: '/settings/import' },
  { id: 'p12', label: 'Integrations', detail: 'Settings', to: '/settings/integrations' },
  { id: 'p13', label: 'Account mapping', detail: 'Settings', to: '/settings/integrations' },
];

export function Search() {
  const router = useRouter();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 150);
  const { data: records = [], isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => findRecords(asked, signal),
    enabled: asked.length > 1,
    staleTime: 5000,
  });
  const lower = words.trim().toLowerCase();
  const found = [
    ...pages.filter((page) => page.label.toLowerCase().includes(lower)),
    ...(lower ? records : []),
  ];

  return (
    <Spotlight.Root query={words} onQueryChange={setWords} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search
        placeholder="Search pages and records"
        aria-label="Search pages and records"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.map((one) => (
          <Spotlight.Action
            key={one.id}
            label={one.label}
            description={one.detail}
            onClick={() => {
              spotlight.close();
              router.history.push(one.to);
            }}
          />
        ))}
        {found.length === 0 ? (
          <Spotlight.Empty>{isFetching ? 'Searching …' : 'Nothing found'}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
