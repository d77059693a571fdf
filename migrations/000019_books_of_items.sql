-- Books that book lines by items, limit batches, count reads by the month, and keep a customer's currency for good.

alter table mappings drop constraint mappings_kind_check;
alter table mappings add constraint mappings_kind_check check (kind in (
  'accountItem',
  'categoryAccount',
  'defaultAccount',
  'paymentAccount',
  'paymentMethod',
  'productItem',
  'taxRate',
  'tracking'
));

-- Items that somebody asked for, each to stand for an account: asked for twice is one.
create table account_items (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  account_code text not null,
  name text not null,
  created_by text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, connection_id, account_code),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

alter table sync_operations drop constraint sync_operations_kind_check;
alter table sync_operations add constraint sync_operations_kind_check check (kind in (
  'addHistoryNote',
  'allocateCredit',
  'attachFile',
  'createContact',
  'createCreditNote',
  'createInvoice',
  'createItem',
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
  'accountItem',
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

-- Where a contact keeps its currency, a customer is one contact for each: '' where the books have no such rule.
alter table links add column currency text not null default '';
alter table links drop constraint links_pkey;
alter table links add primary key (workspace_id, connection_id, subject_kind, subject_id, currency);

-- Which of a customer's contacts an operation is about, as for links.
alter table sync_operations add column contact_currency text not null default '';
drop index sync_operations_one_queued;
drop index sync_operations_one_in_flight;
create unique index sync_operations_one_queued
  on sync_operations (workspace_id, connection_id, subject_kind, subject_id, contact_currency) where state = 'queued';
create unique index sync_operations_one_in_flight
  on sync_operations (workspace_id, connection_id, subject_kind, subject_id, contact_currency)
  where state in ('dispatched', 'unknown');

-- Some ledgers count calls that carry several elements by themselves.
alter table ledger_calls add column is_batch boolean not null default false;

-- Reads that a ledger counts by the month, kept longer than the calls themselves.
create table monthly_reads (
  workspace_id text not null,
  connection_id uuid not null,
  -- Its first day, in UTC.
  month date not null,
  reads integer not null,
  primary key (workspace_id, connection_id, month),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- Where the books have no drafts, an invoice waits here until somebody approves it.
alter table invoices drop constraint invoices_sync_state_check;
alter table invoices add constraint invoices_sync_state_check check (sync_state in (
  'awaitingApproval',
  'ignored',
  'inBooks',
  'needsAttention',
  'notSent',
  'queued',
  'sending'
));
