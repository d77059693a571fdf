/** What a person types, as the API takes it: amounts, dates, lines. */

import Big from 'big.js';
import type { TypedDocument, TypedLine, TypedMoney } from '../books.ts';
import type { Call } from '../entity.ts';
import { inner, type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { held, Unwilling } from './act.ts';

/** @param text a decimal greater than zero, of at most two places */
export function amountOf(text: string): number {
  // From outside anything may come as an amount, a number too.
  if (typeof text !== 'string' || !/^\d{1,13}(\.\d{1,2})?$/.test(text) || !(Number(text) > 0))
    throw new Unwilling('The amount must be a decimal greater than zero, of at most two places.');
  return Number(text);
}

/** The document's own fields, and those that follow from whose it is. */
export function documentOf(call: Call, entity: 'Invoice' | 'CreditMemo', typed: TypedDocument): Json {
  const { customerId, date, memo, lines, taxCodeId } = typed;
  const number = typed.number ?? nextNumber(call, entity);
  return {
    ...partiesOf(held(call, 'Customer', customerId)),
    TxnDate: date ?? call.company.today(),
    ...(number !== undefined && { DocNumber: number }),
    ...(memo !== undefined && { CustomerMemo: { value: memo } }),
    ...(call.company.state().country !== 'US' && { GlobalTaxCalculation: 'TaxExcluded' }),
    ...(taxCodeId !== undefined && { TxnTaxDetail: { TxnTaxCodeRef: { value: taxCodeId } } }),
    Line: lines.map((line) => lineOf(call, line)),
  };
}

/** Where the company keeps its own numbers, the form proposes the one after the highest; elsewhere there is none to type. */
function nextNumber({ company }: Call, entity: string): string | undefined {
  if (inner(company.preferences(), 'SalesFormsPrefs').CustomTxnNumbers !== true) return undefined;
  let highest = 1000;
  for (const { DocNumber } of company.table(entity).each())
    if (/^\d{1,9}$/.test(String(DocNumber))) highest = Math.max(highest, Number(DocNumber));
  return String(highest + 1);
}

/** Whose it is, and in that customer's currency. */
export function partiesOf(customer: Entity): Json {
  const { value } = inner(customer, 'CurrencyRef');
  return {
    CustomerRef: { value: customer.Id },
    ...(value !== undefined && { CurrencyRef: { value } }),
  };
}

export function lineOf(call: Call, line: TypedLine): Json {
  const { lineId, description, quantity = '1', unitPrice, itemId, taxCodeId } = line;
  const amount = new Big(decimal(quantity)).times(decimal(unitPrice)).round(2);
  return {
    ...(lineId !== undefined && { Id: lineId }),
    ...(description !== undefined && { Description: description }),
    Amount: amount.toNumber(),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: itemId ?? firstItem(call).Id },
      Qty: Number(quantity),
      UnitPrice: Number(unitPrice),
      TaxCodeRef: { value: taxCodeId ?? untaxedCode(call) },
    },
  };
}

function decimal(text: string): string {
  if (typeof text !== 'string' || !/^-?\d{1,10}(\.\d{1,7})?$/.test(text))
    throw new Unwilling('Quantities and prices must be decimals.');
  return text;
}

function firstItem(call: Call): Entity {
  const item = call.company
    .table('Item')
    .all()
    .find(({ Active, Type }) => Active !== false && Type !== 'Category');
  if (!item) throw new Unwilling('There is no product or service to sell.');
  return item;
}

/** `NON` in the US; elsewhere the code that takes no tax. */
export function untaxedCode(call: Call): string {
  if (call.company.state().country === 'US') return 'NON';
  const codes = call.company.table('TaxCode').all();
  const code = codes.find(({ Active, Taxable }) => Active !== false && Taxable === false);
  if (!code) throw new Unwilling('There is no tax code without tax.');
  return code.Id;
}

/** The fields of a payment that a person types. */
export function moneyOf(call: Call, { date, accountId, reference }: Omit<TypedMoney, 'amount'>): Json {
  return {
    TxnDate: date ?? call.company.today(),
    ...(accountId !== undefined && { DepositToAccountRef: { value: accountId } }),
    ...(reference !== undefined && reference !== '' && { PaymentRefNum: reference }),
  };
}

/** Whose document it is, its currency and its rate, for what is set against it. */
export function sameParties(document: Entity): Json {
  const { CustomerRef, CurrencyRef, ExchangeRate } = document;
  const currency = inner({ CurrencyRef }, 'CurrencyRef').value;
  return {
    CustomerRef: { value: refOf({ CustomerRef }, 'CustomerRef') },
    ...(currency !== undefined && { CurrencyRef: { value: currency } }),
    ...(ExchangeRate !== undefined && { ExchangeRate }),
  };
}

/** A line of a payment: so much of it for that document. */
export const linkLine = (amount: number, id: string, type: string): Json => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: id, TxnType: type }],
});
