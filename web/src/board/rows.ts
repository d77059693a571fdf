/**
 * The rows of a board: read whole in pages, the first shown at once, then kept up to date row by row.
 *
 * Rows that change while all are being read are read once more at the end, so that an old page never wins; nor does an
 * answer that was overtaken by a newer one.
 */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { get } from '../api/request.ts';
import type { Page } from '../api/types.ts';
import type { BoardName } from './view-settings.ts';

export type Row = { readonly id: string; readonly archivedAt?: string | null };
export type Rows<R extends Row = Row> = {
  readonly rows: readonly R[];
  /** False while later pages are still on their way. */
  readonly isWhole: boolean;
};
/** Rows by their own ids, or those whose Accounting Status shows one of these invoices. */
export type Asked = { readonly ids: readonly string[] } | { readonly invoiceIds: readonly string[] };

export const boardPaths: Readonly<Record<BoardName, string>> = {
  sales: '/sales-docs',
  jobs: '/jobs',
  invoices: '/invoices',
  companies: '/companies',
  contacts: '/contacts',
};

const firstPage = 200;
const page = 5000;
// Without a limit a wrong cursor would loop for ever.
const maxPages = 200;
/** As many ids as one request may ask for. */
const idsAtOnce = 200;

export const rowsKey = (board: BoardName) => ['rows', board] as const;

export const rowsQuery = <R extends Row>(board: BoardName) =>
  queryOptions({
    queryKey: rowsKey(board),
    queryFn: ({ client, signal }) => readAll<R>(client, board, signal),
    // Live changes say which rows are old, and a comparison of ten thousand rows is dear.
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** Reads the rows again that a change touched; those that are gone leave the board. */
export async function refreshRows(client: QueryClient, board: BoardName, asked: Asked): Promise<void> {
  const state = client.getQueryState(rowsKey(board));
  if (!state) return;
  changedMeanwhile(client, board)?.push(asked);
  if (!state.data) return;
  const startedAt = nextMoment();
  const fresh = await readSome(board, asked, undefined);
  const isOld = (id: string) => momentOf(client, id) > startedAt;
  const ids = 'ids' in asked ? asked.ids : fresh.map(({ id }) => id);
  place(
    client,
    board,
    fresh.filter(({ id }) => !isOld(id)),
    ids.filter((id) => !isOld(id)),
    startedAt,
  );
  // What was placed meanwhile may be newer than what was read, and may lack something of it.
  const old = ids.filter(isOld);
  if (old.length > 0) await refreshRows(client, board, { ids: old });
}

/** Shows rows as they are now, or as they are about to be. */
export function placeRows<R extends Row>(client: QueryClient, board: BoardName, rows: readonly R[]): void {
  const ids = rows.map(({ id }) => id);
  changedMeanwhile(client, board)?.push({ ids });
  place(client, board, rows, ids, nextMoment());
}

/** Everything again, in the background where the board is on screen. */
export function refreshBoard(client: QueryClient, board: BoardName): Promise<void> {
  return client.invalidateQueries({ queryKey: rowsKey(board) });
}

/** How a row is shown while an edit of it is on its way, whatever is read meanwhile. */
export type Overlay<R extends Row = Row> = (row: R) => R;

/** @returns how to end it. */
export function overlayRow<R extends Row>(
  client: QueryClient,
  board: BoardName,
  rowId: string,
  overlay: Overlay<R>,
): () => void {
  const ofClient = overlays.get(client) ?? new Map<string, readonly Overlay[]>();
  overlays.set(client, ofClient);
  const key = `${board} ${rowId}`;
  // Told by its own row's board alone, whose rows are of this type.
  const own = overlay as unknown as Overlay;
  ofClient.set(key, [...(ofClient.get(key) ?? []), own]);
  return () => {
    const left = (ofClient.get(key) ?? []).filter((one) => one !== own);
    if (left.length > 0) ofClient.set(key, left);
    else ofClient.delete(key);
  };
}

const overlays = new WeakMap<QueryClient, Map<string, readonly Overlay[]>>();

function overlaid<R extends Row>(client: QueryClient, board: BoardName, row: R): R {
  const found = overlays.get(client)?.get(`${board} ${row.id}`) ?? [];
  return found.reduce<Row>((shown, overlay) => overlay(shown), row) as R;
}

function place(
  client: QueryClient,
  board: BoardName,
  fresh: readonly Row[],
  askedIds: readonly string[],
  moment: number,
): void {
  for (const { id } of fresh) momentsOf(client).set(id, moment);
  const shown = fresh.map((row) => overlaid(client, board, row));
  client.setQueryData<Rows>(rowsKey(board), (have) =>
    have ? { ...have, rows: withFresh(have.rows, shown, askedIds) } : have,
  );
}

/** When what is shown of each row was placed, or its reading began: answers may overtake each other. */
const moments = new WeakMap<QueryClient, Map<string, number>>();
let latestMoment = 0;

function nextMoment(): number {
  latestMoment += 1;
  return latestMoment;
}

function momentsOf(client: QueryClient): Map<string, number> {
  const known = moments.get(client) ?? new Map<string, number>();
  moments.set(client, known);
  return known;
}

function momentOf(client: QueryClient, rowId: string): number {
  return momentsOf(client).get(rowId) ?? 0;
}

/** Newest first, as the API lists them: ids are in the order of their making. */
export function withFresh<R extends Row>(
  have: readonly R[],
  fresh: readonly R[],
  askedIds: readonly string[],
): readonly R[] {
  const live = new Map(fresh.filter((row) => !row.archivedAt).map((row) => [row.id, row]));
  const gone = new Set(askedIds.filter((id) => !live.has(id)));
  const kept: R[] = [];
  for (const row of have) {
    const now = live.get(row.id);
    live.delete(row.id);
    if (now) kept.push(now);
    else if (!gone.has(row.id)) kept.push(row);
  }
  if (live.size === 0) return kept;
  return [...live.values(), ...kept].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
}

/** What changed on a board while it is being read whole; by client, since tests have several. */
const reading = new WeakMap<QueryClient, Map<BoardName, Asked[]>>();

function changedMeanwhile(client: QueryClient, board: BoardName): Asked[] | undefined {
  return reading.get(client)?.get(board);
}

async function readAll<R extends Row>(
  client: QueryClient,
  board: BoardName,
  signal: AbortSignal,
): Promise<Rows<R>> {
  const meanwhile: Asked[] = [];
  const boards = reading.get(client) ?? new Map<BoardName, Asked[]>();
  reading.set(client, boards.set(board, meanwhile));
  const isFirst = client.getQueryData(rowsKey(board)) === undefined;
  let rows: readonly R[] = await readPages<R>(board, signal, (some) => {
    if (isFirst && !signal.aborted) client.setQueryData(rowsKey(board), { rows: some, isWhole: false });
  });
  for (const asked of meanwhile) {
    rows = withFresh(rows, await readSome<R>(board, asked, signal), 'ids' in asked ? asked.ids : []);
  }
  if (boards.get(board) === meanwhile) boards.delete(board);
  return { rows: rows.map((row) => overlaid(client, board, row)), isWhole: true };
}

async function readPages<R extends Row>(
  board: BoardName,
  signal: AbortSignal,
  show: (rows: readonly R[]) => void,
): Promise<readonly R[]> {
  let rows: readonly R[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < maxPages; count += 1) {
    const limit = count === 0 ? firstPage : page;
    const answer: Page<R> = await get<Page<R>>(boardPaths[board], { limit, cursor }, signal);
    rows = rows.concat(answer.items);
    cursor = answer.nextCursor ?? null;
    if (cursor === null) break;
    show(rows);
  }
  return rows;
}

async function readSome<R extends Row>(
  board: BoardName,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<readonly R[]> {
  const [name, all] = 'ids' in asked ? ['ids', asked.ids] : ['invoiceIds', asked.invoiceIds];
  const parts: string[] = [];
  for (let start = 0; start < all.length; start += idsAtOnce) {
    parts.push(all.slice(start, start + idsAtOnce).join(','));
  }
  const pages = await Promise.all(
    parts.map((ids) => get<Page<R>>(boardPaths[board], { [name as string]: ids, limit: page }, signal)),
  );
  return pages.flatMap(({ items }) => items);
}
