/** What an import writes: new customers with their people, and ties of those who are there already. */
import { customerFrom, type ImportableContact, type ImportDecision } from '../domain/contact-import.ts';
import { insertActivities } from '../store/activities.ts';
import { announceAll } from '../store/changes.ts';
import { insertCompanies, insertCompanyEmails } from '../store/companies.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { ContactImportRow, ImportedRow } from '../store/contact-imports.ts';
import { closeContactOperations, contactKeyOf, lockOpenOperations } from '../store/contact-ties.ts';
import { insertContacts } from '../store/contacts.ts';
import { contactCurrency } from '../store/customers.ts';
import type { Tx } from '../store/database.ts';
import { requeueByHand } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { setInvoicesSyncState } from '../store/invoices.ts';
import { findLedgerContacts } from '../store/ledger-contacts.ts';
import { saveLinks, subjectKey } from '../store/links.ts';
import type { Engine } from './engine.ts';

export type ImportPlace = { readonly engine: Engine; readonly tx: Tx; readonly connection: ConnectionRow };

/** Who asked for it: a person, or a key. */
export type ImportedBy = Pick<ContactImportRow, 'created_by' | 'created_by_key'>;

export type Planned = {
  readonly contact: ImportableContact;
  readonly decision: ImportDecision;
  readonly kindOf: (customerId: string) => 'company' | 'contact';
};

export type Decided<Outcome> = Planned & { readonly decision: Extract<ImportDecision, { outcome: Outcome }> };

/** New customers, each with the person and the whereabouts that the books know. */
export async function addCustomers(
  place: ImportPlace,
  by: ImportedBy,
  added: readonly Decided<'added'>[],
): Promise<readonly ImportedRow[]> {
  const { engine, tx, connection } = place;
  const { workspace_id: workspaceId } = connection;
  const ledgerIds = added.map(({ contact }) => contact.ledgerId);
  const known = await findLedgerContacts(tx, workspaceId, connection.id, ledgerIds);
  const at = engine.clock.now();
  const made = added.map(({ contact }) => {
    const customer = customerFrom(contact);
    return { contact, customer, subject: { kind: customer.kind, id: engine.newId() } };
  });
  // Customers of other books than the default ones are invoiced from where they come.
  const connectionId = connection.is_default ? null : connection.id;
  const whereOf = (ledgerId: string) => {
    const found = known.get(ledgerId);
    return {
      connectionId,
      phone: found?.phone ?? null,
      address: found?.address ?? null,
      city: found?.city ?? null,
      region: found?.region ?? null,
      postalCode: found?.postalCode ?? null,
      country: found?.country ?? null,
    };
  };
  await insertCompanies(
    tx,
    workspaceId,
    made.flatMap(({ contact, customer, subject }) =>
      customer.kind === 'company'
        ? [
            {
              ...{ id: subject.id, name: customer.name, at },
              ...whereOf(contact.ledgerId),
              ...{ taxNumber: null, notes: null, externalId: null },
            },
          ]
        : [],
    ),
  );
  await insertCompanyEmails(
    tx,
    workspaceId,
    made.flatMap(({ customer, subject }) =>
      customer.kind === 'company' && customer.companyEmail !== null
        ? [{ id: engine.newId(), companyId: subject.id, email: customer.companyEmail }]
        : [],
    ),
  );
  await insertContacts(
    tx,
    workspaceId,
    made.flatMap(({ contact, customer, subject }) =>
      customer.person === null
        ? []
        : [
            {
              ...customer.person,
              id: customer.kind === 'company' ? engine.newId() : subject.id,
              companyId: customer.kind === 'company' ? subject.id : null,
              ...whereOf(customer.kind === 'company' ? '' : contact.ledgerId),
              ...{ externalId: null, at },
            },
          ],
    ),
  );
  await tie(place, by, made, 'imported from the books');
  return made.map(({ contact, subject }) => rowOf(contact, { outcome: 'added', reason: null, subject }));
}

/** Customers of ours who are there already: tied, and nothing about them is changed. */
export async function linkCustomers(
  place: ImportPlace,
  by: ImportedBy,
  linked: readonly Decided<'linked'>[],
): Promise<readonly ImportedRow[]> {
  const { tx, connection } = place;
  const { workspace_id: workspaceId } = connection;
  const tied = linked.map(({ contact, decision, kindOf }) => ({
    contact,
    subject: { kind: kindOf(decision.customerId), id: decision.customerId },
  }));
  const ids = tied.map(({ subject }) => subject.id);
  const open = await lockOpenOperations(tx, workspaceId, connection.id, ids);
  // It left while this piece was decided: its own operation will tie it.
  const isMoving = new Set(
    open
      .filter(
        ({ kind, state }) => kind === 'createContact' && (state === 'dispatched' || state === 'unknown'),
      )
      .map((operation) => operation.customer_id),
  );
  const ready = tied.filter(({ subject }) => !isMoving.has(subject.id));
  await tie(place, by, ready, 'tied to a contact in the books');
  const isReady = new Set(ready.map(({ subject }) => subject.id));
  const keys = new Set(
    ready.map(({ contact, subject: { id } }) =>
      subjectKey({ id, currency: contactCurrency(connection, contact.currency) }),
    ),
  );
  await takeUp(
    place,
    open.filter(
      (operation) =>
        isReady.has(operation.customer_id) &&
        (operation.kind !== 'createContact' || keys.has(contactKeyOf(operation))),
    ),
  );
  return tied.map(({ contact, subject }) =>
    isReady.has(subject.id)
      ? rowOf(contact, { outcome: 'linked', reason: null, subject })
      : rowOf(contact, { outcome: 'asked', reason: 'onItsWay', subject }),
  );
}

async function tie(
  { engine, tx, connection }: ImportPlace,
  by: ImportedBy,
  tied: readonly {
    readonly contact: ImportableContact;
    readonly subject: { readonly kind: 'company' | 'contact'; readonly id: string };
  }[],
  action: string,
): Promise<void> {
  const { workspace_id: workspaceId } = connection;
  const now = engine.clock.now();
  await saveLinks(
    tx,
    workspaceId,
    connection.id,
    tied.map(({ contact, subject }) => ({
      subject: { ...subject, currency: contactCurrency(connection, contact.currency) },
      ledgerId: contact.ledgerId,
      marker: null,
      snapshot: { linkedBy: 'import' },
    })),
    now,
  );
  await insertActivities(
    tx,
    workspaceId,
    tied.map(({ contact, subject }) => ({
      id: engine.newId(),
      subjectKind: subject.kind,
      subjectId: subject.id,
      actorKind: by.created_by_key ? ('apiKey' as const) : ('user' as const),
      actorId: by.created_by,
      action,
      details: { contact: contact.name, ledgerId: contact.ledgerId },
      at: now,
    })),
  );
  await announceAll(
    tx,
    tied.map(({ subject }) => ({ workspaceId, ...subject })),
  );
}

/** What waited for the contact goes on; what was refused for want of it is checked once more before it leaves. */
async function takeUp(
  { engine, tx, connection }: ImportPlace,
  open: Awaited<ReturnType<typeof lockOpenOperations>>,
): Promise<void> {
  if (open.length === 0) return;
  const { workspace_id: workspaceId } = connection;
  const now = engine.clock.now();
  const own = open.filter(({ kind }) => kind === 'createContact').map(({ id }) => id);
  await closeContactOperations(tx, workspaceId, own, { state: 'done', now });
  const refused = open.filter(
    ({ kind, state, problem_code: code }) =>
      kind !== 'createContact' && state === 'needsAttention' && code === 'ContactAmbiguous',
  );
  const ids = refused.map(({ id }) => id);
  await requeueByHand(tx, workspaceId, ids, { waitsFor: null }, now);
  const invoices = refused.filter(({ kind }) => kind === 'createInvoice').map((each) => each.subject_id);
  const connectionId = connection.id;
  await setInvoicesSyncState(tx, workspaceId, invoices, { syncState: 'queued', connectionId, now });
  await announceAll(tx, [
    ...open.map(({ id }) => ({ workspaceId, kind: 'syncOperation' as const, id })),
    ...invoices.map((id) => ({ workspaceId, kind: 'invoice' as const, id })),
  ]);
  for (const lane of ['interactive', 'backfill'] as const)
    await wakePush(tx, workspaceId, connection.id, lane);
}

export function rowOf(
  { ledgerId, name, email }: ImportableContact,
  rest: Pick<ImportedRow, 'outcome' | 'reason' | 'subject'>,
): ImportedRow {
  return { ledgerId, name, email, ...rest };
}
