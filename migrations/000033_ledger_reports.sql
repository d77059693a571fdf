-- Reports as the books themselves give them: when each was read, and in how many calls.

-- One reading of a report: of a day, or of a span of time.
create table ledger_reports (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  kind text not null check (kind in ('agedReceivables', 'profitAndLoss')),
  -- Both days count; what customers owe is of one day.
  from_date date not null,
  to_date date not null,
  by_month boolean not null default false,
  state text not null check (state in ('reading', 'done', 'stopped', 'failed')),
  -- A profit and loss as the books have it; what customers owe is in the parts.
  content jsonb,
  calls integer not null default 0,
  problem_code text,
  problem_message text,
  asked_by text references auth_users (id) on delete set null,
  asked_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index ledger_reports_question on ledger_reports (workspace_id, connection_id, kind, to_date);

-- Whom such a report is about. Some books tell of one contact a call: what has been read stays when a process dies.
create table ledger_report_parts (
  workspace_id text not null,
  report_id uuid not null,
  contact_ledger_id text not null,
  name text not null,
  -- Null: not read yet.
  content jsonb,
  primary key (workspace_id, report_id, contact_ledger_id),
  foreign key (workspace_id, report_id) references ledger_reports (workspace_id, id) on delete cascade
);
