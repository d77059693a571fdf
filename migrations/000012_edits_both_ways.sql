-- What an invoice says in the books, and what both sides last agreed upon: apart from the mirrors, which lists read by the thousand.
create table mirror_contents (
  workspace_id text not null,
  invoice_id uuid not null,
  theirs jsonb not null,
  agreed jsonb not null,
  primary key (workspace_id, invoice_id),
  foreign key (workspace_id, invoice_id) references mirrors (workspace_id, invoice_id) on delete cascade
);

-- Somebody changed it in the books, and nobody here has said yet which side counts.
alter table mirrors add column is_changed_there boolean not null default false;
create index mirrors_changed_there on mirrors (workspace_id, invoice_id) where is_changed_there;
