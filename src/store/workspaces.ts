/** Workspaces and their settings. */
import type { Db } from './database.ts';

export type NewWorkspace = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly hasSampleData: boolean;
  readonly at: Date;
};

export async function insertWorkspace(db: Db, workspace: NewWorkspace): Promise<void> {
  await db
    .insertInto('workspaces')
    // better-auth wants a slug; nothing of ours shows it.
    .values({ id: workspace.id, name: workspace.name, slug: workspace.id, createdAt: workspace.at })
    .execute();
  await db
    .insertInto('workspace_settings')
    .values({
      workspace_id: workspace.id,
      currency: workspace.currency,
      time_zone: workspace.timeZone,
      has_sample_data: workspace.hasSampleData,
    })
    .execute();
}

export function findWorkspace(db: Db, workspaceId: string) {
  return db
    .selectFrom('workspaces')
    .innerJoin('workspace_settings', 'workspace_settings.workspace_id', 'workspaces.id')
    .select([
      'workspaces.id',
      'workspaces.name',
      'currency',
      'time_zone as timeZone',
      'payment_terms_days as paymentTermsDays',
      'has_sample_data as hasSampleData',
    ])
    .where('workspaces.id', '=', workspaceId)
    .executeTakeFirst();
}

export async function renameWorkspace(db: Db, workspaceId: string, name: string): Promise<void> {
  await db.updateTable('workspaces').set({ name }).where('id', '=', workspaceId).execute();
}

export type SettingsChange = {
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly paymentTermsDays?: number | undefined;
};

export async function updateSettings(db: Db, workspaceId: string, change: SettingsChange): Promise<void> {
  const { currency, timeZone: time_zone, paymentTermsDays: payment_terms_days } = change;
  if (currency === undefined && time_zone === undefined && payment_terms_days === undefined) return;
  await db
    .updateTable('workspace_settings')
    .set({ currency, time_zone, payment_terms_days })
    .where('workspace_id', '=', workspaceId)
    .execute();
}
