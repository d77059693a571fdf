/** `/BankTransactions`, as far as prepayments and overpayments come by them: plain receipts and spendings are not kept. */

import type { MoneyCreditRecord } from '../records.ts';
import { type BankTransactionInput, bankTransactionInput } from './bank-transaction-input.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound, notImplemented, RequestRefused } from './errors.ts';
import { readElement } from './fields.ts';
import { bankTransactionInFull, bankTransactionRow } from './money-credit-views.ts';
import { type Call, listAnswer, type Operation, scopes, unitPlaces } from './operation.ts';
import { changedRecords, type Look, pageOf, sorted } from './paging.ts';
import {
  createMoneyCredit,
  type MoneyCreditSaved,
  moneyCreditType,
  voidMoneyCredit,
} from './save-money-credit.ts';
import { where } from './where.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'BankTransactions', idField: 'BankTransactionID' };
const READ = scopes('banktransactions', 'read');
const WRITE = scopes('banktransactions', 'write');
const [ALL, ONE] = ['/BankTransactions', '/BankTransactions/:id'];

export const bankTransactionOperations: readonly Operation[] = [
  { method: 'GET', path: ALL, scopes: READ, handle: listBankTransactions },
  { method: 'GET', path: ONE, scopes: READ, handle: (call) => withTransaction(call, showOne) },
  { method: 'PUT', path: ALL, scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, put(call)) },
  { method: 'POST', path: ALL, scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, post(call)) },
  { method: 'POST', path: ONE, scopes: WRITE, handle: (call) => withTransaction(call, postOne) },
];

function listBankTransactions(call: Call): Answer {
  const { ledger, query } = call;
  const row = (credit: MoneyCreditRecord) => bankTransactionRow(ledger, credit);
  const look: Look<MoneyCreditRecord> = {
    view: row,
    id: ({ bankTransactionId }) => bankTransactionId,
    byDefault: 'UpdatedDateUTC ASC',
  };
  const matching = where(query.get('where'), changedRecords(call, ledger.tables.moneyCredits), look);
  const page = pageOf(query, sorted(query, matching, look));
  const view = (credit: MoneyCreditRecord) =>
    page.pagination
      ? { ...bankTransactionInFull(ledger, credit, unitPlaces(call)), Contact: row(credit).Contact }
      : row(credit);
  return listAnswer(call, 'BankTransactions', page.records.map(view), page.pagination);
}

function withTransaction(call: Call, answer: (call: Call, credit: MoneyCreditRecord) => Answer): Answer {
  const credit = transactionWith(call, (call.params.id ?? '').toLowerCase());
  return credit ? answer(call, credit) : notFound();
}

const transactionWith = ({ ledger }: Call, id: string): MoneyCreditRecord | undefined =>
  ledger.tables.moneyCredits.find('bankTransaction', id)[0];

const showOne = (call: Call, credit: MoneyCreditRecord): Answer =>
  listAnswer(call, 'BankTransactions', [bankTransactionInFull(call.ledger, credit, unitPlaces(call))]);

const put = (call: Call) => (element: Received) => create(call, readElement(bankTransactionInput, element));

const post = (call: Call) => (element: Received) => {
  const input = readElement(bankTransactionInput, element);
  if (!input.BankTransactionID) return create(call, input);
  const existing = transactionWith(call, input.BankTransactionID);
  return existing ? change(call, existing, input) : refused(ID_UNKNOWN);
};

const postOne = (call: Call, credit: MoneyCreditRecord): Answer =>
  writeBatch(call, SHAPE, (element) => change(call, credit, readElement(bankTransactionInput, element)));

/** @throws RequestRefused for the types that are not kept here: better a plain no than a wrong yes */
function create(call: Call, input: BankTransactionInput): Outcome {
  const type = moneyCreditType(input.Type);
  if (!type) throw new RequestRefused(notImplemented());
  return saved(call, createMoneyCredit(call.ledger, type, input, unitPlaces(call)));
}

/** Real ones may be edited; here they may only be deleted. */
function change(call: Call, credit: MoneyCreditRecord, input: BankTransactionInput): Outcome {
  if (input.Status !== 'DELETED') return refused('This bank transaction cannot be edited');
  return saved(call, voidMoneyCredit(call.ledger, credit));
}

function saved(call: Call, result: MoneyCreditSaved): Outcome {
  if (!result.ok) return result;
  return { ok: true, view: bankTransactionInFull(call.ledger, result.credit, unitPlaces(call)) };
}

const ID_UNKNOWN = 'An existing Bank Transaction with the specified BankTransactionID could not be found';
