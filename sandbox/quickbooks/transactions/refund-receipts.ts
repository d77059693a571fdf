/** Refund receipts: money given back at once for what was sold; nothing of it is ever owed. */

import type { Call, EntityOperations } from '../entity.ts';
import { missing, Refusal } from '../faults-wire.ts';
import { referred, refTo, textIn } from '../fields.ts';
import type { Json } from '../json.ts';
import { type SalesDocument, salesOperations } from './sales-document.ts';

const REFUND_RECEIPTS: SalesDocument = {
  entity: 'RefundReceipt',
  sign: 0,
  writable: ['DepositToAccountRef', 'PaymentMethodRef', 'PaymentRefNum', 'PaymentType', 'CheckPayment'],
  ignored: ['RemainingCredit', 'CreditCardPayment', 'TxnSource'],
  queryable: ['DepositToAccountRef', 'PaymentRefNum'],
  complete: completeRefund,
};

export const refundReceiptOperations: EntityOperations = salesOperations(REFUND_RECEIPTS);

function completeRefund(call: Call, fields: Json): Json {
  const account = referred(call.company.table('Account'), fields, 'DepositToAccountRef');
  if (!account) throw missing('DepositToAccountRef');
  if (account.AccountType !== 'Bank' && account.AccountType !== 'Other Current Asset')
    throw new Refusal('6430', 'Invalid account type used', 'DepositToAccountRef');
  return {
    DepositToAccountRef: refTo(account),
    PaymentRefNum: textIn(fields, 'PaymentRefNum', 21),
    Balance: 0,
    ...(fields.HomeBalance !== undefined && { HomeBalance: 0 }),
  };
}
