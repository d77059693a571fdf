// Both sides compared: what differs is found with its cause, costs few calls, and is repaired from the report.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LedgerClient, LedgerSession, ListedInvoice } from '../../src/providers/provider.ts';
import { compareBooks } from '../../src/sync/compare-books.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { repairDrift } from '../../src/sync/repair-drift.ts';
import { engineRounds } from '../../src/sync/worker.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  atLeisure,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let worker: { stop(): Promise<void> };
let connectionId: string;
let books: Books;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
  worker = await practice.startWorker();
  ({ connectionId, books } = await practice.connect());
  // No sweep comes: what is planted stays until it is found.
  const never = new Date(Date.now() + 365 * 86_400_000);
  await practice.engine.db.updateTable('connections').set({ last_swept_at: never }).execute();
});
afterEach(() => books.hands.lockUntil(null));
afterAll(() => practice.close());

type Invoice = { readonly id: string; readonly ledgerId: string; readonly total: string };

async function inBooks(): Promise<Invoice> {
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const [record] = books.invoicesOf(created.body.id);
  if (record === undefined) throw new Error('It is not in the books');
  return { id: created.body.id, ledgerId: record.ledgerId, total: record.total };
}

const severalInBooks = (count: number): Promise<readonly Invoice[]> =>
  atLeisure(practice, async () => {
    const made: Invoice[] = [];
    for (let left = count; left > 0; left--) made.push(await inBooks());
    return made;
  });

const read = async (path: string) => (await practice.session.get(`/api/v1${path}`)).body;

async function standing() {
  return (await read(`/drift?connectionId=${connectionId}`)).items[0] as Record<string, unknown>;
}

type Finding = {
  readonly id: string;
  readonly kind: string;
  readonly invoiceId: string;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly why: string;
  readonly repairs: readonly { readonly how: string }[];
  readonly isForPerson: boolean;
  readonly repairProblem: string | null;
};

async function findings(state = 'open'): Promise<readonly Finding[]> {
  return (await read(`/drift/findings?state=${state}`)).items as unknown as readonly Finding[];
}

const kindsOf = (all: readonly Finding[], { id }: Invoice): readonly string[] =>
  all
    .filter(({ invoiceId }) => invoiceId === id)
    .map(({ kind }) => kind)
    .sort();

/** Presses Compare now, and waits for its end. */
async function compared(): Promise<Record<string, unknown>> {
  await aMomentLater(practice);
  const begun = await practice.session.post('/api/v1/drift/checks', { connectionId });
  expect(begun.status).toBe(201);
  return eventually(async () => {
    const { items } = await read(`/drift/checks?connectionId=${connectionId}`);
    const check = items.find(({ id }) => id === begun.body.id) as Record<string, unknown> | undefined;
    return check?.['state'] === 'done' ? check : undefined;
  });
}

const repair = (id: string, how: string) =>
  practice.session.post(`/api/v1/drift/findings/${id}/repair`, { how });

test('books that agree are said to agree, with what the comparison cost; what people made there is no difference', async () => {
  await severalInBooks(2);
  const typed = books.hands.typeInvoice({ amount: '31.00' });
  const made = books.invoices().filter(({ mark, status }) => mark === '' && status !== 'voided').length;
  const before = practice.ledger.requests().length;
  const check = await compared();
  expect(await findings()).toEqual([]);
  expect(check).toMatchObject({ compared: 2, found: 0, calls: 1, isAsked: true, onlyThere: made });
  expect(practice.ledger.requests().slice(before)).toEqual([
    { kind: 'read', of: expect.arrayContaining(['invoices']) },
  ]);
  const state = await standing();
  expect(state).toMatchObject({
    isClean: true,
    sentence: '2 invoices on both sides agree to the cent. Compared with 1 call.',
    actions: ['compare'],
  });
  const { newest } = state['onlyThere'] as { readonly newest: readonly object[] };
  expect(newest[0]).toMatchObject({ ledgerId: typed });
});

test('each kind of difference is found with its cause, for one call more, and closed by reading again', async () => {
  const [paid, edited, moved, voided, renamed] = await severalInBooks(5);
  if (!paid || !edited || !moved || !voided || !renamed) throw new Error('They are not there');
  books.hands.pay(paid.ledgerId, '25.00');
  books.hands.editInvoice(edited.ledgerId, {
    lines: [{ description: 'Sample shirts', quantity: '1', unitPrice: '77.00' }],
  });
  books.hands.editInvoice(moved.ledgerId, { dueDate: '2188-08-08' });
  books.hands.voidInvoice(voided.ledgerId);
  const from = books.invoices().find(({ ledgerId }) => ledgerId === renamed.ledgerId)?.contactId ?? '';
  books.hands.mergeContacts(from, books.hands.addContact({ name: 'Sample Merged Into' }));
  const check = await compared();
  const found = await findings();
  expect(kindsOf(found, paid)).toEqual(['owing', 'payment']);
  expect(kindsOf(found, edited)).toEqual(['owing', 'total']);
  expect(kindsOf(found, moved)).toEqual(['dueDate']);
  expect(kindsOf(found, voided)).toEqual(['status']);
  expect(kindsOf(found, renamed)).toEqual(['contact']);
  expect(found.find(({ kind }) => kind === 'payment')).toMatchObject({ ours: null, theirs: '25.00' });
  expect(found.find(({ kind }) => kind === 'dueDate')?.theirs).toBe('2188-08-08');
  expect(found.every(({ why }) => why.includes(ledger.traits.label))).toBe(true);
  expect(check).toMatchObject({ found: found.length, compared: 7 });
  // The list; and five whole ones in one reading, with their money where that is asked for apart.
  expect(check['calls']).toBe(ledger.name === 'xero' ? 2 : 3);
  expect(await standing()).toMatchObject({ isClean: false, open: found.length, safe: found.length });

  const payment = found.find(({ kind }) => kind === 'payment')?.id ?? '';
  expect((await repair(payment, 'takeTheirs')).status).toBe(409);
  expect((await repair(payment, 'readAgain')).status).toBe(200);
  await eventually(async () => (kindsOf(await findings(), paid).length === 0 ? true : undefined));
  expect(kindsOf(await findings('repaired'), paid)).toEqual(['owing', 'payment']);
  const now = await read(`/invoices/${paid.id}`);
  expect(now['payments']).toMatchObject([{ amount: '25.00' }]);

  const all = await practice.session.post('/api/v1/drift/repairs', { connectionId });
  expect(all.body['asked']).toBe(found.length - 2);
  // What was behind is known now; what is an edit of theirs stays until a person says which counts.
  const left = await eventually(async () => {
    const open = await findings();
    return open.every(({ repairs }) => repairs.some(({ how }) => how === 'takeTheirs')) ? open : undefined;
  });
  expect(left.map(({ kind }) => kind).sort()).toEqual(['contact', 'dueDate', 'total']);
});

test('an edit made there is taken, or ours is sent again, from the report', async () => {
  const open = await findings();
  const total = open.find(({ kind }) => kind === 'total');
  const dueDate = open.find(({ kind }) => kind === 'dueDate');
  if (!total || !dueDate) throw new Error('They are not there');
  expect((await repair(total.id, 'takeTheirs')).status).toBe(200);
  expect((await repair(dueDate.id, 'sendOurs')).status).toBe(200);
  await aMomentLater(practice);
  await eventually(async () => {
    const kinds = (await findings()).map(({ kind }) => kind);
    return kinds.includes('total') || kinds.includes('dueDate') ? undefined : true;
  });
  const record = books.invoices().find(({ mark }) => mark.endsWith(dueDate.invoiceId));
  expect(record?.dueDate).toBe('2199-01-01');
  expect((await read(`/invoices/${total.invoiceId}`))['total']).toBe(total.theirs);
  expect(kindsOf(await findings('repaired'), { id: dueDate.invoiceId } as Invoice)).toEqual(['dueDate']);
});

/** As if a hand in the database had untied it. */
async function untie({ id }: Invoice): Promise<void> {
  const { db } = practice.engine;
  await db.deleteFrom('mirrors').where('invoice_id', '=', id).execute();
  await db.deleteFrom('links').where('subject_id', '=', id).execute();
}

/** Tied to another record, it leaves its own without an invoice. */
async function tieToAnother({ id, ledgerId }: Invoice): Promise<void> {
  const contactId = books.invoices().find((each) => each.ledgerId === ledgerId)?.contactId ?? '';
  await tieTo(id, books.hands.typeInvoice({ contactId, amount: '125.00' }));
}

async function tieTo(id: string, ledgerId: string): Promise<void> {
  const { db } = practice.engine;
  await db.updateTable('mirrors').set({ ledger_id: ledgerId }).where('invoice_id', '=', id).execute();
  await db.updateTable('links').set({ ledger_id: ledgerId }).where('subject_id', '=', id).execute();
}

test('one that lost its link is linked again, and a second record is voided', async () => {
  const [lost, doubled] = await severalInBooks(2);
  if (!lost || !doubled) throw new Error('They are not there');
  await untie(lost);
  await tieToAnother(doubled);
  await compared();
  const open = await findings();
  const unlinked = open.find(({ kind }) => kind === 'notHere');
  const second = open.find(({ kind }) => kind === 'duplicate');
  expect(unlinked).toMatchObject({ invoiceId: lost.id, repairs: [{ how: 'link' }] });
  expect(second).toMatchObject({ invoiceId: doubled.id, repairs: [{ how: 'voidDuplicate' }] });
  await repair(unlinked?.id ?? '', 'link');
  // Pressed twice: voided once.
  await repair(second?.id ?? '', 'voidDuplicate');
  await repair(second?.id ?? '', 'voidDuplicate');
  await aMomentLater(practice);
  await eventually(async () => {
    const kinds = (await findings()).map(({ kind }) => kind);
    return kinds.includes('notHere') || kinds.includes('duplicate') ? undefined : true;
  });
  expect(books.invoices().find(({ ledgerId }) => ledgerId === doubled.ledgerId)?.status).toBe('voided');
  const again = await read(`/invoices/${lost.id}`);
  expect((again['chip'] as { readonly kind: string }).kind).toBe('waitingPayment');
});

test('a finding that no longer holds at the next comparison is gone by itself', async () => {
  const [invoice] = await severalInBooks(1);
  if (!invoice) throw new Error('It is not there');
  const payment = books.hands.pay(invoice.ledgerId, '5.00');
  await compared();
  expect(kindsOf(await findings(), invoice)).toEqual(['owing', 'payment']);
  books.hands.removePayment(payment);
  await compared();
  expect(kindsOf(await findings(), invoice)).toEqual([]);
  expect(kindsOf(await findings('gone'), invoice)).toEqual(['owing', 'payment']);
});

test('what was changed or recorded here and could not be sent is told of, and goes from the report', async () => {
  const [owed, edited] = await severalInBooks(2);
  if (!owed || !edited) throw new Error('They are not there');
  const { session, engine } = practice;
  books.hands.lockUntil('2026-11-10');
  const money = { amount: '25.00', paidOn: '2026-11-02' };
  expect((await session.post(`/api/v1/invoices/${owed.id}/payments`, money)).status).toBe(201);
  const { contactId, companyId, currency, issueDate, lines } = await read(`/invoices/${edited.id}`);
  const [line] = lines as readonly { readonly id: string; readonly description: string }[];
  const head = { contactId, companyId, currency, issueDate, dueDate: '2199-02-02' };
  const kept = { id: line?.id, description: line?.description, quantity: '10', unitPrice: '12.50' };
  const edit = await session.patch(`/api/v1/invoices/${edited.id}`, { ...head, lines: [kept] });
  expect(edit.status, JSON.stringify(edit.body)).toBe(200);
  await aMomentLater(practice);
  const refused = async () => {
    const { items } = await read('/sync-operations?state=needsAttention');
    return items.length === 2 ? true : undefined;
  };
  await eventually(refused);
  // What was refused is read again: until then nothing is said of it.
  await eventually(async () => {
    const open = engine.db.selectFrom('webhook_events').select('id').where('processed_at', 'is', null);
    return (await open.executeTakeFirst()) === undefined ? true : undefined;
  });
  await compared();
  const open = await findings();
  expect(kindsOf(open, owed)).toEqual(['payment']);
  expect(kindsOf(open, edited)).toEqual(['dueDate']);
  const ofThese = open.filter(({ invoiceId }) => [owed.id, edited.id].includes(invoiceId));
  expect(ofThese.map(({ repairs }) => repairs.map(({ how }) => how))).toEqual([['sendOurs'], ['sendOurs']]);
  books.hands.lockUntil(null);
  await session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  await eventually(async () => {
    const row = await engine.db.selectFrom('connections').select('period_lock_date').executeTakeFirst();
    return row?.period_lock_date === null ? true : undefined;
  });
  await aMomentLater(practice);
  for (const { id } of ofThese) expect((await repair(id, 'sendOurs')).status).toBe(200);
  await eventually(async () => {
    await aMomentLater(practice);
    const left = await findings();
    return kindsOf(left, owed).length + kindsOf(left, edited).length === 0 ? true : undefined;
  });
  const record = books.invoices().find(({ ledgerId }) => ledgerId === edited.ledgerId);
  expect(record?.dueDate).toBe('2199-02-02');
  expect(books.payments(owed.ledgerId)).toMatchObject([{ amount: '25.00' }]);
});

test('an invoice that is gone there, or of which nothing is known there, is told of and never made anew', async () => {
  const [gone, unknown] = await severalInBooks(2);
  if (!gone || !unknown) throw new Error('They are not there');
  const { db } = practice.engine;
  // An approved invoice is deleted where the ledger lets people do that, and is voided elsewhere.
  if (ledger.forgetsDeleted) books.hands.deleteInvoice(gone.ledgerId);
  else books.hands.voidInvoice(gone.ledgerId);
  books.hands.voidInvoice(unknown.ledgerId);
  await untie(unknown);
  await compared();
  const open = await findings();
  const [ofGone] = open.filter(({ invoiceId }) => invoiceId === gone.id);
  expect(ofGone).toMatchObject({
    kind: ledger.forgetsDeleted ? 'notThere' : 'status',
    theirs: ledger.forgetsDeleted ? 'Deleted' : 'Voided',
    repairs: [{ how: 'readAgain' }],
  });
  expect(open.find(({ invoiceId }) => invoiceId === unknown.id)).toMatchObject({
    kind: 'notThere',
    theirs: null,
    repairs: [],
    isForPerson: true,
  });
  await repair(ofGone?.id ?? '', 'readAgain');
  await eventually(async () => (kindsOf(await findings(), gone).length === 0 ? true : undefined));
  expect(books.invoicesOf(gone.id).filter(({ status }) => status === 'approved')).toEqual([]);
  // A person's decision: it is voided here.
  await db.updateTable('invoices').set({ is_voided: true }).where('id', '=', unknown.id).execute();
  await compared();
  expect(kindsOf(await findings(), unknown)).toEqual([]);
});

test('what merely changed while it ran is not told of; a comparison that dies goes on, and one can be stopped', async () => {
  const [steady, changing] = await severalInBooks(2);
  if (!steady || !changing) throw new Error('They are not there');
  books.hands.pay(steady.ledgerId, '5.00');
  books.hands.pay(changing.ledgerId, '5.00');
  await worker.stop();
  const { engine, workspaceId } = practice;
  const begun = await practice.session.post('/api/v1/drift/checks', { connectionId });
  const job = { workspaceId, connectionId, checkId: begun.body.id };
  const dying = {
    ...engine,
    newId: () => {
      throw new Error('The process died');
    },
  };
  await aMomentLater(practice);
  await expect(compareBooks(dying, job)).rejects.toThrow('died');
  const half = (await standing())['running'] as Record<string, unknown>;
  expect(half).toMatchObject({ state: 'confirming', id: begun.body.id });
  expect(kindsOf(await findings(), steady)).toEqual([]);
  books.hands.pay(changing.ledgerId, '6.00');
  await aMomentLater(practice);
  await compareBooks(engine, job);
  expect(kindsOf(await findings(), steady)).toEqual(['owing', 'payment']);
  expect(kindsOf(await findings(), changing)).toEqual([]);
  const [check] = (await read(`/drift/checks?connectionId=${connectionId}`)).items;
  // The reading that the dead one made counts as well.
  expect(check).toMatchObject({ state: 'done', calls: ledger.name === 'xero' ? 3 : 5 });

  // The ledger lets nothing through: it waits, and a person stops it.
  const until = new Date(Date.now() + 3_600_000);
  await engine.db.updateTable('connection_limits').set({ blocked_until: until }).execute();
  const waiting = await practice.session.post('/api/v1/drift/checks', { connectionId });
  const twice = await practice.session.post('/api/v1/drift/checks', { connectionId });
  expect(twice.body.id).toBe(waiting.body.id);
  await compareBooks(engine, { ...job, checkId: waiting.body.id });
  expect((await standing())['running']).toMatchObject({ state: 'listing', calls: 0 });
  const stopped = await practice.session.post(`/api/v1/drift/checks/${waiting.body.id}/stop`);
  expect(stopped.body['state']).toBe('stopped');
  await engine.db.updateTable('connection_limits').set({ blocked_until: null }).execute();
  expect(kindsOf(await findings(), steady)).toEqual(['owing', 'payment']);
});

/** With some of what the ledger answers another thing. */
function engineWith(change: (books: LedgerClient) => Partial<LedgerClient>): Engine {
  const { provider, engine } = practice;
  const open = (session: LedgerSession) => {
    const real = provider.open(session);
    return { ...real, ...change(real) };
  };
  return { ...engine, ledgers: new Map([[provider.name, { ...provider, open }]]) };
}

const died = () => {
  throw new Error('The process died');
};

test('a repair whose process dies, or whose answer is lost, is done once and never said to have failed', async () => {
  const { engine, workspaceId } = practice;
  const helping = await practice.startWorker();
  const [before, after, silent, moved, lost] = await severalInBooks(5);
  await helping.stop();
  if (!before || !after || !silent || !moved || !lost) throw new Error('They are not there');
  const doubled = [before, after, silent, moved];
  for (const each of doubled) await tieToAnother(each);
  await untie(lost);
  // Another record bears the mark of the lost one too: both are told of.
  const typed = books.hands.typeInvoice();
  const marked = <Item extends ListedInvoice>(items: readonly Item[]) => {
    const marker = books.invoices().find(({ ledgerId }) => ledgerId === lost.ledgerId)?.mark ?? '';
    return items.map((each) => (each.ledgerId === typed ? { ...each, marker } : each));
  };
  const twoMarks = engineWith((real) => ({
    async listInvoices(since, page) {
      const read = await real.listInvoices(since, page);
      return read.ok ? { ok: true, value: { ...read.value, items: marked(read.value.items) } } : read;
    },
    async invoicesById(ids) {
      const read = await real.invoicesById(ids);
      return read.ok ? { ok: true, value: marked(read.value) } : read;
    },
  }));
  const begun = await practice.session.post('/api/v1/drift/checks', { connectionId });
  await aMomentLater(practice);
  await compareBooks(twoMarks, { workspaceId, connectionId, checkId: begun.body.id });
  const open = await findings();
  const links = open.filter(({ invoiceId, kind }) => invoiceId === lost.id && kind === 'notHere');
  expect(links.map(({ theirs }) => theirs === lost.total).sort()).toEqual([false, true]);
  const link = links.find(({ theirs }) => theirs === lost.total)?.id ?? '';
  const second = ({ id }: Invoice) =>
    open.find(({ invoiceId, kind }) => invoiceId === id && kind === 'duplicate')?.id ?? '';
  const attempt = async (findingId: string, by = engine) => {
    await aMomentLater(practice);
    await repairDrift(by, { workspaceId, findingId });
  };
  const statusesOf = (some: readonly Invoice[]) =>
    some.map((one) => books.invoices().find(({ ledgerId }) => ledgerId === one.ledgerId)?.status);
  for (const each of doubled) await repair(second(each), 'voidDuplicate');
  await repair(link, 'link');

  const diesBefore = engineWith(() => ({ voidInvoice: died }));
  await expect(attempt(second(before), diesBefore)).rejects.toThrow('died');
  const diesAfter = engineWith((real) => ({
    voidInvoice: async (...asked) => {
      await real.voidInvoice(...asked);
      return died();
    },
  }));
  await expect(attempt(second(after), diesAfter)).rejects.toThrow('died');
  practice.ledger.faults.lay({ at: 'voidInvoices', kind: 'loseAnswer' });
  await attempt(second(silent));
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  expect(statusesOf([before, after, silent])).toEqual(['approved', 'voided', 'voided']);
  // By now it is the invoice's own record: it is not voided.
  await tieTo(moved.id, moved.ledgerId);
  await expect(attempt(link, { ...engine, newId: died })).rejects.toThrow('died');
  expect((await findings()).filter(({ repairProblem }) => repairProblem !== null)).toEqual([]);

  for (const each of doubled) await attempt(second(each));
  await attempt(link);
  expect(statusesOf([before, after, silent])).toEqual(['voided', 'voided', 'voided']);
  expect(statusesOf([moved, lost])).toEqual(['approved', 'approved']);
  expect((await read(`/invoices/${lost.id}`))['syncState']).toBe('inBooks');
  // What else bears its mark is a second record from the next comparison on.
  const left = (await findings()).filter(({ kind }) => kind === 'duplicate' || kind === 'notHere');
  expect(left).toEqual([]);
});

// No ledger has a say in it.
test.runIf(ledger.name === 'xero')(
  'what one comparison leaves over the next ones look at, and what agrees again is closed all the same',
  async () => {
    const { engine, workspaceId } = practice;
    const helping = await practice.startWorker();
    const some = await severalInBooks(3);
    await helping.stop();
    const payments = some.map(({ ledgerId }) => books.hands.pay(ledgerId, '5.00'));
    const told = async () => {
      const open = await findings();
      return some.filter((one) => kindsOf(open, one).length > 0).length;
    };
    const comparedUntil = async (count: number) => {
      for (let turn = 0; turn < 60 && (await told()) !== count; turn++) {
        const begun = await practice.session.post('/api/v1/drift/checks', { connectionId });
        await aMomentLater(practice);
        await compareBooks(engine, { workspaceId, connectionId, checkId: begun.body.id }, 2);
      }
      expect(await told()).toBe(count);
    };
    await comparedUntil(3);
    books.hands.removePayment(payments[0] ?? '');
    await comparedUntil(2);
    expect(kindsOf(await findings('gone'), some[0] as Invoice)).toEqual(['owing', 'payment']);
  },
);

test('books are compared by themselves every few hours', async () => {
  const { engine } = practice;
  const before = (await read(`/drift/checks?connectionId=${connectionId}`)).items.length;
  await engineRounds.everyMinute(engine);
  expect((await read(`/drift/checks?connectionId=${connectionId}`)).items).toHaveLength(before);
  const longAgo = new Date(Date.now() - 7 * 3_600_000);
  await engine.db.updateTable('connections').set({ connected_at: longAgo }).execute();
  await engine.db.updateTable('drift_checks').set({ started_at: longAgo }).execute();
  await engineRounds.everyMinute(engine);
  await engineRounds.everyMinute(engine);
  const { items } = await read(`/drift/checks?connectionId=${connectionId}`);
  expect(items).toHaveLength(before + 1);
  expect(items[0]).toMatchObject({ isAsked: false, state: 'listing', compared: 0 });
});

// Elsewhere pages are turned in the same way.
test.runIf(ledger.name === 'xero')('books of thousands are listed a thousand a call', async () => {
  const { engine, workspaceId } = practice;
  const [due] = (await read(`/drift/checks?connectionId=${connectionId}`)).items;
  practice.sandbox.books.plantInvoices({ tenantId: books.organisation.id, count: 2_500 });
  await aMomentLater(practice);
  await compareBooks(engine, { workspaceId, connectionId, checkId: due?.id ?? '' });
  const [check] = (await read(`/drift/checks?connectionId=${connectionId}`)).items;
  expect(check).toMatchObject({ state: 'done' });
  const made = books.invoices().filter(({ mark, status }) => mark === '' && status !== 'voided');
  expect(made.length).toBeGreaterThan(2_500);
  // But for those that invoices of ours were tied to above.
  expect(check?.['onlyThere']).toBe(made.length - 4);
  // Three pages, and what still differs in one reading.
  expect(check?.['calls']).toBe(4);
});
