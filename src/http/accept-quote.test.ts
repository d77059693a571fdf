// A quote is accepted with one press, and the acceptance taken back with one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let app: TestApp;
let session: Caller;

beforeAll(async () => {
  app = await testApp();
  ({ session } = await setUpWorkspace(app));
});
afterAll(() => app.close());

const quote = async (values: Readonly<Record<string, unknown>> = {}) =>
  (await session.post('/api/v1/sales-docs', { title: 'Crew shirts', ...values })).body;
const accept = async (id: string) => session.post(`/api/v1/sales-docs/${id}/accept`);
const undo = async (id: string) => session.post(`/api/v1/sales-docs/${id}/undo-acceptance`);
const jobsOf = async (id: string) => (await session.get(`/api/v1/jobs?salesDocId=${id}`)).body.items;

test('an accepted quote is an order in the stage for it and has one job, however often it is accepted', async () => {
  const { id } = await quote();
  const answers = await Promise.all([accept(id), accept(id), accept(id)]);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body['salesDoc']).toMatchObject({ kind: 'order', stageName: 'Accepted' });
    expect(body['job']).toMatchObject({ title: 'Crew shirts', salesDocId: id });
  }
  expect(await jobsOf(id)).toHaveLength(1);
  const { body } = await session.get(`/api/v1/history?of=salesDoc&id=${id}`);
  expect(body.items.filter(({ what }) => what === 'Accepted the quote')).toMatchObject([
    {
      who: 'Olive Owner',
      changes: [
        { field: 'Kind', from: 'Quote', to: 'Order' },
        { field: 'Stage', from: 'Enquiry', to: 'Accepted' },
      ],
    },
  ]);
});

test('a quote that has a job already keeps it', async () => {
  const { id } = await quote();
  const job = await session.post(`/api/v1/sales-docs/${id}/job`, {});
  expect((await accept(id)).body['job']).toMatchObject({ id: job.body.id });
  expect((await undo(id)).body['job']).toBeNull();
  expect(await jobsOf(id)).toMatchObject([{ id: job.body.id }]);
});

test('taken back it is a quote in the stage it had, and its untouched job is archived', async () => {
  const { id } = await quote();
  await accept(id);
  const { body } = await undo(id);
  expect(body['salesDoc']).toMatchObject({ kind: 'quote', stageName: 'Enquiry', acceptedAt: null });
  expect(body['job']).toMatchObject({ archivedAt: expect.any(String) });
  expect(await jobsOf(id)).toEqual([]);
  expect((await undo(id)).status).toBe(200);
  expect((await accept(id)).body['job']).not.toBeNull();
});

test('a job that somebody has worked on stays when the acceptance is taken back', async () => {
  const { id } = await quote();
  const job = (await accept(id)).body['job'] as Body;
  await session.patch(`/api/v1/jobs/${job.id}`, { notes: 'Screens are burnt' });
  expect((await undo(id)).body['job']).toMatchObject({ archivedAt: null });
});

test('an order that nobody accepted here is left alone', async () => {
  const { id } = await quote({ kind: 'order' });
  expect((await accept(id)).body['salesDoc']).toMatchObject({ stageName: 'Enquiry' });
  expect(await jobsOf(id)).toEqual([]);
  expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'notAccepted' } });
});

test('another stage of the SalesBoard may be the one that accepted quotes move to', async () => {
  const stages = (await session.get('/api/v1/stages')).body.items;
  const stage = (name: string) => stages.find((each) => each['name'] === name)?.id;
  await session.patch(`/api/v1/stages/${stage('Done')}`, { isAccepted: true });
  const { id } = await quote();
  expect((await accept(id)).body['salesDoc']).toMatchObject({ stageName: 'Done' });
  const wrong = await session.patch(`/api/v1/stages/${stage('Ready')}`, { isAccepted: true });
  expect(wrong).toMatchObject({ status: 422, body: { fields: [{ path: 'isAccepted' }] } });
  await session.patch(`/api/v1/stages/${stage('Accepted')}`, { isAccepted: true });
  const flagged = (await session.get('/api/v1/stages')).body.items.filter((each) => each['isAccepted']);
  expect(flagged).toMatchObject([{ name: 'Accepted' }]);
});
