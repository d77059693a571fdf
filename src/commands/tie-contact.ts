/** Ties a customer to a contact of the books by hand, unties it, or has a new contact made on purpose. */
import { fold } from '../domain/contact-tie.ts';
import { recordMarker } from '../domain/marker.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import {
  findContactDecisions,
  type StoredDecision,
  saveContactDecision,
} from '../store/contact-decisions.ts';
import {
  closeContactOperations,
  deleteLink,
  findTiedCustomers,
  lockOpenOperations,
  lockTies,
  waitForInstead,
} from '../store/contact-ties.ts';
import { type Customer, contactCurrency, loadCustomers } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { findContactCandidates, findLedgerContacts } from '../store/ledger-contacts.ts';
import { findLinks, saveLinks } from '../store/links.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';
import { retryBehind, retryRefused } from './retry-operation.ts';

export type TieSubject = { readonly kind: 'company' | 'contact'; readonly id: string };

/** `isShared`: on purpose, although the contact stands for another customer already. */
export function tieContact(
  deps: QueueDeps,
  actor: Actor,
  connectionId: string,
  {
    subject,
    ledgerId,
    isShared,
  }: { readonly subject: TieSubject; readonly ledgerId: string; readonly isShared: boolean },
): Promise<Result<null>> {
  return onCustomer(deps, actor, connectionId, subject, async (place) => {
    const { tx, connection, decision } = place;
    const contact = (await findLedgerContacts(tx, actor.workspaceId, connectionId, [ledgerId])).get(ledgerId);
    if (contact === undefined) return notFound('contact in the books');
    if (!contact.isActive)
      return conflict(
        'contactArchived',
        `“${contact.name}” is archived in the books of ${connection.organisation_name}. Restore it there, or choose another.`,
      );
    const refusal =
      (isShared ? null : await refuseTaken(place, contact)) ??
      refuseOnTheWay(place, inFlight, `It can be tied to “${contact.name}” when that has arrived.`);
    if (refusal !== null) return refusal;
    const now = deps.clock.now();
    const currency = contactCurrency(connection, contact.currency);
    await saveLinks(
      tx,
      actor.workspaceId,
      connectionId,
      [{ subject: { ...subject, currency }, ledgerId, marker: null, snapshot: { linkedBy: 'hand' } }],
      now,
    );
    const rejected = new Set([...decision.rejected].filter((id) => id !== ledgerId));
    await decide(deps, place, actor, { ...decision, createsNew: false, rejected });
    const closed = await closeOwn(deps, place, currency, 'done');
    await recordChange(deps, tx, actor, {
      ...subject,
      action: 'tied to a contact in the books',
      details: { contact: contact.name, ledgerId },
    });
    await takeUpRefused(deps, place, actor, closed);
    return done(null);
  });
}

/** The contact stays in the books as it is; the two are not taken for each other again. */
export function untieContact(
  deps: QueueDeps,
  actor: Actor,
  connectionId: string,
  subject: TieSubject,
): Promise<Result<null>> {
  return onCustomer(deps, actor, connectionId, subject, async (place) => untie(deps, place, actor));
}

/** A contact of its own in the books, whoever looks like the customer there. */
export function createContactOnPurpose(
  deps: QueueDeps,
  actor: Actor,
  connectionId: string,
  subject: TieSubject,
): Promise<Result<null>> {
  return onCustomer(deps, actor, connectionId, subject, async (place) => {
    const { tx, connection } = place;
    const refusal =
      (await refuseNameTaken(place)) ??
      refuseOnTheWay(place, inFlight, 'It can be made anew when that has arrived.');
    if (refusal !== null) return refusal;
    const untied = place.ledgerId === null ? null : await untie(deps, place, actor);
    if (untied !== null && !untied.ok) return untied;
    const marker = await freeMarker(deps, place);
    const { rejected } = await decisionOf(tx, connection, subject.id);
    await decide(deps, place, actor, { createsNew: true, rejected, marker });
    // Of several currencies the organisation's own: the others follow with their first invoices.
    const currency = contactCurrency(connection, null);
    const closed = await closeOwn(deps, place, currency, 'ignored');
    await queueOperation(deps, tx, actor, {
      kind: 'createContact',
      subject,
      contactCurrency: currency,
      connectionId,
      marker,
      waitsFor: null,
      problem: null,
    });
    const made = await findLatestOperation(
      tx,
      actor.workspaceId,
      connectionId,
      subject.kind,
      subject.id,
      currency,
    );
    if (made !== undefined) await waitForInstead(tx, actor.workspaceId, closed, made.id);
    await recordChange(deps, tx, actor, { ...subject, action: 'made anew in the books on purpose' });
    await takeUpRefused(deps, place, actor, made === undefined ? [] : [made.id]);
    return done(null);
  });
}

/** What every act on a tie looks at. */
type TiePlace = {
  readonly tx: Tx;
  readonly connection: ConnectionRow;
  readonly subject: TieSubject;
  readonly customer: Customer;
  /** Whom the customer is tied to. */
  readonly ledgerId: string | null;
  readonly decision: StoredDecision;
  /** Open ones about the customer and what is billed to it; locked. */
  readonly open: Awaited<ReturnType<typeof lockOpenOperations>>;
};

function onCustomer(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  subject: TieSubject,
  act: (place: TiePlace) => Promise<Result<null>>,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status === 'disconnected') return booksNotConnected();
    await lockTies(tx, connectionId);
    const customer = (await loadCustomers(tx, workspaceId, [subject])).get(subject.id);
    if (customer === undefined) return notFound('customer');
    const links = await findLinks(tx, workspaceId, connectionId, [subject]);
    return act({
      ...{ tx, connection, subject, customer },
      ledgerId: links.get(subject.id) ?? null,
      decision: await decisionOf(tx, connection, subject.id),
      open: await lockOpenOperations(tx, workspaceId, connectionId, [subject.id]),
    });
  });
}

async function untie(deps: QueueDeps, place: TiePlace, actor: Actor): Promise<Result<null>> {
  const { tx, connection, subject, customer, ledgerId, decision } = place;
  if (ledgerId === null)
    return conflict('notTied', `${customer.name} is not tied to a contact in the books.`);
  const refusal = refuseOnTheWay(place, onTheWay, 'It can be untied when that has arrived.');
  if (refusal !== null) return refusal;
  await deleteLink(tx, actor.workspaceId, connection.id, subject);
  const rejected = new Set([...decision.rejected, ledgerId]);
  await decide(deps, place, actor, { createsNew: false, rejected, marker: await freeMarker(deps, place) });
  await recordChange(deps, tx, actor, {
    ...subject,
    action: 'untied from its contact in the books',
    details: { ledgerId },
  });
  return done(null);
}

const inFlight: ReadonlySet<string> = new Set(['dispatched', 'unknown']);
/** What has not left either would go to the contact that is taken away. */
const onTheWay: ReadonlySet<string> = new Set(['queued', ...inFlight]);

function refuseOnTheWay({ open, customer, subject }: TiePlace, states: ReadonlySet<string>, then: string) {
  const first = open.find(({ state }) => states.has(state));
  if (first === undefined) return null;
  const what = first.subject_id === subject.id ? customer.name : `Something of ${customer.name}`;
  return conflict('onItsWay', `${what} is on its way to the books this moment. ${then}`);
}

async function refuseTaken(
  { tx, connection, subject }: TiePlace,
  contact: { readonly ledgerId: string; readonly name: string },
) {
  const { workspace_id: workspaceId } = connection;
  const tied = await findTiedCustomers(tx, workspaceId, connection.id, [contact.ledgerId]);
  const others = (tied.get(contact.ledgerId) ?? []).filter(({ id }) => id !== subject.id);
  if (others.length === 0) return null;
  const names = [...(await loadCustomers(tx, workspaceId, others)).values()].map(({ name }) => `“${name}”`);
  return conflict(
    'contactTaken',
    `“${contact.name}” stands for ${names.slice(0, 3).join(', ')} already. Invoices of both would go to one contact; confirm that this is meant.`,
  );
}

/** The books take no second active contact of a name: said before, and not by the books after. */
async function refuseNameTaken({ tx, connection, customer, decision }: TiePlace) {
  const wanted = { marker: decision.marker, name: customer.name, emails: [] };
  const found = await findContactCandidates(tx, connection.workspace_id, connection.id, [wanted]);
  const namesake = (found.get(decision.marker) ?? []).find(
    ({ name, isActive }) => isActive && fold(name) === fold(customer.name),
  );
  return namesake === undefined
    ? null
    : conflict(
        'nameTaken',
        `The books of ${connection.organisation_name} have an active contact called “${namesake.name}” and take no second one of that name. Give the customer another name first, or tie it to that contact.`,
      );
}

/** The usual mark, unless a contact of the books has it, or something that carried it was ever sent. */
async function freeMarker(
  { ids }: CommandDeps,
  { tx, connection, subject, decision }: TiePlace,
): Promise<string> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const wanted = { marker: decision.marker, name: '', emails: [] };
  const holders = await findContactCandidates(tx, workspaceId, connectionId, [wanted]);
  const isHeld = (holders.get(decision.marker) ?? []).some(({ marker }) => marker === decision.marker);
  const latest = await findLatestOperation(tx, workspaceId, connectionId, subject.kind, subject.id);
  return isHeld || (latest !== undefined && latest.dispatched_at !== null)
    ? recordMarker(ids())
    : decision.marker;
}

async function decisionOf(tx: Tx, connection: ConnectionRow, subjectId: string): Promise<StoredDecision> {
  const { workspace_id: workspaceId, id } = connection;
  const found = (await findContactDecisions(tx, workspaceId, id, [subjectId])).get(subjectId);
  return found ?? { createsNew: false, rejected: new Set(), marker: recordMarker(subjectId) };
}

function decide(
  deps: CommandDeps,
  { tx, connection, subject }: TiePlace,
  actor: Actor,
  decision: StoredDecision,
): Promise<void> {
  return saveContactDecision(tx, actor.workspaceId, connection.id, subject, {
    ...decision,
    by: actor.userId ?? actor.apiKeyId,
    at: deps.clock.now(),
  });
}

/** The customer's own operations that were to find or make its contact. @returns their ids. */
async function closeOwn(
  deps: CommandDeps,
  { tx, connection, subject, open }: TiePlace,
  currency: string,
  state: 'done' | 'ignored',
): Promise<readonly string[]> {
  const ids = open
    .filter(
      (operation) =>
        operation.subject_id === subject.id &&
        operation.contact_currency === currency &&
        operation.kind === 'createContact',
    )
    .map(({ id }) => id);
  await closeContactOperations(tx, connection.workspace_id, ids, { state, now: deps.clock.now() });
  return ids;
}

/** What was refused for want of the contact, or because it was archived, is tried again. */
export async function takeUpRefused(
  deps: QueueDeps,
  { tx, connection, open }: Pick<TiePlace, 'tx' | 'connection' | 'open'>,
  actor: Actor,
  contactOperations: readonly string[],
): Promise<void> {
  for (const id of contactOperations) await retryBehind(deps, tx, actor, id);
  const ofContact = open.filter(
    ({ state, problem_code: code }) =>
      state === 'needsAttention' && (code === 'ContactAmbiguous' || code === 'ContactArchived'),
  );
  for (const operation of ofContact)
    if (operation.kind !== 'createContact') await retryRefused(deps, tx, actor, operation);
  for (const lane of ['interactive', 'backfill'] as const)
    await wakePush(tx, actor.workspaceId, connection.id, lane);
}
