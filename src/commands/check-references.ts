/** Checks that every record which a request names is one of the workspace, and names each field that is not. */
import { findConnection, isLive } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { knownIds, type ReferenceKind } from '../store/known-records.ts';
import type { FieldFault } from './refusal.ts';

export type Reference = {
  readonly kind: ReferenceKind;
  readonly id: string | null | undefined;
  /** The field of the request: 'lines.0.productId'. */
  readonly path: string;
};

/** Books that are chosen for a customer or an invoice: connected ones of this workspace. */
export async function unfitBooks(
  db: Db,
  workspaceId: string,
  connectionId: string | null | undefined,
): Promise<readonly FieldFault[]> {
  if (connectionId == null) return [];
  const connection = await findConnection(db, workspaceId, connectionId);
  if (isLive(connection)) return [];
  const message =
    connection === undefined ? 'names a record that does not exist' : 'names books that are not connected';
  return [{ path: 'connectionId', message }];
}

/** One query for each kind that is named; answers the faults, none when all is well. */
export async function unknownReferences(
  db: Db,
  workspaceId: string,
  references: readonly Reference[],
): Promise<readonly FieldFault[]> {
  const named = references.flatMap(({ kind, id, path }) => (id == null ? [] : [{ kind, id, path }]));
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  const known = new Map<ReferenceKind, ReadonlySet<string>>();
  for (const kind of kinds) {
    const ids = named.filter((reference) => reference.kind === kind).map(({ id }) => id);
    known.set(kind, await knownIds(db, workspaceId, kind, [...new Set(ids)]));
  }
  return named
    .filter(({ kind, id }) => known.get(kind)?.has(id) !== true)
    .map(({ path }) => ({ path, message: 'names a record that does not exist' }));
}
