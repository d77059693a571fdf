/** Where a customer and its contact in the books differ a person says which counts: theirs is written here, or ours goes there. */
import { type NameAndEmail, personNamed } from '../domain/contact-facts.ts';
import { findCompany, replaceCompanyEmails, updateCompany } from '../store/companies.ts';
import { findConnection } from '../store/connections.ts';
import { saveContactSnapshot } from '../store/contact-links.ts';
import { updateContact } from '../store/contacts.ts';
import { type ContactInBooks, findContactInBooks } from '../store/customer-books.ts';
import { type Customer, loadCustomers, lockCustomers } from '../store/customers.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { queueContactUpdate } from './queue-customers.ts';
import { recordChange } from './record-change.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';

type Subject = { readonly kind: 'company' | 'contact'; readonly id: string };

/** Name and first e-mail address are taken over here; nothing of it goes back. */
export function takeContactOver(
  deps: CommandDeps,
  actor: Actor,
  subject: Subject,
  connectionId: string,
): Promise<Result<null>> {
  return settle(deps, actor, subject, connectionId, async (tx, customer, held) => {
    const { name, email } = held.contact;
    // Without an address there, ours stays: it is where invoices go.
    const theirs = { ...held.contact, email: email ?? customer.contact.email };
    await (subject.kind === 'company' ? writeCompany : writePerson)(deps, tx, actor, subject.id, theirs);
    const now = (await loadCustomers(tx, actor.workspaceId, [subject])).get(subject.id) ?? customer;
    await saveContactSnapshot(tx, actor.workspaceId, held.link, {
      ...held.link.snapshot,
      contact: now.contact,
      held: { name, email },
    });
    const details = { name, email: theirs.email };
    await recordChange(deps, tx, actor, { ...subject, action: 'taken over from the books', details });
    return done(null);
  });
}

/** What stands here goes there once more. */
export function keepContact(
  deps: CommandDeps,
  actor: Actor,
  subject: Subject,
  connectionId: string,
): Promise<Result<null>> {
  return settle(deps, actor, subject, connectionId, async (tx, customer, held) => {
    const { name, email, isActive } = held.contact;
    if (!isActive)
      return conflict('contactArchived', 'The contact is archived in the books. Restore it there first.');
    // Agreed is what stands there: so name and address are what has changed since.
    await saveContactSnapshot(tx, actor.workspaceId, held.link, {
      ...held.link.snapshot,
      contact: { ...(held.link.snapshot.contact ?? customer.contact), name, email },
      held: null,
    });
    const connection = await findConnection(tx, actor.workspaceId, connectionId);
    if (connection !== undefined) await queueContactUpdate(deps, tx, actor, connection, customer);
    await recordChange(deps, tx, actor, { ...subject, action: 'kept as it is here, for the books too' });
    return done(null);
  });
}

function settle(
  deps: CommandDeps,
  actor: Actor,
  subject: Subject,
  connectionId: string,
  act: (tx: Tx, customer: Customer, held: ContactInBooks) => Promise<Result<null>>,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status === 'disconnected') return booksNotConnected();
    await lockCustomers(tx, workspaceId, [subject], 'change');
    const customer = (await loadCustomers(tx, workspaceId, [subject])).get(subject.id);
    if (customer === undefined) return notFound(subject.kind);
    const held = await findContactInBooks(tx, connection, subject);
    if (held === undefined)
      return conflict('notTied', `${customer.name} is not tied to a contact in the books.`);
    return act(tx, customer, held);
  });
}

type Write = (
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  id: string,
  theirs: NameAndEmail & { readonly firstName: string | null; readonly lastName: string | null },
) => Promise<void>;

/** The first address is replaced; the others stay. */
const writeCompany: Write = async (deps, tx, { workspaceId }, id, { name, email }) => {
  await updateCompany(tx, workspaceId, id, { name, at: deps.clock.now() });
  const [first, ...others] = (await findCompany(tx, workspaceId, id))?.emails ?? [];
  if (email === null || first?.email.toLowerCase() === email.toLowerCase()) return;
  const kept = others.filter((other) => other.email.toLowerCase() !== email.toLowerCase());
  const emails = [{ email, label: first?.label ?? null }, ...kept];
  await replaceCompanyEmails(
    tx,
    workspaceId,
    id,
    emails.map((each) => ({ id: deps.ids(), email: each.email, label: each.label })),
  );
};

const writePerson: Write = async (deps, tx, { workspaceId }, id, theirs) => {
  const { email } = theirs;
  await updateContact(tx, workspaceId, id, { ...personNamed(theirs), email, at: deps.clock.now() });
};
