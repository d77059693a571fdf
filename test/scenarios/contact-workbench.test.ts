// The contact workbench: a person says which contact of the books a customer is, and what waited for it goes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let connectionId: string;
let books: Books;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ connectionId, books } = await practice.connect());
});
afterAll(() => practice.close());

type Tie = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly state: string;
  readonly linkedBy: string | null;
  readonly isExact: boolean;
  readonly contact: { readonly ledgerId: string; readonly alsoStandsFor: readonly string[] } | null;
  readonly suggestions: readonly {
    readonly ledgerId: string;
    readonly name: string;
    readonly because: string;
  }[];
};

const path = () => `/api/v1/connections/${connectionId}/contact-ties`;
const contacts = () => books.contacts();
const isInBooks = (body: { readonly [field: string]: unknown }) => body.syncState === 'inBooks';
const needsAttention = (body: { readonly [field: string]: unknown }) => body.syncState === 'needsAttention';

/** A contact of the books that we have read. */
async function addThere(name: string, email?: string): Promise<string> {
  const added = books.hands.addContact({ name, ...(email ? { email } : {}) });
  await readAgain();
  return added;
}

async function readAgain(): Promise<void> {
  // The first reading, which goes on after connecting, would otherwise say that all of it has just been read.
  await eventually(async () => {
    const { contacts_cursor: cursor } = await practice.engine.db
      .selectFrom('connections')
      .select('contacts_cursor')
      .executeTakeFirstOrThrow();
    return cursor ?? undefined;
  });
  await practice.engine.db
    .updateTable('connections')
    .set({ contacts_cursor: new Date(0) })
    .execute();
}

async function addHere(name: string, email?: string): Promise<string> {
  const emails = email === undefined ? [] : [{ email }];
  return (await practice.session.post('/api/v1/companies', { name, emails })).body.id;
}

async function invoice(companyId: string): Promise<string> {
  const input = await sampleInvoice(practice.session, { contactId: undefined, companyId });
  return (await practice.session.post('/api/v1/invoices', input)).body.id;
}

/** Our copy of the contacts is brought up to date as an invoice to anybody new does it. */
async function refresh(): Promise<void> {
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, isInBooks);
}

async function tieOf(customerId: string): Promise<Tie> {
  const { body } = await practice.session.get(`${path()}?customer=${customerId}`);
  return body.items[0] as unknown as Tie;
}

const act = (name: 'tie' | 'untie' | 'create-new', customerId: string, more: object = {}) =>
  practice.session.post(`${path()}/${name}`, { customerKind: 'company', customerId, ...more });

test('a customer that could be two is asked about with a link to it here; tied by hand, its invoice goes', async () => {
  const one = await addThere('Sample Twin One', 'twins@sample.example');
  await addThere('Sample Twin Two', 'twins@sample.example');
  const customerId = await addHere('Sample Twins', 'twins@sample.example');
  const invoiceId = await invoice(customerId);
  const refused = await invoiceOnce(practice.session, invoiceId, needsAttention);
  expect(refused.problem).toMatchObject({
    code: 'ContactAmbiguous',
    setting: `/settings/integrations/${connectionId}/contacts?customer=${customerId}`,
  });
  const before = await tieOf(customerId);
  expect(before).toMatchObject({
    state: 'ambiguous',
    suggestions: [{ because: 'email' }, { because: 'email' }],
  });

  const tied = await act('tie', customerId, { ledgerId: one });
  expect(tied.status, JSON.stringify(tied.body)).toBe(200);
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  const [sent] = books.invoicesOf(invoiceId);
  expect(sent?.contactId).toBe(one);
  expect(await tieOf(customerId)).toMatchObject({
    state: 'linked',
    linkedBy: 'hand',
    contact: { ledgerId: one },
  });
  const told = await practice.session.get(`/api/v1/activities?subjectKind=company&subjectId=${customerId}`);
  expect(told.body.items.map(({ action }) => action)).toContain('tied to a contact in the books');
});

test('a contact that stands for a customer already is given to another only on purpose', async () => {
  const ledgerId = await addThere('Sample Shared');
  await refresh();
  const first = await addHere('Sample Shared First');
  const second = await addHere('Sample Shared Second');
  expect((await act('tie', first, { ledgerId })).status).toBe(200);
  const refused = await act('tie', second, { ledgerId });
  expect(refused).toMatchObject({ status: 409, body: { code: 'contactTaken' } });
  expect(String(refused.body.detail)).toContain('Sample Shared First');
  expect((await act('tie', second, { ledgerId, isShared: true })).status).toBe(200);
  expect((await tieOf(first)).contact?.alsoStandsFor).toEqual(['Sample Shared Second']);
});

test('untied, the two are not taken for each other again: the next invoice makes a contact of its own', async () => {
  const wrong = await addThere('Sample Mistaken', 'mistaken@sample.example');
  const customerId = await addHere('Sample Mistaken Identity', 'mistaken@sample.example');
  await invoiceOnce(practice.session, await invoice(customerId), isInBooks);
  expect(await tieOf(customerId)).toMatchObject({ linkedBy: 'email', contact: { ledgerId: wrong } });
  expect((await act('untie', customerId)).status).toBe(200);
  expect(await tieOf(customerId)).toMatchObject({ state: 'none' });
  const invoiceId = await invoice(customerId);
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  const tie = await tieOf(customerId);
  expect(tie).toMatchObject({ state: 'linked', linkedBy: 'creation' });
  expect(tie.contact?.ledgerId).not.toBe(wrong);
});

test('untied from the contact that we made, made anew on purpose under another name: no mark is taken twice', async () => {
  const customerId = await addHere('Sample Remade');
  await invoiceOnce(practice.session, await invoice(customerId), isInBooks);
  const made = (await tieOf(customerId)).contact?.ledgerId;
  expect(await act('create-new', customerId)).toMatchObject({ status: 409, body: { code: 'nameTaken' } });
  // Untied first: as long as it is tied its contact would be renamed with it.
  expect((await act('untie', customerId)).status).toBe(200);
  await practice.session.patch(`/api/v1/companies/${customerId}`, { name: 'Sample Remade Twice' });
  const remade = await act('create-new', customerId);
  expect(remade.status, JSON.stringify(remade.body)).toBe(200);
  await invoiceOnce(practice.session, await invoice(customerId), isInBooks);
  const tie = await tieOf(customerId);
  expect(tie.contact?.ledgerId).not.toBe(made);
  expect(contacts().filter(({ name }) => name === 'Sample Remade Twice')).toHaveLength(1);
});

test('made anew on purpose survives the matching, and the invoice that was asked about goes with it', async () => {
  for (const name of ['Sample Lookalike A', 'Sample Lookalike B'])
    await addThere(name, 'lookalike@sample.example');
  const customerId = await addHere('Sample Original', 'lookalike@sample.example');
  const invoiceId = await invoice(customerId);
  await invoiceOnce(practice.session, invoiceId, needsAttention);
  expect((await act('create-new', customerId)).status).toBe(200);
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  expect(contacts().filter(({ name }) => name === 'Sample Original')).toHaveLength(1);
  expect(await tieOf(customerId)).toMatchObject({ state: 'linked', linkedBy: 'creation' });
});

test('archived there: the refused invoice goes when the customer is tied to another contact', async () => {
  const customerId = await addHere('Sample Archived');
  await invoiceOnce(practice.session, await invoice(customerId), isInBooks);
  const made = (await tieOf(customerId)).contact?.ledgerId ?? '';
  books.hands.archiveContact(made);
  const invoiceId = await invoice(customerId);
  const refused = await invoiceOnce(practice.session, invoiceId, needsAttention);
  expect(refused.problem).toMatchObject({ code: 'ContactArchived' });
  const other = await addThere('Sample Living');
  await refresh();
  expect((await act('tie', customerId, { ledgerId: other })).status).toBe(200);
  await invoiceOnce(practice.session, invoiceId, isInBooks);
  const [sent] = books.invoicesOf(invoiceId);
  expect(sent?.contactId).toBe(other);
});

test('while something of the customer is on its way it is not untied, in words', async () => {
  const customerId = await addHere('Sample Moving');
  await invoiceOnce(practice.session, await invoice(customerId), isInBooks);
  const { db } = practice.engine;
  const latest = await db
    .selectFrom('sync_operations')
    .select('id')
    .where('kind', '=', 'createInvoice')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('sync_operations')
    .set({ state: 'unknown', not_before: new Date(Date.now() + 3_600_000) })
    .where('id', '=', latest.id)
    .execute();
  const refused = await act('untie', customerId);
  expect(refused).toMatchObject({ status: 409, body: { code: 'onItsWay' } });
  expect(String(refused.body.detail)).toContain('is on its way to the books this moment');
  await db
    .updateTable('sync_operations')
    .set({ state: 'done', not_before: null })
    .where('id', '=', latest.id)
    .execute();
  expect((await act('untie', customerId)).status).toBe(200);
});

test('all exact suggestions are confirmed at once; similar names and shared ones are left to a person', async () => {
  const exact = await addThere('Sample Exact Match');
  await addThere('Sample Similarity Partners Ltd');
  await addThere('Sample Sharing', 'sharing@sample.example');
  await refresh();
  const exactId = await addHere('Sample Exact Match');
  const similarId = await addHere('Sample Similarity Partner');
  const shared = [
    await addHere('Sample Sharing East', 'sharing@sample.example'),
    await addHere('Sample Sharing West', 'sharing@sample.example'),
  ];
  expect(await tieOf(exactId)).toMatchObject({ state: 'suggested', isExact: true });
  expect(await tieOf(similarId)).toMatchObject({
    state: 'suggested',
    isExact: false,
    suggestions: [{ name: 'Sample Similarity Partners Ltd', because: 'similarName' }],
  });
  const { body } = await practice.session.post(`${path()}/confirm-exact`);
  expect(body).toMatchObject({ confirmed: 1, left: 2 });
  expect(await tieOf(exactId)).toMatchObject({
    state: 'linked',
    linkedBy: 'name',
    contact: { ledgerId: exact },
  });
  for (const id of [similarId, ...shared]) expect(await tieOf(id)).toMatchObject({ state: 'suggested' });
});

test('filters count everybody, the search finds by name and address, and reading needs no more than a viewer', async () => {
  const { body } = await practice.session.get(`${path()}?state=linked&limit=2`);
  const counts = body.counts as Readonly<Record<string, number>>;
  expect(counts.all).toBe(
    ['linked', 'suggested', 'ambiguous', 'createsNew', 'none'].reduce(
      (sum, state) => sum + (counts[state] ?? 0),
      0,
    ),
  );
  expect(body.items).toHaveLength(2);
  const next = await practice.session.get(`${path()}?state=linked&limit=200&cursor=${body.nextCursor}`);
  expect(next.body.items.length + 2).toBe(counts.linked);
  const found = await practice.session.get(`${path()}?q=SHARING@sample`);
  expect(found.body.items).toHaveLength(2);
  const viewer = await practice.session.post('/api/v1/api-keys', { name: 'Viewer', role: 'viewer' });
  const caller = practice.app.caller({ authorization: `Bearer ${String(viewer.body.key)}` });
  expect((await caller.get(path())).status).toBe(200);
  expect((await caller.post(`${path()}/confirm-exact`)).status).toBe(403);
});
