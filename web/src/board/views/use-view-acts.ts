/** What can be done with views: make, rename, share, delete and take that back; the list shows it at once. */
import { useQueryClient } from '@tanstack/react-query';
import {
  changeView,
  createView,
  deleteView,
  type View,
  type ViewValues,
  viewsQuery,
} from '../../api/boards.ts';
import { orSayWhy } from '../../fields/say-why.ts';
import { useCan } from '../../fields/use-can.ts';
import { sayUndone } from '../say-undone.tsx';
import type { BoardView } from '../use-board-view.ts';
import type { BoardName } from '../view-settings.ts';

export type ViewActs = {
  readonly mayShare: boolean;
  /** @throws ApiRefusal when its name is taken or missing. */
  readonly create: (values: Omit<ViewValues, 'settings'>) => Promise<void>;
  /** @throws ApiRefusal */
  readonly change: (view: View, part: Parameters<typeof changeView>[1]) => Promise<void>;
  readonly discard: (view: View) => Promise<void>;
};

export function useViewActs(board: BoardName, shown: BoardView, onPick: (view: View) => void): ViewActs {
  const queryClient = useQueryClient();
  const show = (change: (views: readonly View[]) => readonly View[]) =>
    queryClient.setQueryData(viewsQuery(board).queryKey, (have) => change(have ?? []));

  async function make(values: ViewValues) {
    const made = await createView(board, values);
    show((have) => [...have.filter(({ id }) => id !== made.id), made]);
    onPick(made);
  }

  return {
    mayShare: useCan('columns:write'),
    create: (values) => make({ ...values, settings: shown.settings }),
    change: async (view, part) => {
      const changed = await changeView(view.id, part);
      show((have) => have.map((one) => (one.id === changed.id ? changed : one)));
    },
    discard: (view) =>
      orSayWhy(async () => {
        await deleteView(view.id);
        show((have) => have.filter(({ id }) => id !== view.id));
        const [main] = shown.views;
        if (view.id === shown.view?.id && main) onPick(main);
        const { name, isShared, settings } = view;
        // Made anew rather than kept back: a deletion that waits would be lost with the tab.
        sayUndone(`The view “${name}” is deleted.`, () => make({ name, isShared, settings }));
      }),
  };
}
