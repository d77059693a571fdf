-- Webhooks of our own: who is told, and each telling with what came of it.

create table webhook_endpoints (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  url text not null check (length(url) between 1 and 2000),
  -- What it signs with; after a change the one before goes on signing as well for a while.
  sealed_secret text not null,
  sealed_previous text,
  previous_until timestamptz,
  is_on boolean not null default true,
  -- A person switched it off, it said that it is gone, or it did not answer for days.
  off_because text check (off_because in ('person', 'gone', 'failing')),
  off_at timestamptz,
  -- Since when nothing has arrived; null: the last telling did, or there was none.
  failing_since timestamptz,
  -- Who is told when it stops.
  created_by text references auth_users (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  check (is_on = (off_because is null))
);

create table webhook_deliveries (
  workspace_id text not null,
  -- Also the id by which a receiver knows a repetition.
  id uuid not null,
  endpoint_id uuid not null,
  type text not null,
  -- The very text that is signed: the same at every attempt.
  payload text not null,
  state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
  attempts integer not null default 0,
  not_before timestamptz not null,
  last_status integer,
  last_words text,
  created_at timestamptz not null,
  last_attempt_at timestamptz,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id) on delete cascade,
  check ((state = 'queued') = (finished_at is null))
);
create index webhook_deliveries_of on webhook_deliveries (workspace_id, endpoint_id, id);
create index webhook_deliveries_open on webhook_deliveries (not_before) where state = 'queued';
create index webhook_deliveries_finished on webhook_deliveries (finished_at) where state <> 'queued';
