/** What the books hold now: accounts, tax rates, items, currencies and the like, as last read. */
import { sql } from 'kysely';
import type { LedgerAccount } from '../domain/compare-income.ts';
import { booksSetting } from '../domain/destination.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { Books } from '../domain/mapping.ts';
import type { LedgerReference, LedgerReferenceDetails } from '../providers/provider.ts';
import type { ConnectionRow } from './connections.ts';
import type { Db, Tx } from './database.ts';

export type LedgerReferenceRow = Omit<LedgerReference, 'ledgerId'>;

/** Replaces all references of a connection by a fresh reading. */
export async function replaceLedgerReferences(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  references: readonly LedgerReference[],
): Promise<void> {
  await tx
    .deleteFrom('ledger_references')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .execute();
  if (references.length === 0) return;
  await tx
    .insertInto('ledger_references')
    .values(
      references.map((reference) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        kind: reference.kind,
        code: reference.code,
        ledger_id: reference.ledgerId,
        name: reference.name,
        is_active: reference.isActive,
        details: JSON.stringify(reference.details),
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function listLedgerReferences(
  db: Db,
  workspaceId: string,
  connectionId: string,
  filter: { readonly kind?: string; readonly text?: string; readonly withArchived?: boolean } = {},
): Promise<LedgerReferenceRow[]> {
  const rows = await db
    .selectFrom('ledger_references')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? ''))
    .$if(filter.withArchived !== true, (query) => query.where('is_active', '=', true))
    .$if(filter.text !== undefined, (query) =>
      query.where(sql<boolean>`position(lower(${filter.text ?? ''}) in lower(code || ' ' || name)) > 0`),
    )
    .orderBy('kind')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    // The table's check constraint admits no other kind.
    kind: row.kind as LedgerReference['kind'],
    code: row.code,
    name: row.name,
    isActive: row.is_active,
    details: row.details as LedgerReferenceDetails,
  }));
}

/** All of its accounts, archived ones too, with the ids that its reports name them by. */
export async function listLedgerAccounts(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<readonly LedgerAccount[]> {
  const { rows } = await sql<LedgerAccount>`
    select coalesce(ledger_id, code) as "ledgerId", code, name,
      coalesce((details->>'isRevenue')::boolean, false) as "isRevenue"
    from ledger_references
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and kind = 'account'`.execute(db);
  return rows;
}

/** The books as the domain looks at them, for resolving lines and checking documents. */
export async function loadBooks(db: Db, connection: ConnectionRow): Promise<Books> {
  const references = await listLedgerReferences(db, connection.workspace_id, connection.id, {
    withArchived: true,
  });
  const of = (kind: LedgerReference['kind']) => references.filter((reference) => reference.kind === kind);
  return {
    organisationName: connection.organisation_name,
    ledgerName: ledgerLabel(connection.provider),
    country: connection.country,
    traits: ledgerTraits(connection.provider),
    mappingSetting: booksSetting(connection.id, 'mapping'),
    accounts: new Map(
      of('account').map((account) => [
        account.code,
        {
          name: account.name,
          isActive: account.isActive,
          isRevenue: account.details.isRevenue === true,
          isBank: account.details.type?.toUpperCase() === 'BANK',
          acceptsPayments: account.details.acceptsPayments === true,
          currency: account.details.currency ?? null,
          taxType: account.details.taxType ?? null,
        },
      ]),
    ),
    taxRates: new Map(
      of('taxRate').map((tax) => [
        tax.code,
        {
          name: tax.name,
          isActive: tax.isActive,
          rate: tax.details.rate ?? '0',
          ...(tax.details.rateParts === undefined ? {} : { parts: tax.details.rateParts }),
          appliesToRevenue: tax.details.appliesToRevenue !== false,
        },
      ]),
    ),
    items: new Map(
      of('item').map(({ code, name, isActive, details }) => [
        code,
        {
          name,
          isActive,
          accountCode: details.accountCode ?? null,
          ...(details.sku === undefined ? {} : { sku: details.sku }),
        },
      ]),
    ),
    brandingThemes: new Map(
      of('brandingTheme').map((theme) => [theme.code, { name: theme.name, isActive: theme.isActive }]),
    ),
    tracking: new Map(
      of('trackingCategory').map((category) => [
        category.code,
        {
          name: category.name,
          isActive: category.isActive,
          options: new Map((category.details.options ?? []).map((option) => [option.ledgerId, option])),
        },
      ]),
    ),
    baseCurrency: connection.base_currency,
    currencies: new Set([connection.base_currency, ...of('currency').map((currency) => currency.code)]),
    periodLockDate: connection.period_lock_date,
    yearEndLockDate: connection.year_end_lock_date,
  };
}

/** One that the ledger has just answered for: our copy has it without another reading. */
export async function saveLedgerReference(
  db: Db,
  workspaceId: string,
  connectionId: string,
  reference: LedgerReference,
): Promise<void> {
  const { kind, code, ledgerId, name, isActive } = reference;
  const columns = {
    ledger_id: ledgerId,
    name,
    is_active: isActive,
    details: JSON.stringify(reference.details),
  };
  await db
    .insertInto('ledger_references')
    .values({ workspace_id: workspaceId, connection_id: connectionId, kind, code, ...columns })
    .onConflict((oc) => oc.columns(['workspace_id', 'connection_id', 'kind', 'code']).doUpdateSet(columns))
    .execute();
}

/** The ledger's name as people know it. */
export function ledgerLabel(provider: string): string {
  return ledgerTraits(provider).label;
}
