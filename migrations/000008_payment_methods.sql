-- How customers pay: each method can have a bank or clearing account of its own in the books.
create table payment_methods (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  position integer not null,
  primary key (workspace_id, id)
);
create unique index payment_methods_name on payment_methods (workspace_id, lower(name));

insert into payment_methods (workspace_id, id, name, position)
select workspaces.id, gen_random_uuid(), first.name, first.position
from workspaces cross join (values ('Bank transfer', 0), ('Card', 1), ('Cash', 2)) as first (name, position);

alter table payments
  add column method_id uuid,
  add foreign key (workspace_id, method_id) references payment_methods (workspace_id, id);

alter table mappings drop constraint mappings_kind_check;
alter table mappings add constraint mappings_kind_check check (kind in (
  'defaultAccount', 'categoryAccount', 'taxRate', 'productItem', 'paymentAccount', 'paymentMethod'));
