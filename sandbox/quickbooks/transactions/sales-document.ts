/** What invoices, credit memos and receipts have in common: head, lines, tax, number, closing, voiding. */

import type { Call, EntityOperations } from '../entity.ts';
import { businessRule, missing, Refusal } from '../faults-wire.ts';
import { addressIn, currentOf, refTo, refuseUnknown, textIn } from '../fields.ts';
import { inner, type Json, refOf } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import { billAddressOf } from './addresses.ts';
import { held, NOUGHT, wire } from './amounts.ts';
import { refuseClosed } from './closing.ts';
import { changeBalance, customerFor, dateIn, homeAmounts, moneyOf } from './customer-of.ts';
import { answeredLines, linesIn, ownLines } from './lines.ts';
import { appliedTo } from './links.ts';
import { numberFor } from './numbers.ts';
import { inclusiveLines, taxOf } from './taxes.ts';
import { unlinked } from './unlink.ts';
import { voidAnswer, voidedNote } from './voided.ts';

export interface SalesDocument {
  readonly entity: 'Invoice' | 'CreditMemo' | 'RefundReceipt';
  /** What it makes the customer owe: an invoice more, a credit memo less, a receipt nothing. */
  readonly sign: 1 | -1 | 0;
  readonly writable: readonly string[];
  /** Sent back to us as we answered it, and not looked at. */
  readonly ignored: readonly string[];
  readonly queryable: readonly string[];
  complete(call: Call, fields: Json, customer: Entity): Json;
}

const WRITABLE = [
  ...['DocNumber', 'TxnDate', 'CustomerRef', 'CurrencyRef', 'ExchangeRate', 'PrivateNote', 'CustomerMemo'],
  ...[
    'Line',
    'TxnTaxDetail',
    'GlobalTaxCalculation',
    'ApplyTaxAfterDiscount',
    'BillAddr',
    'ShipAddr',
    'BillEmail',
  ],
  ...[
    'BillEmailCc',
    'BillEmailBcc',
    'EmailStatus',
    'PrintStatus',
    'SalesTermRef',
    'ClassRef',
    'DepartmentRef',
    'CustomField',
  ],
];
const IGNORED = [
  ...[
    'TotalAmt',
    'Balance',
    'HomeTotalAmt',
    'HomeBalance',
    'LinkedTxn',
    'DeliveryInfo',
    'FreeFormAddress',
    'requestId',
  ],
  ...['TaxExemptionRef', 'RecurDataRef', 'ShipFromAddr'],
];

/** What stays as it is where an update names neither it nor, in full, anything. */
const KEPT = ['Id', 'SyncToken', 'MetaData', 'domain', 'sparse'];

export function salesOperations(shape: SalesDocument): Omit<EntityOperations, 'extras'> {
  const { entity } = shape;
  return {
    name: entity,
    queryable: filtersOf([
      'DocNumber',
      'TxnDate',
      'CustomerRef',
      'TotalAmt',
      'Balance',
      'PrivateNote',
      ...shape.queryable,
    ]),
    create(call, input) {
      const wanted = withoutBlanks(withoutNulls(allowed(shape, input)));
      const fields = fieldsOf(call, shape, wanted, undefined);
      refuseClosed(call, String(fields.TxnDate));
      const record = call.company.table(entity).insert(fields);
      changeBalance(call, refOf(record, 'CustomerRef') ?? '', held(record, 'TotalAmt').times(shape.sign));
      return record;
    },
    update(call, input) {
      const before = currentOf(call.company.table(entity), input);
      const sent = withoutNulls(allowed(shape, input));
      const wanted = withoutBlanks(input.sparse === true ? { ...keptOf(shape, before), ...sent } : sent);
      // A sparse update of the lines alone has the tax counted anew.
      if (input.sparse === true && input.Line !== undefined && input.TxnTaxDetail === undefined)
        keepTaxCode(wanted, before);
      const fields = fieldsOf(call, shape, wanted, before);
      refuseClosed(call, String(before.TxnDate), String(fields.TxnDate));
      return save(call, shape, before, fields);
    },
    voidIt(call, input) {
      const before = currentOf(call.company.table(entity), input);
      refuseClosed(call, String(before.TxnDate));
      return voidAnswer(call, voidRecord(call, shape, unlinked(call, entity, before)));
    },
    remove(call, input) {
      const table = call.company.table(entity);
      const before = currentOf(table, input);
      refuseClosed(call, String(before.TxnDate));
      const free = unlinked(call, entity, before);
      changeBalance(call, refOf(free, 'CustomerRef') ?? '', held(free, 'Balance').times(-shape.sign));
      table.remove(free);
      return { status: 'Deleted', domain: 'QBO', Id: before.Id };
    },
  };
}

function allowed(shape: SalesDocument, input: Json): Json {
  const { operation: _operation, ...rest } = input;
  refuseUnknown(rest, [...WRITABLE, ...IGNORED, ...shape.writable, ...shape.ignored]);
  return Object.fromEntries(
    Object.entries(rest).filter(([field]) => WRITABLE.includes(field) || shape.writable.includes(field)),
  );
}

const withoutNulls = (fields: Json): Json =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** A field sent empty is emptied, in a sparse update too. */
const withoutBlanks = (fields: Json): Json =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

function keptOf(shape: SalesDocument, before: Entity): Json {
  return Object.fromEntries(
    Object.entries(before).filter(([field]) => WRITABLE.includes(field) || shape.writable.includes(field)),
  );
}

function keepTaxCode(wanted: Record<string, unknown>, before: Entity): void {
  const code = refOf(inner(before, 'TxnTaxDetail'), 'TxnTaxCodeRef');
  if (code === undefined) delete wanted['TxnTaxDetail'];
  else wanted['TxnTaxDetail'] = { TxnTaxCodeRef: { value: code } };
}

function fieldsOf(call: Call, shape: SalesDocument, input: Json, before: Entity | undefined): Json {
  const customer = customerFor(call, input);
  if (!Array.isArray(input.Line) || input.Line.length === 0) throw missing('Line');
  const lines = inclusiveLines(
    call.company,
    input,
    linesIn(call, input, before === undefined ? [] : ownLines(before)),
  );
  const { detail, total } = taxOf(call.company, input, lines);
  const money = moneyOf(call, input, customer);
  const email = addressIn(input, 'BillEmail');
  const status = textIn(input, 'EmailStatus') ?? 'NotSet';
  if (status === 'NeedToSend' && email === undefined)
    throw new Refusal('6420', 'Email address is required', 'BillEmail');
  const isAbroad = call.company.state().country !== 'US';
  if (total.lt(0)) throw businessRule('Transaction amount must be 0 or greater.'); // from memory
  const applied = before === undefined ? NOUGHT : appliedTo(call.company, shape.entity, before.Id);
  if (applied.gt(total)) throw businessRule('The amount is less than what has been applied to it.'); // ours
  const balance = total.minus(applied);
  const written = {
    ...input,
    DocNumber: numberFor(call, shape.entity, input, before),
    TxnDate: dateIn(input, 'TxnDate', call.company.today()),
    ...money,
    CustomerRef: refTo(customer),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    CustomerMemo: memoIn(input),
    BillAddr: billAddressOf(input, customer, before),
    Line: answeredLines(lines),
    TxnTaxDetail: detail,
    ...(isAbroad && { GlobalTaxCalculation: textIn(input, 'GlobalTaxCalculation') ?? 'TaxExcluded' }),
    BillEmail: email === undefined ? undefined : { Address: email },
    EmailStatus: status,
    PrintStatus: textIn(input, 'PrintStatus') ?? 'NeedToPrint',
    TotalAmt: wire(total),
    Balance: wire(balance),
    LinkedTxn: before?.LinkedTxn ?? [],
    ...homeAmounts(call, money, { HomeTotalAmt: total, HomeBalance: balance }),
  };
  return { ...written, ...shape.complete(call, written, customer) };
}

function memoIn(input: Json): Json | undefined {
  const value = textIn(inner(input, 'CustomerMemo'), 'value', 1000);
  return value === undefined || value === '' ? undefined : { value };
}

function save(call: Call, shape: SalesDocument, before: Entity, fields: Json): Entity {
  const table = call.company.table(shape.entity);
  const gone = Object.keys(before).filter((field) => !(field in fields) && !KEPT.includes(field));
  const record = table.save(before, {
    ...Object.fromEntries(gone.map((field) => [field, undefined])),
    ...fields,
  });
  const was = refOf(before, 'CustomerRef') ?? '';
  const is = refOf(record, 'CustomerRef') ?? '';
  if (was !== is && appliedTo(call.company, shape.entity, before.Id).gt(0))
    throw businessRule('The customer cannot change while money is applied.'); // ours
  changeBalance(call, was, held(before, 'Balance').times(-shape.sign));
  changeBalance(call, is, held(record, 'Balance').times(shape.sign));
  return record;
}

/** It stays, with nothing in it. */
function voidRecord(call: Call, shape: SalesDocument, before: Entity): Entity {
  const emptied = ownLines(before).map((line) =>
    line.DetailType === 'SalesItemLineDetail'
      ? {
          ...line,
          Amount: 0,
          SalesItemLineDetail: {
            ...inner(line, 'SalesItemLineDetail'),
            Qty: 0,
            UnitPrice: 0,
            TaxInclusiveAmt: undefined,
          },
        }
      : { ...line, ...(line.Amount !== undefined && { Amount: 0 }) },
  );
  changeBalance(call, refOf(before, 'CustomerRef') ?? '', held(before, 'Balance').times(-shape.sign));
  return call.company.table(shape.entity).save(
    before,
    {
      PrivateNote: voidedNote(before),
      Line: [...emptied, { Amount: 0, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} }],
      TxnTaxDetail: { ...inner(before, 'TxnTaxDetail'), TotalTax: 0, TaxLine: [] },
      TotalAmt: 0,
      Balance: 0,
      LinkedTxn: [],
      ...(before.RemainingCredit !== undefined && { RemainingCredit: 0 }),
      ...homeAmounts(call, before, { HomeTotalAmt: NOUGHT, HomeBalance: NOUGHT }),
    },
    { event: 'voided' },
  );
}
