/** Bank deposits: payments that lay in Undeposited Funds, taken to the bank together; they are fast from then on. */

import type { Company } from '../company.ts';
import type { Call, EntityOperations } from '../entity.ts';
import { badReference, businessRule, missing, Refusal } from '../faults-wire.ts';
import { currentOf, referred, refTo, refuseUnknown, textIn } from '../fields.ts';
import { inner, type Json, list, refOf } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import { amountIn, cents, held, sum, wire } from './amounts.ts';
import { refuseClosed } from './closing.ts';
import { dateIn } from './customer-of.ts';

const WRITABLE = [
  ...[
    'DepositToAccountRef',
    'TxnDate',
    'PrivateNote',
    'Line',
    'CurrencyRef',
    'ExchangeRate',
    'DepartmentRef',
  ],
];
const IGNORED = ['TotalAmt', 'HomeTotalAmt', 'TxnSource', 'CashBack', 'requestId'];

export const depositOperations: EntityOperations = {
  name: 'Deposit',
  queryable: filtersOf(['TxnDate', 'TotalAmt', 'DepositToAccountRef', 'PrivateNote']),
  create(call, input) {
    const fields = fieldsOf(call, input, undefined);
    refuseClosed(call, String(fields.TxnDate));
    return call.company.table('Deposit').insert(fields);
  },
  update(call, input) {
    const before = currentOf(call.company.table('Deposit'), input);
    const fields = fieldsOf(
      call,
      input.sparse === true ? { ...writableOf(before), ...input } : input,
      before,
    );
    refuseClosed(call, String(before.TxnDate), String(fields.TxnDate));
    return call.company.table('Deposit').save(before, fields);
  },
  remove(call, input) {
    const table = call.company.table('Deposit');
    const before = currentOf(table, input);
    refuseClosed(call, String(before.TxnDate));
    table.remove(before);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
};

/** The deposit that a payment lies in. */
export const depositOf = (company: Company, paymentId: string): Entity | undefined =>
  company
    .table('Deposit')
    .all()
    .find((deposit) => list(deposit, 'Line').some((line) => paymentIn(line) === paymentId));

function paymentIn(line: Json): string | undefined {
  const link = list(line, 'LinkedTxn').find(({ TxnType }) => TxnType === 'Payment');
  return link === undefined ? undefined : String(link.TxnId);
}

const writableOf = (before: Entity): Json =>
  Object.fromEntries(Object.entries(before).filter(([field]) => WRITABLE.includes(field)));

function fieldsOf(call: Call, input: Json, before: Entity | undefined): Json {
  refuseUnknown(input, [...WRITABLE, ...IGNORED]);
  const account = referred(call.company.table('Account'), input, 'DepositToAccountRef');
  if (!account) throw missing('DepositToAccountRef');
  if (account.AccountType !== 'Bank')
    throw new Refusal('6430', 'Invalid account type used', 'DepositToAccountRef');
  const lines = list(input, 'Line').map((line) => lineOf(call, line, before));
  if (lines.length === 0) throw missing('Line');
  return {
    DepositToAccountRef: refTo(account),
    TxnDate: dateIn(input, 'TxnDate', String(before?.TxnDate ?? call.company.today())),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    ...(call.company.isMultiCurrency() && {
      CurrencyRef: input.CurrencyRef ?? account.CurrencyRef,
      ExchangeRate: input.ExchangeRate ?? 1,
    }),
    TotalAmt: wire(sum(lines.map((line) => held(line, 'Amount')))),
    Line: lines,
  };
}

/** A payment goes whole, and once; anything else, a bank's fee as a negative line, names an account. */
function lineOf(call: Call, line: Json, before: Entity | undefined): Json {
  const paymentId = paymentIn(line);
  return paymentId === undefined ? bookedTo(call, line) : paymentLine(call, line, paymentId, before);
}

function paymentLine(call: Call, line: Json, paymentId: string, before: Entity | undefined): Json {
  const payment = call.company.table('Payment').get(paymentId);
  if (!payment) throw badReference('Line.LinkedTxn.TxnId');
  const other = depositOf(call.company, paymentId);
  if (other !== undefined && other.Id !== before?.Id)
    throw businessRule('The payment has been deposited already.', 'Line.LinkedTxn'); // ours
  const account = call.company.table('Account').get(refOf(payment, 'DepositToAccountRef') ?? '');
  if (account?.AccountSubType !== 'UndepositedFunds')
    throw businessRule('The payment is not in Undeposited Funds.', 'Line.LinkedTxn'); // ours
  const amount = amountIn(line, 'Amount') ?? held(payment, 'TotalAmt');
  if (!cents(amount).eq(held(payment, 'TotalAmt')))
    throw businessRule('The amount is not that of the payment.', 'Line.Amount'); // ours
  return {
    Amount: wire(cents(amount)),
    LinkedTxn: [{ TxnId: paymentId, TxnType: 'Payment', TxnLineId: '0' }],
  };
}

function bookedTo(call: Call, line: Json): Json {
  const detail = inner(line, 'DepositLineDetail');
  const path = 'Line.DepositLineDetail.AccountRef';
  const account = referred(call.company.table('Account'), detail, 'AccountRef', path);
  if (!account) throw missing(path);
  const amount = amountIn(line, 'Amount');
  if (amount === undefined) throw missing('Line.Amount');
  return {
    Description: textIn(line, 'Description', 4000),
    Amount: wire(cents(amount)),
    DetailType: 'DepositLineDetail',
    DepositLineDetail: { ...detail, AccountRef: refTo(account) },
  };
}
