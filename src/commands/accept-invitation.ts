/** Accepts an invitation: makes the person where there is none yet, and the membership. */
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { inTransaction, type Tx } from '../store/database.ts';
import { lockOpenInvitation, markInvitationAccepted } from '../store/invitations.ts';
import { findMemberByUser, insertMember } from '../store/members.ts';
import { findPasswordHash, findUserByEmail, insertUser } from '../store/users.ts';
import { actorOf, isRole } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, invalid, notFound, type Result } from './refusal.ts';

export type Acceptance = {
  /** Needed for a person who is new here. */
  readonly name: string | null;
  /** The new person's password, or the known person's own. */
  readonly password: string;
};

/** Answers the address, so that the caller can begin a session with the password. */
export async function acceptInvitation(
  deps: CommandDeps,
  id: string,
  acceptance: Acceptance,
): Promise<Result<{ readonly email: string; readonly workspaceId: string }>> {
  return inTransaction(deps.db, async (tx) => {
    const at = deps.clock.now();
    const invitation = await lockOpenInvitation(tx, id, at);
    if (invitation === undefined || !isRole(invitation.role ?? '')) return notFound('invitation');
    const person = await personOf(deps, tx, invitation.email, acceptance);
    if (!person.ok) return person;
    const { workspaceId } = invitation;
    const userId = person.value;
    const role = invitation.role ?? 'viewer';
    if ((await findMemberByUser(tx, workspaceId, userId)) === undefined) {
      await insertMember(tx, workspaceId, { id: deps.ids(), userId, role, at });
    }
    await markInvitationAccepted(tx, workspaceId, id);
    const self = actorOf({ workspaceId, role: 'viewer', userId, apiKeyId: null });
    await recordChange(deps, tx, self, { kind: 'member', id: userId, action: 'joined', details: { role } });
    return done({ email: invitation.email, workspaceId });
  });
}

async function personOf(
  deps: CommandDeps,
  tx: Tx,
  email: string,
  { name, password }: Acceptance,
): Promise<Result<string>> {
  const existing = await findUserByEmail(tx, email);
  if (existing !== undefined) {
    // The link alone must not let anybody into an account that exists.
    const hash = await findPasswordHash(tx, existing.id);
    const isRight = hash !== undefined && (await verifyPassword({ hash, password }));
    return isRight
      ? done(existing.id)
      : invalid([{ path: 'password', message: 'is not the password of this account' }]);
  }
  if (name === null) return invalid([{ path: 'name', message: 'is needed' }]);
  const id = deps.ids();
  const passwordHash = await hashPassword(password);
  await insertUser(tx, { id, accountId: deps.ids(), name, email, passwordHash, at: deps.clock.now() });
  return done(id);
}
