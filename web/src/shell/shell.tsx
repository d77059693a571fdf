/** The frame around every screen: the rail, the bar, search, and the screen itself. */
import { AppShell, Burger, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconReceipt, IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useRouteContext } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { meQuery } from '../api/queries.ts';
import { Bell } from '../inbox/bell.tsx';
import { listenerOf } from '../live/listener-of.ts';
import { LiveDot } from '../live/live-dot.tsx';
import { SampleBar } from '../sample/sample-bar.tsx';
import { Attention } from './attention.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Rail } from './rail.tsx';
import { ReconnectBar } from './reconnect-bar.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

const Search = lazy(() => import('./search.tsx').then((module) => ({ default: module.Search })));

export function Shell() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { liveChanges } = useRouteContext({ from: '__root__' });
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  const [isSearchOpen, search] = useDisclosure(false);
  // Works while the focus is in a field too: people search from wherever they are.
  useHotkeys([['mod+K', search.open]], []);
  useHotkeys([
    ['shift+?', help.open, { usePhysicalKeys: false }],
    ['?', help.open],
  ]);

  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 196, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      transitionDuration={0}
    >
      <a href="#screen" className={classes.skip}>
        Skip to the screen
      </a>
      <AppShell.Header className={classes.bar}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isMenuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Menu"
              aria-expanded={isMenuOpen}
            />
            <IconReceipt size={20} color="var(--mantine-color-accent-5)" aria-hidden />
            <Text fw={600} size="md" truncate title={me.workspace.name}>
              {me.workspace.name}
            </Text>
          </Group>
          <Group gap="md" wrap="nowrap">
            <Attention />
            <UnstyledButton className={classes.search} onClick={search.open} aria-label="Search">
              <IconSearch size={15} aria-hidden />
              <span className={classes.searchWords}>Search</span>
              <kbd className={classes.key}>Ctrl K</kbd>
            </UnstyledButton>
            <LiveDot changes={liveChanges} who={listenerOf(me)} />
            {me.user ? <Bell /> : null}
            <UserMenu me={me} onHelp={help.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail} aria-label="Main">
        <Rail onGo={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main className={classes.screen} id="screen" tabIndex={-1}>
        <VisuallyHidden aria-live="polite" id="announcements" />
        <ReconnectBar />
        <SampleBar />
        <Outlet />
      </AppShell.Main>
      <Suspense>
        <Search isOpen={isSearchOpen} onClose={search.close} />
      </Suspense>
      <KeysHelp isOpen={isHelpOpen} onClose={help.close} />
    </AppShell>
  );
}
