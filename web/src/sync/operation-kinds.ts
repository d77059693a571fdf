/** What a change of the books is, in plain words, and the groups that people look for. */
import type { SyncOperation } from '../api/types.ts';

type Kind = SyncOperation['kind'];

export const kindWords: Readonly<Record<Kind, string>> = {
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

export const kindGroups: readonly {
  readonly value: string;
  readonly label: string;
  readonly kinds: readonly Kind[];
}[] = [
  {
    value: 'invoices',
    label: 'Invoices',
    kinds: ['createInvoice', 'updateInvoice', 'voidInvoice', 'undoInvoice'],
  },
  { value: 'customers', label: 'Customers', kinds: ['createContact', 'updateContact'] },
  { value: 'payments', label: 'Payments', kinds: ['createPayment', 'removePayment'] },
  {
    value: 'credit',
    label: 'Credit and refunds',
    kinds: ['createCreditNote', 'allocateCredit', 'useCredit', 'takeBackCredit', 'refundCredit'],
  },
  {
    value: 'documents',
    label: 'E-mails, files, notes',
    kinds: ['emailInvoice', 'attachFile', 'addHistoryNote'],
  },
  { value: 'items', label: 'Items', kinds: ['createItem'] },
];
