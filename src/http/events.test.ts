import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { announceAll, MANY_OF_A_KIND } from '../store/changes.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api));
});
afterAll(() => api.close());

type Heard = {
  readonly event: string;
  readonly data: { readonly kind?: string; readonly id?: string | null };
};

/** Reads the stream; `next` answers the next event of a name, null at the end. */
async function listen({ app, deps } = api, person = { session, workspaceId }) {
  const response = await app.request('/api/v1/events', { headers: person.session.headers });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  if (response.body === null) throw new Error('No stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (event: string): Promise<Heard | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end === -1) {
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
        continue;
      }
      const heard = parsed(text.slice(0, end));
      text = text.slice(end + 2);
      if (heard.event === event) return heard;
    }
  };
  await next('heartbeat');
  // Changes come by a connection of their own: those from before the stream may come after its beginning.
  const first = { workspaceId: person.workspaceId, kind: 'job' as const, id: deps.ids() };
  await announceAll(deps.db, [first]);
  while ((await next('change'))?.data.id !== first.id);
  return { next, stop: () => reader.cancel() };
}

function parsed(block: string): Heard {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), data: JSON.parse(field('data')) as Heard['data'] };
}

test('an open screen hears of a change once it is committed', async () => {
  const stream = await listen();
  const { body } = await session.post('/api/v1/companies', { name: 'Heard Sample' });
  expect(await stream.next('change')).toMatchObject({
    data: { kind: 'company', id: body.id, at: expect.any(String) },
  });
  await stream.stop();
});

test('an edit of one cell is heard by its row', async () => {
  const { body: job } = await session.post('/api/v1/jobs', { title: 'Crew shirts' });
  const column = { board: 'jobs', name: 'Proof', type: 'text' };
  const { body: proof } = await session.post('/api/v1/columns', column);
  const stream = await listen();
  const edits = [
    () => session.patch(`/api/v1/jobs/${job.id}`, { title: 'Team shirts', was: { title: 'Crew shirts' } }),
    () => session.put(`/api/v1/columns/${proof.id}/values/${job.id}`, { value: 'Sent' }),
  ];
  for (const edit of edits) {
    const answer = edit();
    expect(await stream.next('change')).toMatchObject({ data: { kind: 'job', id: job.id } });
    expect((await answer).status).toBe(200);
  }
  await stream.stop();
});

test('of very many of a kind at once the kind is heard, of fewer each', async () => {
  const stream = await listen();
  const jobs = (count: number) =>
    Array.from({ length: count }, () => ({ workspaceId, kind: 'job' as const, id: api.deps.ids() }));
  const few = jobs(MANY_OF_A_KIND - 1);
  await announceAll(api.deps.db, few);
  await announceAll(api.deps.db, jobs(MANY_OF_A_KIND));
  const heard: unknown[] = [];
  for (let count = 0; count < few.length + 1; count += 1) heard.push((await stream.next('change'))?.data.id);
  expect(heard).toEqual([...few.map(({ id }) => id), null]);
  await stream.stop();
});

test('after the connection to the database was lost, screens are told to read all again, and hear on', async () => {
  const stream = await listen();
  const { rows } = await api.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
  );
  expect(rows).toHaveLength(1);
  expect(await stream.next('change')).toMatchObject({ data: { kind: 'everything', id: null } });
  const { body } = await session.post('/api/v1/companies', { name: 'Heard again Sample' });
  expect(await stream.next('change')).toMatchObject({ data: { kind: 'company', id: body.id } });
  await stream.stop();
});

test('the stream ends when the process stops, so that stopping does not wait for open screens', async () => {
  const other = await testApp();
  const stream = await listen(other, await setUpWorkspace(other));
  await other.close();
  expect(await stream.next('change')).toBeNull();
});
