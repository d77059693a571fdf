-- A limit of a ledger that people were warned of before it bites: once a day.
create table limit_warnings (
  workspace_id text not null,
  connection_id uuid not null,
  limit_name text not null check (limit_name in ('day', 'month')),
  -- Of the organisation's time zone.
  day date not null,
  warned_at timestamptz not null,
  primary key (workspace_id, connection_id, limit_name, day),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
