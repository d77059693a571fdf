// Who an invoice goes to in the books: found, created, asked about; never doubled.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Books } from '../support/ledgers/books.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ books } = await practice.connect());
});
afterAll(() => practice.close());

const contacts = () => books.contacts();

async function sendTo(person: Readonly<Record<string, unknown>>) {
  const contact = await practice.session.post('/api/v1/contacts', person);
  const created = await practice.session.post(
    '/api/v1/invoices',
    await sampleInvoice(practice.session, { contactId: contact.body.id }),
  );
  return { contactId: contact.body.id, invoiceId: created.body.id };
}
const isInBooks = (body: { readonly [field: string]: unknown }) => body.syncState === 'inBooks';

test('somebody with the e-mail of a contact in the books is linked, not created, and not overwritten', async () => {
  const known = contacts().find((contact) => contact.isActive && contact.email !== '');
  const before = contacts().length;
  const { invoiceId } = await sendTo({
    firstName: 'Another',
    lastName: 'Spelling',
    email: known?.email.toUpperCase(),
  });
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  expect(contacts()).toHaveLength(before);
  expect(contacts().find((contact) => contact.ledgerId === known?.ledgerId)?.name).toBe(known?.name);
});

test('a name that somebody added in the books since we last read them is found and linked', async () => {
  books.hands.addContact({ name: 'Sample Newcomer' });
  const { invoiceId } = await sendTo({ firstName: 'Sample', lastName: 'Newcomer' });
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  expect(contacts().filter((contact) => contact.name === 'Sample Newcomer')).toHaveLength(1);
});

test('an address that the books cannot hold does not keep the customer out, and the customer says so', async () => {
  const { contactId, invoiceId } = await sendTo({
    firstName: 'Stanisław',
    lastName: 'Sample',
    email: 'stanisław@mail.example',
  });
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  expect(contacts().find((contact) => contact.name === 'Stanisław Sample')?.email).toBe('');
  const { body } = await practice.session.get(
    `/api/v1/activities?subjectKind=contact&subjectId=${contactId}`,
  );
  expect(body.items.map((activity) => activity.action)).toContain(
    'created in the books without an e-mail address: the books do not accept it',
  );
});

test('two who share an e-mail in the books are asked about, and the invoice waits with the reason', async () => {
  for (const name of ['Sample Twin One', 'Sample Twin Two'])
    books.hands.addContact({ name, email: 'twins@sample.example' });
  await practice.engine.db
    .updateTable('connections')
    .set({ contacts_cursor: new Date(0) })
    .execute();
  const { invoiceId } = await sendTo({
    firstName: 'Sample',
    lastName: 'Twins',
    email: 'twins@sample.example',
  });
  const refused = await invoiceOnce(
    practice.session,
    invoiceId,
    (body) => body.syncState === 'needsAttention',
  );
  expect(refused.problem).toMatchObject({ code: 'ContactAmbiguous' });
  // One is archived there; Retry on the invoice takes the contact with it.
  const twin = contacts().find((contact) => contact.name === 'Sample Twin Two');
  books.hands.archiveContact(twin?.ledgerId ?? '');
  await practice.engine.db
    .updateTable('connections')
    .set({ contacts_cursor: new Date(0) })
    .execute();
  await practice.session.post(`/api/v1/invoices/${invoiceId}/retry`);
  await invoiceOnce(practice.session, invoiceId, isInBooks);
});

test('one customer whose first ten invoices are saved at once is created once', async () => {
  const input = await sampleInvoice(practice.session);
  const saved = await Promise.all(
    Array.from({ length: 10 }, () => practice.session.post('/api/v1/invoices', input)),
  );
  for (const { body, status } of saved) {
    expect(status, JSON.stringify(body)).toBe(201);
    await invoiceOnce(practice.session, body.id, isInBooks);
  }
  expect(contacts().filter((contact) => contact.mark === `CF-${String(input.contactId)}`)).toHaveLength(1);
});
