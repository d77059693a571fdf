/** Which records are sample data, and how the sample invoices stand. */
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type SampleKind =
  | 'column'
  | 'company'
  | 'contact'
  | 'invoice'
  | 'job'
  | 'product'
  | 'productCategory'
  | 'salesDoc'
  | 'view';

export type SampleRecord = {
  readonly kind: SampleKind;
  readonly id: string;
  /** Of an invoice: what becomes of it in practice books. */
  readonly fate?: string;
};

export async function insertSampleRecords(
  db: Db,
  workspaceId: string,
  records: readonly SampleRecord[],
): Promise<void> {
  const rows = records.map(({ kind, id, fate }) => ({
    workspace_id: workspaceId,
    kind,
    record_id: id,
    fate: fate ?? null,
  }));
  await insertRows(db, 'sample_records', rows);
}
