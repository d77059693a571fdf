-- The drift report: comparisons of both sides, and what differed.

create table drift_checks (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  connection_id uuid not null,
  state text not null check (state in ('listing', 'confirming', 'done', 'stopped', 'failed')),
  -- Null: it was due by itself.
  asked_by text references auth_users (id) on delete set null,
  is_asked boolean not null,
  -- How far the books' list has been read: whatever changed since then, from this page on.
  listed_since timestamptz,
  listed_page integer not null default 1,
  compared integer not null default 0,
  calls integer not null default 0,
  found integer not null default 0,
  -- More differed than one comparison looks at.
  left_over integer not null default 0,
  -- What people made in the books themselves: how many, and the newest of them.
  only_there integer not null default 0,
  only_there_newest jsonb not null default '[]',
  problem text,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create unique index drift_checks_under_way on drift_checks (workspace_id, connection_id)
  where state in ('listing', 'confirming');
create index drift_checks_newest on drift_checks (workspace_id, connection_id, started_at);

-- What a comparison under way has met in the books; emptied when it ends.
create table drift_seen (
  workspace_id text not null,
  check_id uuid not null,
  ledger_id text not null,
  is_ours boolean not null,
  -- To be read once more by its id before anything is said of it.
  is_doubted boolean not null,
  -- As it was listed: what has changed when it is read once more has merely changed meanwhile.
  updated_at timestamptz,
  version text,
  primary key (workspace_id, check_id, ledger_id),
  foreign key (workspace_id, check_id) references drift_checks (workspace_id, id) on delete cascade
);
create index drift_seen_doubted on drift_seen (workspace_id, check_id) where is_doubted;

create table drift_findings (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  connection_id uuid not null,
  -- The comparison that saw it last.
  check_id uuid not null,
  -- What makes it the same finding in the next comparison.
  key text not null,
  kind text not null check (kind in (
    'notHere', 'duplicate', 'notThere', 'status', 'total', 'owing', 'dueDate', 'contact', 'payment')),
  invoice_id uuid,
  ledger_id text,
  -- As it is called in the books.
  number text,
  currency text,
  ours text,
  theirs text,
  cause text not null,
  operation_id uuid,
  -- When the books changed last, by their clock.
  changed_at timestamptz,
  state text not null check (state in ('open', 'repaired', 'gone')),
  found_at timestamptz not null,
  seen_at timestamptz not null,
  repair text,
  repair_asked_at timestamptz,
  repair_asked_by text,
  -- Why the last repair did not help.
  repair_problem text,
  closed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade,
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
create unique index drift_findings_open on drift_findings (workspace_id, connection_id, key) where state = 'open';
create index drift_findings_invoice on drift_findings (workspace_id, invoice_id) where state = 'open';
create index drift_findings_closed on drift_findings (workspace_id, closed_at) where state <> 'open';
