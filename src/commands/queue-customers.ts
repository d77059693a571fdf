/** Puts what was saved of customers on its way to the books, in the transaction of the change. */
import { hasChanged } from '../domain/contact-facts.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { contactMarker, recordMarker } from '../domain/marker.ts';
import { announceAll } from '../store/changes.ts';
import { type ConnectionRow, listLiveConnections } from '../store/connections.ts';
import { type ContactLink, findContactLinks, saveContactSnapshot } from '../store/contact-links.ts';
import { type Customer, loadCustomers, lockCustomers } from '../store/customers.ts';
import type { Tx } from '../store/database.ts';
import { requeueByHand } from '../store/decided-operations.ts';
import { loadDestinations, type ToPlace, toPlaceOf } from '../store/destinations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { type Subject, subjectKey } from '../store/links.ts';
import { insertSyncOperations, type Lane } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';

/** Customers as the books would show them before a change; those that are new are not among them. */
export type CustomersBefore = ReadonlyMap<string, Customer>;

/** To be asked before anything is written. Holds them until the transaction ends. */
export async function customersBefore(
  tx: Tx,
  { workspaceId }: Actor,
  subjects: readonly Subject[],
): Promise<CustomersBefore> {
  await lockCustomers(tx, workspaceId, subjects, 'change');
  return loadCustomers(tx, workspaceId, subjects);
}

/** Who in the books an edit of a person may change: the person, and the companies that it is or was at. */
export function subjectsOfPerson(
  contactId: string | null,
  companyIds: readonly (string | null | undefined)[],
): readonly Subject[] {
  const companies = [...new Set(companyIds.flatMap((id) => id ?? []))].sort();
  return [
    ...(contactId === null ? [] : [{ kind: 'contact' as const, id: contactId }]),
    ...companies.map((id) => ({ kind: 'company' as const, id })),
  ];
}

/**
 * Whoever is in any of the books already is changed there; whoever is not goes to their own only where the connection
 * says so, and otherwise with the first invoice. Changes of one customer while one of them waits are one operation.
 */
export async function queueCustomers(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  saved: {
    readonly subjects: readonly Subject[];
    readonly before: CustomersBefore;
    readonly lane: Lane;
  },
): Promise<void> {
  const now = await loadCustomers(tx, actor.workspaceId, saved.subjects);
  const changed = [...now.values()].filter(({ subjectId, contact }) => {
    const before = saved.before.get(subjectId);
    return before === undefined || hasChanged(before.contact, contact);
  });
  const subjects = changed.map(({ subjectKind: kind, subjectId: id }) => ({ kind, id }));
  const links = await findContactLinks(tx, actor.workspaceId, subjects);
  await noteAgreed(tx, actor, links, saved.before);
  const goesTo = await loadDestinations(tx, actor.workspaceId, changed.map(placeOf));
  for (const connection of await listLiveConnections(tx, actor.workspaceId)) {
    const ofBooks = links.filter((link) => link.connectionId === connection.id);
    const linked = new Set(ofBooks.map(({ subjectId }) => subjectId));
    await queue(deps, tx, actor, connection, {
      kind: 'updateContact',
      customers: changed.flatMap((customer) => inEachCurrency(customer, ofBooks)),
      lane: saved.lane,
    });
    if (connection.contacts_travel !== 'whenSaved') continue;
    // A person at a company is part of it in the books.
    const isMissing = (customer: Customer) => customer.isBilled && !linked.has(customer.subjectId);
    await queue(deps, tx, actor, connection, {
      kind: 'createContact',
      customers: changed
        .filter((customer) => isMissing(customer) && goesTo(placeOf(customer))?.id === connection.id)
        .map((customer) => ({ customer, currency: firstCurrency(connection) })),
      lane: saved.lane,
    });
  }
}

/** As an invoice to the customer would be placed. */
function placeOf({ subjectKind: kind, subjectId: id }: Customer): ToPlace {
  return toPlaceOf({ kind, id });
}

/** One customer that is tied there; asked for twice, it goes once. */
export async function queueContactUpdate(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  connection: ConnectionRow,
  customer: Customer,
): Promise<void> {
  const subject = { kind: customer.subjectKind, id: customer.subjectId };
  const links = await findContactLinks(tx, actor.workspaceId, [subject], connection.id);
  return queue(deps, tx, actor, connection, {
    kind: 'updateContact',
    customers: inEachCurrency(customer, links),
    lane: 'interactive',
  });
}

/** A customer as one of its contacts in the books. */
type InCurrency = { readonly customer: Customer; readonly currency: string };

function inEachCurrency(customer: Customer, links: readonly ContactLink[]): readonly InCurrency[] {
  return links
    .filter(({ subjectId }) => subjectId === customer.subjectId)
    .map(({ currency }) => ({ customer, currency }));
}

/** Before there is an invoice that says another one. */
function firstCurrency({ provider, base_currency: base }: ConnectionRow): string {
  return ledgerTraits(provider).contactsKeepCurrency ? base : '';
}

const subjectOf = ({ customer: { subjectKind: kind, subjectId: id }, currency }: InCurrency) => ({
  kind,
  id,
  currency,
});

/** Where nobody wrote down what both sides agreed on, it is what stood here until now: only what changes now travels. */
async function noteAgreed(
  tx: Tx,
  { workspaceId }: Actor,
  links: readonly ContactLink[],
  before: CustomersBefore,
): Promise<void> {
  for (const link of links) {
    const contact = before.get(link.subjectId)?.contact;
    if (link.snapshot.contact === null && contact !== undefined)
      await saveContactSnapshot(tx, workspaceId, link, { ...link.snapshot, contact });
  }
}

/** What was refused before is tried again, with what stands here now. */
async function queue(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  { id: connectionId, base_currency: base }: ConnectionRow,
  wanted: {
    readonly kind: 'createContact' | 'updateContact';
    readonly customers: readonly InCurrency[];
    readonly lane: Lane;
  },
): Promise<void> {
  const { workspaceId } = actor;
  if (wanted.customers.length === 0) return;
  const now = deps.clock.now();
  const subjects = wanted.customers.map(subjectOf);
  const latest = await findLatestOperations(tx, workspaceId, subjects, connectionId);
  const refused = [...latest.values()].filter(
    ({ kind, state }) => kind === wanted.kind && state === 'needsAttention',
  );
  await requeueByHand(
    tx,
    workspaceId,
    refused.map(({ id }) => id),
    {},
    now,
  );
  const others = wanted.customers.filter((each) => {
    const last = latest.get(subjectKey(subjectOf(each)));
    if (last === undefined) return true;
    // One that creates or changes it is under way: what has changed meanwhile follows when it has arrived. A second one
    // in the queue would have no room for the first to come back to.
    const isOnItsWay =
      wanted.kind === 'createContact'
        ? last.state !== 'done' && last.state !== 'ignored'
        : last.state === 'dispatched' || last.state === 'unknown';
    return !isOnItsWay && !refused.includes(last);
  });
  const operations = others.map(({ customer, currency }) => ({
    workspaceId,
    id: deps.ids(),
    connectionId,
    kind: wanted.kind,
    subjectKind: customer.subjectKind,
    subjectId: customer.subjectId,
    subjectVersion: customer.version,
    contactCurrency: currency,
    lane: wanted.lane,
    marker: contactMarker(recordMarker(customer.subjectId), currency, base),
    waitsFor: null,
    createdBy: actor.userId ?? actor.apiKeyId,
    problem: null,
    now,
  }));
  const inserted = await insertSyncOperations(tx, operations);
  if (refused.length > 0) await wakePush(tx, workspaceId, connectionId, 'interactive');
  if (inserted.size > 0) await wakePush(tx, workspaceId, connectionId, wanted.lane);
  const ids = [...inserted, ...refused.map(({ id }) => id)];
  await announceAll(
    tx,
    ids.map((id) => ({ workspaceId, kind: 'syncOperation' as const, id })),
  );
}
