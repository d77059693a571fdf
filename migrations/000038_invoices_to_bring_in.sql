-- Invoices that people made in the books and that somebody wants here: asked for until they stand here, or told why they cannot.
create table invoices_to_bring_in (
  workspace_id text not null,
  connection_id uuid not null,
  -- The ledger's.
  ledger_id text not null,
  -- A person, or a key.
  asked_by text,
  asked_by_key boolean not null,
  asked_at timestamptz not null,
  -- Why it cannot stand here; null: it is on its way.
  problem text,
  primary key (workspace_id, connection_id, ledger_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- The first that is known of such an invoice.
alter table status_transitions drop constraint status_transitions_cause_check;
alter table status_transitions add constraint status_transitions_cause_check
  check (cause in ('push', 'webhook', 'sweep', 'midnight', 'broughtIn'));
