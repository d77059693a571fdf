/**
 * Finishes what a person began at the ledger: code → tokens → organisation → connection with references and mapping.
 *
 *   waiting ──callback──► tokens kept, sealed ──one organisation──► connected
 *                                             └─several──► chooseOrganisation ──► connected
 *
 * The tokens are kept as soon as they are there: the code is good for one exchange, so a crash must not lose them.
 */
import { z } from 'zod';
import { callbackContext, redirectUriOf, verifierContext } from '../lib/connecting.ts';
import { open, seal } from '../lib/seal.ts';
import type {
  Grant,
  GrantedOrganisation,
  LedgerProvider,
  LedgerSession,
  Outcome,
  ProviderFailure,
  Tokens,
} from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import {
  type ConnectionRow,
  findConnection,
  findConnectionOfOrganisation,
  insertConnection,
  listLiveConnections,
  reviveConnection,
  setDefaultConnection,
} from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type EngineJobs, wakePull, wakePush, wakeSweep } from '../store/engine-jobs.ts';
import { type FinishedCall, insertFinishedCalls } from '../store/ledger-calls.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findOauthAttempt, type OauthAttemptRow, updateOauthAttempt } from '../store/oauth-attempts.ts';
import { catchUpCustomers } from './catch-up-customers.ts';
import type { Engine } from './engine.ts';
import { openBooks, providerOf } from './ledger-access.ts';
import { readContacts } from './read-contacts.ts';
import { type FreshBooks, fetchBooks, saveBooks } from './read-references.ts';
import { saveTokens } from './tokens.ts';

export async function finishConnection(engine: Engine, job: EngineJobs['finishConnection']): Promise<void> {
  const attempt = await findOauthAttempt(engine.db, job.workspaceId, job.attemptId);
  if (attempt === undefined || attempt.connection_id !== null || attempt.problem !== null) return;
  const provider = providerOf(engine, attempt.provider);
  const tokens = await tokensOf(engine, provider, attempt, job.sealedCallback);
  if (!tokens.ok) return fail(engine, attempt, tokens.failure);
  const granted = await provider.organisations(tokens.value);
  if (!granted.ok) return fail(engine, attempt, granted.failure);
  // What was granted just now is meant; without such a mark, whatever the token reaches.
  const fresh = granted.value.filter((organisation) => organisation.isNew);
  const choices = fresh.length > 0 ? fresh : granted.value;
  const [only, ...others] = choices;
  if (only === undefined)
    return failWith(engine, attempt, 'No organisation was chosen. Connect again and choose one.');
  if (others.length === 0) return connectTo(engine, provider, attempt, tokens.value, only);
  await updateOauthAttempt(engine.db, attempt.workspace_id, attempt.id, {
    organisations: JSON.stringify(choices),
  });
  await announce(engine.db, { workspaceId: attempt.workspace_id, kind: 'connection', id: null });
}

export async function chooseOrganisation(
  engine: Engine,
  job: EngineJobs['chooseOrganisation'],
): Promise<void> {
  const attempt = await findOauthAttempt(engine.db, job.workspaceId, job.attemptId);
  if (attempt === undefined || attempt.connection_id !== null || attempt.sealed_tokens === null) return;
  const choices = grantedSchema.parse(attempt.organisations);
  const chosen = choices.find((organisation) => organisation.organisationId === job.organisationId);
  if (chosen === undefined)
    return failWith(engine, attempt, 'That organisation was not among those granted.');
  await connectTo(
    engine,
    providerOf(engine, attempt.provider),
    attempt,
    openTokens(engine, attempt, attempt.sealed_tokens),
    chosen,
  );
}

/** Exchanges the code, or takes the tokens that an earlier run of this job has kept. */
async function tokensOf(
  engine: Engine,
  provider: LedgerProvider,
  attempt: OauthAttemptRow,
  sealedCallback: string,
): Promise<Outcome<Grant>> {
  if (attempt.sealed_tokens !== null)
    return { ok: true, value: openTokens(engine, attempt, attempt.sealed_tokens) };
  const callback = callbackSchema.parse(
    JSON.parse(open(engine.secret, sealedCallback, callbackContext(attempt.id))),
  );
  const exchanged = await provider.exchangeCode({
    callbackUrl: callback.url,
    state: callback.state,
    verifier: open(engine.secret, attempt.sealed_verifier, verifierContext(attempt.id)),
    redirectUri: redirectUriOf(engine.publicUrl, attempt.provider),
  });
  if (!exchanged.ok) return exchanged;
  const sealed = seal(engine.secret, JSON.stringify(exchanged.value), tokensContext(attempt.id));
  await updateOauthAttempt(engine.db, attempt.workspace_id, attempt.id, { sealed_tokens: sealed });
  return exchanged;
}

async function connectTo(
  engine: Engine,
  provider: LedgerProvider,
  attempt: OauthAttemptRow,
  tokens: Tokens,
  organisation: GrantedOrganisation,
): Promise<void> {
  // Read with the new tokens before anything is saved: a grant that cannot read the books is no connection.
  const calls: FinishedCall[] = [];
  const session: LedgerSession = {
    organisationId: organisation.organisationId,
    country: null,
    baseCurrency: null,
    countsSalesTax: false,
    accessToken: async () => ({ ok: true, value: tokens.accessToken }),
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async (call, result) => {
      calls.push({ ...call, ...result, at: engine.clock.now() });
    },
  };
  const fresh = await fetchBooks(provider.open(session));
  if (!fresh.ok) return fail(engine, attempt, fresh.failure);
  const connection = await inTransaction(engine.db, (tx) =>
    saveConnection(engine, tx, attempt, { tokens, organisation, calls, books: fresh.value }),
  );
  if (connection === null) return;
  await readContacts(engine, connection, openBooks(engine, connection, 'interactive'), null);
}

/** All that a granted organisation brought: kept together or not at all. */
type Brought = {
  readonly tokens: Tokens;
  readonly organisation: GrantedOrganisation;
  readonly books: FreshBooks;
  /** What it has cost so far: the meter begins with the first call. */
  readonly calls: readonly FinishedCall[];
};

async function saveConnection(
  engine: Engine,
  tx: Tx,
  attempt: OauthAttemptRow,
  granted: Brought,
): Promise<ConnectionRow | null> {
  const { workspace_id: workspaceId, provider } = attempt;
  const now = engine.clock.now();
  const before = await findConnectionOfOrganisation(
    tx,
    workspaceId,
    provider,
    granted.organisation.organisationId,
  );
  const id = before?.id ?? engine.newId();
  const change = {
    organisation: granted.books.organisation,
    ledgerConnectionId: granted.organisation.ledgerConnectionId,
    connectedBy: attempt.user_id,
    now,
  };
  const live = await listLiveConnections(tx, workspaceId);
  if (before === undefined) await insertConnection(tx, { workspaceId, id, provider, ...change });
  else await reviveConnection(tx, workspaceId, id, change);
  // The first, or the first again after none was left. Beside others a person says so.
  if (live.length === 0) await setDefaultConnection(tx, workspaceId, id);
  await saveTokens(engine, tx, { workspaceId, connectionId: id }, granted.tokens);
  await insertFinishedCalls(tx, workspaceId, id, granted.calls);
  await updateOauthAttempt(tx, workspaceId, attempt.id, {
    connection_id: id,
    sealed_tokens: null,
    finished_at: now,
  });
  const connection = await findConnection(tx, workspaceId, id);
  if (connection === undefined) return null;
  await saveBooks(engine, tx, connection, granted.books, now);
  if (before !== undefined) await catchUpCustomers(engine, tx, connection);
  // Work that waited for this connection goes on from where it stood.
  await wakePush(tx, workspaceId, id, 'interactive');
  await wakePush(tx, workspaceId, id, 'backfill');
  await wakePull(tx, workspaceId, id);
  await wakeSweep(tx, workspaceId, id);
  return connection;
}

/** A passing failure throws, so that the job is tried again; any other is told to the person who waits. */
async function fail(engine: Engine, attempt: OauthAttemptRow, failure: ProviderFailure): Promise<void> {
  const ledger = ledgerLabel(attempt.provider);
  if (failure.kind === 'unavailable' || failure.kind === 'rateLimited')
    throw new Error(`${ledger} did not answer: ${failure.kind}`);
  const words = 'words' in failure ? ` (${failure.words})` : '';
  await failWith(
    engine,
    attempt,
    `${ledger} did not accept the connection${words}. Press Connect to begin again.`,
  );
}

async function failWith(engine: Engine, attempt: OauthAttemptRow, problem: string): Promise<void> {
  await updateOauthAttempt(engine.db, attempt.workspace_id, attempt.id, {
    problem,
    sealed_tokens: null,
    finished_at: engine.clock.now(),
  });
  await announce(engine.db, { workspaceId: attempt.workspace_id, kind: 'connection', id: null });
}

function openTokens(engine: Engine, attempt: OauthAttemptRow, sealed: string): Grant {
  return tokensSchema.parse(JSON.parse(open(engine.secret, sealed, tokensContext(attempt.id))));
}

const callbackSchema = z.object({ url: z.string(), state: z.string() });
const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  accessExpiresAt: z.coerce.date(),
  refreshExpiresAt: z.coerce.date(),
  // Grants that were kept before there was a second ledger have none.
  organisationId: z.string().nullable().default(null),
});
const grantedSchema = z.array(
  z.object({
    organisationId: z.string(),
    name: z.string(),
    ledgerConnectionId: z.string(),
    isNew: z.boolean(),
  }),
);

const tokensContext = (attemptId: string) => `attempt:${attemptId}:tokens`;
