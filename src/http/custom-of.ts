/** Adds to rows what stands in their custom columns. */
import { type CustomValues, listCustomValues } from '../store/custom-values.ts';
import type { Db } from '../store/database.ts';

export async function withCustom<Row extends { readonly id: string }>(
  db: Db,
  workspaceId: string,
  rows: readonly Row[],
): Promise<(Row & { readonly custom: CustomValues })[]> {
  const values = await listCustomValues(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, custom: values.get(row.id) ?? {} }));
}

export async function withItsCustom<Row extends { readonly id: string }>(
  db: Db,
  workspaceId: string,
  row: Row,
): Promise<Row & { readonly custom: CustomValues }> {
  const [shown] = await withCustom(db, workspaceId, [row]);
  if (shown === undefined) throw new Error('One row in, none out');
  return shown;
}
