/** Credit notes through the API and by a person's hands: both documents of an allocation move together. */

import { expect, test } from 'vitest';
import { first, type Loose, messages, openBench, standardInvoice } from '../test-bench.ts';

function open(options: Parameters<typeof openBench>[0] = {}) {
  const bench = openBench(options);
  const { call, contactId, sandbox, tenantId } = bench;
  const { DueDate: _, ...head } = standardInvoice(contactId);
  const draft = { ...head, Type: 'ACCRECCREDIT' };
  /** AUTHORISED, 110.00 with tax. */
  const creditNote = async (fields: Readonly<Record<string, unknown>> = {}): Promise<Loose> => {
    const reply = await call('PUT', '/CreditNotes', { ...draft, ...fields });
    if (reply.status !== 200) throw new Error(reply.text);
    return first(reply.json.CreditNotes);
  };
  const allocate = (note: Loose, invoice: Loose, amount: unknown, query = '') =>
    call('PUT', `/CreditNotes/${note.CreditNoteID}/Allocations${query}`, {
      Allocations: [{ Invoice: { InvoiceID: invoice.InvoiceID }, Amount: amount, Date: '2026-03-02' }],
    });
  const shown = async (noun: string, id: unknown): Promise<Loose> =>
    first((await call('GET', `/${noun}/${id}`)).json[noun]);
  const held = (note: Loose) => sandbox.books.getCreditNote({ tenantId, creditNoteId: note.CreditNoteID });
  return { ...bench, draft, creditNote, allocate, shown, held };
}

test('documented: a new credit note has its number, its tax by line, and all of it remains', async () => {
  const { creditNote, call, draft } = open();
  const made = await creditNote({ Reference: 'Return 1' });
  expect(made).toMatchObject({
    CreditNoteNumber: 'CN-0001',
    Type: 'ACCRECCREDIT',
    Status: 'AUTHORISED',
    Reference: 'Return 1',
    SubTotal: 100,
    TotalTax: 10,
    Total: 110,
    RemainingCredit: 110,
    Allocations: [],
    Payments: [],
  });
  const { text } = await call('PUT', '/CreditNotes', draft);
  expect(text).toContain('"CreditNoteNumber":"CN-0002"');
  expect(text).toContain('"RemainingCredit":110.00');
});

test('documented: allocating a part moves both documents; the rest settles them', async () => {
  const { creditNote, invoice, allocate, shown } = open();
  const [note, owed] = [await creditNote(), await invoice()];
  const { json } = await allocate(note, owed, 30.5);
  expect(first(json.Allocations)).toMatchObject({
    Amount: 30.5,
    Invoice: { InvoiceID: owed.InvoiceID },
    CreditNote: { CreditNoteID: note.CreditNoteID },
  });
  expect(await shown('Invoices', owed.InvoiceID)).toMatchObject({
    Status: 'AUTHORISED',
    AmountCredited: 30.5,
    AmountDue: 79.5,
    CreditNotes: [
      { CreditNoteID: note.CreditNoteID, CreditNoteNumber: 'CN-0001', AppliedAmount: 30.5, Total: 110 },
    ],
  });
  expect(await shown('CreditNotes', note.CreditNoteID)).toMatchObject({
    Status: 'AUTHORISED',
    RemainingCredit: 79.5,
    Allocations: [{ Amount: 30.5, Invoice: { InvoiceID: owed.InvoiceID, InvoiceNumber: 'INV-0001' } }],
  });
  await allocate(note, owed, '79.50');
  const paid = await shown('Invoices', owed.InvoiceID);
  expect([paid.Status, paid.AmountDue, paid.FullyPaidOnDate]).toEqual([
    'PAID',
    0,
    '/Date(1772323200000+0000)/',
  ]);
  const used = await shown('CreditNotes', 'cn-0001');
  expect([used.Status, used.RemainingCredit, used.Allocations.length]).toEqual(['PAID', 0, 2]);
});

test('documented: an allocation is of the later of the two dates, whatever date was sent', async () => {
  const { creditNote, invoice, allocate, held } = open();
  const [note, owed] = [await creditNote({ Date: '2026-02-10' }), await invoice({ Date: '2026-02-20' })];
  await allocate(note, owed, 1);
  expect(held(note)?.allocations[0]?.date).toBe('2026-02-20');
});

test('documented: a deleted allocation answers bare, and both documents are open again', async () => {
  const { creditNote, invoice, allocate, call, shown } = open();
  const [note, owed] = [await creditNote(), await invoice()];
  const { AllocationID: id } = first((await allocate(note, owed, 110)).json.Allocations);
  const { status, json } = await call('DELETE', `/CreditNotes/${note.CreditNoteID}/Allocations/${id}`);
  expect([status, json]).toEqual([
    200,
    {
      AllocationId: id,
      Date: '/Date(1772323200000+0000)/',
      Invoice: [{ InvoiceID: owed.InvoiceID }],
      IsDeleted: true,
    },
  ]);
  const reopened = await shown('Invoices', owed.InvoiceID);
  expect([reopened.Status, reopened.AmountDue, reopened.CreditNotes, reopened.FullyPaidOnDate]).toEqual([
    'AUTHORISED',
    110,
    [],
    undefined,
  ]);
  expect(await shown('CreditNotes', note.CreditNoteID)).toMatchObject({
    Status: 'AUTHORISED',
    RemainingCredit: 110,
    Allocations: [],
  });
  expect((await call('DELETE', `/CreditNotes/${note.CreditNoteID}/Allocations/${id}`)).status).toBe(404);
});

test('observed: more than is owed, more than remains, and a paid invoice are refused in the ledger’s words', async () => {
  const { creditNote, invoice, allocate, held } = open();
  const [note, owed, other] = [await creditNote(), await invoice(), await invoice()];
  const TOO_MUCH = 'Credit Note cannot be allocated as amount is greater than amount outstanding';
  expect(messages((await allocate(note, owed, 110.01)).json)).toEqual([TOO_MUCH]);
  await allocate(note, owed, 60);
  expect(messages((await allocate(note, other, 50.01)).json)).toEqual([TOO_MUCH]);
  await allocate(note, owed, 50);
  expect(messages((await allocate(await creditNote(), owed, 1)).json)).toEqual([
    'The invoice you are trying to allocate to has already been paid off',
    TOO_MUCH,
  ]);
  expect(held(note)?.remainingCredit).toBe('0.00');
});

test('documented: only an approved credit note, of the same contact, and not for nothing', async () => {
  const { creditNote, invoice, allocate, sandbox, tenantId } = open();
  const owed = await invoice();
  const refusal = async (note: Loose, amount: unknown = 1) =>
    messages((await allocate(note, owed, amount)).json);
  expect(await refusal(await creditNote({ Status: 'DRAFT' }))).toHaveLength(1);
  const other = sandbox.books.listContacts({ tenantId })[1]?.contactId;
  expect(await refusal(await creditNote({ Contact: { ContactID: other } }))).toHaveLength(1);
  expect(await refusal(await creditNote(), 0)).toHaveLength(1);
  expect(await refusal(await creditNote(), -1)).toHaveLength(1);
  expect(await refusal(await creditNote(), 1)).toEqual([]);
});

test('documented: with summarizeErrors=false a refused allocation stands beside a good one', async () => {
  const { creditNote, invoice, call, held } = open();
  const [note, owed] = [await creditNote(), await invoice()];
  const part = (Amount: number) => ({ Invoice: { InvoiceID: owed.InvoiceID }, Amount });
  const place = `/CreditNotes/${note.CreditNoteID}/Allocations?summarizeErrors=false`;
  const { status, json } = await call('PUT', place, { Allocations: [part(100), part(100), part(10)] });
  expect([status, json.Allocations.map((each: Loose) => each.StatusAttributeString)]).toEqual([
    200,
    ['OK', 'ERROR', 'OK'],
  ]);
  expect(held(note)?.remainingCredit).toBe('0.00');
});

test('observed: an allocated credit note is neither edited nor voided', async () => {
  const { creditNote, invoice, allocate, call, held } = open();
  const [note, owed] = [await creditNote(), await invoice()];
  await allocate(note, owed, 1);
  const said = ['This document cannot be edited as it has a payment or credit note allocated to it.'];
  const post = (fields: unknown) => call('POST', `/CreditNotes/${note.CreditNoteID}`, fields);
  expect(messages((await post({ Status: 'VOIDED' })).json)).toEqual(said);
  expect(messages((await post({ Reference: 'Changed' })).json)).toEqual(said);
  expect(held(note)?.status).toBe('AUTHORISED');
});

test('documented: PUT only creates, POST changes by id or number, and a void one stays void', async () => {
  const { creditNote, call, draft, held } = open();
  const note = await creditNote({ CreditNoteNumber: 'CN-77' });
  expect((await call('PUT', '/CreditNotes', { ...draft, CreditNoteNumber: 'cn-77' })).status).toBe(400);
  expect((await call('PUT', '/CreditNotes', { ...draft, CreditNoteID: note.CreditNoteID })).status).toBe(400);
  const changed = await call('POST', '/CreditNotes', { CreditNoteNumber: 'CN-77', Reference: 'By number' });
  expect(first(changed.json.CreditNotes)).toMatchObject({
    CreditNoteID: note.CreditNoteID,
    Reference: 'By number',
    Total: 110,
  });
  await call('POST', '/CreditNotes/CN-77', { Status: 'VOIDED' });
  expect(held(note)?.status).toBe('VOIDED');
  expect((await call('POST', `/CreditNotes/${note.CreditNoteID}`, { Reference: 'x' })).status).toBe(400);
});

test('documented: the same key gives the same answer, and allocates once', async () => {
  const { creditNote, invoice, call, held } = open();
  const [note, owed] = [await creditNote(), await invoice()];
  const part = { Invoice: { InvoiceID: owed.InvoiceID }, Amount: 10 };
  const put = () =>
    call('PUT', `/CreditNotes/${note.CreditNoteID}/Allocations`, part, { 'Idempotency-Key': 'k1' });
  const [one, two] = [await put(), await put()];
  expect(two.text).toBe(one.text);
  expect(held(note)?.remainingCredit).toBe('100.00');
});

test('documented: lists are without lines unless paged, filtered by time and where', async () => {
  const { creditNote, call, sandbox } = open({ switches: { ifModifiedSince: 'inclusive' } });
  await creditNote({ Reference: 'Old' });
  sandbox.clock.advance(5_000);
  await creditNote({ Reference: 'New' });
  const list = async (query: string, headers = {}) =>
    (await call('GET', `/CreditNotes${query}`, undefined, headers)).json;
  expect((await list('')).CreditNotes.map((each: Loose) => each.LineItems)).toEqual([[], []]);
  const paged = await list('?page=2&pageSize=1');
  expect(paged.pagination).toEqual({ page: 2, pageSize: 1, pageCount: 2, itemCount: 2 });
  expect(first(paged.CreditNotes)).toMatchObject({ Reference: 'New', LineItems: [{ LineAmount: 100 }] });
  const since = { 'If-Modified-Since': new Date(sandbox.clock.now()).toISOString().slice(0, 19) };
  expect((await list('', since)).CreditNotes.map((each: Loose) => each.Reference)).toEqual(['New']);
  const found = await list(`?where=${encodeURIComponent('Reference=="Old" AND RemainingCredit>100')}`);
  expect(found.CreditNotes.map((each: Loose) => each.CreditNoteNumber)).toEqual(['CN-0001']);
});

test('documented: an allocation tells of the invoice, and of the credit note with type and status', async () => {
  const bodies: Loose[] = [];
  const { creditNote, invoice, allocate, sandbox } = open({
    timers: 'manual',
    webhook: { url: 'http://product.invalid/', key: 'k', intent: false },
    fetch: async (request) => {
      bodies.push(JSON.parse(await request.text()));
      return new Response();
    },
  });
  const [note, owed] = [await creditNote(), await invoice()];
  await allocate(note, owed, 110);
  sandbox.clock.advance(1_000);
  await sandbox.runDue();
  const events = bodies.flatMap((body) => body.events);
  expect(events.map((each: Loose) => [each.eventCategory, each.eventType, each.data?.Status])).toEqual([
    ['CREDITNOTE', 'CREATE', 'AUTHORISED'],
    ['INVOICE', 'CREATE', undefined],
    ['INVOICE', 'UPDATE', undefined],
    ['CREDITNOTE', 'UPDATE', 'PAID'],
  ]);
  expect(first(events)).toMatchObject({
    resourceId: note.CreditNoteID,
    resourceUrl: `https://api.xero.com/api.xro/2.0/CreditNotes/${note.CreditNoteID}`,
    data: { Type: 'ACCRECCREDIT' },
  });
});

test('a person makes a credit note, spreads it over two invoices, and takes one part back', async () => {
  const { sandbox, tenantId, contactId, invoice } = open();
  const { books } = sandbox;
  const [one, two] = [await invoice(), await invoice()];
  const lines = [{ description: 'Returned', quantity: '10', unitAmount: '10', accountCode: '200' }];
  const made = books.createCreditNote({ tenantId, contactId, date: '2026-03-02', lines, reference: 'R' });
  const creditNoteId = made.ok ? made.value.creditNoteId : '';
  const give = (owed: Loose, amount: string) =>
    books.allocateCredit({ tenantId, creditNoteId, invoiceId: owed.InvoiceID, amount, date: '2026-03-03' });
  give(one, '40');
  const last = give(two, '70.00');
  expect(last.ok && [last.value.status, last.value.fullyPaidOn]).toEqual(['PAID', '2026-03-03']);
  expect(books.voidCreditNote({ tenantId, creditNoteId }).ok).toBe(false);
  const allocationId = last.ok ? (last.value.allocations[0]?.allocationId ?? '') : '';
  const back = books.removeAllocation({ tenantId, creditNoteId, allocationId });
  expect(back.ok && [back.value.status, back.value.remainingCredit]).toEqual(['AUTHORISED', '40.00']);
  expect(books.getInvoice({ tenantId, invoiceId: one.InvoiceID })?.amountDue).toBe('110.00');
  expect(books.listCreditNotes({ tenantId })).toHaveLength(1);
});

test('a credit typed on an invoice is a real credit note, which stays when it is taken off', async () => {
  const { sandbox, tenantId, invoice, shown } = open();
  const { books } = sandbox;
  const invoiceId = String((await invoice()).InvoiceID);
  const credited = books.applyCredit({ tenantId, invoiceId, amount: '12.5', date: '2026-03-06' });
  const credit = credited.ok ? credited.value.credits[0] : undefined;
  expect(credit).toMatchObject({
    kind: 'CreditNote',
    number: 'CN-0001',
    amount: '12.50',
    date: '2026-03-06',
  });
  const note = await shown('CreditNotes', credit?.creditId);
  expect(note).toMatchObject({ Total: 12.5, TotalTax: 0, RemainingCredit: 0, Status: 'PAID' });
  const taken = books.removeCredit({ tenantId, invoiceId, creditId: credit?.creditId ?? '' });
  expect(taken.ok && [taken.value.amountDue, taken.value.credits]).toEqual(['110.00', []]);
  expect(await shown('CreditNotes', credit?.creditId)).toMatchObject({ RemainingCredit: 12.5 });
});

test.each(['0', '-1', '1.005', '1e2', '', 'ten', 1])('%j is no amount of credit', async (amount) => {
  const { sandbox, tenantId, invoice } = open();
  const invoiceId = String((await invoice()).InvoiceID);
  const act = { tenantId, invoiceId, amount: amount as string, date: '2026-03-06' };
  for (const kind of ['CreditNote', 'Prepayment'] as const) {
    const result = sandbox.books.applyCredit({ ...act, kind });
    expect(result.ok ? '' : result.why).toContain('The amount must be');
  }
  expect(sandbox.books.listCreditNotes({ tenantId })).toEqual([]);
});

test('contacts merged in the books take their credit notes along', async () => {
  const { creditNote, sandbox, tenantId, contactId, held } = open();
  const note = await creditNote();
  const into = sandbox.books.listContacts({ tenantId })[1]?.contactId ?? '';
  sandbox.books.mergeContacts({ tenantId, contactId, intoContactId: into });
  expect(held(note)?.contactId).toBe(into);
});
