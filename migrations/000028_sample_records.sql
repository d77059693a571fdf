-- Which records are sample data, so that they can be sent to practice books, and taken out again without anybody's own.
create table sample_records (
  workspace_id text not null references workspaces (id) on delete cascade,
  kind text not null check (kind in (
    'column', 'company', 'contact', 'invoice', 'job', 'product', 'productCategory', 'salesDoc', 'view')),
  record_id uuid not null,
  -- Of an invoice: what becomes of it in practice books.
  fate text,
  primary key (workspace_id, kind, record_id)
);

-- When somebody asked for the sample invoices to be played through in practice books.
alter table workspace_settings add column samples_played_at timestamptz;
