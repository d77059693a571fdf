/** The preference by which QuickBooks sets credit against open invoices by itself, oldest first. */

import type { Call } from '../entity.ts';
import { refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { held, wire } from './amounts.ts';
import { paymentOperations } from './payments.ts';

export function autoApply(call: Call, memo: Entity): void {
  let left = held(memo, 'RemainingCredit');
  const open = call.company
    .table('Invoice')
    .find('CustomerRef', refOf(memo, 'CustomerRef') ?? '')
    .filter((invoice) => held(invoice, 'Balance').gt(0))
    .toSorted((a, b) => String(a.DueDate).localeCompare(String(b.DueDate)));
  for (const invoice of open) {
    if (left.lte(0)) return;
    const amount = held(invoice, 'Balance').lt(left) ? held(invoice, 'Balance') : left;
    left = left.minus(amount);
    paymentOperations.create?.(call, {
      CustomerRef: memo.CustomerRef,
      CurrencyRef: memo.CurrencyRef,
      TotalAmt: 0,
      TxnDate: memo.TxnDate,
      PrivateNote: 'Created by QB Online to link credits to charges.',
      Line: [
        { Amount: wire(amount), LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] },
        { Amount: wire(amount), LinkedTxn: [{ TxnId: memo.Id, TxnType: 'CreditMemo' }] },
      ],
    });
  }
}
