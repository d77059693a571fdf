/** Credit memos: as invoices the other way round; payments of nothing set them against what is owing. */

import type { EntityOperations } from '../entity.ts';
import type { Entity } from '../table.ts';
import { autoApplyCredit } from './auto-apply.ts';
import { type SalesDocument, salesOperations } from './sales-document.ts';
import { sendingOf } from './sending.ts';

const CREDIT_MEMOS: SalesDocument = {
  entity: 'CreditMemo',
  sign: -1,
  writable: ['PaymentMethodRef', 'InvoiceRef'],
  ignored: ['RemainingCredit'],
  queryable: ['RemainingCredit'],
  complete: (_call, fields) => ({ RemainingCredit: fields.Balance }),
};

const operations = salesOperations(CREDIT_MEMOS);

export const creditMemoOperations: EntityOperations = {
  ...operations,
  create(call, input) {
    const made = operations.create?.(call, input) as Entity; // salesOperations has it
    autoApplyCredit(call, made);
    return call.company.table('CreditMemo').need(made.Id);
  },
  extras: sendingOf('CreditMemo'),
};
