/** What a change of the books is, in plain words. */
import type { SyncOperation } from '../api/types.ts';

export const kindWords: Readonly<Record<SyncOperation['kind'], string>> = {
  createContact: 'Create contact',
  updateContact: 'Change contact',
  createInvoice: 'Create invoice',
  updateInvoice: 'Change invoice',
  voidInvoice: 'Void invoice',
  createPayment: 'Payment',
  removePayment: 'Payment removed',
  createCreditNote: 'Credit note',
  allocateCredit: 'Credit set against the invoice',
  useCredit: 'Credit used on the invoice',
  takeBackCredit: 'Credit taken back',
  refundCredit: 'Refund',
  undoInvoice: 'Undo of a backfilled invoice',
  emailInvoice: 'E-mail to the customer',
  attachFile: 'File attached',
  addHistoryNote: 'Note in the history',
  createItem: 'Create item',
};
