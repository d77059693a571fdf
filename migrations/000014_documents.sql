-- What the ledger does with an invoice for its customer: e-mails, its web page, its PDF, files, and notes in its history.
alter table mirrors
  add column sent_to_contact boolean not null default false,
  add column online_url text;

create table invoice_emails (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  -- The address that the books had when it left.
  sent_to text,
  -- sent: by the ledger's answer or its history; confirmed: a person said so.
  outcome text check (outcome in ('sent', 'confirmed')),
  external_id text,
  created_by text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create index invoice_emails_invoice on invoice_emails (workspace_id, invoice_id, id);
create unique index invoice_emails_external on invoice_emails (workspace_id, external_id) where external_id is not null;

create table invoice_files (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  content bytea not null,
  -- The customer sees it with the online invoice.
  is_online boolean not null,
  ledger_id text,
  created_by text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index invoice_files_name on invoice_files (workspace_id, invoice_id, lower(name));

create table invoice_notes (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  text text not null,
  created_by text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create index invoice_notes_invoice on invoice_notes (workspace_id, invoice_id, id);

-- What a person asked to see of the books, read by the engine: when it was asked for, and what came.
create table ledger_reads (
  workspace_id text not null,
  invoice_id uuid not null,
  what text not null check (what in ('files', 'history', 'onlineUrl', 'pdf')),
  asked_at timestamptz not null,
  read_at timestamptz,
  problem_code text,
  problem_message text,
  -- Of files and history: the list as it was read.
  content jsonb,
  primary key (workspace_id, invoice_id, what),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);

create table ledger_pdfs (
  workspace_id text not null,
  invoice_id uuid not null,
  content bytea not null,
  -- Of the mirror that it shows: another one makes it old.
  ledger_updated_at timestamptz not null,
  read_at timestamptz not null,
  primary key (workspace_id, invoice_id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
create index ledger_pdfs_read on ledger_pdfs (read_at);
