/** The preference by which QuickBooks sets credit against open invoices by itself, oldest first. */

import type { Call } from '../entity.ts';
import { inner, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Amount, held, wire } from './amounts.ts';
import { paymentOperations } from './payments.ts';

/** A new credit memo pays what is open. */
export function autoApplyCredit(call: Call, memo: Entity): void {
  if (!appliesByItself(call)) return;
  let left = held(memo, 'RemainingCredit');
  for (const invoice of ofCustomer(call, 'Invoice', memo, 'Balance', 'DueDate'))
    left = left.minus(tie(call, invoice, memo, left));
}

/** A new invoice is paid by what credit there is. */
export function autoPayByCredit(call: Call, invoice: Entity): void {
  if (!appliesByItself(call)) return;
  let open = held(invoice, 'Balance');
  for (const memo of ofCustomer(call, 'CreditMemo', invoice, 'RemainingCredit', 'TxnDate'))
    open = open.minus(tie(call, invoice, memo, open));
}

const appliesByItself = ({ company }: Call): boolean =>
  inner(company.preferences(), 'SalesFormsPrefs').AutoApplyCredit === true;

function ofCustomer({ company }: Call, entity: string, of: Entity, rest: string, date: string) {
  return company
    .table(entity)
    .find('CustomerRef', refOf(of, 'CustomerRef') ?? '')
    .filter((record) => held(record, rest).gt(0))
    .toSorted((a, b) => String(a[date]).localeCompare(String(b[date])));
}

/** As much as both sides have. @param most what is left on the side that began @returns what it came to */
function tie(call: Call, invoice: Entity, memo: Entity, most: Amount): Amount {
  const amount = [most, held(invoice, 'Balance'), held(memo, 'RemainingCredit')].reduce((least, each) =>
    each.lt(least) ? each : least,
  );
  if (amount.lte(0)) return amount;
  paymentOperations.create?.(call, {
    CustomerRef: memo.CustomerRef,
    CurrencyRef: memo.CurrencyRef,
    TotalAmt: 0,
    TxnDate: [String(memo.TxnDate), String(invoice.TxnDate)].toSorted().at(-1),
    PrivateNote: 'Created by QB Online to link credits to charges.',
    Line: [
      { Amount: wire(amount), LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] },
      { Amount: wire(amount), LinkedTxn: [{ TxnId: memo.Id, TxnType: 'CreditMemo' }] },
    ],
  });
  return amount;
}
