-- Payments and credit notes become operations of the dispatch ledger; a lane may have several batches under way;
-- payments and credit notes are swept, and a subscription that went silent is noticed.

alter table sync_operations drop constraint sync_operations_kind_check;
alter table sync_operations add constraint sync_operations_kind_check check (kind in
  ('createContact', 'createInvoice', 'voidInvoice', 'createPayment', 'removePayment', 'createCreditNote', 'allocateCredit'));
alter table sync_operations drop constraint sync_operations_subject_kind_check;
alter table sync_operations add constraint sync_operations_subject_kind_check check (subject_kind in
  ('company', 'contact', 'invoice', 'payment', 'creditNote'));
-- Which of its lane's jobs has it under way: whatever a job finds dispatched in its own slot is an orphan.
alter table sync_operations add column slot smallint not null default 0;
-- When the ledger first saw this key: it holds it for a time from then, however often the request is sent again.
alter table sync_operations add column key_used_at timestamptz;
update sync_operations set key_used_at = dispatched_at;
create index sync_operations_batch on sync_operations (workspace_id, batch_id) where batch_id is not null;

create index sync_operations_ready on sync_operations (workspace_id, connection_id, lane, kind, seq) where state = 'queued';

alter table links drop constraint links_subject_kind_check;
alter table links add constraint links_subject_kind_check check (subject_kind in
  ('company', 'contact', 'invoice', 'payment', 'creditNote'));

-- A payment recorded here has no ledger id until the books have it.
alter table payments alter column ledger_id drop not null;
alter table payments add column account_code text;
alter table payments add column external_id text;
create unique index payments_external on payments (workspace_id, external_id) where external_id is not null;
-- When the answer that told of it was asked for: an older reading of the invoice, in which it is missing, removes nothing.
alter table payments add column as_of timestamptz;
alter table payments add column created_by text references auth_users ("id") on delete set null;
alter table payments add constraint payments_ours_or_theirs check (ledger_id is not null or recorded_in = 'counterfoil');

-- A credit given on an invoice: created in the books, then set against it.
create table credit_notes (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  currency text not null,
  issue_date date not null,
  reference text,
  sub_total numeric(18, 2) not null,
  total_tax numeric(18, 2) not null,
  total numeric(18, 2) not null,
  -- The ledger's facts, once it has it.
  ledger_id text,
  number text,
  ledger_status text check (ledger_status in ('draft', 'awaitingApproval', 'approved', 'paid', 'voided', 'deleted')),
  remaining numeric(18, 2),
  ledger_updated_at timestamptz,
  as_of timestamptz,
  external_id text,
  created_by text references auth_users ("id") on delete set null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index credit_notes_external on credit_notes (workspace_id, external_id) where external_id is not null;
create index credit_notes_invoice on credit_notes (workspace_id, invoice_id);
create unique index credit_notes_ledger on credit_notes (workspace_id, connection_id, ledger_id) where ledger_id is not null;

-- What of the invoice is credited; price, account and tax are those of its line.
create table credit_note_lines (
  workspace_id text not null,
  credit_note_id uuid not null,
  invoice_line_id uuid not null,
  position integer not null,
  quantity numeric(18, 4) not null,
  line_amount numeric(18, 2) not null,
  tax_amount numeric(18, 2) not null,
  primary key (workspace_id, credit_note_id, invoice_line_id),
  foreign key (workspace_id, credit_note_id) references credit_notes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, invoice_line_id) references invoice_lines (workspace_id, id)
);

-- A name was taken that our copy of the ledger's contacts does not have.
alter table connections add column contacts_stale boolean not null default false;
alter table connections add column payments_cursor timestamptz;
alter table connections add column credit_notes_cursor timestamptz;
-- The slow cycle: what the ledger changes without moving its modified time.
alter table connections add column last_reread_at timestamptz;
-- Changes that the sweep found and no webhook had told of, since one last came.
alter table connections add column missed_webhooks integer not null default 0;
alter table connections add column webhooks_silent_since timestamptz;

-- Calls in a row that the ledger did not answer: the longer it is away, the rarer it is asked.
alter table connection_limits add column failures integer not null default 0;

-- A refresh was asked for and its answer is not saved: the old refresh token counts for half an hour from then only.
alter table connection_tokens add column refresh_begun_at timestamptz;

create index mirrors_oldest on mirrors (workspace_id, connection_id, as_of);

-- Small indexes for what is rare: without statistics the planner takes a wide one for the best.
drop index invoices_sales_doc;
drop index invoices_job;
drop index sync_operations_state;
create index invoices_sales_doc on invoices (workspace_id, sales_doc_id) where sales_doc_id is not null;
create index invoices_job on invoices (workspace_id, job_id) where job_id is not null;
create index sync_operations_not_done on sync_operations (workspace_id, state, seq) where state <> 'done';
