// Customers come over from the books: those who meet the criteria, once, with a report of what became of each.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importContacts } from '../../src/sync/import-contacts.ts';
import { eventually } from '../support/eventually.ts';
import type { Books, TypedContact } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let connectionId: string;
let books: Books;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  ({ connectionId, books } = await practice.connect());
  const person = { firstName: 'Sam', lastName: 'Importable', isCustomer: true };
  add({
    ...person,
    name: 'Sample Regatta Club',
    email: 'Sam@regatta.example',
    phone: '+61 2 5550 0000',
    city: 'Sydney',
  });
  add({ ...person, name: 'Sam Importable', email: 'sam.importable@private.example' });
  add({ ...person, name: 'Sample Never Invoiced', email: 'never@sample.example', isCustomer: false });
  add({ ...person, name: 'Sample Without Address' });
  add({ name: 'Sample Without Person', email: 'office@nobody.example', isCustomer: true });
  add({
    ...person,
    name: '=HYPERLINK("//sample.example")',
    lastName: '',
    email: 'formula@sample.example',
  });
});
afterAll(() => practice.close());

const add = (contact: TypedContact) => books.hands.addContact(contact);
/** Where everybody in the list counts as a customer, nobody is left out for not being one. */
const notCustomer = ledger.knowsCustomers ? ['notCustomer'] : [];

const path = () => `/api/v1/connections/${connectionId}/contact-imports`;

type Run = {
  readonly id: string;
  readonly state: string;
  readonly looked: number;
  readonly total: number;
  readonly counts: Readonly<Record<'added' | 'linked' | 'known' | 'asked' | 'skipped', number>>;
};
type Row = { readonly name: string; readonly outcome: string; readonly reason: string | null };

async function importAll(criteria: object = {}): Promise<Run> {
  const begun = await practice.session.post(path(), criteria);
  expect(begun.status, JSON.stringify(begun.body)).toBe(202);
  return runOnce(begun.body.id, 'done');
}

function runOnce(id: string, state: string): Promise<Run> {
  return eventually(async () => {
    const run = (await practice.session.get(`/api/v1/contact-imports/${id}`)).body as unknown as Run;
    return run.state === state ? run : undefined;
  });
}

async function rowsOf(run: Run): Promise<readonly Row[]> {
  const { body } = await practice.session.get(`/api/v1/contact-imports/${run.id}/rows?limit=500`);
  return body.items as unknown as readonly Row[];
}

const customersNamed = async (name: string) => {
  const companies = await practice.session.get(`/api/v1/companies?q=${encodeURIComponent(name)}`);
  const people = await practice.session.get(`/api/v1/contacts?q=${encodeURIComponent(name)}`);
  return { companies: companies.body.items, people: people.body.items };
};

test('the preview counts what each switch lets through, and changes nothing', async () => {
  await practice.session.post(`${path()}/refresh`);
  const strict = await eventually(async () => {
    const { body } = await practice.session.get(`${path()}/preview`);
    return JSON.stringify(body.items).includes('Sample Regatta Club') ? body : undefined;
  });
  const loose = (await practice.session.get(`${path()}/preview?hasEmail=false&isCustomer=false`)).body;
  const reasons = (body: typeof strict) =>
    (body.items as unknown as readonly Row[]).flatMap(({ reason }) => reason ?? []);
  expect(reasons(strict)).toEqual(
    expect.arrayContaining([...notCustomer, 'noEmail', 'noFullName', 'archived']),
  );
  expect(reasons(loose)).not.toContain('noEmail');
  expect(reasons(loose)).not.toContain('notCustomer');
  expect((await customersNamed('Sample Regatta Club')).companies).toHaveLength(0);
});

test('imported are those that are customers, active, with e-mail and both names; the others are listed with the reason', async () => {
  const calls = books.contacts().length;
  const run = await importAll();
  const rows = await rowsOf(run);
  const reasonOf = (name: string) => rows.find((row) => row.name === name)?.reason;
  expect(rows).toHaveLength(calls);
  if (ledger.knowsCustomers) expect(reasonOf('Sample Never Invoiced')).toBe('notCustomer');
  expect(reasonOf('Sample Without Address')).toBe('noEmail');
  expect(reasonOf('Sample Without Person')).toBe('noFullName');
  expect(reasonOf(books.organisation.archivedContact)).toBe('archived');
  const { companies, people } = await customersNamed('Sample Regatta Club');
  expect(companies).toMatchObject([
    { name: 'Sample Regatta Club', phone: '+61 2 5550 0000', city: 'Sydney' },
  ]);
  const [company] = companies;
  const staff = await practice.session.get(`/api/v1/contacts?companyId=${company?.id}`);
  expect(staff.body.items).toMatchObject([
    { firstName: 'Sam', lastName: 'Importable', email: 'sam@regatta.example' },
  ]);
  expect(people).toHaveLength(0);
  const privately = await customersNamed('sam.importable@private.example');
  expect(privately.people).toMatchObject([{ companyId: null, name: 'Sam Importable' }]);
});

test('nothing that was imported goes back to the books: an invoice finds its contact there', async () => {
  const before = books.contacts();
  const [company] = (await customersNamed('Sample Regatta Club')).companies;
  const created = await practice.session.post(
    '/api/v1/invoices',
    await sampleInvoice(practice.session, { contactId: undefined, companyId: company?.id }),
  );
  await invoiceOnce(practice.session, created.body.id, (body) => body.syncState === 'inBooks');
  expect(books.contacts()).toHaveLength(before.length);
});

test('imported again, nobody is added twice, whatever became of their names', async () => {
  const [company] = (await customersNamed('Sample Regatta Club')).companies;
  await practice.session.patch(`/api/v1/companies/${company?.id}`, { name: 'Sample Regatta, renamed here' });
  const first = books.contacts().length;
  const run = await importAll();
  expect(run.counts.added).toBe(0);
  expect(run.counts.known).toBeGreaterThanOrEqual(2);
  expect(run.looked).toBe(first);
});

test('a customer of ours with the same e-mail is linked and not overwritten; two are asked about', async () => {
  const { session } = practice;
  await session.post('/api/v1/companies', {
    name: 'Our Own Spelling',
    emails: [{ email: 'linked@sample.example' }],
  });
  for (const name of ['Sample Twin Here', 'Sample Other Twin Here'])
    await session.post('/api/v1/companies', { name, emails: [{ email: 'both@sample.example' }] });
  const person = { firstName: 'Lin', lastName: 'Ked', isCustomer: true };
  add({ ...person, name: 'Spelling of the Books', email: 'linked@sample.example' });
  add({ ...person, name: 'Sample Twins of the Books', email: 'both@sample.example' });
  await forget();
  const run = await importAll();
  const rows = await rowsOf(run);
  expect(rows.find(({ name }) => name === 'Spelling of the Books')).toMatchObject({ outcome: 'linked' });
  expect(rows.find(({ name }) => name === 'Sample Twins of the Books')).toMatchObject({
    outcome: 'asked',
    reason: 'severalHere',
  });
  expect((await customersNamed('Our Own Spelling')).companies).toHaveLength(1);
  expect((await customersNamed('Spelling of the Books')).companies).toHaveLength(0);
});

test('a switch that is off lets them in', async () => {
  const run = await importAll({ hasBothNames: false });
  expect(run.counts.added).toBeGreaterThanOrEqual(1);
  const [company] = (await customersNamed('Sample Without Person')).companies;
  expect(company).toMatchObject({ emails: [{ email: 'office@nobody.example' }] });
});

test('the report is a CSV in which nothing runs as a formula', async () => {
  const run = await importAll();
  const { headers, body } = await practice.session.get(`/api/v1/contact-imports/${run.id}/report`);
  expect(headers.get('content-type')).toContain('text/csv');
  const text = String(body.text);
  expect(text).toContain(`"'=HYPERLINK(""//sample.example"")"`);
  if (ledger.knowsCustomers) expect(text).toContain('Is not a customer in the books');
  expect(text.trim().split('\r\n')).toHaveLength(run.looked + 1);
});

test('stopped it stays stopped, and going on takes up where it was; a crash in between repeats nothing', async () => {
  const person = { firstName: 'Many', isCustomer: true };
  for (let n = 0; n < 600; n++)
    add({
      ...person,
      lastName: `Number${n}`,
      name: `Sample Many ${n}`,
      email: `many${n}@sample.example`,
    });
  await forget();
  const begun = await practice.session.post(path(), {});
  const { id } = begun.body;
  await practice.session.post(`/api/v1/contact-imports/${id}/stop`);
  const stopped = await runOnce(id, 'stopped');
  const { workspaceId } = practice;
  // A job that was under way, or is run again after a crash, finds it stopped.
  await importContacts(practice.engine, { workspaceId, importId: id });
  expect((await runOnce(id, 'stopped')).looked).toBe(stopped.looked);
  const again = await practice.session.post(`/api/v1/contact-imports/${id}/resume`);
  expect(again.status).toBe(200);
  // Two jobs at once, as after a crash that was none: each piece is written by one of them.
  await Promise.all([
    importContacts(practice.engine, { workspaceId, importId: id }),
    importContacts(practice.engine, { workspaceId, importId: id }),
  ]);
  const run = await runOnce(id, 'done');
  expect(run.looked).toBe(books.contacts().length);
  expect(run.counts.added).toBe(600);
  expect((await customersNamed('Sample Many 599')).companies).toHaveLength(1);
});

test('who may not write customers may not import them', async () => {
  const viewer = await practice.session.post('/api/v1/api-keys', { name: 'Viewer', role: 'viewer' });
  const caller = practice.app.caller({ authorization: `Bearer ${String(viewer.body.key)}` });
  expect((await caller.post(path(), {})).status).toBe(403);
});

/** The next import reads all contacts again, as it does after ten minutes. */
async function forget(): Promise<void> {
  await practice.engine.db.updateTable('connections').set({ contacts_read_at: null }).execute();
}
