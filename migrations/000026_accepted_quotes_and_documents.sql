-- Quotes become orders at one press, lines may be headings and remarks, and what stands at the head of our own documents.

-- The stage that an accepted quote moves to: one of the SalesBoard at most.
alter table stages add column is_accepted boolean not null default false check (not is_accepted or board = 'sales');
create unique index stages_accepted on stages (workspace_id) where is_accepted;
update stages set is_accepted = true
  where (workspace_id, id) in (
    select distinct on (workspace_id) workspace_id, id from stages
    where board = 'sales' and lower(name) = 'accepted'
    order by workspace_id, position, id);

-- What accepting changed, so that one press takes it back.
alter table sales_docs
  add column accepted_at timestamptz,
  add column accepted_from_stage_id uuid,
  -- Made by the acceptance; null: the doc had a job already.
  add column accepted_job_id uuid,
  add foreign key (workspace_id, accepted_from_stage_id) references stages (workspace_id, id),
  add foreign key (workspace_id, accepted_job_id) references jobs (workspace_id, id)
    on delete set null (accepted_job_id);

-- A section is a heading with a sum of what stands beneath it; a remark has no amount. Both only say something.
alter table sales_doc_lines
  add column kind text not null default 'item' check (kind in ('item', 'section', 'remark')),
  add check (kind = 'item' or (quantity = 0 and unit_price = 0 and discount_rate = 0
    and product_id is null and category_id is null and tax_component_id is null));

alter table workspace_settings
  add column address text,
  -- ISO 3166: it also says which paper documents are printed on.
  add column country text check (country ~ '^[A-Z]{2}$'),
  add column tax_number text,
  add column email text,
  add column phone text,
  add column payment_details text,
  add column document_footer text,
  -- Printed on quotes as a date; null: nothing is said of it.
  add column quote_valid_days integer check (quote_valid_days between 1 and 365),
  add column logo bytea,
  add column logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  add check ((logo is null) = (logo_type is null));
