/** Mappings of one connection: category → account, account → item, tax component → tax rate, product → item, payment method → account, tracking defaults. */
import { sql } from 'kysely';
import { DEFAULT_ACCOUNT, type Mapping } from '../domain/mapping.ts';
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type MappingKind =
  | 'defaultAccount'
  | 'categoryAccount'
  | 'accountItem'
  | 'taxRate'
  | 'productItem'
  | 'paymentAccount'
  | 'paymentMethod'
  | 'tracking';
export type MappingRow = {
  readonly kind: MappingKind;
  readonly subjectId: string;
  readonly code: string;
  readonly isSuggested: boolean;
};

export async function listMappings(db: Db, workspaceId: string, connectionId: string): Promise<MappingRow[]> {
  const rows = await db
    .selectFrom('mappings')
    .select(['kind', 'subject_id', 'ledger_code', 'is_suggested'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .execute();
  return rows.map((row) => ({
    // The table's check constraint admits no other kind.
    kind: row.kind as MappingKind,
    subjectId: row.subject_id,
    code: row.ledger_code,
    isSuggested: row.is_suggested,
  }));
}

export async function loadMapping(db: Db, workspaceId: string, connectionId: string): Promise<Mapping> {
  return mappingOf(await listMappings(db, workspaceId, connectionId));
}

/** The same rows as the domain looks at them. */
export function mappingOf(rows: readonly MappingRow[]): Mapping {
  const of = (kind: MappingKind) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.subjectId, row.code]));
  return {
    defaultAccount: [...of('defaultAccount').values()][0] ?? null,
    categoryAccounts: of('categoryAccount'),
    taxRates: of('taxRate'),
    productItems: of('productItem'),
    accountItems: of('accountItem'),
    paymentAccount: of('paymentAccount').get(DEFAULT_ACCOUNT) ?? null,
    methodAccounts: of('paymentMethod'),
    tracking: of('tracking'),
  };
}

export async function saveMapping(
  db: Db,
  workspaceId: string,
  connectionId: string,
  mapping: MappingRow & { readonly now: Date },
): Promise<void> {
  const columns = { ledger_code: mapping.code, is_suggested: mapping.isSuggested, updated_at: mapping.now };
  await db
    .insertInto('mappings')
    .values({
      workspace_id: workspaceId,
      connection_id: connectionId,
      kind: mapping.kind,
      subject_id: mapping.subjectId,
      ...columns,
    })
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id', 'kind', 'subject_id']).doUpdateSet(columns),
    )
    .execute();
}

/** Saves suggestions where nothing is chosen yet: what a person chose stays. */
export async function saveSuggestedMappings(
  db: Db,
  workspaceId: string,
  connectionId: string,
  suggestions: readonly {
    readonly kind: MappingKind;
    readonly subjectId: string;
    readonly ledgerCode: string;
  }[],
  now: Date,
): Promise<void> {
  const rows = suggestions.map((suggestion) => ({
    workspace_id: workspaceId,
    connection_id: connectionId,
    kind: suggestion.kind,
    subject_id: suggestion.subjectId,
    ledger_code: suggestion.ledgerCode,
    is_suggested: true,
    updated_at: now,
  }));
  await insertRows(db, 'mappings', rows, sql`on conflict do nothing`);
}

export async function deleteMapping(
  db: Db,
  workspaceId: string,
  connectionId: string,
  kind: MappingKind,
  subjectId: string,
): Promise<void> {
  await db
    .deleteFrom('mappings')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute();
}
