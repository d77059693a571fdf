/** The first start: the owner, the workspace, its API key and sample data, in one transaction that can run once. */
import { hashPassword } from 'better-auth/crypto';
import { inTransaction } from '../store/database.ts';
import { insertMember } from '../store/members.ts';
import { anyUserExists, insertUser, lockSetup } from '../store/users.ts';
import { actorOf } from './actor.ts';
import { createApiKeyIn } from './api-keys.ts';
import { openWorkspace } from './open-workspace.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { conflict, done, type Result } from './refusal.ts';
import { addSampleData } from './sample-data.ts';

export type SetupRequest = {
  readonly ownerName: string;
  /** In lower case. */
  readonly email: string;
  readonly password: string;
  readonly workspaceName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly apiKey: boolean;
};

export type SetupDone = {
  readonly workspace: { readonly id: string; readonly name: string };
  /** The key itself: shown this once. */
  readonly apiKey: string | null;
};

/** Refuses with `alreadySetUp` when any person exists, also when two setups run at once. */
export async function setUp(deps: QueueDeps, request: SetupRequest): Promise<Result<SetupDone>> {
  const passwordHash = await hashPassword(request.password);
  return inTransaction(deps.db, async (tx) => {
    await lockSetup(tx);
    if (await anyUserExists(tx))
      return conflict('alreadySetUp', 'This installation is set up already. Sign in instead.');
    const at = deps.clock.now();
    const workspaceId = await openWorkspace(deps, tx, {
      name: request.workspaceName,
      currency: request.currency,
      timeZone: request.timeZone,
      hasSampleData: request.sample,
    });
    const userId = deps.ids();
    const { ownerName: name, email } = request;
    await insertUser(tx, { id: userId, accountId: deps.ids(), name, email, passwordHash, at });
    await insertMember(tx, workspaceId, { id: deps.ids(), userId, role: 'owner', at });
    const owner = actorOf({ workspaceId, role: 'owner', userId, apiKeyId: null });
    const key = request.apiKey
      ? await createApiKeyIn(deps, tx, owner, { name: 'Setup', role: 'admin' })
      : null;
    if (request.sample) await addSampleData(deps, tx, owner);
    return done({ workspace: { id: workspaceId, name: request.workspaceName }, apiKey: key?.key ?? null });
  });
}
