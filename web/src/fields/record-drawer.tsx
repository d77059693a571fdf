/** A record opened at the right of its list: heading and actions, its parts under tabs; Esc and the cross close it. */
import { Drawer, Group, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DrawerSkeleton } from './drawer-skeleton.tsx';
import { type DrawerTab, useDrawerTab } from './drawer-tab.ts';
import classes from './record-drawer.module.css';
import { useReturnFocus } from './use-return-focus.ts';
import { sentence } from './use-save.ts';

/** What stands under each tab besides Details; those that are left out have no tab. */
export type DrawerParts = { readonly [Tab in Exclude<DrawerTab, 'details'>]?: ReactNode };

export function RecordDrawer({
  title,
  actions,
  size = 560,
  isNew = false,
  isLoading,
  error,
  onClose,
  standing,
  parts = {},
  children,
}: {
  title: ReactNode;
  actions?: ReactNode;
  size?: number;
  /** A new record starts in its first field instead of the heading, and has no tabs yet. */
  isNew?: boolean;
  isLoading?: boolean;
  error?: Error | null;
  onClose: () => void;
  /** Above the tabs: what has to be seen whichever is open. */
  standing?: ReactNode;
  parts?: DrawerParts;
  /** The details. */
  children: ReactNode;
}) {
  useReturnFocus();
  const hasTabs = !isNew && Object.values(parts).some(Boolean);
  return (
    <Drawer.Root
      opened
      onClose={() => isBehindADialog() || onClose()}
      position="right"
      size={`min(${size}px, 100vw)`}
    >
      <Drawer.Overlay backgroundOpacity={0.18} />
      <Drawer.Content>
        {/* Mantine renders a header element, which would be a second banner of the page. */}
        <Drawer.Header role="none" className={classes.header} data-tabs={hasTabs || undefined}>
          {/* The heading takes the focus first, so that the drawer is read out by its name. */}
          <Drawer.Title
            fw={600}
            fz="lg"
            tabIndex={-1}
            data-autofocus={!isNew || undefined}
            className={classes.title}
          >
            {title}
          </Drawer.Title>
          <Group gap="xs" wrap="nowrap">
            {actions}
            <Drawer.CloseButton aria-label="Close" />
          </Group>
        </Drawer.Header>
        <Drawer.Body p={0}>
          {error ? (
            <Text role="alert" p="lg">
              {sentence(error)}
            </Text>
          ) : isLoading ? (
            <div className={classes.panel}>
              <DrawerSkeleton />
            </div>
          ) : hasTabs ? (
            <TabbedParts standing={standing} parts={parts} details={children} />
          ) : (
            <div className={classes.panel}>{children}</div>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

const tabNames: readonly { readonly tab: DrawerTab; readonly name: string }[] = [
  { tab: 'details', name: 'Details' },
  { tab: 'invoices', name: 'Invoices' },
  { tab: 'payments', name: 'Payments' },
  { tab: 'activity', name: 'Activity' },
];

function TabbedParts({
  standing,
  parts,
  details,
}: {
  standing: ReactNode;
  parts: DrawerParts;
  details: ReactNode;
}) {
  const [asked, open] = useDrawerTab();
  const content: Readonly<Record<DrawerTab, ReactNode>> = {
    details,
    invoices: parts.invoices,
    payments: parts.payments,
    activity: parts.activity,
  };
  const tabs = tabNames.filter(({ tab }) => content[tab]);
  const shown = content[asked] ? asked : 'details';
  return (
    <Tabs value={shown} onChange={(tab) => open(tabs.find((one) => one.tab === tab)?.tab ?? 'details')}>
      {standing ? <div className={classes.standing}>{standing}</div> : null}
      <Tabs.List className={classes.tabs}>
        {tabs.map(({ tab, name }) => (
          <Tabs.Tab key={tab} value={tab}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ tab }) => (
        // What is being typed in Details is kept while another part is looked at; the others are read when opened.
        <Tabs.Panel key={tab} value={tab} className={classes.panel}>
          {tab === 'details' || tab === shown ? content[tab] : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Esc is heard by every open layer: it closes the one in front alone. */
function isBehindADialog(): boolean {
  return document.querySelectorAll('[aria-modal="true"]').length > 1;
}
