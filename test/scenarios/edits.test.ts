// Edits of invoices that the books have: ours go there and keep their lines, theirs are shown, and neither is written over.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answer, Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { BookedInvoice, Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  chipOf,
  invoiceOnce,
  minutePasses,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterEach(async () => {
  practice.ledger.faults.clear();
  books.hands.lockUntil(null);
});
afterAll(() => practice.close());

type Line = Readonly<Record<string, unknown>> & { readonly id: string; readonly unitPrice: string };

test('an edit changes the invoice in the books and keeps its lines what they were', async () => {
  const invoice = await sent();
  const before = inBooks(invoice.id);
  const [shirts, freight] = linesOf(invoice);
  const answer = await edit(invoice, {
    reference: 'Second thoughts',
    lines: [
      { description: 'A line that is new', quantity: '1', unitPrice: '5.00' },
      { ...freight, unitPrice: '9.00' },
      { ...shirts, description: 'Sample shirts, blue' },
    ],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.body).toMatchObject({ underWay: 'A change waits its turn', syncState: 'inBooks' });
  const after = await bookedOnce(invoice.id, (each) => each.reference === 'Second thoughts');
  expect(after.number).toBe(before.number);
  expect(after.lines.map((line) => line.description)).toEqual([
    'A line that is new',
    'Sample freight',
    'Sample shirts, blue',
  ]);
  expect(after.lines[1]?.lineId).toBe(before.lines[1]?.lineId);
  expect(after.lines[2]?.lineId).toBe(before.lines[0]?.lineId);
  const shown = await atRest(invoice.id);
  expect(shown).toMatchObject({ total: '139.00', totalsDifference: null, differences: null, underWay: null });
  expect(linesOf(shown).map(({ id }) => id)).toEqual([expect.any(String), freight?.id, shirts?.id]);

  await edit(shown, { lines: linesOf(shown).slice(0, 2) });
  const fewer = await bookedOnce(invoice.id, (each) => each.lines.length === 2);
  expect(fewer.lines.map(({ lineId }) => lineId)).toEqual(
    after.lines.slice(0, 2).map(({ lineId }) => lineId),
  );
});

test('several edits before one goes are one change, with the last state', async () => {
  const invoice = await sent();
  practice.ledger.faults.lay({ at: 'updateInvoice', kind: 'minuteSpent', seconds: 1 });
  let current = (await edit(invoice, { reference: 'First' })).body;
  current = (await edit(current, { reference: 'Second' })).body;
  await edit(current, { reference: 'Third' });
  await minutePasses(practice, connectionId);
  await bookedOnce(invoice.id, (each) => each.reference === 'Third');
  const done = await atRest(invoice.id);
  expect(operationsOf(done).filter(({ kind }) => kind === 'updateInvoice')).toHaveLength(1);
});

test('an invoice that still waits to be created is created as it was changed last', async () => {
  const { session } = practice;
  await practice.engine.db
    .updateTable('connection_limits')
    .set({ blocked_until: new Date(Date.now() + 3_600_000) })
    .execute();
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  const answer = await edit(created.body, { reference: 'Changed in the queue' });
  expect(answer).toMatchObject({ status: 200, body: { syncState: 'queued' } });
  await practice.engine.db.updateTable('connection_limits').set({ blocked_until: null }).execute();
  await session.post(`/api/v1/invoices/${created.body.id}/retry`);
  const done = await invoiceOnce(session, created.body.id, (body) => body.syncState === 'inBooks');
  expect(inBooks(created.body.id).reference).toBe('Changed in the queue');
  expect(operationsOf(done)).toMatchObject([{ kind: 'createInvoice', state: 'done' }]);
});

test('an edit while the invoice is on its way arrives after it', async () => {
  const { session, ledger: there } = practice;
  there.faults.lay({ at: 'createInvoice', kind: 'delay', ms: 1_500 });
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  const sending = await invoiceOnce(session, created.body.id, (body) => body.syncState === 'sending');
  expect((await edit(sending, { reference: 'Changed on its way' })).status).toBe(200);
  await bookedOnce(created.body.id, (each) => each.reference === 'Changed on its way');
  await atRest(created.body.id);
});

test('a paid invoice takes a new reference and refuses a new price', async () => {
  const invoice = await sent();
  pay(invoice.id, '25.00');
  const partly = await invoiceOnce(practice.session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  expect(partly.allowedEdits).toMatchObject({
    fields: expect.arrayContaining(['reference', 'dueDate', 'description', 'account']),
    why: expect.stringContaining('Money was applied'),
  });
  const [shirts, freight] = linesOf(partly);
  const dearer = await edit(partly, { lines: [{ ...shirts, unitPrice: '99.00' }, freight] });
  expect(dearer).toMatchObject({ status: 422, body: { fields: [{ path: 'lines.0.unitPrice' }] } });
  const fewer = await edit(partly, { lines: [shirts] });
  expect(fewer).toMatchObject({ status: 422, body: { fields: [{ path: 'lines' }] } });
  const named = await edit(partly, {
    reference: 'Paid, and named anew',
    lines: [{ ...shirts, description: 'Shirts' }, freight],
  });
  expect(named.status).toBe(200);
  const after = await bookedOnce(invoice.id, (each) => each.reference === 'Paid, and named anew');
  expect(after).toMatchObject({ owing: '107.00', lines: [{ description: 'Shirts' }, {}] });
  await atRest(invoice.id);
});

test('an edit in the books is shown, and theirs is taken', async () => {
  const invoice = await sent();
  const [shirts, freight] = inBooks(invoice.id).lines;
  books.hands.editInvoice(inBooks(invoice.id).ledgerId, {
    reference: 'As the accountant has it',
    dueDate: '2198-05-05',
    lines: [
      { ...typed(shirts), unitPrice: '11.00' },
      { description: 'Added there', quantity: '2', unitPrice: '3.50' },
    ],
  });
  const shown = await invoiceOnce(practice.session, invoice.id, (body) => body.isChangedThere === true);
  expect(shown.differences).toMatchObject({
    items: [
      { label: 'Reference', here: 'Sample order', books: 'As the accountant has it' },
      { label: 'Due', here: '2199-01-01', books: '2198-05-05' },
      { label: 'Line 1: price', here: '12.5', books: '11' },
      { label: 'Line 2', here: 'Sample freight, 1 × 7', books: null },
      { label: 'A line more', here: null, books: 'Added there, 2 × 3.5' },
    ],
    takeTheirs: { isAllowed: true },
    keepOurs: { isAllowed: true },
  });
  const listed = await practice.session.get('/api/v1/invoices?isChangedThere=true');
  expect(listed.body.items.map(({ id }) => id)).toContain(invoice.id);

  const taken = await practice.session.post(`/api/v1/invoices/${invoice.id}/take-theirs`, {});
  expect(taken.body, JSON.stringify(taken.body)).toMatchObject({
    reference: 'As the accountant has it',
    dueDate: '2198-05-05',
    differences: null,
    isChangedThere: false,
    underWay: null,
    totalsDifference: null,
    lines: [
      { id: linesOf(invoice)[0]?.id, unitPrice: '11' },
      { description: 'Added there', quantity: '2' },
    ],
  });
  // What was taken is agreed upon: the next edit sends only itself, and names the lines as the books do.
  const held = inBooks(invoice.id).lines.map(({ lineId }) => lineId);
  const [first, second] = linesOf(taken.body);
  await edit(taken.body, { lines: [{ ...first, unitPrice: '10.00' }, second] });
  const after = await bookedOnce(invoice.id, (each) => each.lines[0]?.unitPrice === '10');
  expect(after.lines.map(({ lineId }) => lineId)).toEqual(held);
  expect(freight?.lineId).not.toBe(held[1]);
});

test('ours is kept, and sent to the books again', async () => {
  const invoice = await sent();
  const before = inBooks(invoice.id);
  books.hands.editInvoice(before.ledgerId, {
    reference: 'Not what we meant',
    lines: [{ ...typed(before.lines[0]), unitPrice: '1.00' }],
  });
  await invoiceOnce(practice.session, invoice.id, (body) => body.isChangedThere === true);
  const kept = await practice.session.post(`/api/v1/invoices/${invoice.id}/keep-ours`, {});
  expect(kept.status, JSON.stringify(kept.body)).toBe(200);
  const after = await bookedOnce(invoice.id, (each) => each.reference === 'Sample order');
  expect(after).toMatchObject({ total: before.total, lines: [{ unitPrice: '12.5' }, { unitPrice: '7' }] });
  expect(after.lines[0]?.lineId).toBe(before.lines[0]?.lineId);
  expect(await atRest(invoice.id)).toMatchObject({ isChangedThere: false, totalsDifference: null });
});

test('an edit of both sides is held until somebody says which counts', async () => {
  const invoice = await sent();
  books.hands.editInvoice(inBooks(invoice.id).ledgerId, { reference: 'Theirs' });
  const changed = await invoiceOnce(practice.session, invoice.id, (body) => body.isChangedThere === true);
  await edit(changed, { reference: 'Ours' });
  const held = await invoiceOnce(practice.session, invoice.id, (body) => body.problem !== null);
  expect(held).toMatchObject({
    problem: { code: 'ChangedInBooks', message: expect.stringContaining('the reference') },
    underWay: 'The change needs attention',
    differences: { items: [{ label: 'Reference', here: 'Ours', books: 'Theirs' }] },
  });
  expect(inBooks(invoice.id).reference).toBe('Theirs');
  await practice.session.post(`/api/v1/invoices/${invoice.id}/keep-ours`, {});
  await bookedOnce(invoice.id, (each) => each.reference === 'Ours');
  await atRest(invoice.id);
});

test('a line that was typed anew there is known by its new name once ours is kept', async () => {
  const invoice = await sent();
  const [shirts, freight] = inBooks(invoice.id).lines;
  books.hands.editInvoice(inBooks(invoice.id).ledgerId, {
    lines: [typed(shirts), { description: 'Freight, typed anew', quantity: '1', unitPrice: '8.00' }],
  });
  await invoiceOnce(practice.session, invoice.id, (body) => body.isChangedThere === true);
  await practice.session.post(`/api/v1/invoices/${invoice.id}/keep-ours`, {});
  const kept = await bookedOnce(invoice.id, (each) => each.lines[1]?.unitPrice === freight?.unitPrice);
  const again = await atRest(invoice.id);
  await edit(again, { lines: linesOf(again).map((line) => ({ ...line, quantity: '3' })) });
  const last = await bookedOnce(invoice.id, (each) => each.lines[1]?.quantity === '3');
  expect(last.lines.map(({ lineId }) => lineId)).toEqual(kept.lines.map(({ lineId }) => lineId));
});

test('a change there of which neither webhook nor sweep told is found before an edit would write over it', async () => {
  const invoice = await sent();
  const { db } = practice.engine;
  practice.ledger.faults.lay({ kind: 'loseWebhook' });
  books.hands.editInvoice(inBooks(invoice.id).ledgerId, { reference: 'Told by nobody' });
  const longAgo = new Date(Date.now() - 3_600_000);
  await db.updateTable('mirrors').set({ as_of: longAgo }).where('invoice_id', '=', invoice.id).execute();
  await db.updateTable('connections').set({ last_swept_at: longAgo }).execute();
  expect((await edit(invoice, { reference: 'Ours' })).status).toBe(200);
  const held = await invoiceOnce(practice.session, invoice.id, (body) => body.problem !== null);
  expect(held.problem).toMatchObject({ code: 'ChangedInBooks' });
  expect(inBooks(invoice.id).reference).toBe('Told by nobody');
});

test('nothing of it changes in a locked period', async () => {
  const invoice = await sent();
  books.hands.lockUntil('2026-11-30');
  await practice.session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  const locked = await invoiceOnce(
    practice.session,
    invoice.id,
    (body) => (body.allowedEdits as { fields: unknown[] }).fields.length === 0,
  );
  expect(locked.actions).not.toContain('edit');
  const answer = await edit(invoice, { reference: 'Too late' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'PeriodLocked' } });
  books.hands.lockUntil(null);
  await practice.session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  await invoiceOnce(practice.session, invoice.id, (body) => (body.actions as string[]).includes('edit'));
});

test('an edit whose answer is lost is made once', async () => {
  const invoice = await sent();
  practice.ledger.faults.lay({ at: 'updateInvoice', kind: 'loseAnswer' });
  const [shirts, freight] = linesOf(invoice);
  const more = { description: 'One line more', quantity: '1', unitPrice: '2.00' };
  await edit(invoice, { lines: [shirts, freight, more] });
  const after = await bookedOnce(invoice.id, (each) => each.lines.length === 3);
  const done = await atRest(invoice.id);
  expect(operationsOf(done)[0]).toMatchObject({ kind: 'updateInvoice', state: 'done' });
  expect(inBooks(invoice.id).lines).toEqual(after.lines);
  // The new line has its name too: changed again, it stays that line.
  const again = linesOf(done);
  await edit(done, { lines: again.map((line) => ({ ...line, quantity: '3' })) });
  const last = await bookedOnce(invoice.id, (each) => each.lines[2]?.quantity === '3');
  expect(last.lines.map(({ lineId }) => lineId)).toEqual(after.lines.map(({ lineId }) => lineId));
});

test('an edited invoice is voided, and one that was voided or deleted there is never made anew', async () => {
  const invoice = await sent();
  const answer = await edit(invoice, { reference: 'Edited, then voided' });
  expect(answer.status).toBe(200);
  await practice.session.post(`/api/v1/invoices/${invoice.id}/void`);
  const gone = await invoiceOnce(practice.session, invoice.id, (body) => chipOf(body) === 'voided');
  expect(gone).toMatchObject({ actions: [], allowedEdits: { fields: [], why: 'It was voided.' } });
  expect((await edit(gone, { reference: 'No' })).body.code).toBe('voided');

  const draft = await deletable();
  books.hands.deleteInvoice(inBooks(draft.id).ledgerId);
  const deleted = await invoiceOnce(practice.session, draft.id, (body) => chipOf(body) === 'deletedInBooks');
  expect(deleted.actions).toEqual([]);
  expect((await edit(deleted, { reference: 'No' })).body.code).toBe('DeletedInBooks');
  await practice.session.post(`/api/v1/invoices/${draft.id}/send`);
  expect(all(draft.id)).toHaveLength(ledger.forgetsDeleted ? 0 : 1);
});

test('a change in doubt is given up for the void that was asked for after it', async () => {
  const invoice = await sent();
  practice.ledger.faults.lay({ at: 'updateInvoice', kind: 'error', times: 2 });
  await edit(invoice, { reference: 'Never arrives' });
  // The second failure is looked into a second later, and that much time has whoever voids it.
  await invoiceOnce(practice.session, invoice.id, (body) =>
    operationsOf(body).some(({ isInDoubt, attempts }) => isInDoubt && attempts === 2),
  );
  expect((await practice.session.post(`/api/v1/invoices/${invoice.id}/void`)).status).toBe(200);
  const gone = await invoiceOnce(practice.session, invoice.id, (body) => chipOf(body) === 'voided');
  expect(operationsOf(gone)).toMatchObject([
    { kind: 'voidInvoice', state: 'done' },
    { kind: 'updateInvoice', state: 'ignored' },
    { kind: 'createInvoice', state: 'done' },
  ]);
});

test('an edit that meets an invoice deleted there says so, and makes none', async () => {
  const draft = await deletable();
  practice.ledger.faults.lay({ at: 'updateInvoice', kind: 'unavailable' });
  await edit(draft, { reference: 'Meets nothing' });
  books.hands.deleteInvoice(inBooks(draft.id).ledgerId);
  const refused = await invoiceOnce(
    practice.session,
    draft.id,
    (body) => chipOf(body) === 'deletedInBooks' && body.problem !== null,
  );
  expect(refused.problem).toMatchObject({ code: 'DeletedInBooks' });
  expect(all(draft.id)).toHaveLength(ledger.forgetsDeleted ? 0 : 1);
});

/** An invoice of two lines in the books, 125.00 and 7.00. */
async function sent(chip = 'waitingPayment'): Promise<Body> {
  const { session } = practice;
  const input = await sampleInvoice(session, {
    reference: 'Sample order',
    lines: [
      { description: 'Sample shirts', quantity: '10', unitPrice: '12.50' },
      { description: 'Sample freight', quantity: '1', unitPrice: '7.00' },
    ],
  });
  const created = await session.post('/api/v1/invoices', input);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return invoiceOnce(session, created.body.id, (body) => chipOf(body) === chip);
}

/** Saves it as it is shown, but for the change. */
async function edit(invoice: Body, change: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { body } = await practice.session.get(`/api/v1/invoices/${invoice.id}`);
  const { contactId, companyId, currency, issueDate, dueDate, reference, lineAmountType } = body;
  const head = { contactId, companyId, currency, issueDate, dueDate, reference, lineAmountType };
  const { lines = linesOf(body), ...rest } = change;
  return practice.session.patch(`/api/v1/invoices/${invoice.id}`, {
    ...head,
    ...rest,
    lines: (lines as readonly Line[]).map(written),
  });
}

function written({ id, description, quantity, unitPrice, discountRate }: Line) {
  return {
    description,
    quantity,
    unitPrice,
    ...(id ? { id } : {}),
    ...(discountRate ? { discountRate } : {}),
  };
}

/** Nothing of it is under way any more. */
function atRest(id: string): Promise<Body> {
  return invoiceOnce(practice.session, id, (body) =>
    operationsOf(body).every(({ state }) => state === 'done' || state === 'ignored'),
  );
}

function linesOf(invoice: Body): readonly Line[] {
  return invoice.lines as readonly Line[];
}

type Operation = {
  readonly kind: string;
  readonly state: string;
  readonly isInDoubt: boolean;
  readonly attempts: number;
};

function operationsOf(invoice: Body): readonly Operation[] {
  return invoice.operations as readonly Operation[];
}

const all = (id: string) => books.invoicesOf(id);

function inBooks(id: string): BookedInvoice {
  const [invoice] = all(id);
  if (invoice === undefined) throw new Error('The books do not have it');
  return invoice;
}

function bookedOnce(id: string, isThere: (invoice: BookedInvoice) => boolean): Promise<BookedInvoice> {
  return eventually(async () => (isThere(inBooks(id)) ? inBooks(id) : undefined));
}

/** A line as a person leaves it there. */
function typed(line: BookedInvoice['lines'][number] | undefined) {
  if (line === undefined) throw new Error('There is no such line');
  const { lineId, description, quantity, unitPrice } = line;
  return { lineId, description, quantity, unitPrice };
}

function pay(id: string, amount: string): void {
  books.hands.pay(inBooks(id).ledgerId, amount);
}

/** One that a person may delete in the books: where there are drafts, nothing else can be. */
async function deletable(): Promise<Body> {
  if (!ledger.traits.hasDrafts) return sent();
  await arriveAs('draft');
  const draft = await sent('draftInBooks');
  await arriveAs('approved');
  return draft;
}

async function arriveAs(invoicesArriveAs: 'draft' | 'approved'): Promise<void> {
  await practice.session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs });
}
