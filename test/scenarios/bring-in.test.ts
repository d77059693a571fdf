// Invoices that people made in the books themselves come in, each once, whatever happens on the way, and live on like any other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringIn } from '../../src/sync/bring-in.ts';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  chipOf,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let worker: { stop(): Promise<void> };
let connectionId: string;
let books: Books;
/** One that was brought in and has no money on it. */
let calmId: string;

beforeAll(async () => {
  practice = await openPractice();
  worker = await practice.startWorker();
  ({ connectionId, books } = await practice.connect());
});
afterAll(() => practice.close());

const read = async (path: string) => (await practice.session.get(`/api/v1${path}`)).body;
const itemsOf = async (path: string) => (await read(path)).items as readonly Body[];

const wish = (ledgerIds: readonly string[], caller = practice.session) =>
  caller.post('/api/v1/drift/only-there/bring-in', { connectionId, ledgerIds });

type Theirs = {
  readonly ledgerId: string;
  readonly invoiceId: string | null;
  readonly isOnItsWay: boolean;
  readonly mayComeIn: boolean;
  readonly problem: string | null;
};

async function onlyThere() {
  const [standing] = await itemsOf(`/drift?connectionId=${connectionId}`);
  return standing?.['onlyThere'] as { readonly count: number; readonly newest: readonly Theirs[] };
}

const shownOf = async (ledgerId: string) =>
  (await onlyThere()).newest.find((each) => each.ledgerId === ledgerId);

/** Compares both sides and waits for the end. */
async function compared(): Promise<Body> {
  await aMomentLater(practice);
  const begun = await practice.session.post('/api/v1/drift/checks', { connectionId });
  return eventually(async () => {
    const check = (await itemsOf(`/drift/checks?connectionId=${connectionId}`))[0];
    return check?.id === begun.body.id && check['state'] === 'done' ? check : undefined;
  });
}

function broughtIn(ledgerId: string): Promise<Body> {
  return eventually(async () => {
    const shown = await shownOf(ledgerId);
    if (shown?.problem) throw new Error(shown.problem);
    return shown?.invoiceId ? read(`/invoices/${shown.invoiceId}`) : undefined;
  });
}

const invoicesHere = async () => (await itemsOf('/invoices?limit=200')).length;

test('an invoice made only in the books stands here as it stands there, with its customer, and both sides agree', async () => {
  const { hands } = books;
  const contactId = hands.addContact({ name: 'Sample Regatta Club', email: 'office@regatta.example' });
  const [typed, later] = [
    hands.typeInvoice({ contactId, amount: '31.15' }),
    hands.typeInvoice({ contactId }),
  ];
  hands.pay(typed, '5.00');
  const automation = await practice.session.post('/api/v1/automations', {
    ...{ name: 'Money came', board: 'invoices', conditions: null },
    trigger: { kind: 'owingChanges' },
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'role', role: 'owner' }],
        message: '{{invoice.number}}',
        byEmail: false,
      },
    ],
  });
  expect(automation.status, JSON.stringify(automation.body)).toBe(201);
  const runs = () => itemsOf(`/automation-runs?automationId=${automation.body.id}`);
  const { compared: before } = await compared();
  const { count } = await onlyThere();
  expect(await shownOf(typed)).toMatchObject({ invoiceId: null, isOnItsWay: false, mayComeIn: true });
  const asThere = books.invoices().find(({ ledgerId }) => ledgerId === typed);
  const requests = practice.ledger.requests().length;

  // Pressed twice, by two, while several processes work.
  const job = { workspaceId: practice.workspaceId, connectionId };
  const presses = await Promise.all([wish([typed]), wish([typed, typed]), wish([typed], practice.key)]);
  expect(presses.map(({ status }) => status)).toEqual([200, 200, 200]);
  await Promise.all([bringIn(practice.engine, job), bringIn(practice.engine, job)]);
  const invoice = await broughtIn(typed);
  expect(await invoicesHere()).toBe(1);
  expect(chipOf(invoice)).toBe('partiallyPaid');
  expect(invoice).toMatchObject({
    ...{ number: asThere?.number, total: asThere?.total, currency: ledger.currency, dueDate: '2026-12-20' },
    ...{ syncState: 'inBooks', connectionId, salesDocId: null, totalsDifference: null },
    payments: [{ amount: '5.00' }],
    lines: [{ description: 'Typed in', unitPrice: '31.15', quantity: '1' }],
  });
  const company = await read(`/companies/${String(invoice['companyId'])}`);
  expect(company).toMatchObject({ name: 'Sample Regatta Club' });
  expect((await onlyThere()).count).toBe(count - 1);
  expect(
    practice.ledger
      .requests()
      .slice(requests)
      .every(({ kind }) => kind === 'read'),
  ).toBe(true);
  expect(books.invoices().filter(({ mark }) => mark !== '')).toEqual([]);
  const history = await itemsOf(`/history?of=invoice&id=${invoice.id}`);
  expect(history.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Brought in from the books', 'Is Partially Paid now']),
  );

  // Its customer is known now: one reading for as many as fit it. Nobody else asks the books meanwhile.
  await worker.stop();
  const once = practice.ledger.requests().length;
  await wish([later]);
  await bringIn(practice.engine, job);
  const calm = await broughtIn(later);
  calmId = calm.id;
  expect(calm['companyId']).toBe(invoice['companyId']);
  const calls = practice.ledger.requests().slice(once);
  expect(calls.filter(({ of }) => of.includes('invoices'))).toHaveLength(1);
  expect(calls.filter(({ of }) => of.includes('contacts'))).toEqual([]);
  worker = await practice.startWorker();
  expect((await compared())['compared']).toBe(Number(before) + 2);
  expect(await itemsOf('/drift/findings')).toEqual([]);
  expect(await wish([typed, later])).toMatchObject({ status: 200, body: { asked: 0 } });

  // What comes later is news, as for any other.
  expect(await runs()).toEqual([]);
  await aMomentLater(practice);
  hands.pay(typed, '6.00');
  await eventually(async () => ((await runs()).length === 1 ? true : undefined));
  await invoiceOnce(practice.session, invoice.id, (body) => (body['payments'] as unknown[]).length === 2);
});

test('an edit of it changes that field there and nothing else', async () => {
  const { number, contactId, companyId, currency, issueDate, lines } = await read(`/invoices/${calmId}`);
  const inBooks = () => books.invoices().find((each) => each.number === number);
  const before = inBooks();
  const edit = await practice.session.patch(`/api/v1/invoices/${calmId}`, {
    ...{ contactId, companyId, currency, issueDate, dueDate: '2199-02-02' },
    lines: (lines as readonly Body[]).map(({ id: lineId, description, quantity, unitPrice, ...line }) => ({
      ...{ id: lineId, description, quantity, unitPrice },
      ...{ accountCode: line['accountCode'], itemCode: line['itemCode'], taxType: line['taxType'] },
    })),
  });
  expect(edit.status, JSON.stringify(edit.body)).toBe(200);
  await aMomentLater(practice);
  const after = await eventually(async () => {
    const held = inBooks();
    return held?.dueDate === '2199-02-02' ? held : undefined;
  });
  expect(after).toEqual({ ...before, dueDate: '2199-02-02' });
});

test('what is gone, what is ours already, and a customer whom nobody can name are refused in a sentence', async () => {
  const { hands } = books;
  const typed = hands.typeInvoice();
  const doubtful = hands.typeInvoice({ contactId: hands.addContact({ name: 'Sample Twin' }) });
  for (const lastName of ['One', 'Two'])
    await practice.session.post('/api/v1/companies', { name: 'Sample Twin', notes: lastName });
  const sent = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, sent.body.id, (body) => body['syncState'] === 'inBooks');
  const [ours] = books.invoicesOf(sent.body.id);
  const { db } = practice.engine;
  await compared();
  hands.voidInvoice(typed);
  await db.deleteFrom('mirrors').where('invoice_id', '=', sent.body.id).execute();
  const here = await invoicesHere();
  await wish([typed, doubtful, ours?.ledgerId ?? '']);
  const problemOf = (ledgerId: string) =>
    eventually(async () => (await shownOf(ledgerId))?.problem ?? undefined);
  expect(await problemOf(typed)).toBe(`It was voided in ${ledger.traits.label}.`);
  expect(await problemOf(doubtful)).toMatch(
    /^Its customer Sample Twin is not tied .* Several customers here/,
  );
  expect(await shownOf(doubtful)).toMatchObject({ mayComeIn: true, isOnItsWay: false });
  const refused = db
    .selectFrom('invoices_to_bring_in')
    .select('problem')
    .where('ledger_id', '=', ours?.ledgerId ?? '');
  expect((await refused.executeTakeFirst())?.problem).toMatch(/^It bears the mark of an invoice here/);
  expect(await invoicesHere()).toBe(here);
  // Asked again once a person has said who it is.
  const [twin] = await itemsOf('/companies?q=Sample%20Twin');
  await practice.session.delete(`/api/v1/companies/${twin?.id}`);
  await wish([doubtful]);
  expect(await broughtIn(doubtful)).toMatchObject({ number: expect.any(String) });
});

test('a process that dies in the middle leaves nothing half-done, and the next one brings all of them in once', async () => {
  const { hands } = books;
  const typed = ['Sample Left Bank', 'Sample Right Bank'].map((name) =>
    hands.typeInvoice({ contactId: hands.addContact({ name }) }),
  );
  await compared();
  await worker.stop();
  const here = await invoicesHere();
  await wish(typed);
  const { engine, workspaceId } = practice;
  const job = { workspaceId, connectionId };
  // With the customers made; with invoices, lines and links written; with everything but the last word.
  for (const after of [1, 5, 11]) {
    let made = 0;
    const newId = () => {
      if (made++ === after) throw new Error('The process died');
      return engine.newId();
    };
    await aMomentLater(practice);
    await expect(bringIn({ ...engine, newId }, job), `after ${after}`).rejects.toThrow('died');
    expect(await invoicesHere()).toBe(here);
    expect(await itemsOf('/companies?q=Bank')).toEqual([]);
    expect(await shownOf(typed[0] ?? '')).toMatchObject({ isOnItsWay: true, mayComeIn: false });
  }
  await aMomentLater(practice);
  await bringIn(engine, job);
  await bringIn(engine, job);
  expect(await invoicesHere()).toBe(here + 2);
  expect(await itemsOf('/companies?q=Bank')).toHaveLength(2);
  await practice.startWorker();
  await compared();
  // But for the one above whose link was lost.
  expect((await itemsOf('/drift/findings')).map(({ kind }) => kind)).toEqual(['notHere']);
});
