/** Automations: their rules, whether they are on, and with whose rights they act. */
import { sql } from 'kysely';
import type { AutomationBoard, AutomationRule } from '../domain/automation.ts';
import type { Db } from './database.ts';

export type Keeper = { readonly userId: string | null; readonly apiKeyId: string | null };
export type NewAutomation = AutomationRule &
  Keeper & { readonly id: string; readonly name: string; readonly isOn: boolean; readonly at: Date };

export type Automation = AutomationRule & {
  readonly id: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly stoppedBecause: 'person' | 'loop' | 'rights' | null;
  /** Whose rights it acts with: a person's, or an API key's. */
  readonly keptBy: string | null;
  readonly keptByKey: string | null;
  /** Null: whoever kept it is gone. */
  readonly keptByName: string | null;
  readonly version: number;
};

export async function insertAutomation(
  db: Db,
  workspaceId: string,
  { id, name, isOn, at, userId, apiKeyId, ...rule }: NewAutomation,
): Promise<void> {
  await db
    .insertInto('automations')
    .values({
      workspace_id: workspaceId,
      id,
      name,
      ...ruleValues(rule),
      is_on: isOn,
      stopped_because: isOn ? null : 'person',
      stopped_at: isOn ? null : at,
      kept_by: userId,
      kept_by_key: apiKeyId,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** By board, then in the order of their making. */
export async function listAutomations(db: Db, workspaceId: string): Promise<readonly Automation[]> {
  const rows = await livingOf(db, workspaceId)
    .orderBy('automations.board')
    .orderBy('automations.id')
    .execute();
  return rows.map(automationOf);
}

export async function findAutomation(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Automation | undefined> {
  const row = await livingOf(db, workspaceId).where('automations.id', '=', id).executeTakeFirst();
  return row && automationOf(row);
}

/** In the order of their making. */
export async function listAutomationsOn(db: Db, workspaceId: string): Promise<readonly Automation[]> {
  const rows = await livingOf(db, workspaceId)
    .where('automations.is_on', '=', true)
    .orderBy('automations.id')
    .execute();
  return rows.map(automationOf);
}

/** An archived one too, which is off: what runs goes on knowing its name. */
export async function findAutomationOfRun(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Automation | undefined> {
  const row = await automationsOf(db, workspaceId).where('automations.id', '=', id).executeTakeFirst();
  return row && automationOf(row);
}

/** Its row held until the transaction ends. */
export async function lockAutomation(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<Automation | undefined> {
  const row = await livingOf(db, workspaceId)
    .where('automations.id', '=', id)
    .forUpdate('automations')
    .executeTakeFirst();
  return row && automationOf(row);
}

export type AutomationChange = {
  readonly name?: string | undefined;
  readonly rule?: AutomationRule | undefined;
  readonly isOn?: boolean | undefined;
  readonly keeper?: Keeper | undefined;
  readonly archivedAt?: Date | undefined;
};

/** Switching it on forgets why it stood still. */
export async function updateAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  { name, rule, isOn, keeper, archivedAt }: AutomationChange,
  at: Date,
): Promise<void> {
  await db
    .updateTable('automations')
    .set((eb) => ({
      ...(rule === undefined ? {} : ruleValues(rule)),
      ...(isOn === undefined
        ? {}
        : { is_on: isOn, stopped_because: isOn ? null : 'person', stopped_at: isOn ? null : at }),
      ...(keeper === undefined ? {} : { kept_by: keeper.userId, kept_by_key: keeper.apiKeyId }),
      name,
      archived_at: archivedAt,
      updated_at: at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** @returns false where it is off already. */
export async function stopAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  because: 'loop' | 'rights',
  at: Date,
): Promise<boolean> {
  const stopped = await db
    .updateTable('automations')
    .set((eb) => ({
      is_on: false,
      stopped_because: because,
      stopped_at: at,
      updated_at: at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('is_on', '=', true)
    .returning('id')
    .executeTakeFirst();
  return stopped !== undefined;
}

function ruleValues({ board, trigger, conditions, actions }: AutomationRule) {
  return {
    board,
    trigger: JSON.stringify(trigger),
    conditions: conditions === null ? null : JSON.stringify(conditions),
    actions: JSON.stringify(actions),
  };
}

function automationsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('automations')
    .leftJoin('auth_users', 'auth_users.id', 'automations.kept_by')
    .leftJoin('api_keys', (join) =>
      join
        .onRef('api_keys.workspace_id', '=', 'automations.workspace_id')
        .onRef('api_keys.id', '=', 'automations.kept_by_key'),
    )
    .select([
      'automations.id',
      'automations.name',
      'automations.board',
      'automations.trigger',
      'automations.conditions',
      'automations.actions',
      'automations.is_on',
      'automations.stopped_because',
      'automations.kept_by',
      'automations.kept_by_key',
      'automations.version',
      sql<string | null>`coalesce(auth_users.name, api_keys.name)`.as('kept_by_name'),
    ])
    .where('automations.workspace_id', '=', workspaceId);
}

function livingOf(db: Db, workspaceId: string) {
  return automationsOf(db, workspaceId).where('automations.archived_at', 'is', null);
}

/** Rules are written by this file alone, from what a command has checked; the table's constraints admit no other words. */
function automationOf(
  row: Awaited<ReturnType<ReturnType<typeof automationsOf>['execute']>>[number],
): Automation {
  return {
    id: row.id,
    name: row.name,
    board: row.board as AutomationBoard,
    trigger: row.trigger as unknown as AutomationRule['trigger'],
    conditions: row.conditions as unknown as AutomationRule['conditions'],
    actions: row.actions as unknown as AutomationRule['actions'],
    isOn: row.is_on,
    stoppedBecause: row.stopped_because as Automation['stoppedBecause'],
    keptBy: row.kept_by,
    keptByKey: row.kept_by_key,
    keptByName: row.kept_by_name,
    version: row.version,
  };
}
