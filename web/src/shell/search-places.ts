/** What Ctrl+K offers besides records: every screen, every page of the settings, and what can be begun. */
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/queries.ts';
import { isLive } from '../books/live-books.ts';
import { type Permission, useMay } from '../fields/use-can.ts';
import { sentenceCase } from '../format/sentences.ts';

export type Place = { readonly label: string; readonly detail: string; readonly to: string };

/** Those whose name contains the words; all of them while nothing is typed. */
export function usePlaces(words: string): readonly Place[] {
  const may = useMay();
  const ofBooks = usePlacesOfBooks();
  const wanted = words.trim().toLowerCase();
  const allowed = [...reports, ...acts].filter(({ permission }) => may(permission));
  return [...screens, ...allowed, ...settings, ...ofBooks].filter(({ label }) =>
    label.toLowerCase().includes(wanted),
  );
}

/** Each set of books has pages of its own; with several, they say whose. */
function usePlacesOfBooks(): readonly Place[] {
  const { data = [] } = useQuery(connectionsQuery);
  return data.filter(isLive).flatMap(({ id, label, words }) =>
    [
      { label: 'Account mapping', page: 'mapping' },
      { label: `${sentenceCase(words.contacts)} of the books`, page: 'contacts' },
      { label: `Import ${words.contacts}`, page: 'import-contacts' },
      { label: 'Backfill', page: 'backfill' },
    ].map((one) => ({
      label: one.label,
      detail: `Settings · ${label}`,
      to: `/settings/integrations/${id}/${one.page}`,
    })),
  );
}

const screens: readonly Place[] = [
  { label: 'SalesBoard', detail: 'Screen', to: '/sales' },
  { label: 'JobBoard', detail: 'Screen', to: '/jobs' },
  { label: 'Invoices', detail: 'Screen', to: '/invoices' },
  { label: 'Companies', detail: 'Screen', to: '/companies' },
  { label: 'Contacts', detail: 'Screen', to: '/contacts' },
  { label: 'Products', detail: 'Screen', to: '/products' },
  { label: 'Automations', detail: 'Screen', to: '/automations' },
  { label: 'What automations did', detail: 'Screen', to: '/automations/runs' },
  { label: 'Outbox', detail: 'Screen', to: '/outbox' },
  { label: 'Sync centre', detail: 'Screen', to: '/sync' },
  { label: 'Inbox', detail: 'Screen', to: '/inbox' },
];

const reports: readonly (Place & { readonly permission: Permission })[] = [
  { label: 'Reports', to: '/reports' },
  { label: 'Aged receivables', to: '/reports/aged' },
  { label: 'Sales', to: '/reports/sales' },
  { label: 'Invoiced but unpaid, by job', to: '/reports/unpaid-jobs' },
  { label: 'Days to pay', to: '/reports/days-to-pay' },
  { label: 'Both sides', to: '/reports/both-sides' },
].map((place) => ({ ...place, detail: 'Report', permission: 'reports:read' }));

const acts: readonly (Place & { readonly permission: Permission })[] = [
  { label: 'New sales doc', detail: 'Begin', to: '/sales/new', permission: 'salesDocs:write' },
  { label: 'New job', detail: 'Begin', to: '/jobs/new', permission: 'jobs:write' },
  { label: 'New company', detail: 'Begin', to: '/companies/new', permission: 'customers:write' },
  { label: 'New contact', detail: 'Begin', to: '/contacts/new', permission: 'customers:write' },
  { label: 'New product', detail: 'Begin', to: '/products/new', permission: 'products:write' },
  {
    label: 'New automation',
    detail: 'Begin',
    to: '/automations/new',
    permission: 'automations:write',
  },
];

const settings: readonly Place[] = [
  { label: 'Workspace', detail: 'Settings', to: '/settings/workspace' },
  { label: 'Members', detail: 'Settings', to: '/settings/members' },
  { label: 'API keys', detail: 'Settings', to: '/settings/api-keys' },
  { label: 'Categories, taxes, methods', detail: 'Settings', to: '/settings/catalogue' },
  { label: 'Import', detail: 'Settings', to: '/settings/import' },
  { label: 'Integrations', detail: 'Settings', to: '/settings/integrations' },
  { label: 'Notifications', detail: 'Settings', to: '/settings/notifications' },
];
