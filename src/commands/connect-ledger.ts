/** Begins, takes up and ends connections: intent only; the engine does what needs the network. */
import { createHash, randomBytes } from 'node:crypto';
import type { ArriveAs } from '../domain/document-options.ts';
import { offersOf } from '../domain/ledger-offers.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { callbackContext, redirectUriOf, verifierContext } from '../lib/connecting.ts';
import { seal } from '../lib/seal.ts';
import { announce } from '../store/changes.ts';
import {
  findConnection,
  isLive,
  setConnectionStatus,
  setDefaultConnection,
  updateConnection,
} from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakeChooseOrganisation, wakeFinishConnection, wakeGiveUpGrant } from '../store/engine-jobs.ts';
import { listLedgerReferences } from '../store/ledger-references.ts';
import {
  findOauthAttempt,
  insertOauthAttempt,
  lockOauthAttemptByState,
  updateOauthAttempt,
} from '../store/oauth-attempts.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, forbidden, invalid, notFound, type Result } from './refusal.ts';

export type ConnectDeps = CommandDeps & { readonly publicUrl: string; readonly secret: string };

/** Time to sign in at the ledger and to choose an organisation. */
const ATTEMPT_MS = 15 * 60_000;

export type BegunAttempt = {
  readonly id: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly expiresAt: Date;
};

/** The state and the verifier are secrets of this attempt: only their hash and their seal are kept. */
export async function beginConnection(
  deps: ConnectDeps,
  actor: Actor,
  provider: string,
): Promise<BegunAttempt> {
  const id = deps.ids();
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + ATTEMPT_MS);
  await insertOauthAttempt(deps.db, {
    workspaceId: actor.workspaceId,
    id,
    provider,
    stateHash: hashOfState(state),
    sealedVerifier: seal(deps.secret, verifier, verifierContext(id)),
    userId: actor.userId,
    now,
    expiresAt,
  });
  return { id, state, verifier, redirectUri: redirectUriOf(deps.publicUrl, provider), expiresAt };
}

/**
 * The person is back from the ledger. An attempt begun in a browser ends only in the same person's browser: else
 * somebody could be led to connect their books to another's workspace.
 */
export function takeCallback(
  deps: ConnectDeps,
  actor: Actor | null,
  callback: {
    readonly provider: string;
    readonly url: string;
    readonly state: string;
    readonly error: string | null;
  },
): Promise<Result<{ readonly attemptId: string; readonly workspaceId: string }>> {
  return inTransaction(deps.db, async (tx) => {
    const attempt = await lockOauthAttemptByState(tx, hashOfState(callback.state));
    const now = deps.clock.now();
    if (attempt === undefined || attempt.provider !== callback.provider)
      return notFound('connection attempt');
    const { id: attemptId, workspace_id: workspaceId } = attempt;
    if (attempt.user_id !== null && attempt.user_id !== actor?.userId)
      return forbidden('Another person began this connection. Sign in as that person, or begin again.');
    if (attempt.finished_at !== null || attempt.expires_at <= now)
      return conflict('attemptOver', 'This connection attempt is over. Press Connect again.');
    if (callback.error !== null) {
      const problem =
        callback.error === 'access_denied'
          ? 'Access was not allowed at the ledger.'
          : `The ledger answered: ${callback.error.slice(0, 200)}`;
      await updateOauthAttempt(tx, workspaceId, attemptId, { finished_at: now, problem });
    } else {
      const sealedCallback = seal(
        deps.secret,
        JSON.stringify({ url: callback.url, state: callback.state }),
        callbackContext(attemptId),
      );
      await updateOauthAttempt(tx, workspaceId, attemptId, { finished_at: now });
      await wakeFinishConnection(tx, { workspaceId, attemptId, sealedCallback });
    }
    await announce(tx, { workspaceId, kind: 'connection', id: null });
    return done({ attemptId, workspaceId });
  });
}

export function chooseOrganisation(
  deps: ConnectDeps,
  actor: Actor,
  attemptId: string,
  organisationId: string,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const attempt = await findOauthAttempt(tx, actor.workspaceId, attemptId);
    if (attempt === undefined) return notFound('connection attempt');
    if (attempt.connection_id !== null || attempt.sealed_tokens === null)
      return conflict('attemptOver', 'There is nothing to choose any more.');
    await wakeChooseOrganisation(tx, { workspaceId: actor.workspaceId, attemptId, organisationId });
    return done(null);
  });
}

/** Invoices of customers who are tied to no books go to the default ones. What is in other books already stays there. */
export function makeDefault(deps: CommandDeps, actor: Actor, connectionId: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, actor.workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.is_default) return done(null);
    if (!isLive(connection)) return booksNotConnected();
    await setDefaultConnection(tx, actor.workspaceId, connectionId);
    await recordChange(deps, tx, actor, { kind: 'connection', id: connectionId, action: 'made the default' });
    // What was never sent goes elsewhere now.
    await announce(tx, { workspaceId: actor.workspaceId, kind: 'invoice', id: null });
    return done(null);
  });
}

/** Links, mirrors and mappings stay; the tokens go as soon as the ledger has been told. */
export function disconnect(deps: CommandDeps, actor: Actor, connectionId: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, actor.workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    const isNews = await setConnectionStatus(
      tx,
      actor.workspaceId,
      connectionId,
      'disconnected',
      null,
      deps.clock.now(),
    );
    if (!isNews) return done(null);
    await wakeGiveUpGrant(tx, { workspaceId: actor.workspaceId, connectionId });
    await recordChange(deps, tx, actor, { kind: 'connection', id: connectionId, action: 'disconnected' });
    return done(null);
  });
}

export function changeConnection(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  change: {
    readonly invoicesArriveAs?: ArriveAs | undefined;
    /** Null: as the books decide. */
    readonly brandingThemeId?: string | null | undefined;
    readonly contactsTravel?: 'withFirstInvoice' | 'whenSaved' | undefined;
  },
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, actor.workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    const { invoicesArriveAs, brandingThemeId, contactsTravel } = change;
    const { arrivals } = offersOf(ledgerTraits(connection.provider));
    if (invoicesArriveAs !== undefined && !arrivals.some(({ value }) => value === invoicesArriveAs))
      return invalid([{ path: 'invoicesArriveAs', message: 'is not what these books have' }]);
    if (brandingThemeId && !(await hasBrandingTheme(tx, actor.workspaceId, connectionId, brandingThemeId)))
      return invalid([{ path: 'brandingThemeId', message: 'is not in use in the books' }]);
    const columns = {
      ...(invoicesArriveAs === undefined ? {} : { invoices_arrive_as: invoicesArriveAs }),
      ...(brandingThemeId === undefined ? {} : { branding_theme_id: brandingThemeId }),
      ...(contactsTravel === undefined ? {} : { contacts_travel: contactsTravel }),
    };
    if (Object.keys(columns).length === 0) return done(null);
    await updateConnection(tx, actor.workspaceId, connectionId, columns);
    await recordChange(deps, tx, actor, {
      kind: 'connection',
      id: connectionId,
      action: 'updated',
      details: change,
    });
    return done(null);
  });
}

async function hasBrandingTheme(tx: Tx, workspaceId: string, connectionId: string, id: string) {
  const themes = await listLedgerReferences(tx, workspaceId, connectionId, { kind: 'brandingTheme' });
  return themes.some(({ code }) => code === id);
}

function hashOfState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
