/** What tax comes to: in the United States one code for the whole invoice, elsewhere a code for each line. */

import Big from 'big.js';
import type { Company } from '../company.ts';
import { badReference, businessRule, Refusal } from '../faults-wire.ts';
import { inner, isJson, type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Amount, amountIn, cents, held, NOUGHT, sum, wire } from './amounts.ts';
import { discountIn, isSales, subTotalOf } from './lines.ts';

export interface Taxed {
  readonly detail: Json | undefined;
  readonly tax: Amount;
  /** What the document comes to, tax included. */
  readonly total: Amount;
}

interface Rate {
  readonly id: string;
  readonly percent: Amount;
}

/**
 * @param head of the document: its `TxnTaxDetail` and `GlobalTaxCalculation` as the app sent them
 * @param lines as `inclusiveLines` gives them
 */
export function taxOf(company: Company, head: Json, lines: readonly Json[]): Taxed {
  if (inner(company.preferences(), 'TaxPrefs').UsingSalesTax !== true) return untaxed(lines);
  return company.state().country === 'US'
    ? taxInUs(company, head, lines)
    : taxElsewhere(company, head, lines);
}

const netOf = (lines: readonly Json[]): Amount => subTotalOf(lines).minus(discountIn(lines));

const untaxed = (lines: readonly Json[]): Taxed => ({ detail: undefined, tax: NOUGHT, total: netOf(lines) });

/** Lines say TAX or NON; the invoice names the code, unless Intuit finds the tax by the addresses. */
function taxInUs(company: Company, head: Json, lines: readonly Json[]): Taxed {
  const sent = inner(head, 'TxnTaxDetail');
  const code = codeInUs(company, sent);
  const taxable = sum(lines.filter(isTaxed).map((line) => held(line, 'Amount')));
  const all = subTotalOf(lines);
  const isAfter = head.ApplyTaxAfterDiscount === true && !all.eq(0);
  const base = isAfter ? taxable.minus(discountIn(lines).times(taxable).div(all)) : taxable;
  if (code === undefined) return { ...untaxed(lines), detail: { TotalTax: 0 } };
  const override =
    isAutomated(company) && refOf(sent, 'TxnTaxCodeRef') !== undefined
      ? amountIn(sent, 'TotalTax')
      : undefined;
  const parts = taxable.eq(0) ? [] : ratesOf(company, code).map((rate) => taxLine(rate, cents(base)));
  const tax = override ?? sum(parts.map((part) => held(part, 'Amount')));
  return {
    detail: { TxnTaxCodeRef: { value: code.Id }, TotalTax: wire(tax), TaxLine: parts },
    tax,
    total: netOf(lines).plus(tax),
  };
}

const isAutomated = (company: Company): boolean =>
  inner(company.preferences(), 'TaxPrefs').PartnerTaxEnabled === true;

function codeInUs(company: Company, sent: Json): Entity | undefined {
  const codes = company.table('TaxCode');
  if (isAutomated(company))
    return codes.all().find(({ TaxGroup, Active }) => TaxGroup === true && Active !== false);
  const id = refOf(sent, 'TxnTaxCodeRef');
  if (id === undefined) return undefined;
  const code = codes.get(id);
  if (code?.TaxGroup !== true)
    throw new Refusal('6160', 'Invalid TaxCodeRef Error', 'TxnTaxDetail.TxnTaxCodeRef');
  // Assumed: as for the code of a line elsewhere.
  if (code.Active === false) throw badReference('TxnTaxDetail.TxnTaxCodeRef');
  return code;
}

function isTaxed(line: Json): boolean {
  if (!isSales(line)) return false;
  const code = refOf(inner(line, 'SalesItemLineDetail'), 'TaxCodeRef') ?? 'NON';
  if (code !== 'TAX' && code !== 'NON')
    throw new Refusal('6100', 'Invalid Line TaxCode in the request', 'Line.SalesItemLineDetail.TaxCodeRef');
  return code === 'TAX';
}

/** Each line has its code, and each rate its sum, rounded once. */
function taxElsewhere(company: Company, head: Json, lines: readonly Json[]): Taxed {
  const mode = head.GlobalTaxCalculation ?? 'TaxExcluded';
  if (mode === 'NotApplicable') {
    if (isJson(head.TxnTaxDetail)) throw new Refusal('6170', 'Invalid TxnTaxDetail Error', 'TxnTaxDetail');
    return untaxed(lines);
  }
  const groups = byCode(company, lines);
  const share = subTotalOf(lines).eq(0) ? new Big(1) : netOf(lines).div(subTotalOf(lines));
  const parts = [...groups].flatMap(([code, members]) => {
    const base = sum(members.map((line) => held(line, 'Amount'))).times(share);
    const gross = sum(members.map(grossOf)).times(share);
    const rates = ratesOf(company, code);
    return mode === 'TaxInclusive'
      ? taxWithin(rates, cents(gross))
      : rates.map((rate) => taxLine(rate, cents(base)));
  });
  const tax = sum(parts.map((part) => held(part, 'Amount')));
  const total =
    mode === 'TaxInclusive'
      ? sum([...groups.values()].flat().map(grossOf)).times(share)
      : netOf(lines).plus(tax);
  return { detail: { TotalTax: wire(tax), TaxLine: parts }, tax, total: cents(total) };
}

/** What a line comes to with its tax. */
const grossOf = (line: Json): Amount => held(inner(line, 'SalesItemLineDetail'), 'TaxInclusiveAmt');

/** With prices that contain tax, each line says what it comes to with it: as sent, or what its net amount makes. */
export function inclusiveLines(company: Company, head: Json, lines: readonly Json[]): readonly Json[] {
  if (head.GlobalTaxCalculation !== 'TaxInclusive' || company.state().country === 'US') return lines;
  return lines.map((line) => {
    const detail = inner(line, 'SalesItemLineDetail');
    if (!isSales(line) || amountIn(detail, 'TaxInclusiveAmt') !== undefined) return line;
    const code = company.table('TaxCode').get(refOf(detail, 'TaxCodeRef') ?? '');
    const percent = code ? sum(ratesOf(company, code).map((rate) => rate.percent)) : NOUGHT;
    const gross = cents(held(line, 'Amount').times(percent.plus(100)).div(100));
    return { ...line, SalesItemLineDetail: { ...detail, TaxInclusiveAmt: wire(gross) } };
  });
}

function byCode(company: Company, lines: readonly Json[]): ReadonlyMap<Entity, readonly Json[]> {
  const groups = new Map<Entity, Json[]>();
  for (const line of lines.filter(isSales)) {
    const id = refOf(inner(line, 'SalesItemLineDetail'), 'TaxCodeRef');
    if (id === undefined)
      throw businessRule('Make sure all your transactions have a VAT rate before you save.');
    const code = company.table('TaxCode').get(id);
    if (!code || code.Active === false) throw badReference('Line.SalesItemLineDetail.TaxCodeRef');
    groups.set(code, [...(groups.get(code) ?? []), line]);
  }
  return groups;
}

export function ratesOf(company: Company, code: Entity): readonly Rate[] {
  const details = (inner(code, 'SalesTaxRateList').TaxRateDetail ?? []) as readonly Json[];
  return details.map((detail) => {
    const id = refOf(detail, 'TaxRateRef') ?? '';
    return { id, percent: held(company.table('TaxRate').need(id), 'RateValue') };
  });
}

const taxLine = ({ id, percent }: Rate, base: Amount): Json =>
  lineOf(id, percent, cents(base.times(percent).div(100)), base);

/** What is in the gross amount: all rates of a code on one net amount, and the last takes what rounding leaves. */
function taxWithin(rates: readonly Rate[], gross: Amount): readonly Json[] {
  const net = cents(gross.times(100).div(sum(rates.map(({ percent }) => percent)).plus(100)));
  let left = gross.minus(net);
  return rates.map(({ id, percent }, index) => {
    const amount = index === rates.length - 1 ? left : cents(net.times(percent).div(100));
    left = left.minus(amount);
    return lineOf(id, percent, amount, net);
  });
}

const lineOf = (id: string, percent: Amount, amount: Amount, base: Amount): Json => ({
  Amount: wire(amount),
  DetailType: 'TaxLineDetail',
  TaxLineDetail: {
    TaxRateRef: { value: id },
    PercentBased: true,
    TaxPercent: wire(percent),
    NetAmountTaxable: wire(base),
  },
});
