/** Invites people, changes their roles and lets them go. A workspace always keeps an owner. */
import { randomUUID } from 'node:crypto';
import { inTransaction, type Tx } from '../store/database.ts';
import { cancelInvitation, cancelInvitations, insertInvitation } from '../store/invitations.ts';
import { deleteMember, findMember, findMemberByUser, lockOwners, setMemberRole } from '../store/members.ts';
import { findUserByEmail } from '../store/users.ts';
import type { Actor, Role } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, forbidden, notFound, type Result } from './refusal.ts';

export type Invited = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

/**
 * Invites an address (in lower case). An open invitation of the same address is replaced. Only owners make owners.
 * An API key invites in the name of whoever it was made by, so it cannot invite at all.
 */
export function inviteMember(
  deps: CommandDeps,
  actor: Actor,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<Result<Invited>> {
  return inTransaction(deps.db, async (tx) => {
    const inviterId = actor.userId;
    if (inviterId === null) return forbidden('People are invited by people, not by an API key.');
    if (role === 'owner' && actor.role !== 'owner') return onlyOwners;
    const user = await findUserByEmail(tx, email);
    if (user !== undefined && (await findMemberByUser(tx, actor.workspaceId, user.id)) !== undefined) {
      return conflict('alreadyMember', `${email} is a member already.`);
    }
    const at = deps.clock.now();
    const expiresAt = new Date(at.getTime() + invitationLifeMs);
    // Not one of our time-ordered ids: this one must not be guessed.
    const id = randomUUID();
    await cancelInvitations(tx, actor.workspaceId, email);
    await insertInvitation(tx, actor.workspaceId, { id, email, role, inviterId, at, expiresAt });
    const change = {
      kind: 'member',
      id: actor.workspaceId,
      action: 'invited',
      details: { email, role },
    } as const;
    await recordChange(deps, tx, actor, change);
    return done({ id, email, role, expiresAt });
  });
}

const invitationLifeMs = 7 * 24 * 60 * 60 * 1_000;

export function withdrawInvitation(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await cancelInvitation(tx, actor.workspaceId, id))) return notFound('invitation');
    await recordChange(deps, tx, actor, { kind: 'member', id: actor.workspaceId, action: 'uninvited' });
    return done(null);
  });
}

export function changeMemberRole(deps: CommandDeps, actor: Actor, memberId: string, role: Role) {
  return inTransaction(deps.db, async (tx) => {
    const refusal = await refuseTouching(tx, actor, memberId, role);
    if (refusal !== null) return refusal;
    await setMemberRole(tx, actor.workspaceId, memberId, role);
    await recordChange(deps, tx, actor, {
      kind: 'member',
      id: memberId,
      action: 'updated',
      details: { role },
    });
    const member = await findMember(tx, actor.workspaceId, memberId);
    return member === undefined ? notFound('member') : done(member);
  });
}

export function removeMember(deps: CommandDeps, actor: Actor, memberId: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const refusal = await refuseTouching(tx, actor, memberId, null);
    if (refusal !== null) return refusal;
    await deleteMember(tx, actor.workspaceId, memberId);
    await recordChange(deps, tx, actor, { kind: 'member', id: memberId, action: 'removed' });
    return done(null);
  });
}

const onlyOwners = forbidden('Only an owner can make, change or remove an owner.');

/** `role` null: the member is to go. */
async function refuseTouching(tx: Tx, actor: Actor, memberId: string, role: Role | null) {
  const owners = await lockOwners(tx, actor.workspaceId);
  const member = await findMember(tx, actor.workspaceId, memberId);
  if (member === undefined) return notFound('member');
  const touchesOwner = member.role === 'owner' || role === 'owner';
  if (touchesOwner && actor.role !== 'owner') return onlyOwners;
  const isLastOwner = member.role === 'owner' && owners.length === 1;
  if (isLastOwner && role !== 'owner')
    return conflict('lastOwner', 'A workspace needs an owner: make another one first.');
  return null;
}
