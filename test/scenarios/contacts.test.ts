// A customer through its life in the books: made there, changed here, archived, merged and renamed there.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { wakePush } from '../../src/store/engine-jobs.ts';
import { insertSyncOperation } from '../../src/store/sync-operations.ts';
import { storeWebhookEvents } from '../../src/store/webhook-events.ts';
import { pull } from '../../src/sync/pull.ts';
import { sweep } from '../../src/sync/sweep.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterAll(() => practice.close());

const contactWord = ledger.traits.words.contact;
const contacts = () => books.contacts();
const named = (name: string) => contacts().filter((contact) => contact.name === name);
const inBooks = (body: Readonly<Record<string, unknown>>) => body['syncState'] === 'inBooks';
const refused = (body: Readonly<Record<string, unknown>>) => body['syncState'] === 'needsAttention';

async function company(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await practice.session.post('/api/v1/companies', { name, ...more });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return String(made.body.id);
}

async function invoiceFor(companyId: string): Promise<string> {
  const input = await sampleInvoice(practice.session, { companyId, contactId: null });
  const made = await practice.session.post('/api/v1/invoices', input);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return String(made.body.id);
}

/** A company with an invoice in the books. */
async function customerInBooks(name: string, more: Readonly<Record<string, unknown>> = {}) {
  const companyId = await company(name, more);
  await invoiceOnce(practice.session, await invoiceFor(companyId), inBooks);
  const contactId = contacts().find((each) => each.mark === `CF-${companyId}`)?.ledgerId ?? '';
  return { companyId, contactId };
}

const change = (companyId: string, fields: Readonly<Record<string, unknown>>) =>
  practice.session.patch(`/api/v1/companies/${companyId}`, fields);

async function travel(contactsTravel: 'withFirstInvoice' | 'whenSaved'): Promise<void> {
  const answer = await practice.session.patch(`/api/v1/connections/${connectionId}`, { contactsTravel });
  expect(answer.body['contactsTravel']).toBe(contactsTravel);
}

const operationsOf = (subjectId: string) =>
  practice.engine.db
    .selectFrom('sync_operations')
    .select(['id', 'kind', 'state', 'lane', 'problem_code', 'payload'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute();

/** Once nothing of the customer is on its way any more. */
const quiet = (subjectId: string) =>
  eventually(async () => {
    const operations = await operationsOf(subjectId);
    return operations.every(({ state }) => state === 'done') ? operations : undefined;
  });

const sweepLater = async () => {
  // Ten minutes after the contacts were last read.
  await practice.engine.db
    .updateTable('connections')
    .set({ last_reread_at: null, last_swept_at: null, contacts_cursor: new Date(Date.now() - 3_600_000) })
    .execute();
  await sweep(practice.engine, { workspaceId: practice.workspaceId, connectionId });
  // Where the calls of a second are few it goes on in the next one.
  await eventually(async () => {
    const { last_swept_at: sweptAt } = await practice.engine.db
      .selectFrom('connections')
      .select('last_swept_at')
      .executeTakeFirstOrThrow();
    return sweptAt ?? undefined;
  });
};

test('a customer without an invoice stays out of the books until the setting says otherwise', async () => {
  const companyId = await company('Sample Quiet');
  expect(await operationsOf(companyId)).toEqual([]);
  await travel('whenSaved');
  const early = await company('Sample Early', { emails: [{ email: 'early@sample.example' }] });
  await quiet(early);
  expect(named('Sample Early')).toMatchObject([{ email: 'early@sample.example' }]);
  // The one that was there before goes when it is changed.
  await change(companyId, { phone: '555 0100' });
  await quiet(companyId);
  expect(named('Sample Quiet')).toHaveLength(1);
  await travel('withFirstInvoice');
});

test('customers imported while they go when saved take the lane of those who do not wait', async () => {
  await travel('whenSaved');
  const csv = 'company,email\nSample Import One,one@import.example\nSample Import Two,two@import.example';
  const answer = await practice.session.post('/api/v1/imports/customers', { csv });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await eventually(async () => (named('Sample Import Two').length === 1 ? true : undefined));
  const rows = await practice.engine.db
    .selectFrom('companies')
    .select('id')
    .where('name', '=', 'Sample Import One')
    .execute();
  expect(await quiet(rows[0]?.id ?? '')).toMatchObject([{ kind: 'createContact', lane: 'backfill' }]);
  await travel('withFirstInvoice');
});

test('a change here changes the contact in the books, and leaves alone what was not changed here', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Follower', {
    emails: [{ email: 'old@follower.example' }],
    phone: '555 0101',
  });
  await change(companyId, { name: 'Sample Follower Ltd', emails: [{ email: 'new@follower.example' }] });
  const operations = await quiet(companyId);
  expect(operations.map(({ kind }) => kind)).toEqual(['createContact', 'updateContact']);
  expect(operations[1]?.payload).toMatchObject({
    changes: { name: 'Sample Follower Ltd', email: 'new@follower.example' },
  });
  expect(contacts().find((each) => each.ledgerId === contactId)).toMatchObject({
    name: 'Sample Follower Ltd',
    email: 'new@follower.example',
    phone: '555 0101',
  });
  expect(named('Sample Follower')).toEqual([]);
});

test('the first person at a company is its person in the books too', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Staffed');
  await practice.session.post('/api/v1/contacts', {
    companyId,
    firstName: 'Sam',
    lastName: 'Staff',
    email: 'sam@staffed.example',
  });
  await quiet(companyId);
  expect(contacts().find((each) => each.ledgerId === contactId)).toMatchObject({
    firstName: 'Sam',
    lastName: 'Staff',
    email: 'sam@staffed.example',
  });
});

test('a customer found in the books is not overwritten, and only what changes afterwards travels', async () => {
  books.hands.addContact({ name: 'Sample Found There', email: 'found@sample.example' });
  await sweepLater();
  const companyId = await company('Sample Found Here', { emails: [{ email: 'found@sample.example' }] });
  await invoiceOnce(practice.session, await invoiceFor(companyId), inBooks);
  await change(companyId, { phone: '555 0102' });
  await quiet(companyId);
  expect(named('Sample Found There')).toMatchObject([{ phone: '555 0102' }]);
});

test('an address that the books cannot hold does not stop the rest of a change', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Umlaut', {
    emails: [{ email: 'plain@umlaut.example' }],
  });
  await change(companyId, { emails: [{ email: 'jürgen@umlaut.example' }], phone: '555 0103' });
  await quiet(companyId);
  expect(contacts().find((each) => each.ledgerId === contactId)).toMatchObject({
    phone: '555 0103',
    email: 'plain@umlaut.example',
  });
  const told = await practice.session.get(`/api/v1/activities?subjectKind=company&subjectId=${companyId}`);
  expect(told.body.items.map((each) => each.action)).toContain(
    'changed in the books without its e-mail address: the books do not accept it',
  );
});

test('an answer that was lost changes the contact once, and nothing is left in doubt', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Lost Answer');
  practice.ledger.faults.lay({ at: 'updateContact', kind: 'loseAnswer' });
  await change(companyId, { phone: '555 0104' });
  await quiet(companyId);
  expect(contacts().find((each) => each.ledgerId === contactId)).toMatchObject({
    phone: '555 0104',
  });
});

test('an invoice for a customer archived in the books is refused with the mend, and goes after the restoring', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Archived');
  books.hands.archiveContact(contactId);
  await sweepLater();
  const calls = practice.ledger.requests().length;
  const invoiceId = await invoiceFor(companyId);
  const stopped = await invoiceOnce(practice.session, invoiceId, refused);
  expect(stopped['problem']).toMatchObject({
    code: 'ContactArchived',
    setting: `/settings/integrations/${connectionId}/contacts?customer=${companyId}`,
    message: expect.stringContaining(
      `Restore the ${contactWord} there, or link another one, then press Retry.`,
    ),
  });
  expect(practice.ledger.requests()).toHaveLength(calls);
  // Restored: Retry reads it again before it judges, though nobody told us.
  books.hands.restoreContact(contactId);
  await practice.session.post(`/api/v1/invoices/${invoiceId}/retry`);
  await invoiceOnce(practice.session, invoiceId, inBooks);
});

test('a change of an archived customer is refused in words, and goes after the restoring', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Resting');
  books.hands.archiveContact(contactId);
  await change(companyId, { phone: '555 0105' });
  const operation = await eventually(async () =>
    (await operationsOf(companyId)).find(({ state }) => state === 'needsAttention'),
  );
  expect(operation).toMatchObject({ kind: 'updateContact', problem_code: 'ContactArchived' });
  books.hands.restoreContact(contactId);
  await practice.session.post(`/api/v1/sync-operations/${operation.id}/retry`);
  await quiet(companyId);
  expect(contacts().find((each) => each.ledgerId === contactId)).toMatchObject({
    phone: '555 0105',
  });
});

test('two merges in the books are followed: later invoices and changes go to the survivor', async () => {
  const one = await customerInBooks('Sample Merge One');
  const two = await customerInBooks('Sample Merge Two');
  const three = await customerInBooks('Sample Merge Three');
  books.hands.mergeContacts(one.contactId, two.contactId);
  books.hands.mergeContacts(two.contactId, three.contactId);
  // Nobody has told us: the ledger's refusal makes us read it again.
  const invoiceId = await invoiceFor(one.companyId);
  await invoiceOnce(practice.session, invoiceId, inBooks);
  expect(books.invoicesOf(invoiceId)[0]?.contactId).toBe(three.contactId);
  const { body } = await practice.session.get(
    `/api/v1/activities?subjectKind=company&subjectId=${one.companyId}`,
  );
  expect(body.items.map((activity) => activity['action'])).toContain(
    'merged in the books into “Sample Merge Three”: invoices go there now',
  );
  await change(one.companyId, { phone: '555 0106' });
  await quiet(one.companyId);
  expect(contacts().find((each) => each.ledgerId === three.contactId)).toMatchObject({
    name: 'Sample Merge Three',
    phone: '555 0106',
  });
});

const linkedTo = async (companyId: string) => {
  const links = await practice.engine.db
    .selectFrom('links')
    .select('ledger_id')
    .where('subject_id', '=', companyId)
    .execute();
  return links.map((link) => link.ledger_id);
};

test('a merge is seen by the sweep without a webhook, moves the link, and is no change of the invoice', async () => {
  const one = await customerInBooks('Sample Swept One');
  const two = await customerInBooks('Sample Swept Two');
  books.hands.mergeContacts(one.contactId, two.contactId);
  await sweepLater();
  expect(await linkedTo(one.companyId)).toEqual([two.contactId]);
  const changed = await practice.engine.db
    .selectFrom('mirrors as mirror')
    .innerJoin('invoices as invoice', 'invoice.id', 'mirror.invoice_id')
    .select('mirror.is_changed_there')
    .where('invoice.company_id', '=', one.companyId)
    .execute();
  expect(changed).toEqual([{ is_changed_there: false }]);
});

/** In the books without an invoice, by which a merge could be told. */
async function customerAlone(name: string) {
  await travel('whenSaved');
  const companyId = await company(name);
  await quiet(companyId);
  await travel('withFirstInvoice');
  const contactId = contacts().find((each) => each.mark === `CF-${companyId}`)?.ledgerId ?? '';
  return { companyId, contactId };
}

// Where a merged contact stays and says into which, nobody has to be asked or told.
test.skipIf(ledger.traits.keepsMergedContacts)(
  'a merge of which nothing tells is a person’s: said on the invoice, chosen there, and gone on by Retry',
  async () => {
    const one = await customerAlone('Sample Unknown One');
    const two = await customerAlone('Sample Unknown Two');
    books.hands.mergeContacts(one.contactId, two.contactId);
    const invoiceId = await invoiceFor(one.companyId);
    const stopped = await invoiceOnce(practice.session, invoiceId, refused);
    expect(stopped['problem']).toMatchObject({
      code: 'ContactArchived',
      setting: `/settings/integrations/${connectionId}/contacts?customer=${one.companyId}`,
      message: expect.stringContaining(`merged into another ${contactWord} there`),
    });
    expect(await booksOf(one.companyId)).toMatchObject({
      why: expect.stringContaining(`merged into another ${contactWord} there`),
    });
    const ties = await practice.session.get(
      `/api/v1/connections/${connectionId}/contact-ties?customer=${one.companyId}`,
    );
    expect(ties.body.items).toMatchObject([{ contact: { isGone: true } }]);
    const tied = await practice.session.post(`/api/v1/connections/${connectionId}/contact-ties/tie`, {
      customerKind: 'company',
      customerId: one.companyId,
      ledgerId: two.contactId,
      isShared: true,
    });
    expect(tied.status, JSON.stringify(tied.body)).toBe(200);
    await practice.session.post(`/api/v1/invoices/${invoiceId}/retry`);
    await invoiceOnce(practice.session, invoiceId, inBooks);
    expect(books.invoicesOf(invoiceId)[0]?.contactId).toBe(two.contactId);
  },
);

test.skipIf(ledger.traits.keepsMergedContacts)(
  'a merge that the webhook tells of moves the link of a customer without an invoice',
  async () => {
    const one = await customerAlone('Sample Told One');
    const two = await customerAlone('Sample Told Two');
    books.hands.mergeContacts(one.contactId, two.contactId);
    const { engine, workspaceId } = practice;
    const event = {
      id: newId(),
      organisationId: books.organisation.id,
      resource: 'contact',
      kind: 'delete',
      ledgerId: one.contactId,
      mergedInto: two.contactId,
      at: new Date(Date.now() + 60_000).toISOString(),
    } as const;
    await storeWebhookEvents(engine.db, ledger.name, [event], engine.clock.now());
    await pull(engine, { workspaceId, connectionId });
    expect(await linkedTo(one.companyId)).toEqual([two.contactId]);
  },
);

test('a customer that was tied to a contact by hand while its creation waited is not created', async () => {
  const known = books.hands.addContact({ name: 'Sample By Hand' });
  const companyId = await company('Sample Other Name');
  const { db } = practice.engine;
  await db
    .insertInto('links')
    .values({
      workspace_id: practice.workspaceId,
      connection_id: connectionId,
      subject_kind: 'company',
      subject_id: companyId,
      ledger_id: known,
      snapshot: JSON.stringify({ linkedBy: 'hand' }),
      linked_at: new Date(),
    })
    .execute();
  await insertSyncOperation(db, {
    workspaceId: practice.workspaceId,
    id: newId(),
    connectionId,
    kind: 'createContact',
    subjectKind: 'company',
    subjectId: companyId,
    subjectVersion: 1,
    lane: 'interactive',
    marker: `CF-${companyId}`,
    waitsFor: null,
    createdBy: null,
    problem: null,
    now: new Date(),
  });
  await wakePush(db, practice.workspaceId, connectionId, 'interactive');
  await quiet(companyId);
  expect(named('Sample Other Name')).toEqual([]);
  // What both agreed on was never written down: it is what stood here until the change.
  await change(companyId, { phone: '555 0107' });
  await quiet(companyId);
  expect(named('Sample By Hand')).toMatchObject([{ phone: '555 0107' }]);
});

const booksOf = async (companyId: string) => {
  const { body } = await practice.session.get(`/api/v1/companies/${companyId}/books`);
  return body.items[0] as unknown as {
    readonly state: string;
    readonly linkedBy: string | null;
    readonly why: string;
    readonly contact: { readonly name: string; readonly email: string | null } | null;
    readonly differs: boolean;
    readonly allowed: readonly string[];
  };
};

const settle = (companyId: string, how: 'take-theirs' | 'keep-ours') =>
  practice.session.post(`/api/v1/companies/${companyId}/books/${how}`, { connectionId });

/** Renamed there, and read here. */
async function renamedThere(companyId: string, contactId: string, name: string): Promise<void> {
  books.hands.renameContact(contactId, name);
  await practice.engine.db.updateTable('connections').set({ contacts_stale: true }).execute();
  await invoiceOnce(practice.session, await invoiceFor(await company(`Sample Other of ${name}`)), inBooks);
  expect((await booksOf(companyId)).contact?.name).toBe(name);
}

test('a customer says where it stands in the books: not there yet, then tied to the contact that was made', async () => {
  const companyId = await company('Sample Standing');
  expect(await booksOf(companyId)).toMatchObject({ state: 'notThere', contact: null, allowed: [] });
  await invoiceOnce(practice.session, await invoiceFor(companyId), inBooks);
  expect(await booksOf(companyId)).toMatchObject({
    state: 'linked',
    linkedBy: 'creation',
    contact: { name: 'Sample Standing' },
    differs: false,
  });
});

test('renamed in the books, the customer shows both names; theirs is taken, and nothing goes back', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Before', {
    emails: [{ email: 'before@sample.example' }],
  });
  await renamedThere(companyId, contactId, 'Sample After');
  expect(await booksOf(companyId)).toMatchObject({ differs: true, allowed: ['takeTheirs', 'keepOurs'] });
  expect((await settle(companyId, 'take-theirs')).status).toBe(200);
  const { body } = await practice.session.get(`/api/v1/companies/${companyId}`);
  expect(body).toMatchObject({ name: 'Sample After', emails: [{ email: 'before@sample.example' }] });
  expect(await booksOf(companyId)).toMatchObject({ state: 'linked', differs: false, allowed: [] });
  expect((await operationsOf(companyId)).map(({ kind }) => kind)).toEqual(['createContact']);
});

test('renamed in the books, ours is kept there once, however often it is pressed', async () => {
  const { companyId, contactId } = await customerInBooks('Sample Ours');
  await renamedThere(companyId, contactId, 'Sample Theirs');
  expect((await settle(companyId, 'keep-ours')).status).toBe(200);
  expect((await settle(companyId, 'keep-ours')).status).toBe(200);
  await eventually(async () => (named('Sample Ours').length === 1 ? true : undefined));
  await eventually(async () => ((await booksOf(companyId)).state === 'linked' ? true : undefined));
  expect(named('Sample Ours')[0]?.ledgerId).toBe(contactId);
  expect(await booksOf(companyId)).toMatchObject({ contact: { name: 'Sample Ours' }, differs: false });
});
