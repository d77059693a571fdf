/** Payments received: applied to documents all-or-none, line by line; what is left over stays with the customer. */

import type { Call, EntityOperations } from '../entity.ts';
import { badReference, businessRule, missing, Refusal } from '../faults-wire.ts';
import { currentOf, referred, refTo, refuseUnknown, textIn } from '../fields.ts';
import { isJson, type Json, refOf } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import { amountIn, cents, held, NOUGHT, wire } from './amounts.ts';
import { refuseClosed } from './closing.ts';
import { changeBalance, customerFor, dateIn, moneyOf } from './customer-of.ts';
import { depositOf } from './deposits.ts';
import { type Application, applicationsIn, appliedTo, entityOf, follow, unapplied } from './links.ts';
import { linkTypeOf, receivableIn } from './purchases.ts';
import { voidAnswer, voidedNote } from './voided.ts';

const WRITABLE = [
  ...['CustomerRef', 'TotalAmt', 'CurrencyRef', 'ExchangeRate', 'TxnDate', 'PrivateNote', 'Line'],
  ...['DepositToAccountRef', 'PaymentMethodRef', 'PaymentRefNum', 'ARAccountRef', 'ProcessPayment'],
];
const IGNORED = ['UnappliedAmt', 'LinkedTxn', 'CreditCardPayment', 'TxnSource', 'requestId', 'operation'];
const TYPES = ['Invoice', 'CreditMemo', 'Check', 'Expense', 'CreditCardCredit'];

export const paymentOperations: EntityOperations = {
  name: 'Payment',
  queryable: filtersOf([
    'TxnDate',
    'CustomerRef',
    'TotalAmt',
    'PaymentRefNum',
    'UnappliedAmt',
    'PrivateNote',
  ]),
  create(call, input) {
    refuseUnknown(input, [...WRITABLE, ...IGNORED]);
    const { fields, applications } = fieldsOf(call, input, undefined);
    refuseClosed(call, String(fields.TxnDate));
    const record = call.company.table('Payment').insert(fields);
    follow(call, record.Id, [], applications);
    owe(call, record, -1);
    return decorated(call, record);
  },
  update(call, input) {
    refuseUnknown(input, [...WRITABLE, ...IGNORED]);
    const before = currentOf(call.company.table('Payment'), input);
    refuseDeposited(call, before);
    const kept = input.sparse === true ? only(before) : {};
    // All or none, sparse too: lines that are not sent go.
    const wanted = { ...kept, ...only(input), Line: input.Line ?? (input.sparse === true ? [] : undefined) };
    return change(call, before, wanted);
  },
  voidIt(call, input) {
    const before = currentOf(call.company.table('Payment'), input);
    refuseClosed(call, String(before.TxnDate));
    refuseDeposited(call, before);
    owe(call, before, 1);
    const record = call.company
      .table('Payment')
      .save(
        before,
        { TotalAmt: 0, UnappliedAmt: 0, Line: [], PrivateNote: voidedNote(before) },
        { event: 'voided' },
      );
    follow(call, before.Id, applicationsIn(before), []);
    return voidAnswer(call, record);
  },
  remove(call, input) {
    const table = call.company.table('Payment');
    const before = currentOf(table, input);
    refuseClosed(call, String(before.TxnDate));
    refuseDeposited(call, before);
    owe(call, before, 1);
    table.remove(before);
    follow(call, before.Id, applicationsIn(before), []);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
  read: (call, id) => decorated(call, call.company.table('Payment').need(id)),
};

const only = (record: Json): Json =>
  Object.fromEntries(
    Object.entries(record).filter(([field, value]) => WRITABLE.includes(field) && value !== null),
  );

function change(call: Call, before: Entity, wanted: Json): Json {
  const applied = applicationsIn(before);
  const { fields, applications } = fieldsOf(call, wanted, before);
  refuseClosed(call, String(before.TxnDate), String(fields.TxnDate));
  owe(call, before, 1);
  const gone = Object.keys(before).filter((field) => WRITABLE.includes(field) && !(field in fields));
  const record = call.company
    .table('Payment')
    .save(before, { ...Object.fromEntries(gone.map((field) => [field, undefined])), ...fields });
  follow(call, record.Id, applied, applications);
  owe(call, record, -1);
  return decorated(call, record);
}

function fieldsOf(call: Call, input: Json, before: Entity | undefined) {
  const customer = customerFor(call, input);
  const total = amountIn(input, 'TotalAmt');
  if (total === undefined) throw missing('TotalAmt');
  if (total.lt(0)) throw new Refusal('2290', 'NegativeAmount', 'TotalAmt');
  const applications = linesIn(call, input, customer, before);
  const left = unapplied(cents(total), applications);
  // Assumed: no source has the sentence.
  if (left.lt(0)) throw businessRule('The amount applied is more than the amount of the payment.', 'Line');
  const fields = {
    ...only(input),
    ...moneyOf(call, input, customer),
    CustomerRef: refTo(customer),
    TxnDate: dateIn(input, 'TxnDate', String(before?.TxnDate ?? call.company.today())),
    TotalAmt: wire(cents(total)),
    UnappliedAmt: wire(left),
    DepositToAccountRef: depositTo(call, input),
    PaymentRefNum: textIn(input, 'PaymentRefNum', 21),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    ProcessPayment: false,
    Line: applications.map(({ type, id, amount }) => ({
      Amount: wire(amount),
      LinkedTxn: [{ TxnId: id, TxnType: type }],
    })),
  };
  return { fields, applications };
}

function linesIn(
  call: Call,
  input: Json,
  customer: Entity,
  before: Entity | undefined,
): readonly Application[] {
  const sent = (Array.isArray(input.Line) ? input.Line : []) as readonly Json[];
  const own = before === undefined ? [] : applicationsIn(before);
  const lines = sent.filter(isJson).map((line) => {
    const links = (Array.isArray(line.LinkedTxn) ? line.LinkedTxn : []) as readonly Json[];
    const [link] = links;
    if (link === undefined || links.length > 1)
      throw new Refusal('620', 'Txn ID Cannot Be Linked', 'Line.LinkedTxn');
    const application = {
      type: String(link.TxnType),
      id: String(link.TxnId),
      amount: cents(held(line, 'Amount')),
    };
    if (!TYPES.includes(application.type))
      throw new Refusal('2170', `Invalid Enumeration : ${application.type}`, 'Line.LinkedTxn.TxnType');
    return application;
  });
  for (const line of lines) checkLine(call, customer, own, lines, line);
  return lines.filter(({ amount }) => !amount.eq(0));
}

function checkLine(
  call: Call,
  customer: Entity,
  own: readonly Application[],
  all: readonly Application[],
  line: Application,
): void {
  const { company } = call;
  const entity = entityOf(line.type);
  const target = company.table(entity).get(line.id);
  // Assumed: a check is linked as a check, any other purchase as an expense.
  if (!target || (entity === 'Purchase' && linkTypeOf(target) !== line.type))
    throw badReference('Line.LinkedTxn.TxnId');
  const owner = entity === 'Purchase' ? refOf(target, 'EntityRef') : refOf(target, 'CustomerRef');
  if (owner !== customer.Id)
    throw businessRule('The transaction belongs to another customer.', 'Line.LinkedTxn'); // assumed
  const of = (applications: readonly Application[]) =>
    applications.filter((each) => entityOf(each.type) === entity && each.id === line.id);
  const total = (applications: readonly Application[]) =>
    of(applications).reduce((sum, { amount }) => sum.plus(amount), NOUGHT);
  const open = (entity === 'Purchase' ? receivableIn(call, target) : held(target, 'TotalAmt'))
    .minus(appliedTo(company, entity, line.id))
    .plus(total(own));
  if (total(all).gt(open) || line.amount.lt(0))
    throw businessRule('The amount applied is more than the open balance of the transaction.', 'Line.Amount'); // assumed
}

function depositTo({ company }: Call, input: Json): Json {
  const accounts = company.table('Account');
  const account =
    referred(accounts, input, 'DepositToAccountRef') ??
    accounts.all().find(({ AccountSubType }) => AccountSubType === 'UndepositedFunds');
  if (!account) throw badReference('DepositToAccountRef');
  if (account.AccountType !== 'Bank' && account.AccountType !== 'Other Current Asset')
    throw new Refusal('6430', 'Invalid account type used', 'DepositToAccountRef');
  return { value: account.Id };
}

function refuseDeposited({ company }: Call, { Id }: Entity): void {
  if (depositOf(company, Id)) throw new Refusal('6540', 'Deposited Transaction cannot be changed');
}

/** What is not applied lessens what the customer owes all the same. */
function owe(call: Call, payment: Entity, sign: 1 | -1): void {
  changeBalance(call, refOf(payment, 'CustomerRef') ?? '', held(payment, 'UnappliedAmt').times(sign));
}

/** As answered: each line says again what it is about, in the shape that QuickBooks lets slip out of its inside. */
function decorated({ company }: Call, payment: Entity): Json {
  const lines = (payment.Line ?? []) as readonly Json[];
  return {
    ...payment,
    Line: lines.map((line) => {
      const [link] = (line.LinkedTxn ?? []) as readonly Json[];
      const target = company.table(entityOf(String(link?.TxnType))).get(String(link?.TxnId));
      if (!target) return line;
      const open = held(target, 'Balance').plus(held(line, 'Amount'));
      return {
        ...line,
        LineEx: {
          any: [
            named('txnId', target.Id),
            named('txnOpenBalance', open.toFixed(2)),
            named('txnReferenceNumber', String(target.DocNumber ?? '')),
          ],
        },
      };
    }),
  };
}

const named = (Name: string, Value: string): Json => ({
  name: '{http://schema.intuit.com/finance/v3}NameValue',
  declaredType: 'com.intuit.schema.finance.v3.NameValue',
  scope: 'javax.xml.bind.JAXBElement$GlobalScope',
  value: { Name, Value },
  nil: false,
  globalScope: true,
  typeSubstituted: false,
});
