-- Customers taken over from the books, and by hand which contact of the books each customer is.

-- Phone and address, for imports. Those read before had none of them with them: read once more.
alter table ledger_contacts
  add column phone text,
  add column address text,
  add column city text,
  add column region text,
  add column postal_code text,
  add column country text;
update connections set contacts_cursor = null;

-- When all contacts were last read, not only those that had changed: that one has become a customer changes no time there.
alter table connections add column contacts_read_at timestamptz;

-- What a person has decided about a customer's contact beyond the link itself.
create table contact_decisions (
  workspace_id text not null,
  connection_id uuid not null,
  subject_kind text not null check (subject_kind in ('company', 'contact')),
  subject_id uuid not null,
  -- Made anew in the books, whoever looks like it there.
  creates_new boolean not null default false,
  -- Contacts of the books that this customer is not, whatever they have in common.
  rejected_ledger_ids text[] not null default '{}',
  -- The mark of the contact to be made, where the usual one is taken by a contact that this customer is not.
  marker text,
  decided_by text,
  decided_at timestamptz not null,
  primary key (workspace_id, connection_id, subject_kind, subject_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- Imports of customers from the books: done in pieces, each piece and `looked_up_to` in one transaction.
create table contact_imports (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  connection_id uuid not null,
  state text not null check (state in ('reading', 'running', 'stopped', 'done', 'failed')),
  criteria jsonb not null,
  -- Contacts go in the order of their ledger ids.
  looked_up_to text,
  total integer not null default 0,
  problem text,
  created_by text,
  created_by_key boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index contact_imports_one on contact_imports (workspace_id, connection_id)
  where state in ('reading', 'running');

-- What became of each contact of the books.
create table contact_import_rows (
  workspace_id text not null,
  import_id uuid not null,
  ledger_id text not null,
  outcome text not null check (outcome in ('added', 'linked', 'known', 'asked', 'skipped')),
  reason text,
  name text not null,
  email text,
  subject_kind text,
  subject_id uuid,
  primary key (workspace_id, import_id, ledger_id),
  foreign key (workspace_id, import_id) references contact_imports (workspace_id, id) on delete cascade
);
