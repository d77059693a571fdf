/** Edits in a grid's cells: shown at once, sent one after the other, put back with the reason when the server says no. */
import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { sentence } from '../fields/use-save.ts';

type Row = { readonly id: string; readonly version: number };

export type CellEdit<R extends Row, Values> = {
  /** What the row shows from now on. */
  readonly shown: Partial<R>;
  /** What the server is asked to change. */
  readonly values: Partial<Values>;
};

/** @returns the function to call with the edited row and what its column means; null means nothing to send */
export function useCellEdits<R extends Row, Values>(options: {
  /** The list that the grid shows. */
  readonly queryKey: QueryKey;
  readonly send: (row: Row, values: Partial<Values>) => Promise<R>;
}): (row: R, edit: CellEdit<R, Values> | null) => void {
  const { queryKey, send } = options;
  const queryClient = useQueryClient();
  const place = (id: string, part: Partial<R>) =>
    queryClient.setQueryData<readonly R[]>(queryKey, (rows) =>
      rows?.map((row) => (row.id === id ? { ...row, ...part } : row)),
    );
  const mutation = useMutation({
    // One at a time: the second edit of a row must carry the version that the first one made.
    scope: { id: JSON.stringify(queryKey) },
    mutationFn: ({ row, edit }: { row: R; edit: CellEdit<R, Values> }) => {
      const now = queryClient.getQueryData<readonly R[]>(queryKey)?.find((one) => one.id === row.id);
      return send({ id: row.id, version: now?.version ?? row.version }, edit.values);
    },
    onMutate: async ({ row, edit }) => {
      await queryClient.cancelQueries({ queryKey });
      place(row.id, edit.shown);
    },
    // Only the version: a later edit may be on screen already, and the live change brings the rest.
    onSuccess: (saved) => place(saved.id, { version: saved.version } as Partial<R>),
    onError: (error) => {
      notifications.show({ color: 'red', title: 'Not changed', message: sentence(error) });
      return queryClient.invalidateQueries({ queryKey });
    },
  });
  return (row, edit) => {
    if (edit) mutation.mutate({ row, edit });
  };
}
