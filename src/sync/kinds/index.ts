/** Every kind of operation, by the name under which the dispatch ledger keeps it. */
import type { OperationKind } from '../../store/sync-operations.ts';
import { addHistoryNote } from './add-history-note.ts';
import { allocateCredit } from './allocate-credit.ts';
import { attachFile } from './attach-file.ts';
import { createContact } from './create-contact.ts';
import { createCreditNote } from './create-credit-note.ts';
import { createInvoice } from './create-invoice.ts';
import { createItem } from './create-item.ts';
import { createPayment } from './create-payment.ts';
import { emailInvoice } from './email-invoice.ts';
import type { Kind } from './kind.ts';
import { refundCredit } from './refund-credit.ts';
import { removePayment } from './remove-payment.ts';
import { takeBackCredit } from './take-back-credit.ts';
import { undoInvoice } from './undo-invoice.ts';
import { updateContact } from './update-contact.ts';
import { updateInvoice } from './update-invoice.ts';
import { useCredit } from './use-credit.ts';
import { voidInvoice } from './void-invoice.ts';

const kinds = {
  createContact,
  updateContact,
  createInvoice,
  updateInvoice,
  voidInvoice,
  createPayment,
  removePayment,
  createCreditNote,
  allocateCredit,
  undoInvoice,
  emailInvoice,
  attachFile,
  addHistoryNote,
  useCredit,
  takeBackCredit,
  refundCredit,
  createItem,
} satisfies Record<OperationKind, unknown>;

/** Each kind gets back only what it gave out: payloads and records of different kinds never meet. */
export function kindOf(name: OperationKind): Kind<unknown, unknown> {
  return kinds[name] as Kind<unknown, unknown>;
}
