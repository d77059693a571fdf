/** What stands on documents of our own besides the workspace's name: address, numbers, how to pay, and a logo. */
import type { Db, Tx } from './database.ts';

export type BusinessDetails = {
  readonly address: string | null;
  /** Two letters of ISO 3166. */
  readonly country: string | null;
  readonly taxNumber: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly paymentDetails: string | null;
  readonly documentFooter: string | null;
  readonly quoteValidDays: number | null;
};

export type Logo = { readonly content: Buffer; readonly type: 'image/png' | 'image/jpeg' };

export async function findBusinessDetails(
  db: Db,
  workspaceId: string,
): Promise<(BusinessDetails & { readonly hasLogo: boolean }) | undefined> {
  return db
    .selectFrom('workspace_settings')
    .select((eb) => [
      'address',
      'country',
      'tax_number as taxNumber',
      'email',
      'phone',
      'payment_details as paymentDetails',
      'document_footer as documentFooter',
      'quote_valid_days as quoteValidDays',
      eb('logo_type', 'is not', null).$castTo<boolean>().as('hasLogo'),
    ])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

export type BusinessDetailsChange = {
  readonly [Field in keyof BusinessDetails]?: BusinessDetails[Field] | undefined;
};

/** Fields left out stay. */
export async function updateBusinessDetails(
  tx: Tx,
  workspaceId: string,
  change: BusinessDetailsChange,
): Promise<void> {
  const columns = {
    address: change.address,
    country: change.country,
    tax_number: change.taxNumber,
    email: change.email,
    phone: change.phone,
    payment_details: change.paymentDetails,
    document_footer: change.documentFooter,
    quote_valid_days: change.quoteValidDays,
  };
  if (Object.values(columns).every((value) => value === undefined)) return;
  await tx.updateTable('workspace_settings').set(columns).where('workspace_id', '=', workspaceId).execute();
}

export async function findLogo(db: Db, workspaceId: string): Promise<Logo | undefined> {
  const row = await db
    .selectFrom('workspace_settings')
    .select(['logo', 'logo_type as type'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (!row?.logo || row.type === null) return undefined;
  // The table's check constraint admits no other type.
  return { content: row.logo, type: row.type as Logo['type'] };
}

/** @param logo null: none any more. */
export async function saveLogo(tx: Tx, workspaceId: string, logo: Logo | null): Promise<void> {
  await tx
    .updateTable('workspace_settings')
    .set({ logo: logo?.content ?? null, logo_type: logo?.type ?? null })
    .where('workspace_id', '=', workspaceId)
    .execute();
}
