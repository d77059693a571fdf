/** Bank deposits: payments that lay in Undeposited Funds, taken to the bank together; they are fast from then on. */

import type { Call, EntityOperations } from '../entity.ts';
import { badReference, missing, Refusal } from '../faults-wire.ts';
import { currentOf, referred, refTo, textIn } from '../fields.ts';
import { isJson, type Json } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import { held, sum, wire } from './amounts.ts';
import { dateIn } from './customer-of.ts';

export const depositOperations: EntityOperations = {
  name: 'Deposit',
  queryable: filtersOf(['TxnDate', 'TotalAmt', 'DepositToAccountRef']),
  create: (call, input) => call.company.table('Deposit').insert(fieldsOf(call, input)),
  remove(call, input) {
    const table = call.company.table('Deposit');
    const before = currentOf(table, input);
    table.remove(before);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
};

function fieldsOf(call: Call, input: Json): Json {
  const account = referred(call.company.table('Account'), input, 'DepositToAccountRef');
  if (!account) throw missing('DepositToAccountRef');
  if (account.AccountType !== 'Bank')
    throw new Refusal('6430', 'Invalid account type used', 'DepositToAccountRef');
  const lines = ((Array.isArray(input.Line) ? input.Line : []) as readonly Json[]).filter(isJson);
  if (lines.length === 0) throw missing('Line');
  for (const line of lines)
    for (const link of (line.LinkedTxn ?? []) as readonly Json[])
      if (!call.company.table('Payment').get(String(link.TxnId))) throw badReference('Line.LinkedTxn.TxnId');
  return {
    DepositToAccountRef: refTo(account),
    TxnDate: dateIn(input, 'TxnDate', call.company.today()),
    PrivateNote: textIn(input, 'PrivateNote', 4000),
    TotalAmt: wire(sum(lines.map((line) => held(line, 'Amount')))),
    Line: lines,
  };
}
