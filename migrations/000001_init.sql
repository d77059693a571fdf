-- The first schema. Every business table's key begins with workspace_id: no query crosses workspaces.
-- Tables whose columns are in camelCase belong to better-auth, which names them so.

-- People, sessions, workspaces ------------------------------------------------------------------

create table auth_users (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth_sessions (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth_users ("id") on delete cascade,
  "activeOrganizationId" text
);
create index auth_sessions_user on auth_sessions ("userId");

create table auth_accounts (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth_users ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_accounts_user on auth_accounts ("userId");

create table auth_verifications (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_verifications_identifier on auth_verifications ("identifier");

create table auth_rate_limits (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

create table workspaces (
  "id" text primary key,
  "name" text not null,
  "slug" text not null unique,
  "logo" text,
  "createdAt" timestamptz not null default now(),
  "metadata" text
);

create table workspace_members (
  "id" text primary key,
  "organizationId" text not null references workspaces ("id") on delete cascade,
  "userId" text not null references auth_users ("id") on delete cascade,
  "role" text not null default 'viewer',
  "createdAt" timestamptz not null default now()
);
create index workspace_members_organization on workspace_members ("organizationId");
create unique index workspace_members_user on workspace_members ("userId", "organizationId");

create table workspace_invitations (
  "id" text primary key,
  "organizationId" text not null references workspaces ("id") on delete cascade,
  "email" text not null,
  "role" text,
  "status" text not null default 'pending',
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "inviterId" text not null references auth_users ("id") on delete cascade
);
create index workspace_invitations_organization on workspace_invitations ("organizationId");
create index workspace_invitations_email on workspace_invitations ("email");

create table workspace_settings (
  workspace_id text primary key references workspaces ("id") on delete cascade,
  currency text not null default 'USD',
  time_zone text not null default 'UTC',
  payment_terms_days integer not null default 14 check (payment_terms_days between 0 and 365),
  has_sample_data boolean not null default false
);

-- A key is shown once; only its SHA-256 is kept (256 random bits need no slow hash).
create table api_keys (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  name text not null,
  prefix text not null,
  key_hash text not null unique,
  role text not null,
  created_by text references auth_users ("id") on delete set null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);

-- Numbers that people see (SD-1001, J-1001), one counter a noun and workspace.
create table counters (
  workspace_id text not null references workspaces ("id") on delete cascade,
  name text not null,
  next_value bigint not null default 1001,
  primary key (workspace_id, name)
);

-- Customers -------------------------------------------------------------------------------------

create table companies (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 255),
  phone text,
  address text,
  city text,
  region text,
  postal_code text,
  country text,
  tax_number text,
  notes text,
  external_id text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index companies_external on companies (workspace_id, external_id) where external_id is not null;
create index companies_name on companies (workspace_id, lower(name));

create table company_emails (
  workspace_id text not null,
  id uuid not null,
  company_id uuid not null,
  email text not null,
  label text,
  position integer not null default 0,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade
);
create index company_emails_company on company_emails (workspace_id, company_id);

create table contacts (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  company_id uuid,
  first_name text,
  last_name text,
  email text,
  phone text,
  address text,
  city text,
  region text,
  postal_code text,
  country text,
  external_id text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  check (coalesce(first_name, last_name, email) is not null)
);
create unique index contacts_external on contacts (workspace_id, external_id) where external_id is not null;
create index contacts_company on contacts (workspace_id, company_id);

-- What is sold ----------------------------------------------------------------------------------

create table product_categories (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index product_categories_name on product_categories (workspace_id, lower(name));

create table tax_components (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  name text not null,
  rate numeric(9, 4) not null check (rate >= 0 and rate <= 100),
  is_default boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index tax_components_name on tax_components (workspace_id, lower(name));
create unique index tax_components_default on tax_components (workspace_id) where is_default;

create table products (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  code text,
  name text not null,
  description text,
  category_id uuid,
  tax_component_id uuid,
  unit_price numeric(18, 4) not null default 0,
  external_id text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, category_id) references product_categories (workspace_id, id),
  foreign key (workspace_id, tax_component_id) references tax_components (workspace_id, id)
);
create unique index products_external on products (workspace_id, external_id) where external_id is not null;
create unique index products_code on products (workspace_id, lower(code)) where code is not null;

-- Boards ----------------------------------------------------------------------------------------

create table stages (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  board text not null check (board in ('sales', 'jobs')),
  name text not null,
  color text not null default 'gray',
  position integer not null,
  primary key (workspace_id, id)
);
create unique index stages_name on stages (workspace_id, board, lower(name));

create table sales_docs (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  number text not null,
  kind text not null default 'quote' check (kind in ('quote', 'order')),
  title text not null,
  company_id uuid,
  contact_id uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  line_amount_type text not null default 'exclusive' check (line_amount_type in ('exclusive', 'inclusive', 'noTax')),
  stage_id uuid not null,
  owner_id text references auth_users ("id") on delete set null,
  reference text,
  external_id text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
create unique index sales_docs_number on sales_docs (workspace_id, number);
create unique index sales_docs_external on sales_docs (workspace_id, external_id) where external_id is not null;
create index sales_docs_company on sales_docs (workspace_id, company_id);

create table sales_doc_lines (
  workspace_id text not null,
  id uuid not null,
  sales_doc_id uuid not null,
  position integer not null,
  product_id uuid,
  category_id uuid,
  tax_component_id uuid,
  description text not null,
  quantity numeric(18, 4) not null default 1,
  unit_price numeric(18, 4) not null default 0,
  discount_rate numeric(7, 4) not null default 0 check (discount_rate between 0 and 100),
  primary key (workspace_id, id),
  foreign key (workspace_id, sales_doc_id) references sales_docs (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, category_id) references product_categories (workspace_id, id),
  foreign key (workspace_id, tax_component_id) references tax_components (workspace_id, id)
);
create index sales_doc_lines_doc on sales_doc_lines (workspace_id, sales_doc_id);

create table jobs (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  number text not null,
  title text not null,
  sales_doc_id uuid,
  company_id uuid,
  contact_id uuid,
  stage_id uuid not null,
  assignee_id text references auth_users ("id") on delete set null,
  start_on date,
  due_on date,
  notes text,
  external_id text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, sales_doc_id) references sales_docs (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
create unique index jobs_number on jobs (workspace_id, number);
create unique index jobs_external on jobs (workspace_id, external_id) where external_id is not null;
create index jobs_sales_doc on jobs (workspace_id, sales_doc_id);

-- The ledger's side -----------------------------------------------------------------------------

create table connections (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  provider text not null check (provider in ('xero', 'quickbooks')),
  organisation_id text not null,
  organisation_name text not null,
  -- What the ledger said of the organisation: country, base currency, zone, lock dates, deep-link code.
  country text not null,
  base_currency text not null,
  time_zone text not null,
  short_code text,
  period_lock_date date,
  year_end_lock_date date,
  status text not null check (status in ('active', 'reconnectNeeded', 'disconnected')),
  status_reason text,
  -- How invoices arrive in the books.
  invoices_arrive_as text not null default 'approved' check (invoices_arrive_as in ('draft', 'awaitingApproval', 'approved')),
  ledger_connection_id text,
  connected_by text references auth_users ("id") on delete set null,
  first_connected_at timestamptz not null,
  connected_at timestamptz not null,
  disconnected_at timestamptz,
  reference_read_at timestamptz,
  contacts_cursor timestamptz,
  sweep_cursor timestamptz,
  last_swept_at timestamptz,
  last_webhook_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index connections_organisation on connections (workspace_id, provider, organisation_id);
-- A webhook names only the organisation: this finds whose it is.
create index connections_by_organisation on connections (provider, organisation_id) where status <> 'disconnected';
-- One live connection a workspace and ledger, until a workspace can choose among several.
create unique index connections_live on connections (workspace_id, provider) where status <> 'disconnected';

-- Tokens stand apart from connections, so that no query of a connection can carry them by accident.
create table connection_tokens (
  workspace_id text not null,
  connection_id uuid not null,
  sealed_access_token text not null,
  sealed_refresh_token text not null,
  access_expires_at timestamptz not null,
  refresh_expires_at timestamptz not null,
  refreshed_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, connection_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- A person on the way to the ledger and back: single use, minutes long.
create table oauth_attempts (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  provider text not null,
  state_hash text not null unique,
  sealed_verifier text not null,
  -- With a user: only that user's session may finish it. Without: begun with an API key on the command line.
  user_id text references auth_users ("id") on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  finished_at timestamptz,
  connection_id uuid,
  problem text,
  -- Several organisations were granted at once: the tokens wait here until the person has chosen.
  sealed_tokens text,
  organisations jsonb,
  primary key (workspace_id, id)
);

-- Accounts, tax rates, items, currencies, tracking, branding: what the books hold now.
create table ledger_references (
  workspace_id text not null,
  connection_id uuid not null,
  kind text not null check (kind in ('account', 'taxRate', 'item', 'currency', 'trackingCategory', 'brandingTheme')),
  -- What an invoice line names: account code, tax type, item code, currency code.
  code text not null,
  ledger_id text,
  name text not null,
  is_active boolean not null,
  details jsonb not null default '{}',
  primary key (workspace_id, connection_id, kind, code),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- The ledger's contacts, kept here so that matching costs no call.
create table ledger_contacts (
  workspace_id text not null,
  connection_id uuid not null,
  ledger_id text not null,
  name text not null,
  email text,
  first_name text,
  last_name text,
  contact_number text,
  is_active boolean not null,
  is_customer boolean not null default false,
  merged_into text,
  ledger_updated_at timestamptz,
  primary key (workspace_id, connection_id, ledger_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index ledger_contacts_email on ledger_contacts (workspace_id, connection_id, lower(email));
create index ledger_contacts_name on ledger_contacts (workspace_id, connection_id, lower(name));
create index ledger_contacts_number on ledger_contacts (workspace_id, connection_id, contact_number);

create table mappings (
  workspace_id text not null,
  connection_id uuid not null,
  kind text not null check (kind in ('defaultAccount', 'categoryAccount', 'taxRate', 'productItem', 'paymentAccount')),
  -- The id of the category, tax component or product; 'default' for the default revenue account.
  subject_id text not null,
  ledger_code text not null,
  is_suggested boolean not null default false,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, connection_id, kind, subject_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- Invoices --------------------------------------------------------------------------------------

create table invoices (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  -- The ledger's number once it has one; ours (or the import's) otherwise.
  number text,
  connection_id uuid,
  company_id uuid,
  contact_id uuid,
  billing_email text,
  sales_doc_id uuid,
  job_id uuid,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  line_amount_type text not null default 'exclusive' check (line_amount_type in ('exclusive', 'inclusive', 'noTax')),
  issue_date date not null,
  due_date date,
  reference text,
  is_voided boolean not null default false,
  sync_state text not null default 'notSent'
    check (sync_state in ('notSent', 'queued', 'sending', 'needsAttention', 'inBooks', 'ignored')),
  -- Our totals, by the ledger's rules; the mirror's count once there is one.
  sub_total numeric(18, 2) not null,
  total_tax numeric(18, 2) not null,
  total numeric(18, 2) not null,
  external_id text,
  created_by text references auth_users ("id") on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  check (company_id is not null or contact_id is not null),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, sales_doc_id) references sales_docs (workspace_id, id),
  foreign key (workspace_id, job_id) references jobs (workspace_id, id)
);
create unique index invoices_external on invoices (workspace_id, external_id) where external_id is not null;
create index invoices_sales_doc on invoices (workspace_id, sales_doc_id);
create index invoices_job on invoices (workspace_id, job_id);
create index invoices_company on invoices (workspace_id, company_id);
create index invoices_contact on invoices (workspace_id, contact_id);
create index invoices_number on invoices (workspace_id, number);

create table invoice_lines (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  position integer not null,
  product_id uuid,
  category_id uuid,
  tax_component_id uuid,
  description text not null,
  quantity numeric(18, 4) not null,
  unit_price numeric(18, 4) not null,
  discount_rate numeric(7, 4) not null default 0 check (discount_rate between 0 and 100),
  -- Chosen by hand for this line; empty means: by the mapping.
  account_code text,
  item_code text,
  tax_type text,
  line_amount numeric(18, 2) not null,
  tax_amount numeric(18, 2) not null,
  ledger_line_id text,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, category_id) references product_categories (workspace_id, id),
  foreign key (workspace_id, tax_component_id) references tax_components (workspace_id, id)
);
create index invoice_lines_invoice on invoice_lines (workspace_id, invoice_id);

-- Our copy of the ledger's facts about one invoice.
create table mirrors (
  workspace_id text not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  ledger_id text not null,
  number text,
  ledger_status text not null check (ledger_status in ('draft', 'awaitingApproval', 'approved', 'paid', 'voided', 'deleted')),
  currency text not null,
  issue_date date,
  due_date date,
  sub_total numeric(18, 2) not null,
  total_tax numeric(18, 2) not null,
  total numeric(18, 2) not null,
  amount_owing numeric(18, 2) not null,
  amount_paid numeric(18, 2) not null,
  amount_credited numeric(18, 2) not null,
  fully_paid_on date,
  -- The accounting status as last evaluated (null: the ledger does not count this invoice yet).
  accounting_status text check (accounting_status in ('waitingPayment', 'overdue', 'partiallyPaid', 'paid')),
  ledger_updated_at timestamptz not null,
  as_of timestamptz not null,
  primary key (workspace_id, invoice_id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index mirrors_ledger on mirrors (workspace_id, connection_id, ledger_id);
create index mirrors_waiting on mirrors (workspace_id, connection_id, due_date) where accounting_status = 'waitingPayment';

-- Money that lowers what is owed: payments, and credits applied in the books.
create table payments (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  ledger_id text not null,
  kind text not null check (kind in ('payment', 'creditNote', 'prepayment', 'overpayment')),
  amount numeric(18, 2) not null,
  currency text not null,
  paid_on date not null,
  reference text,
  recorded_in text not null check (recorded_in in ('counterfoil', 'books')),
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create unique index payments_ledger on payments (workspace_id, connection_id, invoice_id, kind, ledger_id);

-- Each change of accounting status, written with the mirror: what automations run from.
create table status_transitions (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  from_status text,
  to_status text,
  from_ledger_status text,
  to_ledger_status text not null,
  owing_before numeric(18, 2),
  owing_after numeric(18, 2) not null,
  cause text not null check (cause in ('push', 'webhook', 'sweep', 'midnight')),
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
create index status_transitions_invoice on status_transitions (workspace_id, invoice_id, at);

-- The engine ------------------------------------------------------------------------------------

-- Our record <-> the ledger's record, with what both sides last agreed on.
create table links (
  workspace_id text not null,
  connection_id uuid not null,
  subject_kind text not null check (subject_kind in ('company', 'contact', 'invoice')),
  subject_id uuid not null,
  ledger_id text not null,
  marker text,
  snapshot jsonb not null default '{}',
  linked_at timestamptz not null,
  primary key (workspace_id, connection_id, subject_kind, subject_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create index links_ledger on links (workspace_id, connection_id, ledger_id);

-- The dispatch ledger: each intended change of the books, written in the transaction that wants it.
create table sync_operations (
  workspace_id text not null,
  id uuid not null,
  -- The order in which they were asked for.
  seq bigint generated always as identity,
  connection_id uuid not null,
  kind text not null check (kind in ('createContact', 'createInvoice', 'voidInvoice')),
  subject_kind text not null check (subject_kind in ('company', 'contact', 'invoice')),
  subject_id uuid not null,
  subject_version integer not null,
  lane text not null check (lane in ('interactive', 'backfill')),
  state text not null check (state in ('queued', 'dispatched', 'unknown', 'done', 'needsAttention', 'ignored')),
  -- An invoice waits for its contact.
  waits_for uuid,
  not_before timestamptz,
  attempts integer not null default 0,
  -- What the ledger will know this request and this record by.
  idempotency_key text,
  batch_id uuid,
  marker text not null,
  -- The element as it was sent, to send it again to the letter under the same key, and its SHA-256.
  payload jsonb,
  digest text,
  -- How the last try ended where nobody knows what it did: silence, or an answer that is not one.
  was_answered boolean,
  first_dispatched_at timestamptz,
  dispatched_at timestamptz,
  finished_at timestamptz,
  problem_code text,
  problem_message text,
  problem_field text,
  problem_setting text,
  ledger_words text,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id)
);
create index sync_operations_subject on sync_operations (workspace_id, subject_kind, subject_id, seq);
create index sync_operations_open on sync_operations (workspace_id, connection_id, lane, seq)
  where state in ('queued', 'dispatched', 'unknown');
create index sync_operations_state on sync_operations (workspace_id, state, seq);
create index sync_operations_waiting on sync_operations (workspace_id, waits_for) where waits_for is not null;
-- One operation for one subject is in flight at a time, and at most one more waits behind it.
create unique index sync_operations_one_in_flight on sync_operations (workspace_id, connection_id, subject_kind, subject_id)
  where state in ('dispatched', 'unknown');
create unique index sync_operations_one_queued on sync_operations (workspace_id, connection_id, subject_kind, subject_id)
  where state = 'queued';

-- What each call cost: the meter, and the ground on which the limits of a connection are kept.
create table ledger_calls (
  workspace_id text not null,
  connection_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null,
  lane text not null,
  operation text not null,
  method text not null,
  status integer,
  bytes integer,
  duration_ms integer,
  primary key (workspace_id, connection_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create index ledger_calls_at on ledger_calls (workspace_id, connection_id, at);

-- What the ledger last said of its limits; no call leaves before blocked_until.
create table connection_limits (
  workspace_id text not null,
  connection_id uuid not null,
  minute_remaining integer,
  day_remaining integer,
  told_at timestamptz,
  blocked_until timestamptz,
  blocked_by text,
  primary key (workspace_id, connection_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);

-- Webhook events, stored and acknowledged before anything is done with them.
create table webhook_events (
  workspace_id text not null,
  connection_id uuid not null,
  id uuid not null,
  resource_kind text not null,
  resource_id text not null,
  event_kind text not null,
  event_at text not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (workspace_id, connection_id, id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, id) on delete cascade
);
create unique index webhook_events_once on webhook_events (workspace_id, connection_id, resource_kind, resource_id, event_kind, event_at);
create index webhook_events_open on webhook_events (workspace_id, connection_id, received_at) where processed_at is null;

-- Who did what, before and after; also what the ledger did.
create table activities (
  workspace_id text not null references workspaces ("id") on delete cascade,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null check (actor_kind in ('user', 'apiKey', 'ledger', 'system')),
  actor_id text,
  action text not null,
  details jsonb not null default '{}',
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index activities_subject on activities (workspace_id, subject_kind, subject_id, at);
