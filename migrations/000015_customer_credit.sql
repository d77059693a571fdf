-- Credit that customers have in the books: credit notes, prepayments, overpayments, as the ledger has them.
create table ledger_credits (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  kind text not null check (kind in ('creditNote', 'prepayment', 'overpayment')),
  ledger_id text not null,
  contact_ledger_id text,
  number text,
  reference text,
  status text not null check (status in ('draft', 'awaitingApproval', 'approved', 'paid', 'voided', 'deleted')),
  currency text not null,
  issue_date date,
  total numeric(18, 2) not null,
  remaining numeric(18, 2) not null,
  -- Each with ledgerId, invoiceLedgerId, amount, date.
  allocations jsonb not null default '[]',
  -- Each with ledgerId, amount, paidOn.
  refunds jsonb not null default '[]',
  ledger_updated_at timestamptz not null,
  as_of timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index ledger_credits_ledger on ledger_credits (workspace_id, connection_id, kind, ledger_id);
create index ledger_credits_contact on ledger_credits (workspace_id, connection_id, contact_ledger_id);

-- What is done with such a credit here: set against an invoice, or, without one, paid back.
create table credit_uses (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  credit_id uuid not null,
  invoice_id uuid,
  amount numeric(18, 2) not null,
  currency text not null,
  used_on date not null,
  -- Of a refund: where the money leaves, null: by the mapping.
  account_code text,
  method_id uuid,
  reference text,
  external_id text,
  -- Of the allocation or the payment, once the books have it.
  ledger_id text,
  created_by text references auth_users (id) on delete set null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id),
  foreign key (workspace_id, credit_id) references ledger_credits (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, method_id) references payment_methods (workspace_id, id)
);
create unique index credit_uses_external on credit_uses (workspace_id, external_id) where external_id is not null;
create index credit_uses_credit on credit_uses (workspace_id, credit_id);
create index credit_uses_invoice on credit_uses (workspace_id, invoice_id);

alter table connections
  add column prepayments_cursor timestamptz,
  add column overpayments_cursor timestamptz,
  -- Null: those that were open before we began to listen are not read yet.
  add column open_credits_read_at timestamptz;

-- Why the ledger will not let us remove a payment; null: it has not said.
alter table payments
  add column batch_ledger_id text,
  add column is_reconciled boolean;
