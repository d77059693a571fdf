/** Money that leaves: as much of a purchase as paying a customer's credit back needs. */

import type { Call, EntityOperations } from '../entity.ts';
import { businessRule, missing, Refusal } from '../faults-wire.ts';
import { currentOf, referred, refTo, refuseUnknown, textIn } from '../fields.ts';
import { inner, type Json, list, refOf } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import { type Amount, amountIn, cents, held, sum, wire } from './amounts.ts';
import { refuseClosed } from './closing.ts';
import { changeBalance, dateIn, moneyOf } from './customer-of.ts';
import { voidAnswer, voidedNote } from './voided.ts';

const WRITABLE = [
  ...['PaymentType', 'AccountRef', 'EntityRef', 'TxnDate', 'DocNumber', 'PrivateNote', 'Line', 'CurrencyRef'],
  ...[
    'ExchangeRate',
    'PaymentMethodRef',
    'GlobalTaxCalculation',
    'TxnTaxDetail',
    'DepartmentRef',
    'RemitToAddr',
  ],
];
const IGNORED = [
  ...['TotalAmt', 'LinkedTxn', 'Credit', 'PurchaseEx', 'PrintStatus', 'CustomField', 'requestId'],
];
const PAYMENT_TYPES = ['Cash', 'Check', 'CreditCard'];

export const purchaseOperations: EntityOperations = {
  name: 'Purchase',
  queryable: filtersOf(['TxnDate', 'PaymentType', 'TotalAmt', 'DocNumber', 'EntityRef', 'PrivateNote']),
  create(call, input) {
    const fields = fieldsOf(call, input);
    refuseClosed(call, String(fields.TxnDate));
    const record = call.company.table('Purchase').insert(fields);
    owe(call, record, 1);
    return record;
  },
  update(call, input) {
    const before = currentOf(call.company.table('Purchase'), input);
    refuseLinked(before);
    const fields = fieldsOf(call, input.sparse === true ? { ...writableOf(before), ...input } : input);
    refuseClosed(call, String(before.TxnDate), String(fields.TxnDate));
    owe(call, before, -1);
    const record = call.company.table('Purchase').save(before, fields);
    owe(call, record, 1);
    return record;
  },
  voidIt(call, input) {
    const before = freeOf(call, input);
    owe(call, before, -1);
    const emptied = { TotalAmt: 0, Line: [], PrivateNote: voidedNote(before) };
    return voidAnswer(call, call.company.table('Purchase').save(before, emptied, { event: 'voided' }));
  },
  remove(call, input) {
    const before = freeOf(call, input);
    owe(call, before, -1);
    call.company.table('Purchase').remove(before);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
};

/** The purchase that may go: neither in closed books nor linked to anything. */
function freeOf(call: Call, input: Json): Entity {
  const before = currentOf(call.company.table('Purchase'), input);
  refuseClosed(call, String(before.TxnDate));
  refuseLinked(before);
  return before;
}

const writableOf = (before: Entity): Json =>
  Object.fromEntries(Object.entries(before).filter(([field]) => WRITABLE.includes(field)));

function fieldsOf(call: Call, input: Json): Json {
  refuseUnknown(input, [...WRITABLE, ...IGNORED]);
  const type = textIn(input, 'PaymentType');
  if (type === undefined || !PAYMENT_TYPES.includes(type))
    throw new Refusal('2170', `Invalid Enumeration : ${type ?? ''}`, 'PaymentType');
  const customer = referred(call.company.table('Customer'), input, 'EntityRef');
  const lines = list(input, 'Line').map((line, index) => lineOf(call, line, index));
  if (lines.length === 0) throw missing('Line');
  // From memory: what customers owe is owed by somebody.
  if (!customer && lines.some((line) => isReceivable(call, line)))
    throw businessRule(
      'When you use Accounts Receivable, you must choose a customer in the Name field.',
      'EntityRef',
    );
  const account = paidFrom(call, input, type);
  return {
    PaymentType: type,
    AccountRef: refTo(account),
    ...(customer && { EntityRef: { ...refTo(customer), type: 'Customer' } }),
    ...(customer ? moneyOf(call, input, customer) : ownMoney(call, input, account)),
    TxnDate: dateIn(input, 'TxnDate', call.company.today()),
    DocNumber: textIn(input, 'DocNumber', 21),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    Line: lines,
    TotalAmt: wire(sum(lines.map((line) => held(line, 'Amount')))),
    LinkedTxn: [],
    Credit: false,
  };
}

function ownMoney({ company }: Call, input: Json, account: Entity): Json {
  if (!company.isMultiCurrency()) return {};
  return { CurrencyRef: input.CurrencyRef ?? account.CurrencyRef, ExchangeRate: input.ExchangeRate ?? 1 };
}

function paidFrom(call: Call, input: Json, type: string): Entity {
  const account = referred(call.company.table('Account'), input, 'AccountRef');
  if (!account) throw missing('AccountRef');
  const wanted = type === 'CreditCard' ? 'Credit Card' : 'Bank';
  if (account.AccountType !== wanted) throw new Refusal('6430', 'Invalid account type used', 'AccountRef');
  return account;
}

const LINE_ACCOUNT = 'Line.AccountBasedExpenseLineDetail.AccountRef';

function lineOf(call: Call, line: Json, index: number): Json {
  const detail = inner(line, 'AccountBasedExpenseLineDetail');
  const account = referred(call.company.table('Account'), detail, 'AccountRef', LINE_ACCOUNT);
  if (!account) throw missing(LINE_ACCOUNT);
  const amount = amountIn(line, 'Amount');
  if (amount === undefined) throw missing('Line.Amount');
  return {
    Id: String(index + 1),
    Description: textIn(line, 'Description', 4000),
    Amount: wire(cents(amount)),
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: {
      AccountRef: refTo(account),
      ...(refOf(detail, 'CustomerRef') !== undefined && { CustomerRef: detail.CustomerRef }),
      BillableStatus: 'NotBillable',
      TaxCodeRef: detail.TaxCodeRef ?? { value: 'NON' },
    },
  };
}

function isReceivable({ company }: Call, line: Json): boolean {
  const id = refOf(inner(line, 'AccountBasedExpenseLineDetail'), 'AccountRef') ?? '';
  return company.table('Account').get(id)?.AccountType === 'Accounts Receivable';
}

/** What of it went to what customers owe: only so much can be set against a credit. */
export const receivableIn = (call: Call, purchase: Json): Amount =>
  sum(
    list(purchase, 'Line')
      .filter((line) => isReceivable(call, line))
      .map((line) => held(line, 'Amount')),
  );

/** A line to what customers owe raises what this one owes. */
function owe(call: Call, purchase: Entity, sign: 1 | -1): void {
  const customerId = refOf(purchase, 'EntityRef');
  if (customerId !== undefined) changeBalance(call, customerId, receivableIn(call, purchase).times(sign));
}

/** The name by which a payment's line links such a purchase. */
export const linkTypeOf = ({ PaymentType }: Json): string =>
  PaymentType === 'Check' ? 'Check' : PaymentType === 'CreditCard' ? 'CreditCardCredit' : 'Expense';

function refuseLinked(purchase: Entity): void {
  if (list(purchase, 'LinkedTxn').length === 0) return;
  throw businessRule('You cannot change this while payments are linked to it. Unlink them first.'); // ours
}
