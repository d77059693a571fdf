/** The frame of the settings: their list at the left (above, on a phone), the chosen one beside it. */
import { Title } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import shellClasses from '../shell/shell.module.css';
import classes from './settings.module.css';

const pages = [
  { to: '/settings/workspace', label: 'Workspace' },
  { to: '/settings/members', label: 'Members' },
  { to: '/settings/api-keys', label: 'API keys' },
  { to: '/settings/catalogue', label: 'Categories, taxes, methods' },
  { to: '/settings/import', label: 'Import' },
  { to: '/settings/integrations', label: 'Integrations' },
  { to: '/settings/webhooks', label: 'Webhooks' },
  { to: '/settings/notifications', label: 'Notifications' },
] as const;

export function SettingsPage() {
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the list is a strip that scrolls: where one is must be in sight.
  useEffect(() => {
    if (pathname.startsWith('/settings'))
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <div className={classes.page}>
      <nav ref={list} className={classes.list} aria-label="Settings">
        <Title order={1} size="h2" className={classes.title}>
          Settings
        </Title>
        {pages.map((page) => (
          <Link key={page.to} to={page.to} className={shellClasses.link}>
            {page.label}
          </Link>
        ))}
      </nav>
      <div className={classes.body}>
        <Outlet />
      </div>
    </div>
  );
}
