/** Tells people of what only they can mend, each transition once: in the transaction that makes it. */
import type { Message } from '../domain/notification.ts';
import type { Problem } from '../domain/problem.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { findInvoicesByIds } from '../store/invoices.ts';
import { findInvoicesOfSubjects } from '../store/invoices-of.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { Subject } from '../store/links.ts';
import { listMembers } from '../store/members.ts';
import { listRecordNames, type RecordNames } from '../store/record-names.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { Place } from './kinds/kind.ts';

/**
 * Invoices that the books do not take: whoever made each, and all in accounts. A backfill says on its own page what became
 * of its hundreds.
 */
export async function tellOfRefused(
  place: Place,
  operations: readonly SyncOperationRow[],
  problem: Problem,
): Promise<void> {
  const { tx, connection } = place;
  const { workspace_id: workspaceId } = connection;
  const subjects = operations
    .filter(({ lane }) => lane === 'interactive')
    // The table's check constraint admits no other kind.
    .map(({ subject_kind: kind, subject_id: id }) => ({ kind, id }) as Subject);
  const ids = await findInvoicesOfSubjects(tx, workspaceId, subjects);
  if (ids.length === 0) return;
  const invoices = await findInvoicesByIds(tx, workspaceId, ids);
  const names = await listRecordNames(tx, workspaceId, invoices);
  const inAccounts = await membersOrOwners(place, ({ role }) => role === 'accounts');
  const makers = new Set(invoices.flatMap(({ created_by: maker }) => (maker === null ? [] : [maker])));
  const others = [...makers].filter((userId) => !inAccounts.includes(userId));
  await tell(place, { userIds: inAccounts, ...refusedWords(place, invoices, names, problem) });
  for (const userId of others) {
    const own = invoices.filter((invoice) => invoice.created_by === userId);
    await tell(place, { userIds: [userId], ...refusedWords(place, own, names, problem) });
  }
}

/** Nothing leaves until somebody reconnects: whoever connected it, or the owners. */
export async function tellOfDeadGrant(place: Place): Promise<void> {
  const { connection } = place;
  const ledger = ledgerLabel(connection.provider);
  await tell(place, {
    userIds: await membersOrOwners(place, ({ userId }) => userId === connection.connected_by),
    title: `${ledger} no longer lets us in`,
    body: `Invoices for ${connection.organisation_name} are kept here and go on by themselves once it is reconnected.`,
    about: { kind: 'connection', id: connection.id },
  });
}

function refusedWords(
  { connection }: Place,
  invoices: readonly InvoiceRow[],
  names: ReadonlyMap<string, RecordNames>,
  problem: Problem,
): Omit<Message, 'byEmail' | 'userIds'> {
  const [first, ...others] = invoices;
  const body = problem.message;
  if (first !== undefined && others.length === 0)
    return {
      title: `${nameOf(first, names)} needs attention`,
      body,
      about: { kind: 'invoice', id: first.id },
    };
  const title = `${invoices.length} invoices need attention`;
  return { title, body, about: { kind: 'syncOperations', id: connection.id } };
}

function nameOf({ id, number }: InvoiceRow, names: ReadonlyMap<string, RecordNames>): string {
  const of = names.get(id);
  const customer = of?.companyName ?? of?.contactName ?? null;
  const invoice = number === null ? 'The invoice' : `Invoice ${number}`;
  return customer === null ? invoice : `${invoice} for ${customer}`;
}

/** Those members, or the owners where there are none. */
async function membersOrOwners(
  { tx, connection }: Place,
  isMeant: (member: { readonly userId: string; readonly role: string }) => boolean,
): Promise<readonly string[]> {
  const members = await listMembers(tx, connection.workspace_id);
  const meant = members.filter(isMeant);
  const heard = meant.length > 0 ? meant : members.filter(({ role }) => role === 'owner');
  return heard.map(({ userId }) => userId);
}

async function tell({ engine, tx, connection }: Place, message: Omit<Message, 'byEmail'>): Promise<void> {
  const deps = { ...engine, ids: engine.newId };
  await engine.notify(deps, tx, connection.workspace_id, { ...message, byEmail: true });
}
