-- Backfills: which invoices from before the connection go to the books, what became of each, and the undoing of a run.

-- When the organisation's year ends: known from the next reading of its settings on.
alter table connections
  add column financial_year_end_day smallint,
  add column financial_year_end_month smallint;

-- How often an invoice has been given to the books, but for the first time: part of its mark from the second on, so that
-- a record that was undone is never taken for its successor.
alter table invoices add column life integer not null default 1;

create table backfills (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  connection_id uuid not null,
  state text not null check (state in (
    'checking', 'checked', 'failed', 'running', 'paused', 'stopped', 'done', 'undoing', 'undoPaused', 'undoStopped', 'undone')),
  from_date date not null,
  to_date date not null,
  -- How many numbers the books are asked for; null until the invoices have been looked through.
  to_ask integer,
  problem text,
  created_by text references auth_users (id) on delete set null,
  created_by_key uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  undo_started_at timestamptz,
  undo_finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
-- One at a time for a connection.
create unique index backfills_under_way on backfills (workspace_id, connection_id)
  where state in ('running', 'paused', 'undoing', 'undoPaused');

create table backfill_items (
  workspace_id text not null,
  backfill_id uuid not null,
  invoice_id uuid not null,
  position integer not null,
  -- What the preview foresaw, or why the run left it out; what became of those that went stands in their operations.
  outcome text not null check (outcome in (
    'willSend', 'needsAttention', 'inBooks', 'inBooksByNumber', 'onItsWay', 'setAside', 'voided', 'changedMeanwhile')),
  problem_code text,
  problem_message text,
  contact_decision text check (contact_decision in ('linked', 'willLink', 'willCreate', 'ask', 'archived')),
  is_asked boolean not null default false,
  -- The ledger's record that bears its number.
  ledger_id text,
  operation_id uuid,
  undo_operation_id uuid,
  undo_refusal text check (undo_refusal in ('hasMoney', 'changed', 'locked', 'gone', 'onItsWay')),
  primary key (workspace_id, backfill_id, invoice_id),
  foreign key (workspace_id, backfill_id) references backfills (workspace_id, id) on delete cascade,
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
create index backfill_items_in_order on backfill_items (workspace_id, backfill_id, position);
