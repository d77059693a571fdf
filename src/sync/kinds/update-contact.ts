/** A customer that is in the books already changes there as it has changed here: only what changed since both agreed. */
import { factsForCurrency } from '../../domain/contact-currency.ts';
import { type ContactFacts, changedFacts, contactArchived, hasChanged } from '../../domain/contact-facts.ts';
import { contactSetting } from '../../domain/contact-match.ts';
import { ledgerTraits } from '../../domain/ledger-traits.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ContactToUpdate, LedgerContact } from '../../providers/provider.ts';
import { insertActivities } from '../../store/activities.ts';
import type { ConnectionRow } from '../../store/connections.ts';
import { doubtContacts } from '../../store/contact-doubts.ts';
import {
  type ContactLink,
  findArchivedCustomers,
  findContactLinks,
  mainLink,
  saveContactSnapshot,
} from '../../store/contact-links.ts';
import { loadCustomers, lockCustomers } from '../../store/customers.ts';
import { wakePush } from '../../store/engine-jobs.ts';
import { type BooksSubject, subjectKey } from '../../store/links.ts';
import { insertSyncOperation, type Lane, type SyncOperationRow } from '../../store/sync-operations.ts';
import { takeOverContacts } from '../take-over-contacts.ts';
import { type Element, type Finished, type Kind, type Place, type Settled, vanished } from './kind.ts';

/** Null: there was nothing to send any more. */
type Updated = { readonly read: LedgerContact; readonly sent: Payload } | null;

/** `ours`: the changes as they are here; the name that is sent may say the currency too. */
type Payload = ContactToUpdate & { readonly ours: Partial<ContactFacts> };

export const updateContact: Kind<Payload, Updated> = {
  batchSize: (books) => books.batchSize,

  async prepare({ tx, connection }, operations) {
    const { workspace_id: workspaceId, id: connectionId } = connection;
    const subjects = operations.map(customerOf);
    await lockCustomers(tx, workspaceId, subjects, 'share');
    const customers = await loadCustomers(tx, workspaceId, subjects);
    const links = await findContactLinks(tx, workspaceId, subjects, connectionId);
    const archived = await findArchivedCustomers(tx, workspaceId, connectionId, subjects);
    const elements: Element<Payload>[] = [];
    const finished: Finished<Updated>[] = [];
    const refused: { operation: SyncOperationRow; problems: readonly Problem[] }[] = [];
    for (const operation of operations) {
      const customer = customers.get(operation.subject_id);
      const held = archived.get(subjectKey(customerOf(operation)));
      const link = linkOf(operation, links);
      const before = link?.snapshot.contact ?? null;
      if (customer === undefined) refused.push({ operation, problems: [vanished('customer')] });
      else if (link === undefined || before === null || !hasChanged(before, customer.contact))
        finished.push({ operation, record: null });
      else if (held !== undefined) {
        const { subjectKind: kind, subjectId: id, name } = customer;
        const setting = contactSetting(connection.id, id);
        const { words } = ledgerTraits(connection.provider);
        const books = { organisationName: connection.organisation_name, setting, words };
        const problem = contactArchived({ kind, name, isGone: held.isGone }, books);
        refused.push({ operation, problems: [problem] });
      } else {
        const ours = changedFacts(before, customer.contact);
        const changes = isFurther(link, links, connection) ? factsForCurrency(ours, link.currency) : ours;
        elements.push({ operation, payload: { ledgerId: link.ledgerId, changes, ours } });
      }
    }
    return { elements, finished, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'contactUpdates', elements }),

  async send(books, elements, key) {
    const sent = elements.map(({ payload }) => payload);
    const answer = await books.updateContacts(sent, key);
    if (!answer.ok) return answer;
    const settled = answer.value.map((outcome, index): Settled<Updated> => {
      const element = elements[index];
      if (outcome.ok && element !== undefined)
        return { ok: true, value: { read: outcome.value, sent: element.payload } };
      if (outcome.ok) return { ok: true, value: null };
      return isCopyBehind(element?.operation, outcome.problems)
        ? { ok: 'again', problems: outcome.problems, learn: doubting(element?.payload.ledgerId ?? '') }
        : outcome;
    });
    return { ok: true, value: settled };
  },

  /** What was sent stands there: it arrived. Sending it again does no harm where it does not. */
  async look(books, elements) {
    const ids = [...new Set(elements.map(({ payload }) => payload.ledgerId))];
    const found: LedgerContact[] = [];
    for (let start = 0; start < ids.length; start += IDS_A_CALL) {
      const read = await books.contactsById(ids.slice(start, start + IDS_A_CALL));
      if (!read.ok) return read;
      found.push(...read.value);
    }
    const value = elements.map(({ operation, payload }) => {
      const read = found.find(({ ledgerId }) => ledgerId === payload.ledgerId);
      const isThere = read !== undefined && books.hasChanges(read, payload);
      return [operation.id, isThere ? [{ read, sent: payload }] : []] as const;
    });
    return { ok: true, value: new Map(value) };
  },

  async finish(place, finished) {
    const { tx, connection } = place;
    const subjects = finished.map(({ operation }) => customerOf(operation));
    await lockCustomers(tx, connection.workspace_id, subjects, 'share');
    const links = await findContactLinks(tx, connection.workspace_id, subjects, connection.id);
    for (const { operation, record } of finished) {
      const link = linkOf(operation, links);
      if (record === null || link === undefined || link.snapshot.contact === null) continue;
      await saveContactSnapshot(tx, connection.workspace_id, link, {
        ...link.snapshot,
        contact: { ...link.snapshot.contact, ...record.sent.ours },
        held: { name: record.read.name, email: record.read.email },
      });
      const email = record.sent.changes.email ?? null;
      if (email !== null && record.read.email?.toLowerCase() !== email.toLowerCase())
        await noteMissingEmail(place, operation, email, 'changed in the books without its e-mail address');
    }
    await takeOverContacts(
      place.engine,
      tx,
      connection,
      finished.flatMap(({ record }) => (record === null ? [] : [record.read])),
    );
    await queueLaterChanges(place, finished);
  },
};

const IDS_A_CALL = 40;

/** The books could not hold an address: said on the customer, since nobody would look for it there. */
export async function noteMissingEmail(
  { engine, tx }: Place,
  operation: SyncOperationRow,
  email: string,
  what: 'created in the books without an e-mail address' | 'changed in the books without its e-mail address',
): Promise<void> {
  await insertActivities(tx, operation.workspace_id, [
    {
      id: engine.newId(),
      subjectKind: operation.subject_kind,
      subjectId: operation.subject_id,
      actorKind: 'ledger',
      actorId: null,
      action: `${what}: the books do not accept it`,
      details: { email },
      at: engine.clock.now(),
    },
  ]);
}

/** What has changed here while a request was under way travels after it. */
export async function queueLaterChanges(
  { engine, tx, connection }: Place,
  finished: readonly Finished<unknown>[],
): Promise<void> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const subjects = finished.map(({ operation }) => customerOf(operation));
  const customers = await loadCustomers(tx, workspaceId, subjects);
  const links = await findContactLinks(tx, workspaceId, subjects, connectionId);
  for (const { operation } of finished) {
    const customer = customers.get(operation.subject_id);
    const before = linkOf(operation, links)?.snapshot.contact;
    if (customer === undefined || !before || !hasChanged(before, customer.contact)) continue;
    // The table's check constraint admits no other lane.
    const lane = operation.lane as Lane;
    const { kind: subjectKind, id: subjectId, currency: contactCurrency } = customerOf(operation);
    await insertSyncOperation(tx, {
      workspaceId,
      id: engine.newId(),
      connectionId,
      kind: 'updateContact',
      subjectKind,
      subjectId,
      subjectVersion: customer.version,
      contactCurrency,
      lane,
      marker: operation.marker,
      waitsFor: null,
      createdBy: operation.created_by,
      problem: null,
      now: engine.clock.now(),
    });
    await wakePush(tx, workspaceId, connectionId, lane);
  }
}

/**
 * The ledger says archived, or gone, where our copy said active: it may have been merged, and then there is another one to
 * go to. Where the ledger does not say what it is that is out of use, the contact is looked at once.
 */
export function isCopyBehind(operation: SyncOperationRow | undefined, problems: readonly Problem[]): boolean {
  if (operation === undefined) return false;
  const { kind, attempts } = operation;
  return problems.some(
    ({ code }) =>
      (code === 'ContactArchived' && attempts < MOST_TRIES) ||
      (code === 'InactiveInBooks' && attempts < 1) ||
      (code === 'DeletedInBooks' && kind === 'updateContact' && attempts < MOST_TRIES),
  );
}

const MOST_TRIES = 3;

/** Has a contact read again by its id before anything else is decided. */
export function doubting(ledgerId: string) {
  return ({ engine, tx, connection }: Place): Promise<void> =>
    doubtContacts(tx, connection.workspace_id, connection.id, [ledgerId], engine.clock.now());
}

function customerOf({
  subject_kind,
  subject_id: id,
  contact_currency: currency,
}: SyncOperationRow): BooksSubject & { readonly currency: string } {
  // Operations of this kind are about customers alone.
  return { kind: subject_kind as BooksSubject['kind'], id, currency };
}

function linkOf(operation: SyncOperationRow, links: readonly ContactLink[]): ContactLink | undefined {
  return links.find(
    ({ subjectId, currency }) =>
      subjectId === operation.subject_id && currency === operation.contact_currency,
  );
}

/** Beside another contact of the same customer: only one of them has the plain name. */
function isFurther(
  { subjectId, currency }: ContactLink,
  links: readonly ContactLink[],
  { base_currency: base }: ConnectionRow,
): boolean {
  const ofCustomer = links.filter((link) => link.subjectId === subjectId);
  return ofCustomer.length > 1 && currency !== (mainLink(ofCustomer, base)?.currency ?? currency);
}
