-- Automations, what happened that may set them off, and what each run of them did.

create table automations (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  board text not null check (board in ('sales', 'jobs', 'invoices')),
  -- What it waits for, under which conditions, and what it does then: src/domain/automation.ts.
  trigger jsonb not null,
  conditions jsonb,
  actions jsonb not null,
  is_on boolean not null default true,
  -- Why it is off: a person paused it, it went round in circles, or its keeper may not do this any more.
  stopped_because text check (stopped_because in ('person', 'loop', 'rights')),
  stopped_at timestamptz,
  -- Its actions are done with the rights of whoever saved it last.
  kept_by text references auth_users (id) on delete set null,
  kept_by_key uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create index automations_on on automations (workspace_id) where is_on and archived_at is null;

-- Written in the transaction of what it tells of, and only where an automation may be set off.
create table automation_events (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  seq bigint not null generated always as identity,
  kind text not null check (kind in ('invoice', 'pushFailed', 'due', 'stage', 'column', 'created')),
  subject_kind text not null check (subject_kind in ('invoice', 'job', 'salesDoc', 'company', 'contact')),
  subject_id uuid not null,
  facts jsonb not null,
  -- What makes it the same event when it is told twice.
  once text not null,
  -- How many automations set each other off before it, and the first event of them.
  depth integer not null default 0,
  root_id uuid,
  at timestamptz not null,
  handled_at timestamptz,
  primary key (workspace_id, id)
);
create unique index automation_events_once on automation_events (workspace_id, once);
create index automation_events_open on automation_events (workspace_id, seq) where handled_at is null;

create table automation_runs (
  workspace_id text not null,
  id uuid not null,
  automation_id uuid not null,
  event_id uuid not null,
  record_kind text not null check (record_kind in ('invoice', 'job', 'salesDoc')),
  record_id uuid not null,
  -- The invoice that set it off, where one did.
  invoice_id uuid,
  -- As they were when it began: a change of the automation does not reach a run that waits.
  conditions jsonb,
  actions jsonb not null,
  -- What happened, in a sentence.
  because text not null,
  depth integer not null,
  root_id uuid not null,
  state text not null check (state in ('running', 'waiting', 'done', 'stopped', 'failed')),
  -- The action that comes next.
  position integer not null default 0,
  resume_at timestamptz,
  -- How often the next action threw; after some it is given up.
  tries integer not null default 0,
  -- Why it ended early, in a sentence.
  ended_because text,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, automation_id) references automations (workspace_id, id) on delete cascade
);
-- One event sets an automation off once for a record.
create unique index automation_runs_once on automation_runs (workspace_id, automation_id, event_id, record_id);
create index automation_runs_open on automation_runs (workspace_id, id) where state in ('running', 'waiting');
create index automation_runs_record on automation_runs (workspace_id, record_id, started_at);

-- An action that was done: written in the action's own transaction.
create table automation_steps (
  workspace_id text not null,
  run_id uuid not null,
  position integer not null,
  outcome text not null check (outcome in ('done', 'skipped', 'failed')),
  words text not null,
  -- What it made: mails, webhook deliveries, records.
  made jsonb not null default '{}',
  at timestamptz not null,
  primary key (workspace_id, run_id, position),
  foreign key (workspace_id, run_id) references automation_runs (workspace_id, id) on delete cascade
);

-- Records that an automation made: what happens to them later goes on counting from there.
create table automation_made (
  workspace_id text not null references workspaces (id) on delete cascade,
  record_id uuid not null,
  depth integer not null,
  root_id uuid not null,
  primary key (workspace_id, record_id)
);

alter table activities drop constraint activities_actor_kind_check;
alter table activities add constraint activities_actor_kind_check
  check (actor_kind in ('user', 'apiKey', 'ledger', 'system', 'automation'));

-- Due dates are looked at every minute, of what is still owing.
create index mirrors_owing on mirrors (workspace_id, connection_id, due_date)
  where accounting_status in ('waitingPayment', 'overdue', 'partiallyPaid');
