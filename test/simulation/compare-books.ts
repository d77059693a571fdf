/** Holds the books against what was meant: nothing there twice, nothing missing. It looks at names, never at our markers. */

import type { Db } from '../../src/store/database.ts';
import type { Finding } from './findings.ts';
import type { ContactThere, InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

/** An invoice of ours as the books have it, and whose books. */
export type InBooks = { readonly tenantId: string; readonly invoice: InvoiceThere };

/** The name that an invoice was given: the first word of its reference, whatever anybody has written behind it since. */
export const nameIn = (reference: string | null): string => reference?.split(' ')[0] ?? '';

/**
 * Every invoice that was meant, by name, as the books have it: one each, if all is well. Of one that was undone the
 * records of its earlier lives are left out, if they are dead, as they must be.
 */
export async function simulatedInvoices(
  { ledgers, db }: Stage,
  workspaceId: string,
): Promise<ReadonlyMap<string, readonly InBooks[]>> {
  const lives = new Map(
    (await readInvoices(db, workspaceId)).map((row) => [nameIn(row.reference), row.life]),
  );
  const found = new Map<string, InBooks[]>();
  for (const { tenantId } of ledgers.books.listOrganisations())
    for (const invoice of ledgers.books.listInvoices({ tenantId })) {
      const name = nameIn(invoice.reference);
      if (name.startsWith('sim-')) found.set(name, [...(found.get(name) ?? []), { tenantId, invoice }]);
    }
  for (const [reference, copies] of found) {
    const current = withoutUndone(copies, (lives.get(reference) ?? 1) - 1);
    if (current.length > 0) found.set(reference, current);
    else found.delete(reference);
  }
  return found;
}

/** The earliest `undone` of the copies are those that were taken out again. */
function withoutUndone(copies: readonly InBooks[], undone: number): InBooks[] {
  const inOrder = copies.toSorted((a, b) => a.invoice.createdAt - b.invoice.createdAt);
  return inOrder.filter(({ invoice }, index) => index >= undone || !isDead(invoice));
}

const isDead = ({ status }: InvoiceThere): boolean => status === 'VOIDED' || status === 'DELETED';

export async function findDuplicates(stage: Stage, workspaceId: string): Promise<readonly Finding[]> {
  const invoices = [...(await simulatedInvoices(stage, workspaceId))]
    .filter(([, copies]) => copies.length > 1)
    .map(([reference, copies]) =>
      duplicate(reference, copies.map(({ invoice }) => invoice.number).join(', ')),
    );
  const contacts = stage.ledgers.books
    .listOrganisations()
    .flatMap(({ tenantId }) => doubledContacts(stage.ledgers.books.listContacts({ tenantId })));
  return [...invoices, ...contacts];
}

/** By name, and by the e-mail that only this customer has: two contacts of one name the books refuse themselves. */
function doubledContacts(contacts: readonly ContactThere[]): readonly Finding[] {
  const ours = contacts.filter((contact) => /^Sim Customer \d+/.test(contact.name));
  const customers = new Map<string, ContactThere[]>();
  for (const contact of ours) {
    const customer = `${/^Sim Customer \d+/.exec(contact.name)?.[0] ?? ''} ${contact.currency ?? ''}`;
    customers.set(customer, [...(customers.get(customer) ?? []), contact]);
  }
  return [...customers]
    .filter(([, copies]) => copies.length > 1)
    .map(([name, copies]) =>
      duplicate(name, copies.map((copy) => `${copy.name} (${copy.status})`).join(', ')),
    );
}

const duplicate = (subject: string, copies: string): Finding => ({
  kind: 'duplicates',
  subject,
  says: `the books hold ${copies}`,
});

/** What we say is in the books and is not, what is there and we say it is not, and what was meant and is nowhere. */
export async function findLost(stage: Stage, story: Story, workspaceId: string): Promise<readonly Finding[]> {
  const ours = new Map(
    (await readInvoices(stage.db, workspaceId)).map((row) => [nameIn(row.reference), row] as const),
  );
  const theirs = await simulatedInvoices(stage, workspaceId);
  return story.invoices.flatMap(({ reference, id }): Finding[] => {
    const row = ours.get(reference);
    const isThere = theirs.has(reference);
    const lost = (says: string): Finding[] => [{ kind: 'lost', subject: reference, says }];
    if (row === undefined)
      return id === null ? [] : lost('the screen said that it was made, and it is not there');
    if (row.sync_state === 'inBooks' && !isThere) return lost('we say that it is in the books; it is not');
    if (row.sync_state !== 'inBooks' && isThere)
      return lost(`it is in the books, and we say ${row.sync_state}`);
    return [];
  });
}

export function readInvoices(db: Db, workspaceId: string) {
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('reference', 'like', 'sim-%')
    .orderBy('id')
    .execute();
}
