/** `/CreditNotes` */

import type { CreditNoteRecord } from '../records.ts';
import { fold } from '../tables.ts';
import { allocationOperations } from './allocation-operations.ts';
import { attachmentOperations } from './attachments.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type CreditNoteInput, creditNoteInput } from './credit-note-input.ts';
import { creditNoteNumbered } from './credit-note-numbers.ts';
import { creditNoteHead, creditNoteInFull, creditNoteRow } from './credit-note-views.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement } from './fields.ts';
import { historyOperations } from './history.ts';
import { type Call, listAnswer, type Operation, scopes, unitPlaces } from './operation.ts';
import { changedRecords, type Look, pageOf, sorted } from './paging.ts';
import { createCreditNote, updateCreditNote } from './save-credit-note.ts';
import { where } from './where.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'CreditNotes', idField: 'CreditNoteID', errorFlag: 'HasErrors' };
const READ = scopes('invoices', 'read');
const WRITE = scopes('invoices', 'write');
const ONE = '/CreditNotes/:id';

export const creditNoteOperations: readonly Operation[] = [
  { method: 'GET', path: '/CreditNotes', scopes: READ, handle: listCreditNotes },
  { method: 'GET', path: ONE, scopes: READ, handle: (call) => withCreditNote(call, showOne) },
  {
    method: 'PUT',
    path: '/CreditNotes',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, put(call)),
  },
  {
    method: 'POST',
    path: '/CreditNotes',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, post(call)),
  },
  { method: 'POST', path: ONE, scopes: WRITE, handle: (call) => withCreditNote(call, postOne) },
  ...allocationOperations('/CreditNotes', WRITE, creditNoteOf),
  ...historyOperations(
    '/CreditNotes',
    { read: READ, write: WRITE },
    (call) => creditNoteOf(call)?.creditNoteId,
  ),
  ...attachmentOperations('CreditNotes', (call) => creditNoteOf(call)?.creditNoteId),
];

/** The document knows fewer filters here than for invoices; what it does not know is not looked at. */
function listCreditNotes(call: Call): Answer {
  const { ledger, query } = call;
  const head = (creditNote: CreditNoteRecord) => creditNoteHead(ledger, creditNote);
  const look: Look<CreditNoteRecord> = {
    view: head,
    id: ({ creditNoteId }) => creditNoteId,
    byDefault: 'UpdatedDateUTC ASC',
    isInOrder: true,
  };
  const matching = where(query.get('where'), changedRecords(call, ledger.tables.creditNotes), look);
  const page = pageOf(query, sorted(query, matching, look));
  const view = (creditNote: CreditNoteRecord) =>
    page.pagination
      ? { ...creditNoteInFull(ledger, creditNote, unitPlaces(call)), Contact: head(creditNote).Contact }
      : creditNoteRow(ledger, creditNote);
  return listAnswer(call, 'CreditNotes', page.records.map(view), page.pagination);
}

/** By id or by number; of several with one number a living one comes first. */
function creditNoteOf({ ledger, params }: Call): CreditNoteRecord | undefined {
  const named = params.id ?? '';
  const { creditNotes } = ledger.tables;
  return (
    creditNotes.get(named.toLowerCase()) ??
    creditNoteNumbered(ledger, named) ??
    creditNotes.find('number', fold(named))[0]
  );
}

function withCreditNote(call: Call, answer: (call: Call, creditNote: CreditNoteRecord) => Answer): Answer {
  const found = creditNoteOf(call);
  return found ? answer(call, found) : notFound();
}

const showOne = (call: Call, creditNote: CreditNoteRecord): Answer =>
  listAnswer(call, 'CreditNotes', [creditNoteInFull(call.ledger, creditNote, unitPlaces(call))]);

const put = (call: Call) => (element: Received) => {
  const input = readElement(creditNoteInput, element);
  // Ids are Xero's to give.
  return input.CreditNoteID ? refused(ID_UNKNOWN) : create(call, input);
};

/** Create or overwrite: matched by id, and by the mere number. */
const post = (call: Call) => (element: Received) => {
  const input = readElement(creditNoteInput, element);
  const { CreditNoteID: id, CreditNoteNumber: number } = input;
  const existing = id
    ? call.ledger.tables.creditNotes.get(id)
    : number && input.Type !== 'ACCPAYCREDIT'
      ? creditNoteNumbered(call.ledger, number)
      : undefined;
  if (existing) return update(call, existing, input);
  return id ? refused(ID_UNKNOWN) : create(call, input);
};

const postOne = (call: Call, creditNote: CreditNoteRecord): Answer =>
  writeBatch(call, SHAPE, (element) => update(call, creditNote, readElement(creditNoteInput, element)));

const create = (call: Call, input: CreditNoteInput): Outcome =>
  saved(call, createCreditNote(call.ledger, input, unitPlaces(call)));
const update = (call: Call, existing: CreditNoteRecord, input: CreditNoteInput): Outcome =>
  saved(call, updateCreditNote(call.ledger, existing, input, unitPlaces(call)));

function saved(call: Call, result: ReturnType<typeof createCreditNote>): Outcome {
  if (!result.ok) return result;
  const view = creditNoteInFull(call.ledger, result.creditNote, unitPlaces(call));
  return { ok: true, view, warnings: result.warnings };
}

// By the pattern of invoices: no source gives this one for credit notes.
const ID_UNKNOWN = 'An existing Credit Note with the specified CreditNoteID could not be found';
