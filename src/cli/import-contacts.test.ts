// `import contacts-from-books` against the API and a practice ledger, its words as the terminal shows them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPractice, type Practice } from '../../test/support/practice.ts';
import type { Api } from './api.ts';
import { importBooksContacts } from './import-contacts.ts';

let practice: Practice;
let api: Api;
const said: string[] = [];
const terminal = {
  say: (text: string) => void said.push(text),
  progress: () => undefined,
  ask: () => Promise.resolve(null),
};

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  await practice.startWorker();
  await practice.connect();
  const { key } = practice;
  api = {
    url: 'http://localhost:4000',
    get: async (path, answer) => answer.parse((await key.get(path)).body),
    post: async (path, body, answer) => answer.parse((await key.post(path, body)).body),
  };
});
afterAll(() => practice.close());

test('a dry run says what would come and saves nothing; the run takes them over; again there are none', async () => {
  await importBooksContacts(api, { books: null, dryRun: true, without: [] }, terminal);
  expect(said.join('\n')).toContain('Nothing is saved. This would add 8 and tie 0');
  expect(said.join('\n')).toContain('1 × Is archived in the books');
  expect((await practice.key.get('/api/v1/companies')).body.items).toHaveLength(0);
  await importBooksContacts(api, { books: null, dryRun: false, without: [] }, terminal);
  expect(said.join('\n')).toContain('Added 8 and tied 0');
  expect((await practice.key.get('/api/v1/companies')).body.items).toHaveLength(8);
  await importBooksContacts(api, { books: null, dryRun: false, without: ['customer'] }, terminal);
  expect(said.join('\n')).toContain('Added 1 and tied 0 who are here already; 8 were tied before');
});

test('an unknown criterion is refused by name', async () => {
  await expect(
    importBooksContacts(api, { books: null, dryRun: true, without: ['phone'] }, terminal),
  ).rejects.toThrow('--without wants customer, active, email, names, not “phone”.');
});
