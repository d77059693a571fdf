/** Members: who belongs to which workspace, in which role. */
import type { Db } from './database.ts';

/** Every workspace of one person, oldest membership first. */
export function listMemberships(db: Db, userId: string) {
  return db
    .selectFrom('workspace_members')
    .innerJoin('workspaces', 'workspaces.id', 'workspace_members.organizationId')
    .select(['workspaces.id', 'workspaces.name', 'workspace_members.role'])
    .where('workspace_members.userId', '=', userId)
    .orderBy('workspace_members.createdAt')
    .orderBy('workspace_members.id')
    .execute();
}

/** By name. */
export function listMembers(db: Db, workspaceId: string) {
  return membersOf(db, workspaceId).orderBy('auth_users.name').orderBy('workspace_members.id').execute();
}

export function findMember(db: Db, workspaceId: string, memberId: string) {
  return membersOf(db, workspaceId).where('workspace_members.id', '=', memberId).executeTakeFirst();
}

export function findMemberByUser(db: Db, workspaceId: string, userId: string) {
  return membersOf(db, workspaceId).where('workspace_members.userId', '=', userId).executeTakeFirst();
}

export async function isMembersAddress(db: Db, workspaceId: string, email: string): Promise<boolean> {
  const member = await membersOf(db, workspaceId).where('auth_users.email', '=', email).executeTakeFirst();
  return member !== undefined;
}

/** Holds every owner's row until the transaction ends, so that two people cannot each remove the other as the last. */
export function lockOwners(db: Db, workspaceId: string) {
  return db
    .selectFrom('workspace_members')
    .select('id')
    .where('organizationId', '=', workspaceId)
    .where('role', '=', 'owner')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function insertMember(
  db: Db,
  workspaceId: string,
  member: { readonly id: string; readonly userId: string; readonly role: string; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('workspace_members')
    .values({
      id: member.id,
      organizationId: workspaceId,
      userId: member.userId,
      role: member.role,
      createdAt: member.at,
    })
    .execute();
}

export async function setMemberRole(
  db: Db,
  workspaceId: string,
  memberId: string,
  role: string,
): Promise<void> {
  await db
    .updateTable('workspace_members')
    .set({ role })
    .where('organizationId', '=', workspaceId)
    .where('id', '=', memberId)
    .execute();
}

export async function deleteMember(db: Db, workspaceId: string, memberId: string): Promise<void> {
  await db
    .deleteFrom('workspace_members')
    .where('organizationId', '=', workspaceId)
    .where('id', '=', memberId)
    .execute();
}

function membersOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('workspace_members')
    .innerJoin('auth_users', 'auth_users.id', 'workspace_members.userId')
    .select([
      'workspace_members.id',
      'workspace_members.userId',
      'auth_users.name',
      'auth_users.email',
      'workspace_members.role',
      'workspace_members.createdAt',
    ])
    .where('workspace_members.organizationId', '=', workspaceId);
}
