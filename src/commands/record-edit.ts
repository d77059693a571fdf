/** Writes down an edit of a record with what each field said before and after, in the words of its screens. */
import type { ShownChange } from '../domain/history-words.ts';
import { changeOf } from '../domain/record-changes.ts';
import type { ChangeKind } from '../store/changes.ts';
import { listConnections } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { labelOf } from '../store/destinations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

type Edited = { readonly id: string; readonly archivedAt: Date | null };
export type Edit = {
  readonly kind: ChangeKind;
  readonly before: Edited;
  readonly after: Edited;
  readonly changes: readonly ShownChange[];
  /** What was asked for, as it was sent. */
  readonly details: object;
};

export function recordEdit(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  { kind, before, after, changes, details }: Edit,
): Promise<void> {
  const isRestored = before.archivedAt !== null && after.archivedAt === null;
  const action = isRestored && changes.length === 0 ? 'restored' : 'updated';
  return recordChange(deps, tx, actor, { kind, id: after.id, action, details: { ...details, changes } });
}

/** Of a customer: which books its invoices go to. */
export async function changeOfBooks(
  tx: Tx,
  actor: Actor,
  from: string | null,
  to: string | null,
): Promise<readonly ShownChange[]> {
  if (from === to) return [];
  const books = await listConnections(tx, actor.workspaceId);
  const nameOf = (id: string | null) => {
    const connection = books.find((one) => one.id === id);
    return connection === undefined ? 'The default books' : labelOf(connection);
  };
  return changeOf('Books', nameOf(from), nameOf(to));
}
