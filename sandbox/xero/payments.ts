/** `/Payments` */

import type { PaymentRecord } from '../records.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement } from './fields.ts';
import { historyOperations } from './history.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { changedRecords, type Look, pageOf, sorted } from './paging.ts';
import { paymentInput } from './payment-input.ts';
import { paymentView } from './payment-views.ts';
import { createPayment, deletePayment } from './save-payment.ts';
import { where } from './where.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'Payments', idField: 'PaymentID', errorFlag: 'HasValidationErrors' };
const READ = scopes('payments', 'read');
const WRITE = scopes('payments', 'write');

export const paymentOperations: readonly Operation[] = [
  { method: 'GET', path: '/Payments', scopes: READ, handle: listPayments },
  { method: 'GET', path: '/Payments/:id', scopes: READ, handle: getPayment },
  {
    method: 'PUT',
    path: '/Payments',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, create(call)),
  },
  {
    method: 'POST',
    path: '/Payments',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, create(call)),
  },
  { method: 'POST', path: '/Payments/:id', scopes: WRITE, handle: deleteOne },
  ...historyOperations('/Payments', { read: READ, write: WRITE }, (call) => paymentOf(call)?.paymentId),
];

const LOOK: Omit<Look<PaymentRecord>, 'view'> = {
  quick: {
    paymentid: ({ paymentId }) => paymentId,
    reference: ({ reference }) => reference,
    status: ({ status }) => status,
    paymenttype: ({ paymentType }) => paymentType,
    'invoice.invoiceid': ({ invoiceId }) => invoiceId,
  },
  id: ({ paymentId }) => paymentId,
  byDefault: 'UpdatedDateUTC ASC',
  isInOrder: true,
};

function listPayments(call: Call): Answer {
  const { ledger, query } = call;
  const showsDeleted = ledger.settings.switches.paymentsListShowsDeleted || query.has('where');
  const changed = changedRecords(call, ledger.tables.payments);
  const wanted = showsDeleted ? changed : changed.filter((payment) => payment.status !== 'DELETED');
  const view = (payment: PaymentRecord) => paymentView(ledger, payment);
  const look = { ...LOOK, view };
  const page = pageOf(query, sorted(query, where(query.get('where'), wanted, look), look));
  return listAnswer(call, 'Payments', page.records.map(view), page.pagination);
}

function getPayment(call: Call): Answer {
  const payment = paymentOf(call);
  return payment ? listAnswer(call, 'Payments', [paymentView(call.ledger, payment)]) : notFound();
}

const create = (call: Call) => (element: Received) =>
  saved(call.ledger, createPayment(call.ledger, readElement(paymentInput, element)));

/** The only change that a payment knows is its deletion. */
function deleteOne(call: Call): Answer {
  const payment = paymentOf(call);
  if (!payment) return notFound();
  return writeBatch(call, SHAPE, (element) => {
    if (readElement(paymentInput, element).Status !== 'DELETED')
      return refused('Payments cannot be modified');
    return saved(call.ledger, deletePayment(call.ledger, payment));
  });
}

const paymentOf = (call: Call): PaymentRecord | undefined =>
  call.ledger.tables.payments.get((call.params.id ?? '').toLowerCase());

function saved(ledger: Ledger, result: ReturnType<typeof createPayment>): Outcome {
  return result.ok ? { ok: true, view: paymentView(ledger, result.payment) } : result;
}
