/** An item is made in the books that stands for an account, and is chosen for it in the mapping. */
import { accountItemName } from '../../domain/account-items.ts';
import type { ItemToCreate, LedgerReference } from '../../providers/provider.ts';
import { findAccountItem, renameAccountItem } from '../../store/account-items.ts';
import { announce } from '../../store/changes.ts';
import { loadBooks, saveLedgerReference } from '../../store/ledger-references.ts';
import { saveMapping } from '../../store/mappings.ts';
import { type Kind, vanished } from './kind.ts';

type Item = Pick<LedgerReference, 'kind' | 'code' | 'ledgerId' | 'name' | 'isActive' | 'details'>;

export const createItem: Kind<ItemToCreate, Item> = {
  batchSize: () => 1,

  /** Under a name that is free in the books as they are now: what was lost is then found by it. */
  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const { workspace_id: workspaceId } = connection;
    const item = await findAccountItem(tx, workspaceId, operation.subject_id);
    const books = await loadBooks(tx, connection);
    const account = item === undefined ? undefined : books.accounts.get(item.account_code);
    if (item === undefined || account?.isActive !== true)
      return { elements: [], refused: [{ operation, problems: [vanished('account')] }] };
    const name = accountItemName(account.name, books);
    if (name !== item.name) await renameAccountItem(tx, workspaceId, item.id, name);
    return { elements: [{ operation, payload: { name, accountCode: item.account_code } }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    if (books.createItem === undefined) throw new Error('These books take no items that stand for accounts');
    const made = await books.createItem(element.payload, key);
    return made.ok ? { ok: true, value: [made] } : made;
  },

  /** By its name and account: names of items are unique, and nobody else gives one this name for this account meanwhile. */
  async look(books, [element]) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { operation, payload } = element;
    const read = await books.references();
    if (!read.ok) return read;
    const found = read.value.filter((reference) => isSame(reference, payload));
    return { ok: true, value: new Map([[operation.id, found]]) };
  },

  /** What the ledger answered is the reading: nothing is read again for it. */
  async finish({ engine, tx, connection }, finished) {
    const { workspace_id: workspaceId, id: connectionId } = connection;
    for (const { operation, record } of finished) {
      const item = await findAccountItem(tx, workspaceId, operation.subject_id);
      if (item === undefined) continue;
      await saveLedgerReference(tx, workspaceId, connectionId, record);
      await saveMapping(tx, workspaceId, connectionId, {
        kind: 'accountItem',
        subjectId: item.account_code,
        code: record.code,
        isSuggested: false,
        now: engine.clock.now(),
      });
      await announce(tx, { workspaceId, kind: 'mapping', id: connectionId });
      await announce(tx, { workspaceId, kind: 'connection', id: connectionId });
    }
  },
};

function isSame({ kind, name, isActive, details }: LedgerReference, asked: ItemToCreate): boolean {
  return (
    kind === 'item' &&
    isActive &&
    name.trim().toLowerCase() === asked.name.trim().toLowerCase() &&
    details.accountCode === asked.accountCode
  );
}
