/** A customer becomes a contact in the books; whoever is there already is linked instead, without a call. */

import { nameWithCurrency } from '../../domain/contact-currency.ts';
import type { ContactFacts } from '../../domain/contact-facts.ts';
import { contactSetting, decideContact, nameToCreate } from '../../domain/contact-match.ts';
import { ledgerTraits } from '../../domain/ledger-traits.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ContactToCreate, LedgerContact } from '../../providers/provider.ts';
import { updateConnection } from '../../store/connections.ts';
import { findContactDecisions } from '../../store/contact-decisions.ts';
import { loadCustomers, lockCustomers } from '../../store/customers.ts';
import { findContactCandidates } from '../../store/ledger-contacts.ts';
import { type BooksSubject, findLinks, saveLinks, subjectKey } from '../../store/links.ts';
import type { SyncOperationRow } from '../../store/sync-operations.ts';
import { takeOverContacts } from '../take-over-contacts.ts';
import {
  byOperation,
  type Element,
  type Finished,
  type Kind,
  type Place,
  type Settled,
  vanished,
  wakeWaiting,
} from './kind.ts';
import { noteMissingEmail, queueLaterChanges } from './update-contact.ts';

/** A contact of the ledger's, or only which one it is, where it was linked by our own copy of them. */
type Contact = {
  readonly ledgerId: string;
  readonly linkedBy: string;
  readonly read: LedgerContact | null;
  /** Our record as it was decided by. */
  readonly ours: ContactFacts;
};

/** `ours`: as the customer is here; the name that is sent may say the currency too. */
type Payload = ContactToCreate & { readonly ours: ContactFacts };

export const createContact: Kind<Payload, Contact> = {
  batchSize: (books) => books.batchSize,

  async prepare({ tx, connection }, operations) {
    const elements: Element<Payload>[] = [];
    const finished: Finished<Contact>[] = [];
    const refused: { operation: SyncOperationRow; problems: readonly Problem[] }[] = [];
    const { workspace_id: workspaceId, id: connectionId } = connection;
    const subjects = operations.map(subjectOf);
    await lockCustomers(tx, workspaceId, subjects, 'share');
    const customers = await loadCustomers(tx, workspaceId, subjects);
    const tied = await findLinks(tx, workspaceId, connectionId, subjects);
    const decisions = await findContactDecisions(
      tx,
      workspaceId,
      connectionId,
      subjects.map(({ id }) => id),
    );
    const known = operations.flatMap((operation) => {
      const customer = customers.get(operation.subject_id);
      if (customer === undefined) refused.push({ operation, problems: [vanished('customer')] });
      const { marker, contact_currency: currency } = operation;
      return customer === undefined ? [] : [{ ...customer, marker, currency, operation }];
    });
    const candidates = await findContactCandidates(tx, workspaceId, connectionId, known);
    const made = new Set<string>();
    for (const customer of known) {
      const { operation, contact: ours } = customer;
      const tiedTo = tied.get(subjectKey(subjectOf(operation)));
      if (tiedTo !== undefined) {
        // A person was quicker than we.
        finished.push({ operation, record: { ledgerId: tiedTo, linkedBy: TIED_BEFORE, read: null, ours } });
        continue;
      }
      const said = decisions.get(operation.subject_id);
      const possible = (candidates.get(operation.marker) ?? []).filter(
        ({ ledgerId }) => said?.rejected.has(ledgerId) !== true,
      );
      const decision = decideContact(customer, said?.createsNew === true ? [] : possible, {
        organisationName: connection.organisation_name,
        words: ledgerTraits(connection.provider).words,
        setting: contactSetting(connection.id, operation.subject_id),
      });
      if (decision.kind === 'create') {
        // Two currencies of one customer may go in one call: the first has the name.
        const isSecond = made.has(operation.subject_id);
        made.add(operation.subject_id);
        const { marker, contact_currency: currency } = operation;
        const name = isSecond
          ? nameWithCurrency(ours.name, currency)
          : nameToCreate(customer, candidates.get(marker) ?? []);
        const isHome = currency === '' || currency === connection.base_currency;
        elements.push({
          operation,
          payload: { ...ours, ours, name, marker, currency: isHome ? null : currency },
        });
      }
      if (decision.kind === 'link')
        finished.push({
          operation,
          record: { ledgerId: decision.ledgerId, linkedBy: decision.by, read: null, ours },
        });
      if (decision.kind === 'ask') refused.push({ operation, problems: [decision.problem] });
    }
    return { elements, finished, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'contacts', elements }),

  async send(books, elements, key) {
    const answer = await books.createContacts(
      elements.map(({ payload }) => payload),
      key,
    );
    if (!answer.ok) return answer;
    const settled = answer.value.map((outcome, index): Settled<Contact> => {
      const payload = elements[index]?.payload;
      if (outcome.ok && payload !== undefined)
        return { ok: true, value: contactOf(outcome.value, 'creation', payload) };
      if (outcome.ok) throw new Error('The ledger answered for more contacts than were sent');
      const operation = elements[index]?.operation;
      return isCopyBehind(operation, outcome.problems)
        ? { ok: 'again', problems: outcome.problems, learn: forgetFreshness }
        : { ok: false, problems: outcome.problems.map((problem) => ofCustomer(problem, operation)) };
    });
    return { ok: true, value: settled };
  },

  async look(books, elements, since) {
    const markers = elements.map(({ operation }) => operation.marker);
    const found = byOperation(elements, await books.findContacts(markers, since));
    if (!found.ok) return found;
    const value = elements.map(({ operation, payload }) => {
      const contacts = found.value.get(operation.id) ?? [];
      return [operation.id, contacts.map((read) => contactOf(read, 'marker', payload))] as const;
    });
    return { ok: true, value: new Map(value) };
  },

  async finish(place, finished) {
    const { engine, tx, connection } = place;
    const workspaceId = connection.workspace_id;
    await lockCustomers(
      tx,
      workspaceId,
      finished.map(({ operation }) => subjectOf(operation)),
      'share',
    );
    const links = finished.flatMap(({ operation, record: { ledgerId, linkedBy, read, ours } }) =>
      linkedBy === TIED_BEFORE
        ? []
        : [
            {
              subject: subjectOf(operation),
              ledgerId,
              marker: operation.marker,
              snapshot: {
                linkedBy,
                contact: ours,
                held:
                  linkedBy === 'creation' && read !== null ? { name: read.name, email: read.email } : null,
              },
            },
          ],
    );
    await saveLinks(tx, workspaceId, connection.id, links, engine.clock.now());
    const read = finished.flatMap(({ record }) => record.read ?? []);
    await takeOverContacts(engine, tx, connection, read);
    for (const { operation, record } of finished)
      if (record.linkedBy === 'creation' && record.read?.email === null && record.ours.email !== null)
        await noteMissingEmail(
          place,
          operation,
          record.ours.email,
          'created in the books without an e-mail address',
        );
    await queueLaterChanges(place, finished);
    await wakeWaiting(place, finished);
  },
};

/** The link is there and says itself how it came about. */
const TIED_BEFORE = 'tiedBefore';

/** The ledger names the page of all contacts; the customer is known here. */
function ofCustomer(problem: Problem, operation: SyncOperationRow | undefined): Problem {
  const isOfContacts = operation !== undefined && problem.setting?.endsWith('/contacts') === true;
  return isOfContacts
    ? { ...problem, setting: `${problem.setting}?customer=${operation.subject_id}` }
    : problem;
}

function contactOf(read: LedgerContact, linkedBy: string, { ours }: Payload): Contact {
  return { ledgerId: read.ledgerId, linkedBy, read, ours };
}

/** A name that is taken means that our copy of the ledger's contacts is behind; taken again and again it is a person's. */
function isCopyBehind(operation: SyncOperationRow | undefined, problems: readonly Problem[]): boolean {
  return (
    operation !== undefined &&
    operation.attempts < MOST_TRIES &&
    problems.some(({ code }) => code === 'ContactAmbiguous')
  );
}

const MOST_TRIES = 3;

/** Whoever has the name is read with the next look at what changed, and the operation decided again. */
async function forgetFreshness({ tx, connection }: Place): Promise<void> {
  await updateConnection(tx, connection.workspace_id, connection.id, { contacts_stale: true });
}

function subjectOf({
  subject_kind,
  subject_id: id,
  contact_currency: currency,
}: SyncOperationRow): BooksSubject & { readonly currency: string } {
  // The table's check constraint admits no other kind.
  return { kind: subject_kind as BooksSubject['kind'], id, currency };
}
