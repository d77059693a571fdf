/** `/Prepayments` and `/Overpayments`: read and allocated here, made by `/BankTransactions`, paid back by `/Payments`. */

import type { MoneyCreditRecord } from '../records.ts';
import { allocationOperations } from './allocation-operations.ts';
import { type Answer, notFound } from './errors.ts';
import { historyOperations } from './history.ts';
import { moneyCreditInFull, moneyCreditRow } from './money-credit-views.ts';
import { type Call, listAnswer, type Operation, scopes, unitPlaces } from './operation.ts';
import { changedRecords, type Look, listParameter, pageOf, sorted } from './paging.ts';
import { where } from './where.ts';

const READ = scopes('payments', 'read');
const WRITE = scopes('payments', 'write');

export const moneyCreditOperations: readonly Operation[] = [
  ...operationsOf('Prepayment', 'InvoiceNumbers'),
  ...operationsOf('Overpayment', 'References'),
];

/** @param numbers the query parameter that lists their numbers */
function operationsOf(kind: MoneyCreditRecord['kind'], numbers: string): readonly Operation[] {
  const place = `/${kind}s` as const;
  const named = ({ ledger, params }: Call) => {
    const credit = ledger.tables.moneyCredits.get((params.id ?? '').toLowerCase());
    return credit?.kind === kind ? credit : undefined;
  };
  const showOne = (call: Call): Answer => {
    const credit = named(call);
    if (!credit) return notFound();
    return listAnswer(call, `${kind}s`, [moneyCreditInFull(call.ledger, credit, unitPlaces(call))]);
  };
  return [
    { method: 'GET', path: place, scopes: READ, handle: (call) => list(call, kind, numbers) },
    { method: 'GET', path: `${place}/:id`, scopes: READ, handle: showOne },
    ...allocationOperations(place, WRITE, named),
    ...historyOperations(place, { read: READ, write: WRITE }, (call) => named(call)?.creditId),
  ];
}

function list(call: Call, kind: MoneyCreditRecord['kind'], numbers: string): Answer {
  const { ledger, query } = call;
  const row = (credit: MoneyCreditRecord) => moneyCreditRow(ledger, credit);
  const look: Look<MoneyCreditRecord> = {
    view: row,
    id: ({ creditId }) => creditId,
    byDefault: 'UpdatedDateUTC ASC',
    isInOrder: true,
  };
  const wanted = listParameter(query, numbers);
  const ofKind = changedRecords(call, ledger.tables.moneyCredits).filter(
    (credit) => credit.kind === kind && (!wanted || wanted.has(credit.number.toLowerCase())),
  );
  const page = pageOf(query, sorted(query, where(query.get('where'), ofKind, look), look));
  const view = (credit: MoneyCreditRecord) =>
    page.pagination
      ? { ...moneyCreditInFull(ledger, credit, unitPlaces(call)), Contact: row(credit).Contact }
      : row(credit);
  return listAnswer(call, `${kind}s`, page.records.map(view), page.pagination);
}
