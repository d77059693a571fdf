/** Disconnecting, the ledger's half: the grant is given up there, and the tokens are forgotten here whatever it says. */

import { forgetConnectionTokens } from '../store/connection-tokens.ts';
import { findConnection } from '../store/connections.ts';
import type { EngineJobs } from '../store/engine-jobs.ts';
import type { Engine } from './engine.ts';
import { providerOf } from './ledger-access.ts';
import { liveAccessToken } from './tokens.ts';

export async function giveUpGrant(engine: Engine, job: EngineJobs['giveUpGrant']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  // Connected again before this job came to its turn.
  if (connection === undefined || connection.status !== 'disconnected') return;
  const provider = providerOf(engine, connection.provider);
  const token = await liveAccessToken(engine, provider, {
    workspaceId: job.workspaceId,
    connectionId: job.connectionId,
  });
  if (token.ok && connection.ledger_connection_id !== null) {
    const gone = await provider.disconnect({
      accessToken: token.value,
      ledgerConnectionId: connection.ledger_connection_id,
    });
    if (!gone.ok)
      engine.log.warn(
        { connectionId: connection.id, failure: gone.failure.kind },
        'The ledger keeps the grant; ours is forgotten',
      );
  }
  await forgetConnectionTokens(engine.db, job.workspaceId, job.connectionId);
}
