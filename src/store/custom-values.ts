/** What stands in the columns that people added, for every kind of record alike. */
import { type SqlBool, sql } from 'kysely';
import type { BoardName, CustomValue } from '../domain/custom-value.ts';
import type { Db } from './database.ts';

/** By the id of the column; columns without a value are left out. */
export type CustomValues = Readonly<Record<string, string | readonly string[]>>;

/** By record. */
export async function listCustomValues(
  db: Db,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, CustomValues>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('custom_values')
    .select(['record_id', sql<CustomValues>`jsonb_object_agg(column_id, value)`.as('values')])
    .where('workspace_id', '=', workspaceId)
    .where(sql<SqlBool>`record_id = any(${[...recordIds]}::uuid[])`)
    .groupBy('record_id')
    .execute();
  return new Map(rows.map((row) => [row.record_id, row.values]));
}

export async function findCustomValue(
  db: Db,
  workspaceId: string,
  recordId: string,
  columnId: string,
): Promise<CustomValue> {
  const row = await db
    .selectFrom('custom_values')
    .select('value')
    .where('workspace_id', '=', workspaceId)
    .where('record_id', '=', recordId)
    .where('column_id', '=', columnId)
    .executeTakeFirst();
  // Written by `putCustomValue` alone.
  return (row?.value ?? null) as CustomValue;
}

export async function putCustomValue(
  db: Db,
  workspaceId: string,
  recordId: string,
  columnId: string,
  value: CustomValue,
): Promise<void> {
  if (value === null) {
    await db
      .deleteFrom('custom_values')
      .where('workspace_id', '=', workspaceId)
      .where('record_id', '=', recordId)
      .where('column_id', '=', columnId)
      .execute();
    return;
  }
  const json = JSON.stringify(value);
  await db
    .insertInto('custom_values')
    .values({ workspace_id: workspaceId, record_id: recordId, column_id: columnId, value: json })
    .onConflict((oc) => oc.columns(['workspace_id', 'record_id', 'column_id']).doUpdateSet({ value: json }))
    .execute();
}

/** How many rows hold one of the labels, by label. */
export async function countLabelUses(
  db: Db,
  workspaceId: string,
  columnId: string,
  optionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (optionIds.length === 0) return new Map();
  const rows = await sql<{ option_id: string; count: string }>`
    select option_id, count(*) from custom_values as held,
      jsonb_array_elements_text(case jsonb_typeof(held.value) when 'array' then held.value
        else jsonb_build_array(held.value) end) as option_id
    where held.workspace_id = ${workspaceId} and held.column_id = ${columnId}
      and option_id = any(${[...optionIds]}::text[])
    group by option_id`.execute(db);
  return new Map(rows.rows.map((row) => [row.option_id, Number(row.count)]));
}

const tables = {
  sales: 'sales_docs',
  jobs: 'jobs',
  invoices: 'invoices',
  companies: 'companies',
  contacts: 'contacts',
} as const satisfies Record<BoardName, string>;

/** Whether the board has the record; its row is held until the transaction ends, so that two edits of a cell go one after the other. */
export async function lockRecord(
  db: Db,
  workspaceId: string,
  board: BoardName,
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom(tables[board])
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
