// A mapping that the books no longer bear is told before the next invoice fails on it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/lib/log.ts';
import { wakeDueReferences } from '../../src/sync/read-references.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { aMomentLater, openPractice, type Practice } from '../support/practice.ts';

const logged: string[] = [];
let practice: Practice;
let books: Books;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice({
    log: createLog({ level: 'warn', destination: { write: (line) => logged.push(line) } }),
  });
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterAll(() => practice.close());

const connection = async () => (await practice.session.get(`/api/v1/connections/${connectionId}`)).body;

/** The daily round, a day later. */
async function nextNight(): Promise<void> {
  await practice.app.deps.db
    .updateTable('connections')
    .set({ reference_read_at: new Date(Date.now() - 24 * 3_600_000) })
    .execute();
  await wakeDueReferences(practice.engine);
}

test('an account archived overnight is told on the card, in the activities and in the log, once', async () => {
  const { session } = practice;
  const code = books.hands.addAccount('Sample printing', '287');
  await nextNight();
  await eventually(async () => {
    const { body } = await session.get(
      `/api/v1/connections/${connectionId}/references?kind=account&q=Sample%20printing`,
    );
    return body.items.length === 1 ? true : undefined;
  });
  const { body: category } = await session.post('/api/v1/product-categories', { name: 'Sample mapped' });
  await session.put(`/api/v1/connections/${connectionId}/mappings`, {
    changes: [{ kind: 'categoryAccount', subjectId: category.id, code }],
  });
  expect(await connection()).toMatchObject({ mappingProblems: 0, mappingGaps: [] });

  books.hands.archiveAccount(code);
  await nextNight();
  const told = await eventually(async () => {
    const body = await connection();
    return body['mappingProblems'] === 1 ? body : undefined;
  });
  const gap = {
    subjectName: 'Sample mapped',
    // Where accounts have no codes of their own, their names are what people know.
    message: `${ledger.name === 'xero' ? `${code} (Sample printing)` : '“287 Sample printing”'} is archived in the books. Choose another.`,
  };
  expect(told['mappingGaps']).toEqual([gap]);
  const broken = async () => {
    const { body } = await session.get(`/api/v1/activities?subjectId=${connectionId}`);
    return body.items.filter((activity) => activity['action'] === 'broken');
  };
  expect(await broken()).toMatchObject([{ actorKind: 'ledger', details: { mappings: [gap] } }]);
  const warnings = () =>
    logged
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'The mapping no longer fits the books');
  expect(warnings()).toMatchObject([{ level: 'warn', mappings: 1, problem: 'InvalidAccountCode' }]);

  const readAt = told['referenceReadAt'];
  await nextNight();
  await eventually(async () => {
    const again = (await connection())['referenceReadAt'];
    return again !== readAt && Date.parse(String(again)) > Date.now() - 3_600_000 ? true : undefined;
  });
  expect(await broken()).toHaveLength(1);
  expect(warnings()).toHaveLength(1);
});
