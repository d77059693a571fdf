/** Has an item made in the books that stands for an account: only where lines name items, and only when a person says so. */
import { accountItemName, accountsInNeed, itemForAccount } from '../domain/account-items.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { recordMarker } from '../domain/marker.ts';
import { takeAccountItem } from '../store/account-items.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { loadBooks } from '../store/ledger-references.ts';
import { loadMapping } from '../store/mappings.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';

/** Pressed twice it is made once. */
export function makeItem(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  accountCode: string,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status === 'disconnected') return booksNotConnected();
    if (ledgerTraits(connection.provider).linesName !== 'item')
      return conflict('noItemsNeeded', 'These books book lines by accounts: no item is needed.');
    const books = await loadBooks(tx, connection);
    const mapping = await loadMapping(tx, workspaceId, connectionId);
    const account = books.accounts.get(accountCode);
    if (account?.isActive !== true || !accountsInNeed(mapping).includes(accountCode))
      return notFound('account');
    if (itemForAccount(accountCode, mapping.accountItems, books) !== null) return done(null);
    const item = await takeAccountItem(tx, {
      ...{ workspaceId, connectionId, accountCode },
      id: deps.ids(),
      name: accountItemName(account.name, books),
      createdBy: actor.userId ?? actor.apiKeyId,
      now: deps.clock.now(),
    });
    const latest = await findLatestOperation(tx, workspaceId, connectionId, 'accountItem', item.id);
    // One that was refused is retried in the sync centre; one that was made and is not in use any more is made anew.
    if (latest !== undefined && latest.state !== 'done' && latest.state !== 'ignored') return done(null);
    await queueOperation(deps, tx, actor, {
      kind: 'createItem',
      subject: { kind: 'accountItem', id: item.id },
      connectionId,
      marker: recordMarker(item.id),
      waitsFor: null,
      problem: null,
    });
    await recordChange(deps, tx, actor, {
      kind: 'mapping',
      id: connectionId,
      action: 'item asked for',
      details: { accountCode, accountName: account.name },
    });
    return done(null);
  });
}
