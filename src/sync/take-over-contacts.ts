/** Takes readings of the ledger's contacts over: our copy of them, and the links of those that were merged into others. */
import { MOST_MERGES, survivorOf } from '../domain/contact-facts.ts';
import type { LedgerContact } from '../providers/provider.ts';
import { insertActivities } from '../store/activities.ts';
import { announceAll } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { findMergedInto, listCustomersOfContacts, moveContactLinks } from '../store/contact-links.ts';
import type { Tx } from '../store/database.ts';
import { saveGoneContacts, saveLedgerContacts } from '../store/ledger-contacts.ts';
import { agreeUpon, lockInvoicesMoved } from '../store/mirror-contents.ts';
import type { Engine } from './engine.ts';

export async function takeOverContacts(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  contacts: readonly LedgerContact[],
): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  await saveLedgerContacts(tx, workspaceId, id, contacts);
  const ledgerIds = contacts.map(({ ledgerId }) => ledgerId);
  const customers = await listCustomersOfContacts(tx, workspaceId, id, ledgerIds);
  const merged = new Set(contacts.flatMap((each) => (each.mergedInto === null ? [] : [each.ledgerId])));
  for (const from of merged) await followMerge(engine, tx, connection, from, customers);
  await announceCustomers(tx, workspaceId, customers);
}

/** The books do not have these contacts any more. @param survivors who each is now; null where nothing says it. */
export async function takeOverGone(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  survivors: ReadonlyMap<string, string | null>,
): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  await saveGoneContacts(tx, workspaceId, id, survivors, engine.clock.now());
  const customers = await listCustomersOfContacts(tx, workspaceId, id, [...survivors.keys()]);
  for (const from of survivors.keys()) await followMerge(engine, tx, connection, from, customers);
  await announceCustomers(tx, workspaceId, customers);
}

type CustomersOfContacts = Awaited<ReturnType<typeof listCustomersOfContacts>>;

async function announceCustomers(tx: Tx, workspaceId: string, customers: CustomersOfContacts): Promise<void> {
  await announceAll(
    tx,
    // The query of the links asks for no other kind.
    customers.map((each) => ({
      workspaceId,
      kind: each.subject_kind as 'company' | 'contact',
      id: each.subject_id,
    })),
  );
}

/** Two of our customers may come to share one contact. What is queued for them goes by the link, so to the survivor. */
async function followMerge(
  engine: Engine,
  tx: Tx,
  { workspace_id: workspaceId, id }: ConnectionRow,
  from: string,
  all: CustomersOfContacts,
): Promise<void> {
  const customers = all.filter(({ ledger_id }) => ledger_id === from);
  if (customers.length === 0) return;
  const into = new Map<string, string | null>();
  const names = new Map<string, string>();
  for (let hop = 0, at: string | null = from; at !== null && hop <= MOST_MERGES; hop++) {
    const held = await findMergedInto(tx, workspaceId, id, at);
    if (held !== undefined) names.set(at, held.name);
    into.set(at, held?.merged_into ?? null);
    at = held?.merged_into ?? null;
  }
  const to = survivorOf(from, into);
  if (to === from) return;
  await moveContactLinks(tx, workspaceId, id, { from, to });
  // Read before anybody knew of the merge, they show a change that is none.
  for (const { invoiceId, theirs, agreed } of await lockInvoicesMoved(tx, workspaceId, id, { from, to }))
    await agreeUpon(tx, workspaceId, invoiceId, { theirs, agreed: { ...agreed, contactLedgerId: to } });
  const activities = customers.map(({ subject_kind, subject_id }) => ({
    id: engine.newId(),
    subjectKind: subject_kind,
    subjectId: subject_id,
    actorKind: 'ledger' as const,
    actorId: null,
    action: `merged in the books into ${names.has(to) ? `“${names.get(to)}”` : 'another contact'}: invoices go there now`,
    details: { from, to },
    at: engine.clock.now(),
  }));
  await insertActivities(tx, workspaceId, activities);
}
