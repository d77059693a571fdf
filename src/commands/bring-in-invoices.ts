/** Asks for invoices that people made in the books to stand here as well. The engine reads them and takes them over. */
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { wakeBringIn } from '../store/engine-jobs.ts';
import { askForInvoices } from '../store/invoices-to-bring-in.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { booksNotConnected, done, notFound, type Result } from './refusal.ts';

/** Pressed twice they come once; those that stand here are left alone. @returns how many are on their way. */
export function bringInInvoices(
  deps: CommandDeps,
  { workspaceId, userId, apiKeyId }: Actor,
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<Result<{ readonly asked: number }>> {
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status !== 'active') return booksNotConnected();
    const here = await findMirroredInvoices(tx, workspaceId, connectionId, ledgerIds);
    const wanted = [...new Set(ledgerIds)].filter((ledgerId) => !here.has(ledgerId));
    if (wanted.length === 0) return done({ asked: 0 });
    const key = { workspaceId, connectionId };
    await askForInvoices(tx, key, wanted, {
      askedBy: userId ?? apiKeyId,
      isByKey: userId === null,
      now: deps.clock.now(),
    });
    await wakeBringIn(tx, key);
    await announce(tx, { workspaceId, kind: 'drift', id: null });
    return done({ asked: wanted.length });
  });
}
