/** Whose a transaction is, in which currency, and what the customer owes by it. */

import Big from 'big.js';
import type { Call } from '../entity.ts';
import { businessRule, missing, Refusal } from '../faults-wire.ts';
import { textIn } from '../fields.ts';
import { inner, type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Amount, amountIn, cents, held, wire } from './amounts.ts';

export function customerFor({ company }: Call, input: Json): Entity {
  const id = refOf(input, 'CustomerRef');
  if (id === undefined) throw missing('CustomerRef');
  const customer = company.table('Customer').get(id);
  if (!customer) throw new Refusal('2500', 'Invalid Reference Id : CustomerRef', 'CustomerRef');
  if (customer.Active === false) throw new Refusal('6250', 'InvalidSalesCustomer', 'CustomerRef');
  return customer;
}

/** The customer's own: a customer keeps one currency for ever. The rate counts home units for one of it. */
export function moneyOf({ company }: Call, input: Json, customer: Entity): Json {
  const currency = String(inner(customer, 'CurrencyRef').value ?? company.homeCurrency());
  const asked = refOf(input, 'CurrencyRef');
  if (asked !== undefined && asked !== currency)
    throw businessRule(
      'The currency of the transaction is invalid for customer/vendor/account.',
      'CurrencyRef',
    );
  if (!company.isMultiCurrency()) return { CurrencyRef: customer.CurrencyRef };
  // Documented: a foreign transaction that says nothing is booked at 1.
  const rate =
    currency === company.homeCurrency() ? new Big(1) : (amountIn(input, 'ExchangeRate') ?? new Big(1));
  return { CurrencyRef: customer.CurrencyRef, ExchangeRate: wire(rate) };
}

/** In the company's own currency, where it keeps several. */
export function homeAmounts(
  { company }: Call,
  record: Json,
  amounts: Readonly<Record<string, Amount>>,
): Json {
  if (!company.isMultiCurrency()) return {};
  const rate = amountIn(record, 'ExchangeRate') ?? new Big(1);
  return Object.fromEntries(
    Object.entries(amounts).map(([field, amount]) => [field, wire(cents(amount.times(rate)))]),
  );
}

/** Moves the customer's time of change but not the version, as observed. */
export function changeBalance({ company }: Call, customerId: string, by: Amount): void {
  if (by.eq(0)) return;
  const customer = company.table('Customer').need(customerId);
  const balance = wire(held(customer, 'Balance').plus(by));
  company
    .table('Customer')
    .save(customer, { Balance: balance, BalanceWithJobs: balance }, { bumpToken: false, event: 'none' });
}

export function dateIn(input: Json, field: string, fallback: string): string {
  const date = textIn(input, field) ?? fallback;
  const day = date.slice(0, 10);
  if (!isDay(day)) throw new Refusal('2060', `Invalid Date Format : ${date}`, field);
  return day;
}

function isDay(day: string): boolean {
  const at = Date.parse(day);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
