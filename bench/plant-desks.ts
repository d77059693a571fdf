/** Opens many workspaces at once, each connected to an organisation of its own: what setup and consent would do, in process. */
import { actorOf } from '../src/commands/actor.ts';
import { createApiKeyIn } from '../src/commands/api-keys.ts';
import { openWorkspace } from '../src/commands/open-workspace.ts';
import type { LedgerClient } from '../src/providers/provider.ts';
import { findConnection, insertConnection } from '../src/store/connections.ts';
import { inTransaction } from '../src/store/database.ts';
import type { Engine } from '../src/sync/engine.ts';
import { providerOf } from '../src/sync/ledger-access.ts';
import { type FreshBooks, fetchBooks, saveBooks } from '../src/sync/read-references.ts';
import { saveTokens } from '../src/sync/tokens.ts';

export type PlantedDesk = {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly tenantId: string;
  /** An admin's API key. */
  readonly key: string;
};

export const SCOPE =
  'offline_access accounting.contacts accounting.invoices accounting.payments accounting.settings.read';

/** Tokens of a grant that reaches the organisations. */
export type Grant = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
};

/** The organisations are copies of one: its books are read once, and kept for each as connecting would. */
export async function plantDesks(
  engine: Engine,
  tenantIds: readonly string[],
  grant: Grant,
): Promise<readonly PlantedDesk[]> {
  const [first] = tenantIds;
  if (first === undefined) return [];
  const read = await fetchBooks(openWith(engine, first, grant));
  if (!read.ok) throw new Error(`The practice ledger did not show its books: ${read.failure.kind}`);
  const desks: PlantedDesk[] = [];
  for (const tenantId of tenantIds) {
    const organisation = { ...read.value.organisation, organisationId: tenantId };
    desks.push(await plantDesk(engine, tenantId, grant, { ...read.value, organisation }));
  }
  return desks;
}

async function plantDesk(
  engine: Engine,
  tenantId: string,
  grant: Grant,
  books: FreshBooks,
): Promise<PlantedDesk> {
  const deps = { db: engine.db, clock: engine.clock, ids: engine.newId };
  const now = engine.clock.now();
  return inTransaction(engine.db, async (tx) => {
    const workspaceId = await openWorkspace(deps, tx, {
      name: `Bench ${tenantId.slice(0, 8)}`,
      currency: 'AUD',
      timeZone: 'UTC',
      hasSampleData: false,
    });
    const connectionId = engine.newId();
    await insertConnection(tx, {
      workspaceId,
      id: connectionId,
      provider: 'xero',
      organisation: books.organisation,
      ledgerConnectionId: connectionId,
      connectedBy: null,
      now,
    });
    await saveTokens(engine, tx, { workspaceId, connectionId }, tokensOf(engine, grant));
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) throw new Error('A connection just made is not there');
    await saveBooks(engine, tx, connection, books, now);
    const actor = actorOf({ workspaceId, role: 'owner', userId: null, apiKeyId: null });
    const { key } = await createApiKeyIn(deps, tx, actor, { name: 'Bench', role: 'admin' });
    return { workspaceId, connectionId, tenantId, key };
  });
}

function openWith(engine: Engine, organisationId: string, { accessToken }: Grant): LedgerClient {
  return providerOf(engine, 'xero').open({
    organisationId,
    country: null,
    baseCurrency: null,
    countsSalesTax: false,
    accessToken: async () => ({ ok: true, value: accessToken }),
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async () => undefined,
  });
}

const SIXTY_DAYS_MS = 60 * 86_400_000;

function tokensOf(engine: Engine, { accessToken, refreshToken, expiresIn }: Grant) {
  const nowMs = engine.clock.now().getTime();
  return {
    accessToken,
    refreshToken,
    accessExpiresAt: new Date(nowMs + expiresIn * 1_000),
    refreshExpiresAt: new Date(nowMs + SIXTY_DAYS_MS),
  };
}
