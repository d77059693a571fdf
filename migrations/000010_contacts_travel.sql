-- Contacts follow our customers: when they go to the books, and which of the ledger's must be read before they are believed.
alter table connections add column contacts_travel text not null default 'withFirstInvoice'
  check (contacts_travel in ('withFirstInvoice', 'whenSaved'));

-- A person may have mended it in the books: read again by its id before anything is decided by it.
alter table ledger_contacts add column doubted_at timestamptz;
create index ledger_contacts_doubted on ledger_contacts (workspace_id, connection_id) where doubted_at is not null;
