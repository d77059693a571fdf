import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let key: Caller;

beforeEach(async () => {
  api = await testApp();
  ({ key } = await setUpWorkspace(api));
});
afterEach(() => api.close());

const customers = [
  'CustomerId,Company,FirstName,LastName,Email,City',
  '1,Sample Bakery,Ryan,Loafer,ryan@bakery.example,Sampleton',
  '2,,Leonie,Sample,leonie@people.example,Exampleford',
].join('\n');

const invoices = [
  'InvoiceNumber,InvoiceDate,CustomerId,Description,Category,Quantity,UnitPrice,InvoiceTotal',
  'T-1,2026-01-31,1,Loaf stand,Stands,2,10.50,22.99',
  'T-1,2026-01-31,1,Sticker,Print,1,1.99,22.99',
  'T-2,2026-02-01,2,Sticker,Print,100,0.005,0.50',
].join('\n');

test('a row with a company makes the company and its person; one without makes a private contact', async () => {
  const { status, body } = await key.post('/api/v1/imports/customers', { csv: customers });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { created: { companies: 1, contacts: 2 }, rows: 2, skipped: 0 },
  });
  const contacts = await key.get('/api/v1/contacts');
  expect(contacts.body.items).toMatchObject([
    { name: 'Leonie Sample', companyName: null, externalId: '2' },
    { name: 'Ryan Loafer', companyName: 'Sample Bakery', email: 'ryan@bakery.example' },
  ]);
});

test('the same file again changes nothing', async () => {
  await key.post('/api/v1/imports/customers', { csv: customers });
  const again = await key.post('/api/v1/imports/customers', { csv: customers });
  expect(again.body).toMatchObject({ created: { companies: 0, contacts: 0 }, skipped: 2 });
  await key.post('/api/v1/imports/invoices', { csv: invoices });
  const invoicesAgain = await key.post('/api/v1/imports/invoices', { csv: invoices });
  expect(invoicesAgain.body).toMatchObject({ created: { invoices: 0, categories: 0 }, skipped: 2 });
});

test('the same file sent twice at the same moment is imported once', async () => {
  const answers = await Promise.all(
    [1, 2].map(() => key.post('/api/v1/imports/customers', { csv: customers })),
  );
  expect(answers.map(({ body }) => body.skipped).sort()).toEqual([0, 2]);
});

test('invoice rows become invoices with their lines, due by the payment terms', async () => {
  await key.post('/api/v1/imports/customers', { csv: customers });
  const { body } = await key.post('/api/v1/imports/invoices', { csv: invoices });
  expect(body).toMatchObject({ created: { invoices: 2, lines: 3, categories: 2 }, total: '23.49' });
  const rows = await api.database.db.selectFrom('invoices').selectAll().orderBy('number').execute();
  expect(rows).toMatchObject([
    {
      number: 'T-1',
      external_id: 'T-1',
      issue_date: '2026-01-31',
      due_date: '2026-02-14',
      total: '22.99',
      currency: 'USD',
    },
    { number: 'T-2', total: '0.50', sync_state: 'notSent' },
  ]);
});

test('a preview and a dry run say what would be made, and make nothing', async () => {
  const preview = await key.post('/api/v1/imports/customers/preview', { csv: customers });
  const dry = await key.post('/api/v1/imports/customers', { csv: customers, dryRun: true });
  for (const { status, body } of [preview, dry]) {
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { willCreate: { companies: 1, contacts: 2 }, created: null },
    });
  }
  expect((await key.get('/api/v1/contacts')).body.items).toEqual([]);
});

test('one bad row and nothing is imported; the line, the column and the fault are named', async () => {
  await key.post('/api/v1/imports/customers', { csv: customers });
  const wrong = invoices
    .replace('2026-02-01', '01/02/2026')
    .replace('T-1,2026-01-31,1,Loaf', 'T-1,2026-01-31,99,Loaf');
  const { status, body } = await key.post('/api/v1/imports/invoices', { csv: wrong });
  expect(status).toBe(422);
  expect(body.report).toMatchObject({
    created: null,
    errors: [
      { line: 2, column: 'CustomerId', message: 'there is no customer “99”: import the customers first' },
      { line: 3, column: 'CustomerId', message: 'differs from the first row of T-1 (line 2)' },
      { line: 4, column: 'InvoiceDate', message: '“01/02/2026” is not a date like 2026-01-31' },
    ],
  });
  expect(await api.database.db.selectFrom('invoices').select('id').execute()).toEqual([]);
  expect((await key.get('/api/v1/product-categories')).body.items).toEqual([]);
});

test('a total that the lines do not come to is a fault', async () => {
  await key.post('/api/v1/imports/customers', { csv: customers });
  const { body } = await key.post('/api/v1/imports/invoices', { csv: invoices.replaceAll('22.99', '23.00') });
  expect(body.fields).toEqual([
    {
      path: 'line 2, InvoiceTotal',
      message: 'the lines of T-1 come to 22.99, but its total is given as 23.00',
    },
  ]);
});

test('byte order mark, semicolons, tabs, quoted newlines and decimal commas are read', async () => {
  const csv =
    '\uFEFFcustomer_id;COMPANY;"E-mail";Notes\r\n7;"Sample; Sons";info@sons.example;"two\r\nlines"\r\n';
  expect((await key.post('/api/v1/imports/customers', { csv, map: { email: 'E-mail' } })).body).toMatchObject(
    {
      created: { companies: 1, contacts: 1 },
    },
  );
  expect((await key.get('/api/v1/companies')).body.items).toMatchObject([
    { name: 'Sample; Sons', notes: 'two\r\nlines' },
  ]);
  const tabs = 'Invoice No\tDate\tCustomer Id\tItem\tPrice\nA-1\t2026/3/5\t7\tBadge\t"1,50"\n';
  expect((await key.post('/api/v1/imports/invoices', { csv: tabs })).body).toMatchObject({ total: '1.50' });
});

test('a file that is no CSV, an empty one and unknown columns are refused in words', async () => {
  const broken = await key.post('/api/v1/imports/customers', { csv: 'Company\n"never closed' });
  expect(broken).toMatchObject({
    status: 422,
    body: { code: 'importRefused', fields: [{ path: 'line 2' }] },
  });
  const noColumns = await key.post('/api/v1/imports/invoices', { csv: 'a,b\n1,2', map: { number: 'Nr' } });
  expect(noColumns.body.fields.map(({ message }) => message)).toContain(
    'There is no column “Nr” in the file.',
  );
  const tooMany = await key.post('/api/v1/imports/customers', { csv: 'Company,City\nA,B,C' });
  expect(tooMany.body.fields).toMatchObject([{ path: 'line 2' }]);
});

test('taxes come from a column, by name or by rate', async () => {
  await key.post('/api/v1/imports/customers', { csv: customers });
  const csv =
    'Number,Date,CustomerId,Description,UnitPrice,TaxRate,Total\nX-1,2026-01-01,1,Thing,100,10%,110.00\n';
  const { body } = await key.post('/api/v1/imports/invoices', { csv });
  expect(body).toMatchObject({ created: { invoices: 1, taxComponents: 1 }, total: '110.00' });
});

const chinook = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/chinook/${name}.csv`, import.meta.url));

test.runIf(existsSync(chinook('customers')))('the Chinook files come in whole and to the cent', async () => {
  const people = await key.post('/api/v1/imports/customers', {
    csv: readFileSync(chinook('customers'), 'utf8'),
  });
  expect(people.body).toMatchObject({ rows: 59, created: { companies: 10, contacts: 59 }, errors: [] });
  const { status, body } = await key.post('/api/v1/imports/invoices', {
    csv: readFileSync(chinook('invoices'), 'utf8'),
  });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { created: { invoices: 412, lines: 2240 }, total: '2328.60' },
  });
});
