/** A view that nobody saves: of a list that is no board. */
import { useMemo, useState } from 'react';
import type { BoardView } from './use-board-view.ts';
import type { ViewSettings } from './view-settings.ts';

export function useLocalView(defaults: Partial<ViewSettings>): BoardView {
  const own = { kind: 'grid', columns: [], sort: [], group: null, filter: null, ...defaults } as const;
  const [settings, setSettings] = useState<ViewSettings>(own);
  return useMemo(() => {
    const change = (part: Partial<ViewSettings>) => setSettings((before) => ({ ...before, ...part }));
    return {
      views: [],
      view: undefined,
      isLoading: false,
      settings,
      isChanged: false,
      mayChange: true,
      change,
      setLayout: (columns) => change({ columns }),
      save: async () => undefined,
      reset: () => undefined,
    };
  }, [settings]);
}
