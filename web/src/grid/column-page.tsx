/** A page that is read from top to bottom: one column of sheets. */
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LinkAnchor } from '../fields/links.tsx';
import classes from './column-page.module.css';

export function ColumnPage({
  label,
  over,
  children,
}: {
  label: string;
  /** A drawer that opens over it. */
  over?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.page} aria-label={label}>
      <div className={classes.column}>{children}</div>
      {over}
    </section>
  );
}

/** The title of what lies behind the list of automations, and the way back there. */
export function TitleUnderAutomations({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div>
      <LinkAnchor to="/automations" size="sm">
        ← Automations
      </LinkAnchor>
      <Title order={1} size="h2">
        {title}
      </Title>
      {children}
    </div>
  );
}
