/** Contacts over the API, with the traps that live organisations showed. */

import { expect, test } from 'vitest';
import { first, messages, openBench } from '../test-bench.ts';

const NAME = 'Sample Sports Club (practice)';

test('documented: PUT refuses a name that is taken, whatever its case', async () => {
  const { call } = openBench();
  const reply = await call('PUT', '/Contacts', { Name: NAME.toUpperCase() });
  expect(reply.status).toBe(400);
  expect(messages(reply.json)).toEqual([
    `The contact name ${NAME.toUpperCase()} is already assigned to another contact. The contact name must be unique across all active contacts.`,
  ]);
  expect(first(reply.json.Elements).HasValidationErrors).toBe(true);
});

test('observed: POST with a mere name overwrites the contact that has it', async () => {
  const { call, contactId } = openBench();
  const reply = await call('POST', '/Contacts', { Name: NAME, EmailAddress: 'changed@practice.example' });
  const changed = first(reply.json.Contacts);
  expect([changed.ContactID, changed.EmailAddress]).toEqual([contactId, 'changed@practice.example']);
  expect(changed.FirstName).toBe('Alex');
});

test('observed: an archived contact frees its name but not its number, and cannot be edited', async () => {
  const { call } = openBench();
  const made = first(
    (await call('PUT', '/Contacts', { Name: 'Odd (practice)', ContactNumber: 'cf-1' })).json.Contacts,
  );
  const path = `/Contacts/${made.ContactID}`;
  expect(first((await call('POST', path, { ContactStatus: 'ARCHIVED' })).json.Contacts).ContactStatus).toBe(
    'ARCHIVED',
  );
  expect((await call('POST', path, { ContactStatus: 'ACTIVE' })).status).toBe(400);
  expect((await call('PUT', '/Contacts', { Name: 'Odd (practice)' })).status).toBe(200);
  const reply = await call('PUT', '/Contacts', { Name: 'Third (practice)', ContactNumber: 'cf-1' });
  expect(messages(reply.json)).toEqual([
    'Another contact has this contact number. Please enter a different contact number.',
  ]);
});

test('documented: a contact is found by its number, in the path and by where', async () => {
  const { call } = openBench();
  await call('PUT', '/Contacts', { Name: 'Numbered (practice)', ContactNumber: 'cf-7' });
  expect(first((await call('GET', '/Contacts/cf-7')).json.Contacts).Name).toBe('Numbered (practice)');
  const found = await call('GET', `/Contacts?where=${encodeURIComponent('ContactNumber=="cf-7"')}`);
  expect(found.json.Contacts).toHaveLength(1);
  expect((await call('GET', '/Contacts/none')).headers.get('Content-Type')).toContain('text/html');
});

test('documented: archived contacts are hidden unless asked for', async () => {
  const { call } = openBench();
  const count = async (query: string) => (await call('GET', `/Contacts${query}`)).json.Contacts.length;
  expect([await count(''), await count('?includeArchived=true')]).toEqual([9, 10]);
});

test('documented: every contact has two addresses and four phones, blank ones too', async () => {
  const { call } = openBench();
  const contact = first((await call('GET', '/Contacts')).json.Contacts);
  expect([contact.Addresses?.length, contact.Phones?.length]).toEqual([2, 4]);
});

test('documented: summaryOnly forces paging and drops the heavy fields', async () => {
  const { call } = openBench();
  const { json } = await call('GET', '/Contacts?summaryOnly=true&pageSize=2');
  expect(json.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 5, itemCount: 9 });
  expect(first(json.Contacts).Addresses).toBeUndefined();
});

test('documented: invoicing makes a customer without touching UpdatedDateUTC', async () => {
  const { call, invoice, sandbox } = openBench();
  const made = first((await call('PUT', '/Contacts', { Name: 'Newcomer (practice)' })).json.Contacts);
  expect(made.IsCustomer).toBe(false);
  sandbox.clock.advance(5_000);
  await invoice({ Contact: { ContactID: made.ContactID } });
  const after = first((await call('GET', `/Contacts/${made.ContactID}`)).json.Contacts);
  expect([after.IsCustomer, after.UpdatedDateUTC]).toEqual([true, made.UpdatedDateUTC]);
  expect(after.Balances?.AccountsReceivable?.Outstanding).toBe(110);
});

test('documented: merging moves the invoices and leaves a pointer, shown when paged or read alone', async () => {
  const { call, invoice, sandbox, tenantId, contactId } = openBench();
  const made = await invoice();
  const into = sandbox.books.listContacts({ tenantId })[1]?.contactId ?? '';
  expect(sandbox.books.mergeContacts({ tenantId, contactId, intoContactId: into }).ok).toBe(true);
  expect(first((await call('GET', `/Invoices/${made.InvoiceID}`)).json.Invoices).Contact?.ContactID).toBe(
    into,
  );
  expect(first((await call('GET', `/Contacts/${contactId}`)).json.Contacts).MergedToContactID).toBe(into);
});

test('documented: an e-mail address must look like one', async () => {
  const { call } = openBench();
  const reply = await call('PUT', '/Contacts', {
    Name: 'Bad mail (practice)',
    EmailAddress: 'münze@practice.example',
  });
  expect(messages(reply.json)).toEqual(['Email address must be valid.']);
});
