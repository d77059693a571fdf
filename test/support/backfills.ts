/** Backfills in the words of tests: old invoices by file, a preview, the run to its end, what the books then hold. */
import type { Body, Caller } from './app.ts';
import { eventually } from './eventually.ts';
import type { BookedInvoice, Books } from './ledgers/books.ts';

/** Invoices of a sample customer, numbered, imported and not sent. @returns their ids by number. */
export async function importOld(
  caller: Caller,
  numbers: readonly string[],
  issueDate = '2026-03-02',
): Promise<ReadonlyMap<string, string>> {
  await caller.post('/api/v1/imports/customers', { csv: 'Company\nSample Old Friends' });
  const rows = numbers.map((number) => `${number},${issueDate},Sample Old Friends,Sample work,1,10.00`);
  const csv = ['number,issueDate,customer,description,quantity,unitPrice', ...rows].join('\n');
  const { status, body } = await caller.post('/api/v1/imports/invoices', { csv });
  if (status >= 300) throw new Error(`The import was refused: ${JSON.stringify(body)}`);
  const ids = new Map<string, string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Body = (await caller.get(`/api/v1/invoices?limit=1000${cursor && `&cursor=${cursor}`}`)).body;
    for (const item of page.items) ids.set(String(item.number), item.id);
    cursor = page.nextCursor;
  }
  return ids;
}

/** A preview, complete. */
export async function previewed(caller: Caller, connectionId: string, from = '2009-01-01'): Promise<Body> {
  const made = await caller.post(`/api/v1/connections/${connectionId}/backfills`, { from });
  if (made.status !== 201) throw new Error(`No preview: ${JSON.stringify(made.body)}`);
  return backfillOnce(caller, made.body.id, ({ state }) => state === 'checked');
}

export function backfillOnce(
  caller: Caller,
  id: string,
  isThere: (backfill: Body) => boolean,
  withinMs = 60_000,
): Promise<Body> {
  return eventually(async () => {
    const { body } = await caller.get(`/api/v1/backfills/${id}`);
    if (body.state === 'failed') throw new Error(`The backfill failed: ${String(body.problem)}`);
    return isThere(body) ? body : undefined;
  }, withinMs);
}

export async function act(caller: Caller, id: string, name: string): Promise<Body> {
  const { status, body } = await caller.post(`/api/v1/backfills/${id}/${name}`);
  if (status !== 200) throw new Error(`${name} was refused: ${JSON.stringify(body)}`);
  return body;
}

/** Counts by outcome, those of one outcome and several reasons together. */
export function countsOf(backfill: Body): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome, count } of backfill.outcomes as { outcome: string; count: number }[])
    counts[outcome] = (counts[outcome] ?? 0) + count;
  return counts;
}

/** What the books hold of ours that stands. */
export function standing(books: Books): readonly BookedInvoice[] {
  return books
    .invoices()
    .filter(({ mark, status }) => mark.includes('/invoices/') && status !== 'voided' && status !== 'deleted');
}
