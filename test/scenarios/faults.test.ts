// Everything that goes wrong with the books: said in our words with what mends it, mended as a person would, and there once.
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ProblemCode, problemCodes } from '../../src/domain/problem.ts';
import { mendOf } from '../../src/domain/problem-mend.ts';
import { createLog } from '../../src/lib/log.ts';
import type { LedgerName } from '../../src/providers/provider.ts';
import type { Body, Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { linesOf } from '../support/log-lines.ts';
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
let session: Caller;
let books: Books;
let connectionId: string;
const logged: string[] = [];

beforeAll(async () => {
  // Without webhooks nothing is known here of what a person does there: the books are the first to say no.
  practice = await openPractice({
    webhooks: false,
    log: createLog({ level: 'warn', destination: linesOf(logged) }),
  });
  ({ session } = practice);
  await practice.startWorker();
  // There before the books are read for the first time.
  books = practice.ledger.booksIn();
  for (const name of ['Sample Twin One', 'Sample Twin Two'])
    books.hands.addContact({ name, email: 'twins@sample.example' });
  ({ connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterEach(() => practice.ledger.faults.clear());
afterAll(() => practice.close());

const { says } = ledger;
/** A page of the connection's settings: which one it has is known when it is connected. */
const mapping = 'mapping';
const ties = 'contacts';
const settingOf = (page: string) =>
  page.startsWith('/') ? page : `/settings/integrations/${connectionId}/${page}`;

/** How our copy of the books stands when something is sent: behind them, or read again just before. */
type Known = 'only the books know' | 'we know before sending';

type Fault = {
  readonly code: ProblemCode;
  readonly known: Known;
  readonly how: string;
  /** Breaks the books and asks for a change. @returns the subject of the operation that cannot go. */
  readonly provoke: () => Promise<string>;
  readonly setting: string | null;
  /** What the books say, folded beneath; null where they were not asked. */
  readonly words: RegExp | null;
  readonly mend: (subjectId: string) => unknown;
  /** Where Retry must have led, by default the invoice into the books. */
  readonly arrived?: (subjectId: string) => Promise<void>;
};

const bothWays = (fault: (known: Known) => Omit<Fault, 'known'>): readonly Fault[] =>
  (['only the books know', 'we know before sending'] as const).map((known) => ({ ...fault(known), known }));

const onlyTheBooks = (fault: Omit<Fault, 'known'>): readonly Fault[] => [
  { ...fault, known: 'only the books know' },
];

/** The books alone know that something is out of use: not every ledger says what it is. */
const outOfUse = (code: ProblemCode, known: Known): ProblemCode =>
  known === 'only the books know' && ledger.unusable === 'InactiveInBooks' ? ledger.unusable : code;

/** Rules that this ledger alone has. */
const only = (name: LedgerName, own: readonly Fault[]) => (ledger.name === name ? own : []);

const onlyBeforeSending = (name: LedgerName, fault: Omit<Fault, 'known'>) =>
  only(name, [{ ...fault, known: 'we know before sending' }]);

const faults: readonly Fault[] = [
  ...bothWays((known) => ({
    code: outOfUse('InvalidAccountCode', known),
    how: 'an account was archived',
    provoke: async () => {
      const wanted = known === 'only the books know' ? '771' : '772';
      archived = books.hands.addAccount(`Sample account ${wanted}`, wanted);
      await readReferences('account', `Sample account ${wanted}`);
      books.hands.archiveAccount(archived);
      return sendLine({ accountCode: archived }, known);
    },
    setting: mapping,
    words: known === 'only the books know' ? says.archivedAccount : null,
    mend: () => books.hands.restoreAccount(archived),
  })),
  ...bothWays((known) => ({
    code: 'TaxRateNotFound',
    how: 'a tax rate was deleted',
    provoke: () => {
      const { otherTax } = books.organisation;
      books.hands.removeTax(otherTax);
      return sendLine({ taxType: otherTax }, known);
    },
    setting: mapping,
    words: known === 'only the books know' ? says.removedTax : null,
    mend: () => books.hands.restoreTax(books.organisation.otherTax),
  })),
  ...only(
    'xero',
    bothWays((known) => ({
      code: 'TaxNotAllowedForAccount',
      how: 'a tax does not go with the account of its line',
      // Which tax goes with a revenue account is known here; of other accounts the books alone say.
      provoke: () =>
        known === 'only the books know'
          ? sendLine({ taxType: 'OUTPUT', accountCode: '310' }, known)
          : sendLine({ taxType: 'INPUT' }, known),
      setting: mapping,
      words: known === 'only the books know' ? /cannot be used with account code '310'/ : null,
      mend: (id) => changeLine(id, { taxType: 'OUTPUT', accountCode: '200' }),
    })),
  ),
  ...bothWays((known) => ({
    code: outOfUse('ItemNotFound', known),
    how: 'an item was taken out of the books',
    provoke: async () => {
      const wanted = known === 'only the books know' ? 'GONE-1' : 'GONE-2';
      gone = books.hands.addItem(`Sample item ${wanted}`, wanted);
      await readReferences('item', `Sample item ${wanted}`);
      books.hands.removeItem(gone);
      return sendLine({ itemCode: gone }, known);
    },
    setting: mapping,
    words: known === 'only the books know' ? says.removedItem : null,
    mend: () => books.hands.restoreItem(gone),
  })),
  ...only(
    'xero',
    onlyTheBooks({
      code: 'CurrencyNotEnabled',
      how: 'the plan of the books knows one currency only',
      provoke: () => {
        setPlan('STANDARD');
        return send({ currency: 'NZD' });
      },
      setting: null,
      words: /not subscribed to currency NZD/,
      mend: () => setPlan('PREMIUM'),
    }),
  ),
  {
    code: 'CurrencyNotEnabled',
    known: 'we know before sending',
    how: 'a currency was never enabled',
    provoke: () => send({ currency: books.organisation.missingCurrency }),
    setting: null,
    words: null,
    mend: () => books.hands.enableCurrency(books.organisation.missingCurrency),
  },
  ...bothWays((known) => ({
    code: 'PeriodLocked',
    how: 'the period was locked',
    provoke: () => lockAndSend(() => books.hands.lockUntil('2026-11-15'), known),
    setting: null,
    words: known === 'only the books know' ? says.periodLocked : null,
    mend: () => books.hands.lockUntil(null),
  })),
  ...only(
    'xero',
    bothWays((known) => ({
      code: 'PeriodLocked',
      how: 'the year was closed',
      provoke: () => lockAndSend(() => lockXero({ endOfYearLockDate: '2026-11-15' }), known),
      setting: null,
      words: known === 'only the books know' ? /end of year lock date, currently set at 15-Nov-2026/ : null,
      mend: () => lockXero({ endOfYearLockDate: '' }),
    })),
  ),
  ...only(
    'xero',
    onlyTheBooks({
      code: 'PeriodLocked',
      how: 'both locks are set, and the invoice is given a later date',
      provoke: () =>
        lockAndSend(
          () => lockXero({ periodLockDate: '2026-11-15', endOfYearLockDate: '2026-11-10' }),
          'only the books know',
        ),
      setting: null,
      words: /period lock date.*\n.*end of year lock date/,
      mend: async (id) => {
        await change(id, { issueDate: '2026-11-16' });
        await readAllReferences();
      },
      arrived: async (id) => {
        await isThere(id);
        lockXero({ periodLockDate: '', endOfYearLockDate: '' });
        await readAllReferences();
      },
    }),
  ),
  ...onlyTheBooks({
    code: 'InvoiceNumberTaken',
    how: 'somebody gave another invoice the number',
    provoke: async () => {
      books.hands.typeInvoice({ number: 'SAMPLE-7' });
      return send({ number: 'SAMPLE-7' });
    },
    setting: null,
    words: says.numberTaken,
    mend: (id) => change(id, { number: 'SAMPLE-8' }),
  }),
  ...onlyTheBooks({
    code: 'ContactArchived',
    how: 'the customer was archived',
    provoke: async () => {
      const { contactId } = await inBooks();
      books.hands.archiveContact(contactOf(contactId));
      return send({ contactId });
    },
    setting: ties,
    words: says.archivedContact,
    mend: (id) => invoice(id).then(({ contactId }) => books.hands.restoreContact(contactOf(contactId))),
  }),
  {
    code: 'ContactAmbiguous',
    known: 'we know before sending',
    how: 'two contacts share the e-mail address',
    provoke: () => sendToTwins(),
    setting: ties,
    words: null,
    mend: () => {
      const [one, other] = twins();
      if (one && other) books.hands.mergeContacts(other.ledgerId, one.ledgerId);
    },
  },
  ...only(
    'xero',
    onlyTheBooks({
      code: 'PlanLimit',
      how: 'the plan approves no more invoices this month, and is changed',
      provoke: async () => {
        await reachPlanLimit();
        return send();
      },
      setting: '/settings/integrations',
      words: /reached the limit of invoices you can approve/,
      mend: () => setPlan('PREMIUM'),
    }),
  ),
  ...only(
    'xero',
    onlyTheBooks({
      code: 'PlanLimit',
      how: 'the plan approves no more invoices this month, and they arrive as drafts',
      provoke: async () => {
        await reachPlanLimit();
        return send();
      },
      setting: '/settings/integrations',
      words: /reached the limit/,
      mend: () => arriveAs('draft'),
      arrived: async (id) => {
        await invoiceOnce(session, id, (body) => chipOf(body) === 'draftInBooks');
        await arriveAs('approved');
        setPlan('PREMIUM');
      },
    }),
  ),
  ...onlyBeforeSending('quickbooks', {
    code: 'PricesIncludeTax',
    how: 'prices contain the tax, which no invoice there says',
    provoke: () => send({ lineAmountType: 'inclusive' }),
    setting: null,
    words: null,
    mend: (id) => change(id, { lineAmountType: 'exclusive' }),
  }),
  ...onlyBeforeSending('quickbooks', {
    code: 'SeveralTaxes',
    how: 'two lines have two taxes, where a document has one',
    provoke: () => sendLines(['salesTax', 'otherTax']),
    setting: null,
    words: null,
    mend: (id) => changeLine(id, { taxType: books.organisation.salesTax }),
  }),
  ...onlyTheBooks({
    code: 'LedgerRejected',
    how: 'the books have a rule of their own',
    provoke: () => sendLine({ unitPrice: '-10.00' }, 'only the books know'),
    setting: null,
    words: says.negative,
    mend: (id) => changeLine(id, { unitPrice: '10.00' }),
  }),
  ...onlyTheBooks({
    code: 'PaymentExceedsAmountOwing',
    how: 'somebody recorded the payment in the books as well',
    provoke: async () => {
      const { id } = await inBooks();
      payThere(id, '100.00');
      return payHere(id, '125.00');
    },
    setting: null,
    words: says.exceedsOwing,
    mend: async (paymentId) => {
      for (const { ledgerId: there } of paymentsThere(await invoiceOfPayment(paymentId)))
        books.hands.removePayment(there);
    },
    arrived: async (paymentId) => {
      const id = await invoiceOfPayment(paymentId);
      await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');
      expect(paymentsThere(id)).toMatchObject([{ amount: '125.00' }]);
    },
  }),
  ...onlyTheBooks({
    code: 'InvoiceHasPayments',
    how: 'an invoice to be voided was paid in the books',
    provoke: async () => {
      const { id } = await inBooks();
      payThere(id, '25.00');
      await session.post(`/api/v1/invoices/${id}/void`);
      return id;
    },
    setting: null,
    words: says.hasPayments,
    mend: (id) => {
      for (const { ledgerId } of paymentsThere(id)) books.hands.removePayment(ledgerId);
    },
    arrived: async (id) => {
      await invoiceOnce(session, id, (body) => chipOf(body) === 'voided');
      expect(there(id)).toMatchObject([{ status: 'voided' }]);
    },
  }),
];

test.each(faults)(
  '$code when $how and $known: said with its mend, and mended it goes once',
  async (fault) => {
    const { code, setting, words } = fault;
    const subjectId = await fault.provoke();
    const operation = await refused(subjectId);
    expect(operation).toMatchObject({
      state: 'needsAttention',
      next: mendOf(code, ledger.traits),
      problem: {
        code,
        setting: setting === null ? null : expect.stringMatching(`^${settingOf(setting)}(\\?|$)`),
      },
    });
    const problem = operation['problem'] as Body;
    expect(problem['message']).toMatch(/^[A-Z0-9“].+\.$/);
    if (words === null) expect(problem['ledgerWords']).toBeNull();
    else expect(problem['ledgerWords']).toMatch(words);
    expect(warned(subjectId)).toMatchObject({ problem: code });

    await fault.mend(subjectId);
    const retried = await session.post(`/api/v1/sync-operations/${operation.id}/retry`);
    expect(retried.status, JSON.stringify(retried.body)).toBe(200);
    await (fault.arrived ?? isThere)(subjectId);
    expect(await listed('needsAttention', subjectId)).toBeUndefined();
  },
);

test('a payment on an invoice that was voided in the books is told so at Retry, and taken back here', async () => {
  const { id } = await inBooks();
  books.hands.voidInvoice(ledgerIdOf(id));
  const paymentId = await payHere(id, '25.00');
  const { id: operationId } = await refused(paymentId);
  // What the books said meant that we were behind: the invoice was read again without being asked for.
  await invoiceOnce(session, id, (body) => chipOf(body) === 'voided');
  await session.post(`/api/v1/sync-operations/${operationId}/retry`);
  expect(await refused(paymentId)).toMatchObject({
    next: mendOf('DeletedInBooks', ledger.traits),
    problem: { code: 'DeletedInBooks', message: `The invoice was voided in ${ledger.traits.label}.` },
  });
  const removed = await session.delete(`/api/v1/payments/${paymentId}`);
  expect(removed.status, JSON.stringify(removed.body)).toBe(200);
  expect(await listed('needsAttention', paymentId)).toBeUndefined();
  expect(books.payments(ledgerIdOf(id))).toEqual([]);
});

test('what somebody voided or removed in the books already counts as done when it is asked for here', async () => {
  const { id } = await inBooks();
  books.hands.voidInvoice(ledgerIdOf(id));
  await session.post(`/api/v1/invoices/${id}/void`);
  await invoiceOnce(session, id, (body) => chipOf(body) === 'voided');
  const paid = await inBooks();
  const paymentId = await payHere(paid.id, '25.00');
  await eventually(async () => (paymentsThere(paid.id).length === 1 ? listed('done', paymentId) : undefined));
  for (const { ledgerId } of paymentsThere(paid.id)) books.hands.removePayment(ledgerId);
  const removed = await session.delete(`/api/v1/payments/${paymentId}`);
  expect(removed.status, JSON.stringify(removed.body)).toBe(200);
  await eventually(async () => {
    const { body } = await session.get(`/api/v1/payments?invoiceId=${paid.id}`);
    return body.items.every(({ removedAt }) => removedAt !== null) ? true : undefined;
  });
  expect((await session.get('/api/v1/sync-operations?state=needsAttention')).body.items).toEqual([]);
});

test.each(ledger.saysNotDone)(
  'while the ledger $how the invoice waits, says so, and goes on by itself',
  async ({ says: words, said }) => {
    const { contactId } = await inBooks();
    practice.ledger.faults.lay({ at: 'invoices', kind: 'unavailable', says: words, times: 2 });
    const id = await send({ contactId });
    const waiting = await eventually(async () => {
      const operation = await listed('queued', id);
      return operation?.['problem'] ? operation : undefined;
    });
    expect(waiting).toMatchObject({
      problem: { code: 'OrganisationUnavailable', ledgerWords: expect.stringMatching(said) },
      next: expect.stringMatching(/^It is tried again at \d{4}-/),
    });
    await isThere(id);
  },
);

test('while the ledger is unavailable nobody knows whether the invoice arrived: it is looked for, and there once', async () => {
  const { contactId } = await inBooks();
  practice.ledger.faults.lay({ at: 'createInvoice', kind: 'unavailable' });
  await isThere(await send({ contactId }));
});

test('when the limit of calls is spent, it is said when work goes on, and it goes on then', async () => {
  const { contactId } = await inBooks();
  practice.ledger.faults.lay({ at: 'createInvoice', kind: 'minuteSpent', seconds: 3 });
  const id = await send({ contactId });
  const waiting = await eventually(async () => {
    const operation = await listed('queued', id);
    return operation?.['problem'] ? operation : undefined;
  });
  expect(waiting['problem']).toMatchObject({ code: 'RateLimited' });
  const [, until = ''] = /^It is tried again at (.+)\.$/.exec(String(waiting['next'])) ?? [];
  const seconds = (Date.parse(until) - Date.now()) / 1_000;
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(ledger.saysWhenToGoOn ? 4 : 61);
  await minutePasses(practice, connectionId);
  await isThere(id);
});

test('a dead grant says Auth Failed, and after Reconnect through the consent page what waited is in the books once', async () => {
  const { contactId } = await inBooks();
  practice.ledger.revokeGrant();
  practice.ledger.expireAccessTokens();
  const id = await send({ contactId });
  const waiting = await eventually(async () => {
    const operation = await listed('queued', id);
    return operation?.['problem'] ? operation : undefined;
  });
  expect(waiting).toMatchObject({
    problem: { code: 'AuthFailed', setting: '/settings/integrations' },
    next: 'It goes on when the books are connected again.',
  });
  const card = await session.get(`/api/v1/connections/${connectionId}`);
  expect(card.body['status']).toBe('reconnectNeeded');
  expect((await practice.connect()).connectionId).toBe(connectionId);
  await isThere(id);
});

/** 10 shirts at 12.50 without tax said: as the mapping has it. */
async function send(fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { contactId = undefined, ...rest } = fields;
  const input = {
    ...(await sampleInvoice(session, rest)),
    ...(contactId === undefined ? {} : { contactId }),
  };
  const created = await session.post('/api/v1/invoices', { lineAmountType: 'noTax', ...input });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.id;
}

const sampleLine = { description: 'Sample shirts', quantity: '1', unitPrice: '12.50' };

async function sendLine(line: Readonly<Record<string, unknown>>, known: Known): Promise<string> {
  if (known === 'we know before sending') await readAllReferences();
  return send({ lineAmountType: 'exclusive', lines: [{ ...sampleLine, ...line }] });
}

const sendLines = (taxes: readonly ('salesTax' | 'otherTax')[]): Promise<string> => {
  const lines = taxes.map((tax) => ({ ...sampleLine, taxType: books.organisation[tax] }));
  return send({ lineAmountType: 'exclusive', lines });
};

async function lockAndSend(lock: () => void, known: Known): Promise<string> {
  lock();
  if (known === 'we know before sending') await readAllReferences();
  return send();
}

const twins = () => books.contacts().filter(({ email }) => email === 'twins@sample.example');

async function sendToTwins(): Promise<string> {
  const contact = await session.post('/api/v1/contacts', {
    firstName: 'Sample',
    lastName: 'Twins',
    email: 'twins@sample.example',
  });
  return send({ contactId: contact.body.id });
}

const invoice = async (id: string) => (await session.get(`/api/v1/invoices/${id}`)).body;

async function change(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const now = await invoice(id);
  const kept = ['contactId', 'currency', 'issueDate', 'dueDate', 'lineAmountType', 'number'] as const;
  const lines = (now['lines'] as readonly Body[]).map(({ description, quantity, unitPrice }) => ({
    description,
    quantity,
    unitPrice,
  }));
  const changed = await session.patch(`/api/v1/invoices/${id}`, {
    ...Object.fromEntries(kept.map((name) => [name, now[name]])),
    lines,
    ...fields,
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
}

const changeLine = (id: string, line: Readonly<Record<string, unknown>>) =>
  change(id, { lines: [{ ...sampleLine, ...line }] });

async function inBooks(): Promise<{ readonly id: string; readonly contactId: unknown }> {
  const id = await send();
  const { contactId } = await invoiceOnce(session, id, (body) => body['syncState'] === 'inBooks');
  return { id, contactId };
}

const there = (id: string) => books.invoicesOf(id);
const ledgerIdOf = (id: string) => there(id)[0]?.ledgerId ?? '';

async function isThere(id: string): Promise<void> {
  await invoiceOnce(session, id, (body) => body['syncState'] === 'inBooks');
  expect(there(id)).toHaveLength(1);
}

const contactOf = (contactId: unknown): string =>
  books.contacts().find(({ mark }) => mark === `CF-${String(contactId)}`)?.ledgerId ?? '';

/** The account and the item that a test takes away and gives back. */
let archived: string;
let gone: string;

const xero = () => ({ books: practice.sandbox.books, tenantId: books.organisation.id });

function setPlan(plan: 'STARTER' | 'STANDARD' | 'PREMIUM'): void {
  const { books: there, tenantId } = xero();
  expect(there.setPlan({ tenantId, plan }).ok).toBe(true);
}

function lockXero(dates: { readonly periodLockDate?: string; readonly endOfYearLockDate?: string }): void {
  const { books: there, tenantId } = xero();
  expect(there.setLockDates({ tenantId, ...dates }).ok).toBe(true);
}

/** A small plan approves twenty sales invoices a month, whoever approved them. */
async function reachPlanLimit(): Promise<void> {
  setPlan('PREMIUM');
  for (let count = 0; count < 20; count += 1) books.hands.typeInvoice();
  setPlan('STARTER');
}

async function arriveAs(invoicesArriveAs: 'draft' | 'approved'): Promise<void> {
  const changed = await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs });
  expect(changed.status).toBe(200);
}

const payThere = (id: string, amount: string) => books.hands.pay(ledgerIdOf(id), amount);

const paymentsThere = (id: string) => books.payments(ledgerIdOf(id)).filter(({ isRemoved }) => !isRemoved);

async function payHere(id: string, amount: string): Promise<string> {
  const paid = await session.post(`/api/v1/invoices/${id}/payments`, { amount, paidOn: '2026-11-20' });
  expect(paid.status, JSON.stringify(paid.body)).toBe(201);
  return paid.body.id;
}

async function invoiceOfPayment(paymentId: string): Promise<string> {
  const { body } = await session.get('/api/v1/payments?limit=200');
  return String(body.items.find(({ id }) => id === paymentId)?.['invoiceId']);
}

async function listed(state: string, subjectId: string): Promise<Body | undefined> {
  const { body } = await session.get(`/api/v1/sync-operations?state=${state}&limit=200`);
  return body.items.find((operation) => operation['subjectId'] === subjectId);
}

const refused = (subjectId: string) => eventually(() => listed('needsAttention', subjectId));

/** The warning that whoever watches the server reads. */
function warned(subjectId: string): unknown {
  return logged
    .map((line): Record<string, unknown> => JSON.parse(line))
    .findLast((entry) => [entry.subjectId, entry.invoiceId].includes(subjectId));
}

async function readAllReferences(): Promise<void> {
  const readAt = async () =>
    (await session.get(`/api/v1/connections/${connectionId}`)).body['referenceReadAt'];
  const before = await readAt();
  await aMomentLater(practice);
  await session.post(`/api/v1/connections/${connectionId}/refresh-references`);
  await eventually(async () => ((await readAt()) === before ? undefined : true));
}

async function readReferences(kind: string, name: string): Promise<void> {
  await readAllReferences();
  const { body } = await session.get(
    `/api/v1/connections/${connectionId}/references?kind=${kind}&q=${encodeURIComponent(name)}`,
  );
  expect(body.items).toHaveLength(1);
}

test('no problem has a code that no scenario brings about', async () => {
  const folder = new URL('.', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const scenarios = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join(
    '\n',
  );
  // A difference of totals is no refusal: it stands on an invoice that is in the books.
  const brought = (code: string) => (code === 'TotalsDiffer' ? 'totalsDifference' : `'${code}'`);
  expect(problemCodes.filter((code) => !scenarios.includes(brought(code)))).toEqual([]);
});
