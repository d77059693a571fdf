/** Money that leaves: as much of a purchase as paying a customer's credit back needs. */

import type { Call, EntityOperations } from '../entity.ts';
import { missing, Refusal } from '../faults-wire.ts';
import { currentOf, referred, refTo, textIn } from '../fields.ts';
import { inner, isJson, type Json, refOf } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import { held, sum, wire } from './amounts.ts';
import { refuseClosed } from './closing.ts';
import { changeBalance, dateIn } from './customer-of.ts';
import { voidedNote } from './sales-document.ts';

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
    owe(call, before, -1);
    const record = call.company
      .table('Purchase')
      .save(before, fieldsOf(call, input.sparse === true ? { ...before, ...input } : input));
    owe(call, record, 1);
    return record;
  },
  voidIt(call, input) {
    const before = currentOf(call.company.table('Purchase'), input);
    refuseLinked(before);
    owe(call, before, -1);
    return call.company
      .table('Purchase')
      .save(before, { TotalAmt: 0, Line: [], PrivateNote: voidedNote(before) }, { event: 'voided' });
  },
  remove(call, input) {
    const table = call.company.table('Purchase');
    const before = currentOf(table, input);
    refuseClosed(call, String(before.TxnDate));
    refuseLinked(before);
    owe(call, before, -1);
    table.remove(before);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
};

function fieldsOf(call: Call, input: Json): Json {
  const type = textIn(input, 'PaymentType');
  if (type === undefined || !['Cash', 'Check', 'CreditCard'].includes(type))
    throw new Refusal('2170', `Invalid Enumeration : ${type ?? ''}`, 'PaymentType');
  const account = referred(call.company.table('Account'), input, 'AccountRef');
  if (!account) throw missing('AccountRef');
  if (account.AccountType !== 'Bank' && type !== 'CreditCard')
    throw new Refusal('6430', 'Invalid account type used', 'AccountRef');
  const lines = ((Array.isArray(input.Line) ? input.Line : []) as readonly Json[]).filter(isJson);
  if (lines.length === 0) throw missing('Line');
  const customer = referred(call.company.table('Customer'), input, 'EntityRef');
  return {
    PaymentType: type,
    AccountRef: refTo(account),
    ...(customer && { EntityRef: { ...refTo(customer), type: 'Customer' } }),
    TxnDate: dateIn(input, 'TxnDate', call.company.today()),
    DocNumber: textIn(input, 'DocNumber', 21),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    ...(call.company.isMultiCurrency() && {
      CurrencyRef: input.CurrencyRef ?? account.CurrencyRef,
      ExchangeRate: input.ExchangeRate ?? 1,
    }),
    Line: lines.map((line, index) => lineOf(call, line, index)),
    TotalAmt: wire(sum(lines.map((line) => held(line, 'Amount')))),
    LinkedTxn: [],
    Credit: false,
  };
}

function lineOf(call: Call, line: Json, index: number): Json {
  const detail = inner(line, 'AccountBasedExpenseLineDetail');
  const account = referred(
    call.company.table('Account'),
    detail,
    'AccountRef',
    'Line.AccountBasedExpenseLineDetail.AccountRef',
  );
  if (!account) throw missing('Line.AccountBasedExpenseLineDetail.AccountRef');
  return {
    Id: String(index + 1),
    Description: textIn(line, 'Description', 4000),
    Amount: wire(held(line, 'Amount')),
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: {
      AccountRef: refTo(account),
      ...(refOf(detail, 'CustomerRef') !== undefined && { CustomerRef: detail.CustomerRef }),
      BillableStatus: 'NotBillable',
      TaxCodeRef: detail.TaxCodeRef ?? { value: 'NON' },
    },
  };
}

const isReceivable = (call: Call, line: Json): boolean => {
  const id = refOf(inner(line, 'AccountBasedExpenseLineDetail'), 'AccountRef') ?? '';
  return call.company.table('Account').get(id)?.AccountType === 'Accounts Receivable';
};

/** A line to what customers owe raises what this one owes. */
function owe(call: Call, purchase: Entity, sign: 1 | -1): void {
  const customerId = refOf(purchase, 'EntityRef');
  if (customerId === undefined) return;
  const lines = (purchase.Line ?? []) as readonly Json[];
  const receivable = sum(
    lines.filter((line) => isReceivable(call, line)).map((line) => held(line, 'Amount')),
  );
  changeBalance(call, customerId, receivable.times(sign));
}

function refuseLinked(purchase: Entity): void {
  if (((purchase.LinkedTxn ?? []) as readonly Json[]).length > 0)
    throw new Refusal(
      '6000',
      'Business Validation Error: You cannot change this while payments are linked to it. Unlink them first.',
    ); // ours
}
