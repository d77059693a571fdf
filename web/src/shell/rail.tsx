/** The list of screens, with how many things need attention. */
import { Stack } from '@mantine/core';
import {
  IconBuilding,
  IconFileInvoice,
  IconLayoutKanban,
  IconPackage,
  IconRefresh,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { syncCountsQuery } from '../api/queries.ts';
import classes from './shell.module.css';

const screens = [
  { to: '/sales', label: 'SalesBoard', Icon: IconTable },
  { to: '/jobs', label: 'JobBoard', Icon: IconLayoutKanban },
  { to: '/invoices', label: 'Invoices', Icon: IconFileInvoice },
  { to: '/companies', label: 'Companies', Icon: IconBuilding },
  { to: '/contacts', label: 'Contacts', Icon: IconUsers },
  { to: '/products', label: 'Products', Icon: IconPackage },
  { to: '/sync', label: 'Sync centre', Icon: IconRefresh },
  { to: '/settings', label: 'Settings', Icon: IconSettings },
] as const;

export function Rail({ onGo }: { onGo: () => void }) {
  const { data: counts } = useQuery(syncCountsQuery);
  const needsAttention = counts?.needsAttention ?? 0;
  return (
    <Stack gap={2} p="sm">
      {screens.map(({ to, label, Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.link}
          onClick={onGo}
          activeOptions={{ includeSearch: false }}
        >
          <Icon size={17} stroke={1.6} aria-hidden />
          {label}
          {to === '/sync' && needsAttention > 0 ? (
            <span className={classes.badge}>
              {needsAttention}
              <span className="visually-hidden"> need attention</span>
            </span>
          ) : null}
        </Link>
      ))}
    </Stack>
  );
}
