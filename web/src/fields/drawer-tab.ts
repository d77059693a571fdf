/** Which part of a record its drawer shows: it stands in the address, so that it can be sent to somebody. */
import { useNavigate, useSearch } from '@tanstack/react-router';

const drawerTabs = ['details', 'invoices', 'payments', 'activity'] as const;
export type DrawerTab = (typeof drawerTabs)[number];
export type DrawerSearch = { tab?: DrawerTab | undefined };

/** Of the address of a record. Details need no word in it. */
export function drawerSearch(search: Record<string, unknown>): DrawerSearch {
  const tab = drawerTabs.find((one) => one === search.tab && one !== 'details');
  return tab === undefined ? {} : { tab };
}

/** For closing a drawer: the address of the list as it was, filters and all. */
export function withoutTab<Search extends object>(search: Search): Search & { tab: undefined } {
  return { ...search, tab: undefined };
}

/** The open tab, and how another is opened: in place of this one, so that Back leaves the record. */
export function useDrawerTab(): readonly [DrawerTab, (tab: DrawerTab) => void] {
  const { tab = 'details' } = drawerSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const open = (next: DrawerTab) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, tab: next === 'details' ? undefined : next }),
      replace: true,
    });
  return [tab, open];
}
