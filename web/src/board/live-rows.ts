/** Reads again the rows of boards that a change touched: a burst becomes a few requests a second. */
import type { QueryClient } from '@tanstack/react-query';
import { connectionsQuery } from '../api/queries.ts';
import { type Rows, refreshBoard, refreshRows, rowsKey } from './rows.ts';
import { boards, type NamedRow, type Touch, touchedRows } from './touched-rows.ts';
import type { BoardName } from './view-settings.ts';

/** Short: a change made elsewhere is to be seen within a second. */
const gatherMs = 120;

export function createRowRefresher(client: QueryClient): (kind: string, id: string | null) => void {
  const waiting = new Map<string, Set<string> | null>();
  let isRunning = false;
  /** As they stood when they were last heard of. */
  let connections = standing(client.getQueryData(connectionsQuery.queryKey));

  async function run() {
    isRunning = true;
    while (waiting.size > 0) {
      await new Promise((done) => setTimeout(done, gatherMs));
      const kinds = [...waiting];
      waiting.clear();
      for (const [kind, ids] of kinds) {
        if (kind === 'connection') await readAfterConnection();
        else await readAgain(client, kind, ids === null ? null : [...ids]);
      }
    }
    isRunning = false;
  }

  /** A sweep tells of its connection every time; chips change only when books come, go, or wait to be connected again. */
  async function readAfterConnection(): Promise<void> {
    const now = standing(
      await client.fetchQuery({ ...connectionsQuery, staleTime: 0 }).catch(() => undefined),
    );
    if (now === connections) return;
    connections = now;
    await Promise.all(boards.map((board) => act(client, { board, all: true })));
  }

  return (kind, id) => {
    const ids = waiting.get(kind);
    if (id === null || ids === null) waiting.set(kind, null);
    else waiting.set(kind, (ids ?? new Set()).add(id));
    if (!isRunning) void run();
  };
}

async function readAgain(client: QueryClient, kind: string, ids: readonly string[] | null): Promise<void> {
  const rowsOf = (board: BoardName) => client.getQueryData<Rows<NamedRow>>(rowsKey(board))?.rows ?? [];
  await Promise.all(touchedRows(kind, ids, rowsOf).map((touch) => act(client, touch)));
}

async function act(client: QueryClient, touch: Touch): Promise<void> {
  const { board } = touch;
  if (!client.getQueryState(rowsKey(board))) return;
  if ('all' in touch) return refreshBoard(client, board);
  const asked = 'ids' in touch ? touch.ids : touch.invoiceIds;
  if (asked.length === 0) return;
  // A row that cannot be read now is old: then all are read when they can be.
  await refreshRows(client, board, touch).catch(() => refreshBoard(client, board));
}

function standing(
  connections: readonly { id: string; status: string; label: string }[] | undefined,
): string | null {
  return connections ? JSON.stringify(connections.map(({ id, status, label }) => [id, status, label])) : null;
}
