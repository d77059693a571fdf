/** Before a customer is looked for in the books again: whoever was asked about may have been merged or archived there. */
import { updateConnection } from '../store/connections.ts';
import { doubtContacts } from '../store/contact-doubts.ts';
import { loadCustomers } from '../store/customers.ts';
import type { Tx } from '../store/database.ts';
import { findContactCandidates } from '../store/ledger-contacts.ts';
import type { SubjectKind } from '../store/links.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';

/**
 * What changed since is read by its time, and whoever the customers could be by their ids, where they are several: of a
 * merge a ledger may show nothing that has changed. @param operations that make customers, of one connection
 */
export async function doubtCandidates(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  operations: readonly SyncOperationRow[],
  now: Date,
): Promise<void> {
  if (operations.length === 0) return;
  await updateConnection(tx, workspaceId, connectionId, { contacts_stale: true });
  // The table's check constraint admits no other kind.
  const subjects = operations.map(({ subject_kind, subject_id: id }) => ({
    kind: subject_kind as SubjectKind,
    id,
  }));
  const customers = await loadCustomers(tx, workspaceId, subjects);
  const sought = operations.flatMap(({ subject_id: id, marker, contact_currency: currency }) => {
    const customer = customers.get(id);
    return customer === undefined ? [] : [{ ...customer, marker, currency }];
  });
  const found = await findContactCandidates(tx, workspaceId, connectionId, sought);
  const several = [...found.values()]
    .map((candidates) => candidates.filter(({ isActive }) => isActive))
    .filter((active) => active.length > 1)
    .flatMap((active) => active.map(({ ledgerId }) => ledgerId));
  if (several.length > 0) await doubtContacts(tx, workspaceId, connectionId, several, now);
}
