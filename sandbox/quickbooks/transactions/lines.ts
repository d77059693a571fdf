/** The lines of an invoice or credit memo, as they are sent and as they are kept. */

import type { Call } from '../entity.ts';
import { businessRule, notFound, Refusal } from '../faults-wire.ts';
import { referred, refTo, textIn } from '../fields.ts';
import { inner, isJson, type Json, refOf } from '../json.ts';
import { type Amount, amountIn, cents, held, NOUGHT, sum, wire } from './amounts.ts';

const DETAIL_TYPES = [
  'SalesItemLineDetail',
  'DescriptionOnly',
  'DiscountLineDetail',
  'SubTotalLineDetail',
  'GroupLineDetail',
];

/** Kept lines without the subtotal, which the server adds anew each time. @param before those that stood there */
export function linesIn(call: Call, input: Json, before: readonly Json[]): readonly Json[] {
  const sent = (Array.isArray(input.Line) ? input.Line : []) as readonly unknown[];
  const lines = sent.filter((line): line is Json => isJson(line as Json));
  const known = new Set(before.map((line) => String(line.Id)));
  // From memory: one discount for the whole.
  if (lines.filter(({ DetailType }) => DetailType === 'DiscountLineDetail').length > 1)
    throw businessRule('There can be one discount line only.', 'Line'); // the sentence is ours
  let lastId = Math.max(0, ...before.map((line) => Number(line.Id ?? 0)));
  return lines
    .filter((line) => line.DetailType !== 'SubTotalLineDetail')
    .map((line, index) => {
      // An id names one line: sent twice, the second is a new one.
      const id = known.delete(String(line.Id)) ? String(line.Id) : String(++lastId);
      return { Id: id, LineNum: index + 1, ...lineOf(call, line, index) };
    });
}

function lineOf(call: Call, line: Json, index: number): Json {
  const type = textIn(line, 'DetailType');
  if (type === undefined || !DETAIL_TYPES.includes(type))
    throw new Refusal('2170', `Invalid Enumeration : ${type ?? ''}`, `Line[${index}].DetailType`);
  const description = textIn(line, 'Description', 4000);
  const said = description === undefined ? {} : { Description: description };
  if (type === 'DiscountLineDetail') return { ...said, ...discountOf(line) };
  if (type === 'SalesItemLineDetail' && refOf(inner(line, type), 'ItemRef') !== undefined)
    return { ...said, ...salesOf(call, line) };
  // Observed in the documentation of Line: what names no item is a remark, and its amount counts for nothing.
  return { ...said, DetailType: 'DescriptionOnly', DescriptionLineDetail: {} };
}

function salesOf(call: Call, line: Json): Json {
  const detail = inner(line, 'SalesItemLineDetail');
  const path = 'Line.SalesItemLineDetail.ItemRef';
  const item = referred(call.company.table('Item'), detail, 'ItemRef', path);
  if (item?.Type === 'Category') throw new Refusal('2500', 'Categories cannot be used in transactions', path);
  // Assumed: the general sentence names accounts too, and an item is sold to its own.
  const account = item && call.company.table('Account').get(refOf(item, 'IncomeAccountRef') ?? '');
  if (account?.Active === false) throw notFound();
  const quantity = amountIn(detail, 'Qty');
  const price = amountIn(detail, 'UnitPrice');
  const product = price === undefined ? undefined : cents(price.times(quantity ?? 1));
  const amount = amountIn(line, 'Amount') ?? product;
  if (amount === undefined)
    throw new Refusal('2020', 'Required parameter Line.Amount is missing in the request', 'Line.Amount');
  if (product !== undefined && !cents(amount).eq(product))
    throw new Refusal(
      '6070',
      `Amount is not equal to UnitPrice * Qty. Supplied value:${grouped(amount)}`,
      'Line.Amount',
    );
  const inclusive = amountIn(detail, 'TaxInclusiveAmt');
  // Captured US answers say NON where nothing was sent.
  const isUs = call.company.state().country === 'US';
  const taxCode = refOf(detail, 'TaxCodeRef') ?? (isUs ? 'NON' : undefined);
  return {
    Amount: wire(cents(amount)),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: item && refTo(item),
      ...(price !== undefined && { UnitPrice: wire(price) }),
      ...(quantity !== undefined && { Qty: wire(quantity) }),
      ...(item?.IncomeAccountRef !== undefined && { ItemAccountRef: item.IncomeAccountRef }),
      ...(refOf(detail, 'ClassRef') !== undefined && { ClassRef: detail.ClassRef }),
      ...(textIn(detail, 'ServiceDate') !== undefined && { ServiceDate: detail.ServiceDate }),
      ...(taxCode !== undefined && { TaxCodeRef: { value: taxCode } }),
      ...(inclusive !== undefined && { TaxInclusiveAmt: wire(cents(inclusive)) }),
    },
  };
}

const grouped = (amount: Amount): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 }).format(wire(amount));

function discountOf(line: Json): Json {
  const detail = inner(line, 'DiscountLineDetail');
  const percent = amountIn(detail, 'DiscountPercent');
  const amount = amountIn(line, 'Amount');
  if (percent === undefined && amount === undefined)
    throw new Refusal('6090', 'Discount Line missing required info', 'Line.DiscountLineDetail');
  return {
    ...(amount !== undefined && { Amount: wire(cents(amount)) }),
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: {
      PercentBased: percent !== undefined,
      ...(percent !== undefined && { DiscountPercent: wire(percent) }),
      ...(refOf(detail, 'DiscountAccountRef') !== undefined && {
        DiscountAccountRef: detail.DiscountAccountRef,
      }),
    },
  };
}

export const isSales = (line: Json): boolean => line.DetailType === 'SalesItemLineDetail';

/** Before discount and tax. */
export const subTotalOf = (lines: readonly Json[]) =>
  sum(lines.filter(isSales).map((line) => held(line, 'Amount')));

/** What is taken off the whole: positive. */
export function discountIn(lines: readonly Json[]) {
  const line = lines.find(({ DetailType }) => DetailType === 'DiscountLineDetail');
  if (!line) return NOUGHT;
  const percent = amountIn(inner(line, 'DiscountLineDetail'), 'DiscountPercent');
  return percent === undefined ? held(line, 'Amount') : cents(subTotalOf(lines).times(percent).div(100));
}

/** As they are answered: with the subtotal that the server adds, without an id of its own. */
export function answeredLines(lines: readonly Json[]): readonly Json[] {
  const discount = discountIn(lines);
  const written = lines.map((line) =>
    line.DetailType === 'DiscountLineDetail' ? { ...line, Amount: wire(discount) } : line,
  );
  const total = { Amount: wire(subTotalOf(lines)), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} };
  const place = written.findIndex(({ DetailType }) => DetailType === 'DiscountLineDetail');
  return place < 0 ? [...written, total] : written.toSpliced(place, 0, total);
}

export const ownLines = (record: Json): readonly Json[] =>
  ((record.Line ?? []) as readonly Json[]).filter(({ DetailType }) => DetailType !== 'SubTotalLineDetail');
