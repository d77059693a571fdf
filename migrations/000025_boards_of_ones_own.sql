-- Columns that people add to their boards, what stands in them, and saved views.
create table custom_columns (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  board text not null check (board in ('sales', 'jobs', 'invoices', 'companies', 'contacts')),
  name text not null check (length(name) between 1 and 100),
  type text not null check (type in ('status', 'person', 'date', 'number', 'money', 'text', 'link', 'tags')),
  -- Labels of status and tags columns, in their order: [{ id, name, color }].
  options jsonb not null default '[]',
  currency text check (currency ~ '^[A-Z]{3}$'),
  position integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  -- Its values stay, and come back with it.
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index custom_columns_name on custom_columns (workspace_id, board, lower(name)) where archived_at is null;

-- Of sales docs, jobs, invoices, companies and contacts alike, whose ids are unique among all of them.
create table custom_values (
  workspace_id text not null,
  record_id uuid not null,
  column_id uuid not null,
  -- Text, or a list of option ids.
  value jsonb not null,
  primary key (workspace_id, record_id, column_id),
  foreign key (workspace_id, column_id) references custom_columns (workspace_id, id) on delete cascade
);
create index custom_values_column on custom_values (workspace_id, column_id);

create table views (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  board text not null check (board in ('sales', 'jobs', 'invoices', 'companies', 'contacts')),
  name text not null check (length(name) between 1 and 100),
  is_main boolean not null default false,
  is_shared boolean not null default false,
  -- Null: the workspace's own, or made with an API key.
  owner_id text references auth_users ("id") on delete cascade,
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  check (is_shared or owner_id is not null),
  check (is_shared or not is_main)
);
create unique index views_main on views (workspace_id, board) where is_main;

insert into views (workspace_id, id, board, name, is_main, is_shared, settings)
select workspaces."id", gen_random_uuid(), board, 'Main', true, true, '{}'
from workspaces, unnest(array['sales', 'jobs', 'invoices', 'companies', 'contacts']) as board;
