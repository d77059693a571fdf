/** A record opened at the right of its list: heading, actions, its parts beneath; Esc and the cross close it. */
import { Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './record-drawer.module.css';
import { useReturnFocus } from './use-return-focus.ts';
import { sentence } from './use-save.ts';

export function RecordDrawer({
  title,
  actions,
  size = 560,
  isNew = false,
  isLoading,
  error,
  onClose,
  children,
}: {
  title: ReactNode;
  actions?: ReactNode;
  size?: number;
  /** A new record starts in its first field instead of the heading. */
  isNew?: boolean;
  isLoading?: boolean;
  error?: Error | null;
  onClose: () => void;
  children: ReactNode;
}) {
  useReturnFocus();
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
        <Drawer.Header role="none" py="sm" px="lg" style={{ borderBottom: '1px solid var(--cf-line)' }}>
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
        <Drawer.Body p="lg">
          {error ? <Text role="alert">{sentence(error)}</Text> : isLoading ? <DrawerSkeleton /> : children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Esc is heard by every open layer: it closes the one in front alone. */
function isBehindADialog(): boolean {
  return document.querySelectorAll('[aria-modal="true"]').length > 1;
}

function DrawerSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {[40, 70, 55, 80, 60].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </Stack>
  );
}
