/** Invitations: an address, a role, and a link that works once. */
import type { Db } from './database.ts';

export type NewInvitation = {
  /** Random: whoever has it may accept. */
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly inviterId: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

export async function insertInvitation(
  db: Db,
  workspaceId: string,
  invitation: NewInvitation,
): Promise<void> {
  await db
    .insertInto('workspace_invitations')
    .values({
      id: invitation.id,
      organizationId: workspaceId,
      email: invitation.email,
      role: invitation.role,
      status: 'pending',
      inviterId: invitation.inviterId,
      createdAt: invitation.at,
      expiresAt: invitation.expiresAt,
    })
    .execute();
}

/** Those that can still be accepted, newest first. */
export function listOpenInvitations(db: Db, workspaceId: string, now: Date) {
  return db
    .selectFrom('workspace_invitations')
    .select(['id', 'email', 'role', 'expiresAt', 'createdAt'])
    .where('organizationId', '=', workspaceId)
    .where('status', '=', 'pending')
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
}

/** By its secret id alone: the person invited belongs to no workspace yet. Held until the transaction ends. */
export function lockOpenInvitation(db: Db, id: string, now: Date) {
  return db
    .selectFrom('workspace_invitations')
    .select(['id', 'organizationId as workspaceId', 'email', 'role'])
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('expiresAt', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

export function findOpenInvitation(db: Db, id: string, now: Date) {
  return db
    .selectFrom('workspace_invitations as invitation')
    .innerJoin('workspaces', 'workspaces.id', 'invitation.organizationId')
    .innerJoin('auth_users as inviter', 'inviter.id', 'invitation.inviterId')
    .leftJoin('auth_users as invited', 'invited.email', 'invitation.email')
    .select((eb) => [
      'invitation.email',
      'invitation.role',
      'workspaces.name as workspaceName',
      'inviter.name as inviterName',
      eb('invited.id', 'is not', null).$castTo<boolean>().as('hasAccount'),
    ])
    .where('invitation.id', '=', id)
    .where('invitation.status', '=', 'pending')
    .where('invitation.expiresAt', '>', now)
    .executeTakeFirst();
}

/** Ends every open invitation of one address, before a new one takes its place. */
export async function cancelInvitations(db: Db, workspaceId: string, email: string): Promise<void> {
  await db
    .updateTable('workspace_invitations')
    .set({ status: 'canceled' })
    .where('organizationId', '=', workspaceId)
    .where('email', '=', email)
    .where('status', '=', 'pending')
    .execute();
}

/** Answers whether there was such an open invitation. */
export async function cancelInvitation(db: Db, workspaceId: string, id: string): Promise<boolean> {
  const row = await db
    .updateTable('workspace_invitations')
    .set({ status: 'canceled' })
    .where('organizationId', '=', workspaceId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function markInvitationAccepted(db: Db, workspaceId: string, id: string): Promise<void> {
  await db
    .updateTable('workspace_invitations')
    .set({ status: 'accepted' })
    .where('organizationId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
