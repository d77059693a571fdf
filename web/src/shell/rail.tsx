/** The list of screens, with how many things need attention. */
import { Stack } from '@mantine/core';
import {
  IconBolt,
  IconBuilding,
  IconChartBar,
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
import { syncCountsQuery } from '../api/sync-operations.ts';
import { useMay } from '../fields/use-can.ts';
import { FirstSteps } from './first-steps.tsx';
import { useBrokenConnections } from './reconnect-bar.tsx';
import classes from './shell.module.css';

const screens = [
  { to: '/sales', label: 'SalesBoard', Icon: IconTable },
  { to: '/jobs', label: 'JobBoard', Icon: IconLayoutKanban },
  { to: '/invoices', label: 'Invoices', Icon: IconFileInvoice },
  { to: '/companies', label: 'Companies', Icon: IconBuilding },
  { to: '/contacts', label: 'Contacts', Icon: IconUsers },
  { to: '/products', label: 'Products', Icon: IconPackage },
  { to: '/automations', label: 'Automations', Icon: IconBolt },
  { to: '/reports', label: 'Reports', Icon: IconChartBar, permission: 'reports:read' },
  { to: '/sync', label: 'Sync centre', Icon: IconRefresh },
  { to: '/settings', label: 'Settings', Icon: IconSettings },
] as const;

export function Rail({ onGo }: { onGo: () => void }) {
  const { data: counts } = useQuery(syncCountsQuery());
  const badges: Partial<Record<(typeof screens)[number]['to'], Badge>> = {
    '/sync': { count: counts?.needsAttention ?? 0, words: 'need attention' },
    '/settings': { count: useBrokenConnections().length, words: 'to reconnect' },
  };
  const may = useMay();
  const shown = screens.filter((screen) => !('permission' in screen) || may(screen.permission));
  return (
    <Stack gap={2} p="sm">
      {shown.map(({ to, label, Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.link}
          onClick={onGo}
          activeOptions={{ includeSearch: false }}
        >
          <Icon size={17} stroke={1.6} aria-hidden />
          {label}
          <RailBadge badge={badges[to]} />
        </Link>
      ))}
      <FirstSteps onGo={onGo} />
    </Stack>
  );
}

type Badge = { readonly count: number; readonly words: string };

function RailBadge({ badge }: { badge: Badge | undefined }) {
  if (!badge || badge.count === 0) return null;
  return (
    <span className={classes.badge}>
      {badge.count}
      <span className="visually-hidden"> {badge.words}</span>
    </span>
  );
}
