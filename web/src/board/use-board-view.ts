/** The view that a board shows: the saved one named in the address, and what the address says otherwise. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { changeViewSettings, type View, viewsQuery } from '../api/boards.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import type { BoardName, ColumnLayout, Filter, SortKey, ViewSettings } from './view-settings.ts';

/** The part of an address that says how a board is shown; what is left out is as the saved view has it. */
export type BoardSearch = {
  readonly view?: string;
  readonly kind?: ViewSettings['kind'];
  readonly sort?: readonly SortKey[];
  /** '-': no groups. */
  readonly group?: string;
  /** '-': no filter. */
  readonly filter?: Filter | '-';
};

export type BoardView = {
  readonly views: readonly View[];
  readonly view: View | undefined;
  readonly isLoading: boolean;
  readonly settings: ViewSettings;
  /** Filter, order, groups or kind are not as they are saved. */
  readonly isChanged: boolean;
  readonly mayChange: boolean;
  /** Filter, order, groups, kind: in the address until they are saved. */
  readonly change: (part: Partial<Omit<ViewSettings, 'columns'>>) => void;
  /** Kept at once, for this view. */
  readonly setLayout: (columns: readonly ColumnLayout[]) => void;
  readonly save: () => Promise<void>;
  readonly reset: () => void;
};

const saveAfterMs = 600;
const nothing = '-';

export function useBoardView(board: BoardName, defaults: Partial<ViewSettings>): BoardView {
  const search: BoardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: views, isPending } = useQuery(viewsQuery(board));
  const canChangeShared = useCan('columns:write');
  const view = views?.find((one) => one.id === search.view) ?? views?.[0];
  const mayChange = view !== undefined && (view.isMine || (view.isShared && canChangeShared));
  const [layout, setOwnLayout] = useState<{ viewId: string; columns: readonly ColumnLayout[] } | null>(null);

  const saved = useMemo(() => settingsOf(view, defaults), [view, defaults]);
  const settings = useMemo<ViewSettings>(() => {
    const columns = layout !== null && layout.viewId === view?.id ? layout.columns : saved.columns;
    return { ...saved, ...partOf(search), columns };
  }, [saved, search, layout, view?.id]);

  const put = useCallback(
    (part: Said) =>
      navigate({
        to: '.',
        // The search of whichever board this is, which the type of any route cannot say.
        search: ((before: object) => withoutUndefined({ ...before, ...part })) as never,
        replace: true,
      }),
    [navigate],
  );
  const place = (changed: View) =>
    client.setQueryData(viewsQuery(board).queryKey, (have: readonly View[] | undefined) =>
      have?.map((one) => (one.id === changed.id ? changed : one)),
    );
  const keepLayout = useDebouncedCallback(
    (viewId: string, columns: readonly ColumnLayout[]) => {
      // As it is by now: a filter may have been saved meanwhile.
      const now = client.getQueryData(viewsQuery(board).queryKey)?.find(({ id }) => id === viewId);
      if (!now) return;
      void orSayWhy(async () =>
        place(await changeViewSettings(viewId, { ...settingsOf(now, defaults), columns })),
      );
    },
    { delay: saveAfterMs, flushOnUnmount: true },
  );

  return {
    views: views ?? [],
    view,
    isLoading: isPending,
    settings,
    isChanged: isChanged(saved, partOf(search)),
    mayChange,
    change: (part) => void put(searchOf(part)),
    setLayout: (columns) => {
      if (view === undefined) return;
      setOwnLayout({ viewId: view.id, columns });
      if (mayChange) keepLayout(view.id, columns);
    },
    save: () =>
      orSayWhy(async () => {
        if (view === undefined) return;
        place(await changeViewSettings(view.id, settings));
        await put(unsaid);
      }),
    reset: () => void put(unsaid),
  };
}

function isChanged(saved: ViewSettings, said: Partial<ViewSettings>): boolean {
  return JSON.stringify({ ...saved, ...said }) !== JSON.stringify(saved);
}

type Said = { readonly [Part in keyof BoardSearch]?: BoardSearch[Part] | undefined };

const unsaid = { kind: undefined, sort: undefined, group: undefined, filter: undefined };

/** A main view that nobody has changed is as the board comes. */
function settingsOf(view: View | undefined, defaults: Partial<ViewSettings>): ViewSettings {
  const own: ViewSettings = { kind: 'grid', columns: [], sort: [], group: null, filter: null, ...defaults };
  if (view === undefined || (view.isMain && view.version === 1)) return own;
  return { ...own, ...view.settings };
}

function partOf(search: BoardSearch): Partial<ViewSettings> {
  return {
    ...(search.kind === undefined ? {} : { kind: search.kind }),
    ...(search.sort === undefined ? {} : { sort: search.sort }),
    ...(search.group === undefined ? {} : { group: search.group === nothing ? null : search.group }),
    ...(search.filter === undefined ? {} : { filter: search.filter === nothing ? null : search.filter }),
  };
}

function searchOf(part: Partial<Omit<ViewSettings, 'columns'>>): Partial<BoardSearch> {
  return {
    ...(part.kind === undefined ? {} : { kind: part.kind }),
    ...(part.sort === undefined ? {} : { sort: part.sort }),
    ...(part.group === undefined ? {} : { group: part.group ?? nothing }),
    ...(part.filter === undefined ? {} : { filter: part.filter ?? nothing }),
  };
}

function withoutUndefined<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
