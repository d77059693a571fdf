/** Creates, changes and archives contacts. */
import { changesBetween, type NamedFields } from '../domain/record-changes.ts';
import {
  type Contact,
  type ContactChange,
  type ContactFields,
  findContact,
  findContactByExternalId,
  insertContacts,
  lockContact,
  updateContact,
} from '../store/contacts.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { unfitBooks, unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { customersBefore, queueCustomers, subjectsOfPerson } from './queue-customers.ts';
import { recordChange } from './record-change.ts';
import { changeOfBooks, recordEdit } from './record-edit.ts';
import { done, invalid, notFound, type Result, refuseStale } from './refusal.ts';
import { refuseChanged, type Was } from './refuse-changed.ts';
import type { Created } from './save-company.ts';

export type ContactToCreate = ContactFields & { readonly externalId: string | null };

/** With an external id that exists, answers the contact that has it and changes nothing. */
export function createContact(
  deps: CommandDeps,
  actor: Actor,
  contact: ContactToCreate,
): Promise<Result<Created<Contact>>> {
  return inTransaction(deps.db, async (tx) => {
    if (contact.externalId !== null) {
      const existing = await findContactByExternalId(tx, actor.workspaceId, contact.externalId);
      if (existing !== undefined) return done({ record: existing, isNew: false });
    }
    const unknown = await unknownCompany(tx, actor, contact.companyId);
    const faults = [...unknown, ...(await unfitBooks(tx, actor.workspaceId, contact.connectionId))];
    if (faults.length > 0) return invalid(faults);
    if (isNameless(contact)) return nameless;
    const atCompany = subjectsOfPerson(null, [contact.companyId]);
    const before = await customersBefore(tx, actor, atCompany);
    const id = await createContactIn(deps, tx, actor, contact);
    const subjects = contact.companyId === null ? subjectsOfPerson(id, []) : atCompany;
    await queueCustomers(deps, tx, actor, { subjects, before, lane: 'interactive' });
    return done({ record: await loadContact(tx, actor, id), isNew: true });
  });
}

/** Within a transaction of the caller, unchecked; answers the id. */
export async function createContactIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  contact: ContactToCreate,
): Promise<string> {
  const id = deps.ids();
  await insertContacts(tx, actor.workspaceId, [{ ...contact, id, at: deps.clock.now() }]);
  await recordChange(deps, tx, actor, { kind: 'contact', id, action: 'created' });
  return id;
}

export type ContactToChange = ContactChange & {
  readonly archived?: false | undefined;
  readonly version?: number | undefined;
  readonly was?: Was | undefined;
};

export function changeContact(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { version, was, archived, ...fields }: ContactToChange,
): Promise<Result<Contact>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockContact(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('contact');
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const old = await loadContact(tx, actor, id);
    const changed = refuseChanged(was, old);
    if (changed !== null) return changed;
    const unknown = await unknownCompany(tx, actor, fields.companyId);
    // Books that it is tied to already may have been disconnected meanwhile.
    const isTied = fields.connectionId === current.connectionId;
    const unfit = isTied ? [] : await unfitBooks(tx, actor.workspaceId, fields.connectionId);
    if (unknown.length + unfit.length > 0) return invalid([...unknown, ...unfit]);
    if (isNameless({ ...current, ...withoutUndefined(fields) })) return nameless;
    const subjects = subjectsOfPerson(id, [current.companyId, fields.companyId]);
    const before = await customersBefore(tx, actor, subjects);
    const revived = archived === false ? { archivedAt: null } : {};
    await updateContact(tx, actor.workspaceId, id, { ...fields, ...revived, at: deps.clock.now() });
    const now = await loadContact(tx, actor, id);
    await recordEdit(deps, tx, actor, {
      ...{ kind: 'contact', before: old, after: now, details: fields },
      changes: [
        ...changesBetween(contactFields, old, now),
        ...(await changeOfBooks(tx, actor, old.connectionId, now.connectionId)),
      ],
    });
    await queueCustomers(deps, tx, actor, { subjects, before, lane: 'interactive' });
    return done(now);
  });
}

export function archiveContact(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Contact>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockContact(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('contact');
    // The first of a company's people stands in the books with it.
    const subjects = subjectsOfPerson(null, [current.companyId]);
    const before = await customersBefore(tx, actor, subjects);
    const at = deps.clock.now();
    await updateContact(tx, actor.workspaceId, id, { archivedAt: at, at });
    await recordChange(deps, tx, actor, { kind: 'contact', id, action: 'archived' });
    await queueCustomers(deps, tx, actor, { subjects, before, lane: 'interactive' });
    return done(await loadContact(tx, actor, id));
  });
}

const contactFields: NamedFields<Contact> = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['companyName', 'Company'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['address', 'Address'],
  ['city', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postcode'],
  ['country', 'Country'],
];

async function loadContact(tx: Tx, actor: Actor, id: string): Promise<Contact> {
  const contact = await findContact(tx, actor.workspaceId, id);
  if (contact === undefined) throw new Error('A contact that was just written is not there');
  return contact;
}

function unknownCompany(tx: Tx, actor: Actor, id: string | null | undefined) {
  return unknownReferences(tx, actor.workspaceId, [{ kind: 'company', id, path: 'companyId' }]);
}

type Names = Pick<ContactFields, 'firstName' | 'lastName' | 'email'>;

function isNameless({ firstName, lastName, email }: Names): boolean {
  return firstName === null && lastName === null && email === null;
}
const nameless = invalid([{ path: 'firstName', message: 'a contact needs a name or an e-mail address' }]);

function withoutUndefined(fields: ContactChange): Partial<Names> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
