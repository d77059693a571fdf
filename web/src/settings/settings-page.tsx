/** The frame of the settings: their list at the left (above, on a phone), the chosen one beside it. */
import { Title } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
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
  return (
    <div className={classes.page}>
      <nav className={classes.list} aria-label="Settings">
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
