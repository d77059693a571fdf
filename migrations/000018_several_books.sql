-- A workspace may have several sets of books at once, of one ledger or of two. Invoices go to the default ones unless
-- their customer is tied to others.
drop index connections_live;
alter table connections add column is_default boolean not null default false;
create unique index connections_default on connections (workspace_id) where is_default;
update connections as held set is_default = true
from (select distinct on (workspace_id) workspace_id, id from connections
  order by workspace_id, status = 'disconnected', first_connected_at, id) as first
where held.workspace_id = first.workspace_id and held.id = first.id;

-- Null: the default books.
alter table companies add column connection_id uuid;
alter table companies add foreign key (workspace_id, connection_id) references connections (workspace_id, id);
alter table contacts add column connection_id uuid;
alter table contacts add foreign key (workspace_id, connection_id) references connections (workspace_id, id);

-- An invoice is tied to books when it is first on its way there, or when somebody chose them for it. Until then it
-- follows its customer.
update invoices set connection_id = null
where sync_state = 'notSent' and not exists (select from sync_operations as op
  where op.workspace_id = invoices.workspace_id and op.subject_kind = 'invoice' and op.subject_id = invoices.id);
