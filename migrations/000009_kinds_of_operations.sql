-- Which kinds of operation there are, and what they are about: one a line.
alter table sync_operations drop constraint sync_operations_kind_check;
alter table sync_operations add constraint sync_operations_kind_check check (kind in (
  'addHistoryNote',
  'allocateCredit',
  'attachFile',
  'createContact',
  'createCreditNote',
  'createInvoice',
  'createPayment',
  'emailInvoice',
  'refundCredit',
  'removePayment',
  'takeBackCredit',
  'undoInvoice',
  'updateContact',
  'updateInvoice',
  'useCredit',
  'voidInvoice'
));

alter table sync_operations drop constraint sync_operations_subject_kind_check;
alter table sync_operations add constraint sync_operations_subject_kind_check check (subject_kind in (
  'company',
  'contact',
  'creditNote',
  'creditUse',
  'invoice',
  'invoiceEmail',
  'invoiceFile',
  'invoiceNote',
  'payment'
));
