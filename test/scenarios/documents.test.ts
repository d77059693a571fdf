// What the books do with an invoice for its customer: each e-mail, file and note once, and what came back is shown.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findConnection } from '../../src/store/connections.ts';
import { openBooks } from '../../src/sync/ledger-access.ts';
import type { Body, Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import type { LedgerFault, Place } from '../support/ledgers/practice-ledger.ts';
import {
  aMomentLater,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterEach(async () => {
  practice.ledger.faults.clear();
  await arriveAs('approved');
});
afterAll(() => practice.close());

const arriveAs = async (invoicesArriveAs: string) => {
  const changed = await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
};

async function invoiceInBooks(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  await invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
  return created.body.id;
}

/** A customer without an address, in an invoice that is in the books. */
async function invoiceWithoutAddress(): Promise<string> {
  const contact = await session.post('/api/v1/contacts', {
    firstName: 'Sam',
    lastName: `NoMail ${Math.random()}`,
  });
  return invoiceInBooks({ contactId: contact.body.id });
}

function ledgerIdOf(invoiceId: string): string {
  const [found] = books.invoicesOf(invoiceId);
  if (found === undefined) throw new Error('The books do not have the invoice');
  return found.ledgerId;
}

const emailsOf = (invoiceId: string) => books.emails(ledgerIdOf(invoiceId));
const filesOf = (invoiceId: string) => books.files(ledgerIdOf(invoiceId));
const notesOf = (invoiceId: string, text: string) =>
  books.notes(ledgerIdOf(invoiceId)).filter((note) => note === text);

const email = (invoiceId: string, externalId: string | null = null) =>
  session.post(`/api/v1/invoices/${invoiceId}/emails`, { externalId });

/** The documents of an invoice once `isThere` holds of them. */
function documentsOnce(invoiceId: string, isThere: (documents: Documents) => boolean): Promise<Documents> {
  return eventually(async () => {
    // As the API's own schema says.
    const documents = (await session.get(`/api/v1/invoices/${invoiceId}/documents`))
      .body as unknown as Documents;
    return isThere(documents) ? documents : undefined;
  });
}

type Standing = { readonly syncState: string; readonly problem: { readonly code: string } | null };
type Documents = {
  readonly email: {
    readonly isSent: boolean;
    readonly isPlanned: boolean;
    readonly to: string | null;
    readonly latest:
      | (Standing & { readonly id: string; readonly isInDoubt: boolean; readonly sentTo: string })
      | null;
  };
  readonly online: {
    readonly state: string;
    readonly url: string | null;
    readonly problem: string | null;
  };
  readonly pdf: { readonly state: string };
  readonly files: {
    readonly state: string;
    readonly items: readonly (Standing & { readonly id: string | null; readonly name: string })[];
  };
  readonly notes: readonly (Standing & { readonly text: string })[];
  readonly history: { readonly state: string; readonly items: readonly { readonly details: string }[] };
};
const isEmailed = (documents: Documents) => documents.email.latest?.syncState === 'inBooks';

async function addFile(invoiceId: string, name: string, bytes: Uint8Array<ArrayBuffer>, query = '') {
  const answer = await practice.app.app.request(
    `/api/v1/invoices/${invoiceId}/files?name=${encodeURIComponent(name)}${query}`,
    {
      method: 'POST',
      headers: { ...session.headers, 'sec-fetch-site': 'same-origin', 'content-type': 'application/pdf' },
      body: bytes,
    },
  );
  return { status: answer.status, body: (await answer.json()) as Body };
}

const someBytes = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7) % 256);

const lost = (at: Place): readonly (readonly [string, LedgerFault])[] => [
  ['was lost after the books had done it', { at, kind: 'loseAnswer' }],
  ['was lost before the books saw the request', { at, kind: 'loseRequest' }],
  ['was a failure of the ledger before its work', { at, kind: 'error', isKept: true }],
  ['was a failure of the ledger after its work', { at, kind: 'error', isAfterWork: true }],
];

test('an invoice is e-mailed to the address that was shown, and the drawer says so', async () => {
  const id = await invoiceInBooks();
  const before = await documentsOnce(id, ({ email: { to } }) => to !== null);
  expect(before.email).toMatchObject({ isSent: false, latest: null });
  const asked = await email(id);
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  const after = await documentsOnce(id, (documents) => isEmailed(documents) && documents.email.isSent);
  expect(after.email.latest?.sentTo).toBe(before.email.to);
  expect(emailsOf(id)).toEqual([before.email.to]);
});

test('an invoice is e-mailed when it is in the books, where that was ticked', async () => {
  const id = await invoiceInBooks({ emailWhenInBooks: true });
  await documentsOnce(id, isEmailed);
  expect(emailsOf(id)).toHaveLength(1);
});

test('pressed twice it is e-mailed once, and again when asked again', async () => {
  const id = await invoiceInBooks();
  await Promise.all([email(id, `press ${id}`), email(id, `press ${id}`)]);
  await documentsOnce(id, isEmailed);
  expect((await email(id, `press ${id}`)).status).toBe(200);
  const { body: operations } = await session.get('/api/v1/sync-operations?limit=20');
  expect(
    operations.items.filter((each) => each['invoiceId'] === id && each['kind'] === 'emailInvoice'),
  ).toHaveLength(1);
  expect(emailsOf(id)).toHaveLength(1);
  await email(id);
  await eventually(async () => (emailsOf(id).length === 2 ? true : undefined));
});

test.each(lost('emailInvoice'))('an e-mail whose answer %s is sent once', async (_, fault) => {
  const id = await invoiceInBooks();
  practice.ledger.faults.lay(fault);
  await email(id);
  await documentsOnce(id, isEmailed);
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  expect(emailsOf(id)).toHaveLength(1);
});

test('a second e-mail whose answer was lost goes again under its key, which sends it once and asks nobody', async () => {
  const id = await invoiceInBooks();
  await email(id);
  await documentsOnce(id, isEmailed);
  practice.ledger.faults.lay({ at: 'emailInvoice', kind: 'loseAnswer' });
  await email(id);
  await documentsOnce(id, (documents) => isEmailed(documents) && emailsOf(id).length === 2);
  const keys = practice.ledger.emailKeys(ledgerIdOf(id));
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(2);
});

test.each([
  ['send-again', 2],
  ['was-sent', 1],
] as const)(
  'where the books cannot tell whether a second e-mail was sent, a person says: %s',
  async (press, sent) => {
    const id = await invoiceInBooks();
    await email(id);
    await documentsOnce(id, isEmailed);
    practice.ledger.faults.lay({ at: 'emailInvoice', kind: 'error', isKept: true });
    await email(id);
    const { email: shown } = await documentsOnce(id, ({ email: { latest } }) => latest?.isInDoubt === true);
    expect(shown.latest).toMatchObject({
      syncState: 'needsAttention',
      problem: { code: 'OutcomeUnknown', setting: `/invoices/${id}` },
    });
    expect((await email(id)).body.code).toBe('OutcomeUnknown');
    const retried = await session.post('/api/v1/sync-operations/retry', { all: true });
    expect(retried.status).toBe(200);
    expect(emailsOf(id)).toHaveLength(1);
    const said = await session.post(`/api/v1/invoice-emails/${shown.latest?.id}/${press}`);
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    await documentsOnce(id, isEmailed);
    expect(emailsOf(id)).toHaveLength(sent);
  },
);

test.runIf(ledger.traits.hasDrafts)(
  'a draft is not e-mailed, and says why; approved in the books it is, with Retry',
  async () => {
    await arriveAs('draft');
    const id = await invoiceInBooks({ emailWhenInBooks: true });
    const { email: shown } = await documentsOnce(id, ({ email: { latest } }) => latest?.problem !== null);
    expect(shown.latest?.problem).toMatchObject({ message: expect.stringContaining('draft') });
    expect(await email(id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('draft') },
    });
    expect((await session.post(`/api/v1/invoices/${id}/documents/onlineUrl`)).body.code).toBe('draft');
    books.hands.approveInvoice(ledgerIdOf(id));
    await invoiceOnce(session, id, (body) => (body['chip'] as Body)['kind'] === 'waitingPayment');
    expect((await email(id)).status).toBe(200);
    await documentsOnce(id, isEmailed);
    expect(emailsOf(id)).toHaveLength(1);
  },
);

test.runIf(ledger.traits.hasDrafts)(
  'ticked for an invoice that is to arrive as a draft, the e-mail says at once why it is not sent',
  async () => {
    const input = await sampleInvoice(session, { emailWhenInBooks: true, arriveAs: 'draft' });
    const { body } = await session.post('/api/v1/invoices', input);
    const { email: shown } = await documentsOnce(body.id, ({ email: { latest } }) => latest !== null);
    expect(shown.latest?.problem).toMatchObject({ message: expect.stringContaining('draft') });
  },
);

test.skipIf(ledger.traits.hasDrafts)(
  'ticked for an invoice that waits here for approval, the e-mail waits with it and goes once it is approved',
  async () => {
    await arriveAs('awaitingApproval');
    const issue = async () => {
      const input = await sampleInvoice(session, { emailWhenInBooks: true });
      const { body } = await session.post('/api/v1/invoices', input);
      expect(body).toMatchObject({ syncState: 'awaitingApproval' });
      await documentsOnce(body.id, ({ email: { isPlanned, latest } }) => isPlanned && latest === null);
      return body.id;
    };
    const [id, setAside] = [await issue(), await issue()];
    await Promise.all([1, 2].map(() => session.post(`/api/v1/invoices/${id}/approve`)));
    const { email: shown } = await documentsOnce(id, isEmailed);
    expect(shown.isPlanned).toBe(false);
    expect(emailsOf(id)).toHaveLength(1);
    // What is taken up again later goes as it is asked for then.
    await session.post(`/api/v1/invoices/${setAside}/ignore`);
    await session.post(`/api/v1/invoices/${setAside}/unignore`);
    await session.post(`/api/v1/invoices/${setAside}/send`);
    await session.post(`/api/v1/invoices/${setAside}/approve`);
    await invoiceOnce(session, setAside, ({ syncState }) => syncState === 'inBooks');
    const { email: of } = await documentsOnce(setAside, () => true);
    expect(of).toMatchObject({ isPlanned: false, latest: null });
  },
);

test('a customer without an address is refused before anything is sent', async () => {
  const id = await invoiceWithoutAddress();
  const refused = await email(id);
  expect(refused).toMatchObject({ status: 409, body: { code: 'EmailAddressMissing' } });
  expect(emailsOf(id)).toEqual([]);
});

// Plans that send no e-mails are Xero's.
test.runIf(ledger.name === 'xero')(
  'what the plan does not send is said in our words, and Retry sends it once the plan allows it',
  async () => {
    const id = await invoiceInBooks();
    const { books: there } = practice.sandbox;
    const { id: tenantId } = books.organisation;
    there.setPlan({ tenantId, plan: 'DEMO' });
    await email(id);
    const { email: shown } = await documentsOnce(id, ({ email: { latest } }) => latest?.problem !== null);
    expect(shown.latest?.problem).toMatchObject({
      code: 'PlanLimit',
      message: expect.stringContaining('a demo company none'),
    });
    there.setPlan({ tenantId, plan: 'PREMIUM' });
    await email(id);
    await documentsOnce(id, isEmailed);
    expect(emailsOf(id)).toHaveLength(1);
  },
);

test('set aside while its e-mail waits for it, an invoice is not e-mailed', async () => {
  const input = await sampleInvoice(session, { emailWhenInBooks: true });
  const lines = [
    {
      description: 'Sample shirts',
      quantity: '1',
      unitPrice: '1',
      accountCode: books.organisation.missingAccount,
    },
  ];
  const { body } = await session.post('/api/v1/invoices', { ...input, lines });
  expect(body['syncState']).toBe('needsAttention');
  await documentsOnce(body.id, ({ email: { latest } }) => latest?.problem?.code === 'InvalidAccountCode');
  await session.post(`/api/v1/invoices/${body.id}/ignore`);
  await documentsOnce(body.id, ({ email: { latest } }) => latest?.syncState === 'ignored');
});

test.runIf(ledger.marksAsSent)(
  'marked as sent in the books, or not any more, it is shown so here',
  async () => {
    const id = await invoiceInBooks();
    const mark = (isSent: boolean) => books.hands.markAsSent(ledgerIdOf(id), isSent);
    mark(true);
    await documentsOnce(id, ({ email: { isSent } }) => isSent);
    mark(false);
    await documentsOnce(id, ({ email: { isSent } }) => !isSent);
  },
);

test('the online link opens where the customer sees the invoice, and is kept', async () => {
  const id = await invoiceInBooks();
  const ask = () => session.post(`/api/v1/invoices/${id}/documents/onlineUrl`);
  await ask();
  if (!ledger.showsAllOnline) {
    const { online: missing } = await documentsOnce(id, ({ online: { problem } }) => problem !== null);
    expect(missing.problem).toMatch(/no page on the web.*Turn on online payments/);
    books.hands.showOnline(ledgerIdOf(id));
    await ask();
  }
  const { online } = await documentsOnce(id, ({ online: { state } }) => state === 'there');
  expect(online.url).toMatch(ledger.onlineInvoice);
});

test('the PDF of the books is a PDF, and is printed anew when the invoice has changed', async () => {
  const id = await invoiceInBooks();
  const download = () =>
    practice.app.app.request(`/api/v1/invoices/${id}/ledger-pdf`, { headers: session.headers });
  const early = await download();
  expect([early.status, ((await early.json()) as Body).code]).toEqual([404, 'pdfNotRead']);
  await session.post(`/api/v1/invoices/${id}/documents/pdf`);
  await documentsOnce(id, ({ pdf }) => pdf.state === 'there');
  const pdf = await download();
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await session.post(`/api/v1/invoices/${id}/payments`, { amount: '25.00', paidOn: '2026-11-02' });
  await documentsOnce(id, ({ pdf: { state } }) => state !== 'there');
  expect((await download()).status).toBe(404);
});

test.each([['comes', null], ...lost('attachFile')] as const)(
  'a file arrives in the books once with its bytes when the answer %s',
  async (_, fault) => {
    const id = await invoiceInBooks();
    if (fault !== null) practice.ledger.faults.lay(fault);
    const added = await addFile(id, 'Job sheet ü.pdf', someBytes, '&isOnline=true');
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    const { files } = await documentsOnce(id, ({ files: { items } }) => items[0]?.syncState === 'inBooks');
    expect(practice.ledger.faults.haveAllStruck()).toBe(true);
    const [held, ...more] = filesOf(id);
    expect(more).toEqual([]);
    expect(held).toMatchObject({ name: 'Job sheet ü.pdf', type: 'application/pdf', isOnline: true });
    expect(held?.content.equals(Buffer.from(someBytes))).toBe(true);
    const back = await practice.app.app.request(`/api/v1/invoice-files/${files.items[0]?.id}/content`, {
      headers: session.headers,
    });
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(someBytes);
  },
);

test('a second file of one name, a forbidden name, an empty or an eleventh file are refused', async () => {
  const id = await invoiceInBooks();
  expect((await addFile(id, 'sheet 1.pdf', someBytes)).status).toBe(200);
  expect((await addFile(id, 'sheet 1.pdf', someBytes)).status).toBe(200);
  expect(await addFile(id, 'sheet 1.pdf', someBytes.slice(1))).toMatchObject({ status: 409 });
  expect(await addFile(id, 'SHEET 1.pdf', someBytes)).toMatchObject({
    status: 409,
    body: { code: 'fileNameTaken' },
  });
  expect(await addFile(id, 'a/b?.pdf', someBytes)).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'query.name', message: 'must not contain / ?' }] },
  });
  expect((await addFile(id, 'empty.pdf', new Uint8Array())).status).toBe(422);
  expect((await addFile(id, 'huge.pdf', new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413);
  for (let count = 2; count <= 10; count++) await addFile(id, `sheet ${count}.pdf`, someBytes);
  expect(await addFile(id, 'sheet 11.pdf', someBytes)).toMatchObject({
    status: 409,
    body: { code: 'tooManyFiles' },
  });
  await eventually(async () => (filesOf(id).length === 10 ? true : undefined));
});

test('a file that was attached in the books is listed too, and is not overwritten by one of its name', async () => {
  const id = await invoiceInBooks();
  const theirs = await addTheirs(id, 'Terms.pdf', Uint8Array.from([1, 2, 3]));
  expect(theirs).toBe(200);
  const added = await addFile(id, 'terms.pdf', someBytes);
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  const { files } = await documentsOnce(id, ({ files: { items } }) => items[0]?.problem !== null);
  expect(files.items[0]?.problem).toMatchObject({ message: expect.stringContaining('another file named') });
  expect(filesOf(id)).toMatchObject([{ name: 'Terms.pdf', content: { byteLength: 3 } }]);
  const withdrawn = await session.delete(`/api/v1/invoice-files/${files.items[0]?.id}`);
  expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
  await session.post(`/api/v1/invoices/${id}/documents/files`);
  const listed = await documentsOnce(id, ({ files: { state } }) => state === 'there');
  expect(listed.files.items).toMatchObject([{ id: null, name: 'Terms.pdf' }]);
});

/** As another app of the customer's would. */
async function addTheirs(invoiceId: string, name: string, content: Uint8Array): Promise<number> {
  const connection = await findConnection(practice.app.deps.db, practice.workspaceId, connectionId);
  if (connection === undefined) throw new Error('no connection');
  const calls = openBooks(practice.engine, connection, 'interactive');
  const attached = await calls.attachFile(
    { invoiceLedgerId: ledgerIdOf(invoiceId), name, type: 'application/pdf', isOnline: false, content },
    `theirs-${invoiceId}`,
  );
  return attached.ok ? 200 : 500;
}

describe.runIf(ledger.traits.hasHistory)('the history', () => {
  test.each([['comes', null], ...lost('addNote')] as const)(
    'a note stands in the history of the books once when the answer %s',
    async (_, fault) => {
      const id = await invoiceInBooks();
      const text = 'Agreed by phone:\npays on Friday.';
      if (fault !== null) practice.ledger.faults.lay(fault);
      const add = () => session.post(`/api/v1/invoices/${id}/notes`, { text });
      await Promise.all([add(), add()]);
      const { notes } = await documentsOnce(id, (documents) => documents.notes[0]?.syncState === 'inBooks');
      expect(notes).toHaveLength(1);
      expect(notesOf(id, text)).toHaveLength(1);
      await session.post(`/api/v1/invoices/${id}/documents/history`);
      const { history } = await documentsOnce(id, (documents) => documents.history.state === 'there');
      expect(history.items.filter(({ details }) => details === text)).toHaveLength(1);
    },
  );
});

test('an invoice that was never sent has nothing in the books to do these things with', async () => {
  const { body } = await session.post('/api/v1/invoices', await sampleInvoice(session, { send: false }));
  expect((await email(body.id)).body.code).toBe('notSent');
  expect((await addFile(body.id, 'a.pdf', someBytes)).body.code).toBe('notSent');
  expect((await session.post(`/api/v1/invoices/${body.id}/notes`, { text: 'x' })).body.code).toBe('notSent');
  expect((await session.post(`/api/v1/invoices/${body.id}/documents/pdf`)).body.code).toBe('notSent');
});

test('the sync centre names the invoice of an e-mail, a file and a note', async () => {
  const id = await invoiceInBooks();
  await email(id);
  await addFile(id, 'Listed.pdf', someBytes);
  const { hasHistory } = ledger.traits;
  if (hasHistory) await session.post(`/api/v1/invoices/${id}/notes`, { text: 'Listed' });
  await documentsOnce(
    id,
    (documents) => isEmailed(documents) && (!hasHistory || documents.notes[0]?.syncState === 'inBooks'),
  );
  const { body } = await session.get('/api/v1/sync-operations?limit=10');
  const ours = body.items.filter((each) => each['invoiceId'] === id).map((each) => each['kind']);
  expect(ours).toEqual(
    expect.arrayContaining(['emailInvoice', 'attachFile', ...(hasHistory ? ['addHistoryNote'] : [])]),
  );
  expect(body.items.find((each) => each['kind'] === 'attachFile')?.['subjectName']).toMatch(
    /^Listed\.pdf · /,
  );
});
