/** `/BatchPayments` */

import type { BatchPaymentRecord } from '../records.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement } from './fields.ts';
import { historyOperations } from './history.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { changedRecords, type Look, sorted } from './paging.ts';
import { batchPaymentView } from './payment-views.ts';
import {
  type BatchPaymentInput,
  type BatchPaymentSaved,
  batchPaymentInput,
  createBatchPayment,
  deleteBatchPayment,
} from './save-batch-payment.ts';
import { where } from './where.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'BatchPayments', idField: 'BatchPaymentID' };
const READ = scopes('payments', 'read');
const WRITE = scopes('payments', 'write');
const [ALL, ONE] = ['/BatchPayments', '/BatchPayments/:id'] as const;

export const batchPaymentOperations: readonly Operation[] = [
  { method: 'GET', path: ALL, scopes: READ, handle: listBatchPayments },
  { method: 'GET', path: ONE, scopes: READ, handle: (call) => withBatch(call, showOne) },
  { method: 'PUT', path: ALL, scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, put(call)) },
  { method: 'POST', path: ALL, scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, post(call)) },
  { method: 'POST', path: ONE, scopes: WRITE, handle: (call) => withBatch(call, postOne) },
  ...historyOperations(ALL, { read: READ, write: WRITE }, (call) => batchNamed(call)?.batchPaymentId),
];

/** Never paged (the document has no such parameter). */
function listBatchPayments(call: Call): Answer {
  const { ledger, query } = call;
  const look: Look<BatchPaymentRecord> = {
    view: (batch) => batchPaymentView(ledger, batch),
    id: ({ batchPaymentId }) => batchPaymentId,
    byDefault: 'UpdatedDateUTC ASC',
    isInOrder: true,
  };
  const matching = where(query.get('where'), changedRecords(call, ledger.tables.batchPayments), look);
  return listAnswer(call, 'BatchPayments', sorted(query, matching, look).map(look.view));
}

const batchNamed = ({ ledger, params }: Call): BatchPaymentRecord | undefined =>
  ledger.tables.batchPayments.get((params.id ?? '').toLowerCase());

function withBatch(call: Call, answer: (call: Call, batch: BatchPaymentRecord) => Answer): Answer {
  const batch = batchNamed(call);
  return batch ? answer(call, batch) : notFound();
}

const showOne = (call: Call, batch: BatchPaymentRecord): Answer =>
  listAnswer(call, 'BatchPayments', [batchPaymentView(call.ledger, batch)]);

const put = (call: Call) => (element: Received) =>
  saved(call, createBatchPayment(call.ledger, readElement(batchPaymentInput, element)));

/** POST only ever deletes. */
const post = (call: Call) => (element: Received) => {
  const input = readElement(batchPaymentInput, element);
  const batch = call.ledger.tables.batchPayments.get(input.BatchPaymentID ?? '');
  return batch ? change(call, batch, input) : refused('BatchPayment could not be found');
};

const postOne = (call: Call, batch: BatchPaymentRecord): Answer =>
  writeBatch(call, SHAPE, (element) => change(call, batch, readElement(batchPaymentInput, element)));

function change(call: Call, batch: BatchPaymentRecord, input: BatchPaymentInput): Outcome {
  if (input.Status !== 'DELETED') return refused('Batch payments cannot be modified');
  return saved(call, deleteBatchPayment(call.ledger, batch));
}

function saved({ ledger }: Call, result: BatchPaymentSaved): Outcome {
  return result.ok ? { ok: true, view: batchPaymentView(ledger, result.batch) } : result;
}
