/** Credit memos: as invoices the other way round; payments of nothing set them against what is owing. */

import type { Call, EntityOperations } from '../entity.ts';
import { inner } from '../json.ts';
import type { Entity } from '../table.ts';
import { autoApply } from './auto-apply.ts';
import { type SalesDocument, salesOperations } from './sales-document.ts';

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
    if (appliesByItself(call)) autoApply(call, made);
    return call.company.table('CreditMemo').need(made.Id);
  },
};

const appliesByItself = ({ company }: Call): boolean =>
  inner(company.preferences(), 'SalesFormsPrefs').AutoApplyCredit === true;
