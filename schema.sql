-- Generated from the migrated database by `npm run generate`. Do not edit.

create table account_items (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  account_code text not null,
  name text not null,
  created_by text,
  created_at timestamp with time zone not null,
  constraint account_items_pkey PRIMARY KEY (workspace_id, id),
  constraint account_items_workspace_id_connection_id_account_code_key UNIQUE (workspace_id, connection_id, account_code),
  constraint account_items_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);

create table activities (
  workspace_id text not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  details jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint activities_pkey PRIMARY KEY (workspace_id, id),
  constraint activities_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint activities_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'apiKey'::text, 'ledger'::text, 'system'::text, 'automation'::text])))
);
CREATE INDEX activities_subject ON public.activities USING btree (workspace_id, subject_kind, subject_id, at);

create table api_keys (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  key_hash text not null,
  role text not null,
  created_by text,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (workspace_id, id),
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table auth_accounts (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_accounts_pkey PRIMARY KEY (id),
  constraint "auth_accounts_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX auth_accounts_user ON public.auth_accounts USING btree ("userId");

create table auth_rate_limits (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint auth_rate_limits_pkey PRIMARY KEY (id),
  constraint auth_rate_limits_key_key UNIQUE (key)
);

create table auth_sessions (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "activeOrganizationId" text,
  constraint auth_sessions_pkey PRIMARY KEY (id),
  constraint auth_sessions_token_key UNIQUE (token),
  constraint "auth_sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX auth_sessions_user ON public.auth_sessions USING btree ("userId");

create table auth_users (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_users_pkey PRIMARY KEY (id),
  constraint auth_users_email_key UNIQUE (email)
);

create table auth_verifications (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verifications_identifier ON public.auth_verifications USING btree (identifier);

create table automation_events (
  workspace_id text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  facts jsonb not null,
  once text not null,
  depth integer not null default 0,
  root_id uuid,
  at timestamp with time zone not null,
  handled_at timestamp with time zone,
  constraint automation_events_pkey PRIMARY KEY (workspace_id, id),
  constraint automation_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint automation_events_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'pushFailed'::text, 'due'::text, 'stage'::text, 'column'::text, 'created'::text]))),
  constraint automation_events_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['invoice'::text, 'job'::text, 'salesDoc'::text, 'company'::text, 'contact'::text])))
);
CREATE UNIQUE INDEX automation_events_once ON public.automation_events USING btree (workspace_id, once);
CREATE INDEX automation_events_open ON public.automation_events USING btree (workspace_id, seq) WHERE (handled_at IS NULL);

create table automation_made (
  workspace_id text not null,
  record_id uuid not null,
  depth integer not null,
  root_id uuid not null,
  constraint automation_made_pkey PRIMARY KEY (workspace_id, record_id),
  constraint automation_made_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table automation_runs (
  workspace_id text not null,
  id uuid not null,
  automation_id uuid not null,
  event_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  invoice_id uuid,
  conditions jsonb,
  actions jsonb not null,
  because text not null,
  depth integer not null,
  root_id uuid not null,
  state text not null,
  "position" integer not null default 0,
  resume_at timestamp with time zone,
  tries integer not null default 0,
  ended_because text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint automation_runs_pkey PRIMARY KEY (workspace_id, id),
  constraint automation_runs_workspace_id_automation_id_fkey FOREIGN KEY (workspace_id, automation_id) REFERENCES automations(workspace_id, id) ON DELETE CASCADE,
  constraint automation_runs_record_kind_check CHECK ((record_kind = ANY (ARRAY['invoice'::text, 'job'::text, 'salesDoc'::text]))),
  constraint automation_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'waiting'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX automation_runs_once ON public.automation_runs USING btree (workspace_id, automation_id, event_id, record_id);
CREATE INDEX automation_runs_open ON public.automation_runs USING btree (workspace_id, id) WHERE (state = ANY (ARRAY['running'::text, 'waiting'::text]));
CREATE INDEX automation_runs_record ON public.automation_runs USING btree (workspace_id, record_id, started_at);

create table automation_steps (
  workspace_id text not null,
  run_id uuid not null,
  "position" integer not null,
  outcome text not null,
  words text not null,
  made jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint automation_steps_pkey PRIMARY KEY (workspace_id, run_id, "position"),
  constraint automation_steps_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES automation_runs(workspace_id, id) ON DELETE CASCADE,
  constraint automation_steps_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'skipped'::text, 'failed'::text])))
);

create table automations (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  board text not null,
  trigger jsonb not null,
  conditions jsonb,
  actions jsonb not null,
  is_on boolean not null default true,
  stopped_because text,
  stopped_at timestamp with time zone,
  kept_by text,
  kept_by_key uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint automations_pkey PRIMARY KEY (workspace_id, id),
  constraint automations_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint automations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint automations_board_check CHECK ((board = ANY (ARRAY['sales'::text, 'jobs'::text, 'invoices'::text]))),
  constraint automations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint automations_stopped_because_check CHECK ((stopped_because = ANY (ARRAY['person'::text, 'loop'::text, 'rights'::text])))
);
CREATE INDEX automations_on ON public.automations USING btree (workspace_id) WHERE (is_on AND (archived_at IS NULL));

create table backfill_items (
  workspace_id text not null,
  backfill_id uuid not null,
  invoice_id uuid not null,
  "position" integer not null,
  outcome text not null,
  problem_code text,
  problem_message text,
  contact_decision text,
  is_asked boolean not null default false,
  ledger_id text,
  operation_id uuid,
  undo_operation_id uuid,
  undo_refusal text,
  constraint backfill_items_pkey PRIMARY KEY (workspace_id, backfill_id, invoice_id),
  constraint backfill_items_workspace_id_backfill_id_fkey FOREIGN KEY (workspace_id, backfill_id) REFERENCES backfills(workspace_id, id) ON DELETE CASCADE,
  constraint backfill_items_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint backfill_items_contact_decision_check CHECK ((contact_decision = ANY (ARRAY['linked'::text, 'willLink'::text, 'willCreate'::text, 'ask'::text, 'archived'::text]))),
  constraint backfill_items_outcome_check CHECK ((outcome = ANY (ARRAY['willSend'::text, 'needsAttention'::text, 'inBooks'::text, 'inBooksByNumber'::text, 'onItsWay'::text, 'setAside'::text, 'voided'::text, 'changedMeanwhile'::text]))),
  constraint backfill_items_undo_refusal_check CHECK ((undo_refusal = ANY (ARRAY['hasMoney'::text, 'changed'::text, 'locked'::text, 'gone'::text, 'onItsWay'::text])))
);
CREATE INDEX backfill_items_in_order ON public.backfill_items USING btree (workspace_id, backfill_id, "position");

create table backfills (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  state text not null,
  from_date date not null,
  to_date date not null,
  to_ask integer,
  problem text,
  created_by text,
  created_by_key uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  undo_started_at timestamp with time zone,
  undo_finished_at timestamp with time zone,
  constraint backfills_pkey PRIMARY KEY (workspace_id, id),
  constraint backfills_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint backfills_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint backfills_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint backfills_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'checked'::text, 'failed'::text, 'running'::text, 'paused'::text, 'stopped'::text, 'done'::text, 'undoing'::text, 'undoPaused'::text, 'undoStopped'::text, 'undone'::text])))
);
CREATE UNIQUE INDEX backfills_under_way ON public.backfills USING btree (workspace_id, connection_id) WHERE (state = ANY (ARRAY['running'::text, 'paused'::text, 'undoing'::text, 'undoPaused'::text]));

create table companies (
  workspace_id text not null,
  id uuid not null,
  name text not null,
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
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  connection_id uuid,
  constraint companies_pkey PRIMARY KEY (workspace_id, id),
  constraint companies_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint companies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint companies_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
CREATE UNIQUE INDEX companies_external ON public.companies USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX companies_name ON public.companies USING btree (workspace_id, lower(name));

create table company_emails (
  workspace_id text not null,
  id uuid not null,
  company_id uuid not null,
  email text not null,
  label text,
  "position" integer not null default 0,
  constraint company_emails_pkey PRIMARY KEY (workspace_id, id),
  constraint company_emails_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX company_emails_company ON public.company_emails USING btree (workspace_id, company_id);

create table connection_limits (
  workspace_id text not null,
  connection_id uuid not null,
  minute_remaining integer,
  day_remaining integer,
  told_at timestamp with time zone,
  blocked_until timestamp with time zone,
  blocked_by text,
  failures integer not null default 0,
  constraint connection_limits_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint connection_limits_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);

create table connection_tokens (
  workspace_id text not null,
  connection_id uuid not null,
  sealed_access_token text not null,
  sealed_refresh_token text not null,
  access_expires_at timestamp with time zone not null,
  refresh_expires_at timestamp with time zone not null,
  refreshed_at timestamp with time zone not null,
  version integer not null default 1,
  refresh_begun_at timestamp with time zone,
  constraint connection_tokens_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint connection_tokens_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);

create table connections (
  workspace_id text not null,
  id uuid not null,
  provider text not null,
  organisation_id text not null,
  organisation_name text not null,
  country text not null,
  base_currency text not null,
  time_zone text not null,
  short_code text,
  period_lock_date date,
  year_end_lock_date date,
  status text not null,
  status_reason text,
  invoices_arrive_as text not null default 'approved'::text,
  ledger_connection_id text,
  connected_by text,
  first_connected_at timestamp with time zone not null,
  connected_at timestamp with time zone not null,
  disconnected_at timestamp with time zone,
  reference_read_at timestamp with time zone,
  contacts_cursor timestamp with time zone,
  sweep_cursor timestamp with time zone,
  last_swept_at timestamp with time zone,
  last_webhook_at timestamp with time zone,
  version integer not null default 1,
  contacts_stale boolean not null default false,
  payments_cursor timestamp with time zone,
  credit_notes_cursor timestamp with time zone,
  last_reread_at timestamp with time zone,
  missed_webhooks integer not null default 0,
  webhooks_silent_since timestamp with time zone,
  references_doubted_at timestamp with time zone,
  contacts_travel text not null default 'withFirstInvoice'::text,
  contacts_read_at timestamp with time zone,
  branding_theme_id text,
  prepayments_cursor timestamp with time zone,
  overpayments_cursor timestamp with time zone,
  open_credits_read_at timestamp with time zone,
  financial_year_end_day smallint,
  financial_year_end_month smallint,
  numbers_invoices boolean not null default true,
  is_default boolean not null default false,
  counts_sales_tax boolean not null default false,
  constraint connections_pkey PRIMARY KEY (workspace_id, id),
  constraint connections_connected_by_fkey FOREIGN KEY (connected_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint connections_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint connections_contacts_travel_check CHECK ((contacts_travel = ANY (ARRAY['withFirstInvoice'::text, 'whenSaved'::text]))),
  constraint connections_invoices_arrive_as_check CHECK ((invoices_arrive_as = ANY (ARRAY['draft'::text, 'awaitingApproval'::text, 'approved'::text]))),
  constraint connections_provider_check CHECK ((provider = ANY (ARRAY['xero'::text, 'quickbooks'::text]))),
  constraint connections_status_check CHECK ((status = ANY (ARRAY['active'::text, 'reconnectNeeded'::text, 'disconnected'::text])))
);
CREATE INDEX connections_by_organisation ON public.connections USING btree (provider, organisation_id) WHERE (status <> 'disconnected'::text);
CREATE UNIQUE INDEX connections_default ON public.connections USING btree (workspace_id) WHERE is_default;
CREATE UNIQUE INDEX connections_organisation ON public.connections USING btree (workspace_id, provider, organisation_id);

create table contact_decisions (
  workspace_id text not null,
  connection_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  creates_new boolean not null default false,
  rejected_ledger_ids text[] not null default '{}'::text[],
  marker text,
  decided_by text,
  decided_at timestamp with time zone not null,
  constraint contact_decisions_pkey PRIMARY KEY (workspace_id, connection_id, subject_kind, subject_id),
  constraint contact_decisions_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint contact_decisions_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['company'::text, 'contact'::text])))
);

create table contact_import_rows (
  workspace_id text not null,
  import_id uuid not null,
  ledger_id text not null,
  outcome text not null,
  reason text,
  name text not null,
  email text,
  subject_kind text,
  subject_id uuid,
  constraint contact_import_rows_pkey PRIMARY KEY (workspace_id, import_id, ledger_id),
  constraint contact_import_rows_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES contact_imports(workspace_id, id) ON DELETE CASCADE,
  constraint contact_import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['added'::text, 'linked'::text, 'known'::text, 'asked'::text, 'skipped'::text])))
);

create table contact_imports (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  state text not null,
  criteria jsonb not null,
  looked_up_to text,
  total integer not null default 0,
  problem text,
  created_by text,
  created_by_key boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint contact_imports_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_imports_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint contact_imports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint contact_imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'running'::text, 'stopped'::text, 'done'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX contact_imports_one ON public.contact_imports USING btree (workspace_id, connection_id) WHERE (state = ANY (ARRAY['reading'::text, 'running'::text]));

create table contacts (
  workspace_id text not null,
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
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  connection_id uuid,
  constraint contacts_pkey PRIMARY KEY (workspace_id, id),
  constraint contacts_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  constraint contacts_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint contacts_check CHECK ((COALESCE(first_name, last_name, email) IS NOT NULL))
);
CREATE INDEX contacts_company ON public.contacts USING btree (workspace_id, company_id);
CREATE UNIQUE INDEX contacts_external ON public.contacts USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);

create table counters (
  workspace_id text not null,
  name text not null,
  next_value bigint not null default 1001,
  constraint counters_pkey PRIMARY KEY (workspace_id, name),
  constraint counters_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table credit_note_lines (
  workspace_id text not null,
  credit_note_id uuid not null,
  invoice_line_id uuid not null,
  "position" integer not null,
  quantity numeric(18,4) not null,
  line_amount numeric(18,2) not null,
  tax_amount numeric(18,2) not null,
  unit_price numeric(18,4) not null,
  discount_rate numeric(7,4) not null,
  tax_component_id uuid,
  tax_type text,
  constraint credit_note_lines_pkey PRIMARY KEY (workspace_id, credit_note_id, invoice_line_id),
  constraint credit_note_lines_workspace_id_credit_note_id_fkey FOREIGN KEY (workspace_id, credit_note_id) REFERENCES credit_notes(workspace_id, id) ON DELETE CASCADE,
  constraint credit_note_lines_workspace_id_invoice_line_id_fkey FOREIGN KEY (workspace_id, invoice_line_id) REFERENCES invoice_lines(workspace_id, id),
  constraint credit_note_lines_workspace_id_tax_component_id_fkey FOREIGN KEY (workspace_id, tax_component_id) REFERENCES tax_components(workspace_id, id)
);

create table credit_notes (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  currency text not null,
  issue_date date not null,
  reference text,
  sub_total numeric(18,2) not null,
  total_tax numeric(18,2) not null,
  total numeric(18,2) not null,
  ledger_id text,
  number text,
  ledger_status text,
  remaining numeric(18,2),
  ledger_updated_at timestamp with time zone,
  as_of timestamp with time zone,
  external_id text,
  created_by text,
  created_at timestamp with time zone not null,
  line_amount_type text not null,
  constraint credit_notes_pkey PRIMARY KEY (workspace_id, id),
  constraint credit_notes_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint credit_notes_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint credit_notes_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint credit_notes_ledger_status_check CHECK ((ledger_status = ANY (ARRAY['draft'::text, 'awaitingApproval'::text, 'approved'::text, 'paid'::text, 'voided'::text, 'deleted'::text])))
);
CREATE UNIQUE INDEX credit_notes_external ON public.credit_notes USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX credit_notes_invoice ON public.credit_notes USING btree (workspace_id, invoice_id);
CREATE UNIQUE INDEX credit_notes_ledger ON public.credit_notes USING btree (workspace_id, connection_id, ledger_id) WHERE (ledger_id IS NOT NULL);

create table credit_uses (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  credit_id uuid not null,
  invoice_id uuid,
  amount numeric(18,2) not null,
  currency text not null,
  used_on date not null,
  account_code text,
  method_id uuid,
  reference text,
  external_id text,
  ledger_id text,
  created_by text,
  created_at timestamp with time zone not null,
  constraint credit_uses_pkey PRIMARY KEY (workspace_id, id),
  constraint credit_uses_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint credit_uses_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint credit_uses_workspace_id_credit_id_fkey FOREIGN KEY (workspace_id, credit_id) REFERENCES ledger_credits(workspace_id, id),
  constraint credit_uses_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint credit_uses_workspace_id_method_id_fkey FOREIGN KEY (workspace_id, method_id) REFERENCES payment_methods(workspace_id, id)
);
CREATE INDEX credit_uses_credit ON public.credit_uses USING btree (workspace_id, credit_id);
CREATE UNIQUE INDEX credit_uses_external ON public.credit_uses USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX credit_uses_invoice ON public.credit_uses USING btree (workspace_id, invoice_id);

create table custom_columns (
  workspace_id text not null,
  id uuid not null,
  board text not null,
  name text not null,
  type text not null,
  options jsonb not null default '[]'::jsonb,
  currency text,
  "position" integer not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint custom_columns_pkey PRIMARY KEY (workspace_id, id),
  constraint custom_columns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint custom_columns_board_check CHECK ((board = ANY (ARRAY['sales'::text, 'jobs'::text, 'invoices'::text, 'companies'::text, 'contacts'::text]))),
  constraint custom_columns_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint custom_columns_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint custom_columns_type_check CHECK ((type = ANY (ARRAY['status'::text, 'person'::text, 'date'::text, 'number'::text, 'money'::text, 'text'::text, 'link'::text, 'tags'::text])))
);
CREATE UNIQUE INDEX custom_columns_name ON public.custom_columns USING btree (workspace_id, board, lower(name)) WHERE (archived_at IS NULL);

create table custom_values (
  workspace_id text not null,
  record_id uuid not null,
  column_id uuid not null,
  value jsonb not null,
  constraint custom_values_pkey PRIMARY KEY (workspace_id, record_id, column_id),
  constraint custom_values_workspace_id_column_id_fkey FOREIGN KEY (workspace_id, column_id) REFERENCES custom_columns(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX custom_values_column ON public.custom_values USING btree (workspace_id, column_id);

create table drift_checks (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  state text not null,
  asked_by text,
  is_asked boolean not null,
  listed_since timestamp with time zone,
  listed_page integer not null default 1,
  compared integer not null default 0,
  calls integer not null default 0,
  found integer not null default 0,
  left_over integer not null default 0,
  only_there integer not null default 0,
  only_there_newest jsonb not null default '[]'::jsonb,
  problem text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint drift_checks_pkey PRIMARY KEY (workspace_id, id),
  constraint drift_checks_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint drift_checks_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint drift_checks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint drift_checks_state_check CHECK ((state = ANY (ARRAY['listing'::text, 'confirming'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);
CREATE INDEX drift_checks_newest ON public.drift_checks USING btree (workspace_id, connection_id, started_at);
CREATE UNIQUE INDEX drift_checks_under_way ON public.drift_checks USING btree (workspace_id, connection_id) WHERE (state = ANY (ARRAY['listing'::text, 'confirming'::text]));

create table drift_findings (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  check_id uuid not null,
  key text not null,
  kind text not null,
  invoice_id uuid,
  ledger_id text,
  number text,
  currency text,
  ours text,
  theirs text,
  cause text not null,
  operation_id uuid,
  changed_at timestamp with time zone,
  state text not null,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  repair text,
  repair_asked_at timestamp with time zone,
  repair_asked_by text,
  repair_problem text,
  closed_at timestamp with time zone,
  constraint drift_findings_pkey PRIMARY KEY (workspace_id, id),
  constraint drift_findings_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint drift_findings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint drift_findings_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint drift_findings_kind_check CHECK ((kind = ANY (ARRAY['notHere'::text, 'duplicate'::text, 'notThere'::text, 'status'::text, 'total'::text, 'owing'::text, 'dueDate'::text, 'contact'::text, 'payment'::text]))),
  constraint drift_findings_state_check CHECK ((state = ANY (ARRAY['open'::text, 'repaired'::text, 'gone'::text])))
);
CREATE INDEX drift_findings_closed ON public.drift_findings USING btree (workspace_id, closed_at) WHERE (state <> 'open'::text);
CREATE INDEX drift_findings_invoice ON public.drift_findings USING btree (workspace_id, invoice_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX drift_findings_open ON public.drift_findings USING btree (workspace_id, connection_id, key) WHERE (state = 'open'::text);

create table drift_seen (
  workspace_id text not null,
  check_id uuid not null,
  ledger_id text not null,
  is_ours boolean not null,
  is_doubted boolean not null,
  updated_at timestamp with time zone,
  version text,
  constraint drift_seen_pkey PRIMARY KEY (workspace_id, check_id, ledger_id),
  constraint drift_seen_workspace_id_check_id_fkey FOREIGN KEY (workspace_id, check_id) REFERENCES drift_checks(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX drift_seen_doubted ON public.drift_seen USING btree (workspace_id, check_id) WHERE is_doubted;

create table invoice_emails (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  sent_to text,
  outcome text,
  external_id text,
  created_by text,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint invoice_emails_pkey PRIMARY KEY (workspace_id, id),
  constraint invoice_emails_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint invoice_emails_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint invoice_emails_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'confirmed'::text])))
);
CREATE UNIQUE INDEX invoice_emails_external ON public.invoice_emails USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX invoice_emails_invoice ON public.invoice_emails USING btree (workspace_id, invoice_id, id);

create table invoice_files (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  content bytea not null,
  is_online boolean not null,
  ledger_id text,
  created_by text,
  created_at timestamp with time zone not null,
  constraint invoice_files_pkey PRIMARY KEY (workspace_id, id),
  constraint invoice_files_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint invoice_files_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX invoice_files_name ON public.invoice_files USING btree (workspace_id, invoice_id, lower(name));

create table invoice_lines (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  "position" integer not null,
  product_id uuid,
  category_id uuid,
  tax_component_id uuid,
  description text not null,
  quantity numeric(18,4) not null,
  unit_price numeric(18,4) not null,
  discount_rate numeric(7,4) not null default 0,
  account_code text,
  item_code text,
  tax_type text,
  line_amount numeric(18,2) not null,
  tax_amount numeric(18,2) not null,
  ledger_line_id text,
  tracking jsonb not null default '[]'::jsonb,
  constraint invoice_lines_pkey PRIMARY KEY (workspace_id, id),
  constraint invoice_lines_workspace_id_category_id_fkey FOREIGN KEY (workspace_id, category_id) REFERENCES product_categories(workspace_id, id),
  constraint invoice_lines_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint invoice_lines_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES products(workspace_id, id),
  constraint invoice_lines_workspace_id_tax_component_id_fkey FOREIGN KEY (workspace_id, tax_component_id) REFERENCES tax_components(workspace_id, id),
  constraint invoice_lines_discount_rate_check CHECK (((discount_rate >= (0)::numeric) AND (discount_rate <= (100)::numeric)))
);
CREATE INDEX invoice_lines_invoice ON public.invoice_lines USING btree (workspace_id, invoice_id);

create table invoice_notes (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  text text not null,
  created_by text,
  created_at timestamp with time zone not null,
  constraint invoice_notes_pkey PRIMARY KEY (workspace_id, id),
  constraint invoice_notes_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint invoice_notes_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX invoice_notes_invoice ON public.invoice_notes USING btree (workspace_id, invoice_id, id);

create table invoices (
  workspace_id text not null,
  id uuid not null,
  number text,
  connection_id uuid,
  company_id uuid,
  contact_id uuid,
  billing_email text,
  sales_doc_id uuid,
  job_id uuid,
  currency text not null,
  line_amount_type text not null default 'exclusive'::text,
  issue_date date not null,
  due_date date,
  reference text,
  is_voided boolean not null default false,
  sync_state text not null default 'notSent'::text,
  sub_total numeric(18,2) not null,
  total_tax numeric(18,2) not null,
  total numeric(18,2) not null,
  external_id text,
  created_by text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  arrive_as text,
  branding_theme_id text,
  currency_rate numeric(18,6),
  held_back_from text,
  life integer not null default 1,
  email_when_approved boolean not null default false,
  constraint invoices_pkey PRIMARY KEY (workspace_id, id),
  constraint invoices_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint invoices_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  constraint invoices_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint invoices_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id),
  constraint invoices_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint invoices_workspace_id_job_id_fkey FOREIGN KEY (workspace_id, job_id) REFERENCES jobs(workspace_id, id),
  constraint invoices_workspace_id_sales_doc_id_fkey FOREIGN KEY (workspace_id, sales_doc_id) REFERENCES sales_docs(workspace_id, id),
  constraint invoices_arrive_as_check CHECK ((arrive_as = ANY (ARRAY['draft'::text, 'awaitingApproval'::text, 'approved'::text]))),
  constraint invoices_check CHECK (((company_id IS NOT NULL) OR (contact_id IS NOT NULL))),
  constraint invoices_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint invoices_currency_rate_check CHECK ((currency_rate > (0)::numeric)),
  constraint invoices_held_back_from_check CHECK ((held_back_from = ANY (ARRAY['awaitingApproval'::text, 'approved'::text]))),
  constraint invoices_line_amount_type_check CHECK ((line_amount_type = ANY (ARRAY['exclusive'::text, 'inclusive'::text, 'noTax'::text]))),
  constraint invoices_sync_state_check CHECK ((sync_state = ANY (ARRAY['awaitingApproval'::text, 'ignored'::text, 'inBooks'::text, 'needsAttention'::text, 'notSent'::text, 'queued'::text, 'sending'::text])))
);
CREATE INDEX invoices_company ON public.invoices USING btree (workspace_id, company_id);
CREATE INDEX invoices_contact ON public.invoices USING btree (workspace_id, contact_id);
CREATE UNIQUE INDEX invoices_external ON public.invoices USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX invoices_job ON public.invoices USING btree (workspace_id, job_id) WHERE (job_id IS NOT NULL);
CREATE INDEX invoices_number ON public.invoices USING btree (workspace_id, number);
CREATE INDEX invoices_sales_doc ON public.invoices USING btree (workspace_id, sales_doc_id) WHERE (sales_doc_id IS NOT NULL);

create table invoices_to_bring_in (
  workspace_id text not null,
  connection_id uuid not null,
  ledger_id text not null,
  asked_by text,
  asked_by_key boolean not null,
  asked_at timestamp with time zone not null,
  problem text,
  constraint invoices_to_bring_in_pkey PRIMARY KEY (workspace_id, connection_id, ledger_id),
  constraint invoices_to_bring_in_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);

create table jobs (
  workspace_id text not null,
  id uuid not null,
  number text not null,
  title text not null,
  sales_doc_id uuid,
  company_id uuid,
  contact_id uuid,
  stage_id uuid not null,
  assignee_id text,
  start_on date,
  due_on date,
  notes text,
  external_id text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (workspace_id, id),
  constraint jobs_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint jobs_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  constraint jobs_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id),
  constraint jobs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint jobs_workspace_id_sales_doc_id_fkey FOREIGN KEY (workspace_id, sales_doc_id) REFERENCES sales_docs(workspace_id, id),
  constraint jobs_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id)
);
CREATE UNIQUE INDEX jobs_external ON public.jobs USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE UNIQUE INDEX jobs_number ON public.jobs USING btree (workspace_id, number);
CREATE INDEX jobs_sales_doc ON public.jobs USING btree (workspace_id, sales_doc_id);

create table ledger_calls (
  workspace_id text not null,
  connection_id uuid not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  lane text not null,
  operation text not null,
  method text not null,
  status integer,
  bytes integer,
  duration_ms integer,
  is_batch boolean not null default false,
  constraint ledger_calls_pkey PRIMARY KEY (workspace_id, connection_id, id),
  constraint ledger_calls_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX ledger_calls_at ON public.ledger_calls USING btree (workspace_id, connection_id, at);

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
  ledger_updated_at timestamp with time zone,
  doubted_at timestamp with time zone,
  phone text,
  address text,
  city text,
  region text,
  postal_code text,
  country text,
  currency text,
  gone_at timestamp with time zone,
  constraint ledger_contacts_pkey PRIMARY KEY (workspace_id, connection_id, ledger_id),
  constraint ledger_contacts_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX ledger_contacts_doubted ON public.ledger_contacts USING btree (workspace_id, connection_id) WHERE (doubted_at IS NOT NULL);
CREATE INDEX ledger_contacts_email ON public.ledger_contacts USING btree (workspace_id, connection_id, lower(email));
CREATE INDEX ledger_contacts_name ON public.ledger_contacts USING btree (workspace_id, connection_id, lower(name));
CREATE INDEX ledger_contacts_number ON public.ledger_contacts USING btree (workspace_id, connection_id, contact_number);

create table ledger_credits (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  kind text not null,
  ledger_id text not null,
  contact_ledger_id text,
  number text,
  reference text,
  status text not null,
  currency text not null,
  issue_date date,
  total numeric(18,2) not null,
  remaining numeric(18,2) not null,
  allocations jsonb not null default '[]'::jsonb,
  refunds jsonb not null default '[]'::jsonb,
  ledger_updated_at timestamp with time zone not null,
  as_of timestamp with time zone not null,
  currency_rate numeric(18,10),
  own_rate numeric(24,12),
  total_tax numeric(18,2),
  constraint ledger_credits_pkey PRIMARY KEY (workspace_id, id),
  constraint ledger_credits_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint ledger_credits_kind_check CHECK ((kind = ANY (ARRAY['creditNote'::text, 'prepayment'::text, 'overpayment'::text]))),
  constraint ledger_credits_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'awaitingApproval'::text, 'approved'::text, 'paid'::text, 'voided'::text, 'deleted'::text])))
);
CREATE INDEX ledger_credits_contact ON public.ledger_credits USING btree (workspace_id, connection_id, contact_ledger_id);
CREATE UNIQUE INDEX ledger_credits_ledger ON public.ledger_credits USING btree (workspace_id, connection_id, kind, ledger_id);

create table ledger_pdfs (
  workspace_id text not null,
  invoice_id uuid not null,
  content bytea not null,
  ledger_updated_at timestamp with time zone not null,
  read_at timestamp with time zone not null,
  version text,
  constraint ledger_pdfs_pkey PRIMARY KEY (workspace_id, invoice_id),
  constraint ledger_pdfs_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX ledger_pdfs_read ON public.ledger_pdfs USING btree (read_at);

create table ledger_reads (
  workspace_id text not null,
  invoice_id uuid not null,
  what text not null,
  asked_at timestamp with time zone not null,
  read_at timestamp with time zone,
  problem_code text,
  problem_message text,
  content jsonb,
  constraint ledger_reads_pkey PRIMARY KEY (workspace_id, invoice_id, what),
  constraint ledger_reads_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint ledger_reads_what_check CHECK ((what = ANY (ARRAY['files'::text, 'history'::text, 'onlineUrl'::text, 'pdf'::text])))
);

create table ledger_references (
  workspace_id text not null,
  connection_id uuid not null,
  kind text not null,
  code text not null,
  ledger_id text,
  name text not null,
  is_active boolean not null,
  details jsonb not null default '{}'::jsonb,
  constraint ledger_references_pkey PRIMARY KEY (workspace_id, connection_id, kind, code),
  constraint ledger_references_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint ledger_references_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'taxRate'::text, 'item'::text, 'currency'::text, 'trackingCategory'::text, 'brandingTheme'::text])))
);

create table ledger_report_parts (
  workspace_id text not null,
  report_id uuid not null,
  contact_ledger_id text not null,
  name text not null,
  content jsonb,
  constraint ledger_report_parts_pkey PRIMARY KEY (workspace_id, report_id, contact_ledger_id),
  constraint ledger_report_parts_workspace_id_report_id_fkey FOREIGN KEY (workspace_id, report_id) REFERENCES ledger_reports(workspace_id, id) ON DELETE CASCADE
);

create table ledger_reports (
  workspace_id text not null,
  id uuid not null,
  connection_id uuid not null,
  kind text not null,
  from_date date not null,
  to_date date not null,
  by_month boolean not null default false,
  state text not null,
  content jsonb,
  calls integer not null default 0,
  problem_code text,
  problem_message text,
  asked_by text,
  asked_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint ledger_reports_pkey PRIMARY KEY (workspace_id, id),
  constraint ledger_reports_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint ledger_reports_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint ledger_reports_kind_check CHECK ((kind = ANY (ARRAY['agedReceivables'::text, 'profitAndLoss'::text]))),
  constraint ledger_reports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);
CREATE INDEX ledger_reports_question ON public.ledger_reports USING btree (workspace_id, connection_id, kind, to_date);

create table limit_warnings (
  workspace_id text not null,
  connection_id uuid not null,
  limit_name text not null,
  day date not null,
  warned_at timestamp with time zone not null,
  constraint limit_warnings_pkey PRIMARY KEY (workspace_id, connection_id, limit_name, day),
  constraint limit_warnings_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint limit_warnings_limit_name_check CHECK ((limit_name = ANY (ARRAY['day'::text, 'month'::text])))
);

create table links (
  workspace_id text not null,
  connection_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  ledger_id text not null,
  marker text,
  snapshot jsonb not null default '{}'::jsonb,
  linked_at timestamp with time zone not null,
  currency text not null default ''::text,
  constraint links_pkey PRIMARY KEY (workspace_id, connection_id, subject_kind, subject_id, currency),
  constraint links_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint links_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['company'::text, 'contact'::text, 'invoice'::text, 'payment'::text, 'creditNote'::text])))
);
CREATE INDEX links_ledger ON public.links USING btree (workspace_id, connection_id, ledger_id);

create table mails (
  workspace_id text not null,
  id uuid not null,
  to_address text not null,
  to_name text,
  subject text not null,
  body_text text not null,
  about_kind text,
  about_id uuid,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  not_before timestamp with time zone,
  problem text,
  server_words text,
  message_id text,
  decided_by text,
  created_at timestamp with time zone not null,
  last_tried_at timestamp with time zone,
  settled_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (workspace_id, id),
  constraint mails_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint mails_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint mails_about_kind_check CHECK ((about_kind = ANY (ARRAY['invoice'::text, 'job'::text, 'salesDoc'::text, 'notification'::text, 'digest'::text]))),
  constraint mails_check CHECK (((about_kind IS NULL) = (about_id IS NULL))),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'kept'::text, 'undecided'::text, 'failed'::text])))
);
CREATE INDEX mails_by_state ON public.mails USING btree (workspace_id, state, id);
CREATE INDEX mails_open ON public.mails USING btree (workspace_id, not_before, id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

create table mappings (
  workspace_id text not null,
  connection_id uuid not null,
  kind text not null,
  subject_id text not null,
  ledger_code text not null,
  is_suggested boolean not null default false,
  updated_at timestamp with time zone not null default now(),
  constraint mappings_pkey PRIMARY KEY (workspace_id, connection_id, kind, subject_id),
  constraint mappings_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE,
  constraint mappings_kind_check CHECK ((kind = ANY (ARRAY['accountItem'::text, 'categoryAccount'::text, 'defaultAccount'::text, 'paymentAccount'::text, 'paymentMethod'::text, 'productItem'::text, 'taxRate'::text, 'tracking'::text])))
);

create table mirror_contents (
  workspace_id text not null,
  invoice_id uuid not null,
  theirs jsonb not null,
  agreed jsonb not null,
  constraint mirror_contents_pkey PRIMARY KEY (workspace_id, invoice_id),
  constraint mirror_contents_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES mirrors(workspace_id, invoice_id) ON DELETE CASCADE
);

create table mirrors (
  workspace_id text not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  ledger_id text not null,
  number text,
  ledger_status text not null,
  currency text not null,
  issue_date date,
  due_date date,
  sub_total numeric(18,2) not null,
  total_tax numeric(18,2) not null,
  total numeric(18,2) not null,
  amount_owing numeric(18,2) not null,
  amount_paid numeric(18,2) not null,
  amount_credited numeric(18,2) not null,
  fully_paid_on date,
  accounting_status text,
  ledger_updated_at timestamp with time zone not null,
  as_of timestamp with time zone not null,
  is_changed_there boolean not null default false,
  currency_rate numeric(18,10),
  difference text,
  sent_to_contact boolean not null default false,
  online_url text,
  version text,
  own_rate numeric(24,12),
  constraint mirrors_pkey PRIMARY KEY (workspace_id, invoice_id),
  constraint mirrors_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint mirrors_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint mirrors_accounting_status_check CHECK ((accounting_status = ANY (ARRAY['waitingPayment'::text, 'overdue'::text, 'partiallyPaid'::text, 'paid'::text]))),
  constraint mirrors_difference_check CHECK ((difference = ANY (ARRAY['linesEdited'::text, 'taxRateChanged'::text, 'totalsEdited'::text, 'rounding'::text, 'unexplained'::text]))),
  constraint mirrors_ledger_status_check CHECK ((ledger_status = ANY (ARRAY['draft'::text, 'awaitingApproval'::text, 'approved'::text, 'paid'::text, 'voided'::text, 'deleted'::text])))
);
CREATE INDEX mirrors_changed_there ON public.mirrors USING btree (workspace_id, invoice_id) WHERE is_changed_there;
CREATE UNIQUE INDEX mirrors_ledger ON public.mirrors USING btree (workspace_id, connection_id, ledger_id);
CREATE INDEX mirrors_oldest ON public.mirrors USING btree (workspace_id, connection_id, as_of);
CREATE INDEX mirrors_owing ON public.mirrors USING btree (workspace_id, connection_id, due_date) WHERE (accounting_status = ANY (ARRAY['waitingPayment'::text, 'overdue'::text, 'partiallyPaid'::text]));
CREATE INDEX mirrors_waiting ON public.mirrors USING btree (workspace_id, connection_id, due_date) WHERE (accounting_status = 'waitingPayment'::text);

create table monthly_reads (
  workspace_id text not null,
  connection_id uuid not null,
  month date not null,
  reads integer not null,
  constraint monthly_reads_pkey PRIMARY KEY (workspace_id, connection_id, month),
  constraint monthly_reads_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);

create table notification_digests (
  workspace_id text not null,
  user_id text not null,
  day date not null,
  mail_id uuid not null,
  constraint notification_digests_pkey PRIMARY KEY (workspace_id, user_id, day),
  constraint notification_digests_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint notification_digests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table notification_settings (
  workspace_id text not null,
  user_id text not null,
  email text not null,
  digest_hour smallint not null,
  constraint notification_settings_pkey PRIMARY KEY (workspace_id, user_id),
  constraint notification_settings_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint notification_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint notification_settings_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
  constraint notification_settings_email_check CHECK ((email = ANY (ARRAY['atOnce'::text, 'daily'::text, 'never'::text])))
);

create table notifications (
  workspace_id text not null,
  id uuid not null,
  user_id text not null,
  title text not null,
  body text,
  about_kind text,
  about_id text,
  by_email boolean not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (workspace_id, id),
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint notifications_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint notifications_check CHECK (((about_kind IS NULL) = (about_id IS NULL)))
);
CREATE INDEX notifications_for_digest ON public.notifications USING btree (workspace_id, user_id) WHERE (by_email AND (read_at IS NULL) AND (mailed_at IS NULL));
CREATE INDEX notifications_of_user ON public.notifications USING btree (workspace_id, user_id, id);
CREATE INDEX notifications_unread ON public.notifications USING btree (workspace_id, user_id) WHERE (read_at IS NULL);

create table oauth_attempts (
  workspace_id text not null,
  id uuid not null,
  provider text not null,
  state_hash text not null,
  sealed_verifier text not null,
  user_id text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  connection_id uuid,
  problem text,
  sealed_tokens text,
  organisations jsonb,
  constraint oauth_attempts_pkey PRIMARY KEY (workspace_id, id),
  constraint oauth_attempts_state_hash_key UNIQUE (state_hash),
  constraint oauth_attempts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint oauth_attempts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table payment_methods (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  "position" integer not null,
  constraint payment_methods_pkey PRIMARY KEY (workspace_id, id),
  constraint payment_methods_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX payment_methods_name ON public.payment_methods USING btree (workspace_id, lower(name));

create table payments (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  connection_id uuid not null,
  ledger_id text,
  kind text not null,
  amount numeric(18,2) not null,
  currency text not null,
  paid_on date not null,
  reference text,
  recorded_in text not null,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  account_code text,
  external_id text,
  as_of timestamp with time zone,
  created_by text,
  method_id uuid,
  batch_ledger_id text,
  is_reconciled boolean,
  constraint payments_pkey PRIMARY KEY (workspace_id, id),
  constraint payments_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint payments_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint payments_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint payments_workspace_id_method_id_fkey FOREIGN KEY (workspace_id, method_id) REFERENCES payment_methods(workspace_id, id),
  constraint payments_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'creditNote'::text, 'prepayment'::text, 'overpayment'::text]))),
  constraint payments_ours_or_theirs CHECK (((ledger_id IS NOT NULL) OR (recorded_in = 'counterfoil'::text))),
  constraint payments_recorded_in_check CHECK ((recorded_in = ANY (ARRAY['counterfoil'::text, 'books'::text])))
);
CREATE UNIQUE INDEX payments_external ON public.payments USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX payments_invoice ON public.payments USING btree (workspace_id, invoice_id);
CREATE UNIQUE INDEX payments_ledger ON public.payments USING btree (workspace_id, connection_id, invoice_id, kind, ledger_id);

create table product_categories (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint product_categories_pkey PRIMARY KEY (workspace_id, id),
  constraint product_categories_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX product_categories_name ON public.product_categories USING btree (workspace_id, lower(name));

create table products (
  workspace_id text not null,
  id uuid not null,
  code text,
  name text not null,
  description text,
  category_id uuid,
  tax_component_id uuid,
  unit_price numeric(18,4) not null default 0,
  external_id text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint products_pkey PRIMARY KEY (workspace_id, id),
  constraint products_workspace_id_category_id_fkey FOREIGN KEY (workspace_id, category_id) REFERENCES product_categories(workspace_id, id),
  constraint products_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint products_workspace_id_tax_component_id_fkey FOREIGN KEY (workspace_id, tax_component_id) REFERENCES tax_components(workspace_id, id)
);
CREATE UNIQUE INDEX products_code ON public.products USING btree (workspace_id, lower(code)) WHERE (code IS NOT NULL);
CREATE UNIQUE INDEX products_external ON public.products USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);

create table sales_doc_lines (
  workspace_id text not null,
  id uuid not null,
  sales_doc_id uuid not null,
  "position" integer not null,
  product_id uuid,
  category_id uuid,
  tax_component_id uuid,
  description text not null,
  quantity numeric(18,4) not null default 1,
  unit_price numeric(18,4) not null default 0,
  discount_rate numeric(7,4) not null default 0,
  kind text not null default 'item'::text,
  constraint sales_doc_lines_pkey PRIMARY KEY (workspace_id, id),
  constraint sales_doc_lines_workspace_id_category_id_fkey FOREIGN KEY (workspace_id, category_id) REFERENCES product_categories(workspace_id, id),
  constraint sales_doc_lines_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES products(workspace_id, id),
  constraint sales_doc_lines_workspace_id_sales_doc_id_fkey FOREIGN KEY (workspace_id, sales_doc_id) REFERENCES sales_docs(workspace_id, id) ON DELETE CASCADE,
  constraint sales_doc_lines_workspace_id_tax_component_id_fkey FOREIGN KEY (workspace_id, tax_component_id) REFERENCES tax_components(workspace_id, id),
  constraint sales_doc_lines_check CHECK (((kind = 'item'::text) OR ((quantity = (0)::numeric) AND (unit_price = (0)::numeric) AND (discount_rate = (0)::numeric) AND (product_id IS NULL) AND (category_id IS NULL) AND (tax_component_id IS NULL)))),
  constraint sales_doc_lines_discount_rate_check CHECK (((discount_rate >= (0)::numeric) AND (discount_rate <= (100)::numeric))),
  constraint sales_doc_lines_kind_check CHECK ((kind = ANY (ARRAY['item'::text, 'section'::text, 'remark'::text])))
);
CREATE INDEX sales_doc_lines_doc ON public.sales_doc_lines USING btree (workspace_id, sales_doc_id);

create table sales_docs (
  workspace_id text not null,
  id uuid not null,
  number text not null,
  kind text not null default 'quote'::text,
  title text not null,
  company_id uuid,
  contact_id uuid,
  currency text not null,
  line_amount_type text not null default 'exclusive'::text,
  stage_id uuid not null,
  owner_id text,
  reference text,
  external_id text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  accepted_at timestamp with time zone,
  accepted_from_stage_id uuid,
  accepted_job_id uuid,
  constraint sales_docs_pkey PRIMARY KEY (workspace_id, id),
  constraint sales_docs_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint sales_docs_workspace_id_accepted_from_stage_id_fkey FOREIGN KEY (workspace_id, accepted_from_stage_id) REFERENCES stages(workspace_id, id),
  constraint sales_docs_workspace_id_accepted_job_id_fkey FOREIGN KEY (workspace_id, accepted_job_id) REFERENCES jobs(workspace_id, id) ON DELETE SET NULL (accepted_job_id),
  constraint sales_docs_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES companies(workspace_id, id),
  constraint sales_docs_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id),
  constraint sales_docs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint sales_docs_workspace_id_stage_id_fkey FOREIGN KEY (workspace_id, stage_id) REFERENCES stages(workspace_id, id),
  constraint sales_docs_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint sales_docs_kind_check CHECK ((kind = ANY (ARRAY['quote'::text, 'order'::text]))),
  constraint sales_docs_line_amount_type_check CHECK ((line_amount_type = ANY (ARRAY['exclusive'::text, 'inclusive'::text, 'noTax'::text])))
);
CREATE INDEX sales_docs_company ON public.sales_docs USING btree (workspace_id, company_id);
CREATE UNIQUE INDEX sales_docs_external ON public.sales_docs USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
CREATE UNIQUE INDEX sales_docs_number ON public.sales_docs USING btree (workspace_id, number);

create table sample_records (
  workspace_id text not null,
  kind text not null,
  record_id uuid not null,
  fate text,
  constraint sample_records_pkey PRIMARY KEY (workspace_id, kind, record_id),
  constraint sample_records_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint sample_records_kind_check CHECK ((kind = ANY (ARRAY['column'::text, 'company'::text, 'contact'::text, 'invoice'::text, 'job'::text, 'product'::text, 'productCategory'::text, 'salesDoc'::text, 'view'::text])))
);

create table schema_migrations (
  version integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (version)
);

create table stages (
  workspace_id text not null,
  id uuid not null,
  board text not null,
  name text not null,
  color text not null default 'gray'::text,
  "position" integer not null,
  is_accepted boolean not null default false,
  constraint stages_pkey PRIMARY KEY (workspace_id, id),
  constraint stages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint stages_board_check CHECK ((board = ANY (ARRAY['sales'::text, 'jobs'::text]))),
  constraint stages_check CHECK (((NOT is_accepted) OR (board = 'sales'::text)))
);
CREATE UNIQUE INDEX stages_accepted ON public.stages USING btree (workspace_id) WHERE is_accepted;
CREATE UNIQUE INDEX stages_name ON public.stages USING btree (workspace_id, board, lower(name));

create table status_transitions (
  workspace_id text not null,
  id uuid not null,
  invoice_id uuid not null,
  from_status text,
  to_status text,
  from_ledger_status text,
  to_ledger_status text not null,
  owing_before numeric(18,2),
  owing_after numeric(18,2) not null,
  cause text not null,
  at timestamp with time zone not null,
  constraint status_transitions_pkey PRIMARY KEY (workspace_id, id),
  constraint status_transitions_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices(workspace_id, id) ON DELETE CASCADE,
  constraint status_transitions_cause_check CHECK ((cause = ANY (ARRAY['push'::text, 'webhook'::text, 'sweep'::text, 'midnight'::text, 'broughtIn'::text])))
);
CREATE INDEX status_transitions_invoice ON public.status_transitions USING btree (workspace_id, invoice_id, at);

create table sync_operations (
  workspace_id text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  connection_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_version integer not null,
  lane text not null,
  state text not null,
  waits_for uuid,
  not_before timestamp with time zone,
  attempts integer not null default 0,
  idempotency_key text,
  batch_id uuid,
  marker text not null,
  payload jsonb,
  digest text,
  was_answered boolean,
  first_dispatched_at timestamp with time zone,
  dispatched_at timestamp with time zone,
  finished_at timestamp with time zone,
  problem_code text,
  problem_message text,
  problem_field text,
  problem_setting text,
  ledger_words text,
  created_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  slot smallint not null default 0,
  key_used_at timestamp with time zone,
  silent_at timestamp with time zone,
  contact_currency text not null default ''::text,
  constraint sync_operations_pkey PRIMARY KEY (workspace_id, id),
  constraint sync_operations_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id),
  constraint sync_operations_kind_check CHECK ((kind = ANY (ARRAY['addHistoryNote'::text, 'allocateCredit'::text, 'attachFile'::text, 'createContact'::text, 'createCreditNote'::text, 'createInvoice'::text, 'createItem'::text, 'createPayment'::text, 'emailInvoice'::text, 'refundCredit'::text, 'removePayment'::text, 'takeBackCredit'::text, 'undoInvoice'::text, 'updateContact'::text, 'updateInvoice'::text, 'useCredit'::text, 'voidInvoice'::text]))),
  constraint sync_operations_lane_check CHECK ((lane = ANY (ARRAY['interactive'::text, 'backfill'::text]))),
  constraint sync_operations_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'dispatched'::text, 'unknown'::text, 'done'::text, 'needsAttention'::text, 'ignored'::text]))),
  constraint sync_operations_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['accountItem'::text, 'company'::text, 'contact'::text, 'creditNote'::text, 'creditUse'::text, 'invoice'::text, 'invoiceEmail'::text, 'invoiceFile'::text, 'invoiceNote'::text, 'payment'::text])))
);
CREATE INDEX sync_operations_batch ON public.sync_operations USING btree (workspace_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX sync_operations_not_done ON public.sync_operations USING btree (workspace_id, state, seq) WHERE (state <> 'done'::text);
CREATE UNIQUE INDEX sync_operations_one_in_flight ON public.sync_operations USING btree (workspace_id, connection_id, subject_kind, subject_id, contact_currency) WHERE (state = ANY (ARRAY['dispatched'::text, 'unknown'::text]));
CREATE UNIQUE INDEX sync_operations_one_queued ON public.sync_operations USING btree (workspace_id, connection_id, subject_kind, subject_id, contact_currency) WHERE (state = 'queued'::text);
CREATE INDEX sync_operations_ready ON public.sync_operations USING btree (workspace_id, connection_id, lane, kind, seq) WHERE (state = 'queued'::text);
CREATE INDEX sync_operations_subject ON public.sync_operations USING btree (workspace_id, subject_kind, subject_id, seq);
CREATE INDEX sync_operations_waiting ON public.sync_operations USING btree (workspace_id, waits_for) WHERE (waits_for IS NOT NULL);

create table tax_components (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  rate numeric(9,4) not null,
  is_default boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint tax_components_pkey PRIMARY KEY (workspace_id, id),
  constraint tax_components_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint tax_components_rate_check CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric)))
);
CREATE UNIQUE INDEX tax_components_default ON public.tax_components USING btree (workspace_id) WHERE is_default;
CREATE UNIQUE INDEX tax_components_name ON public.tax_components USING btree (workspace_id, lower(name));

create table views (
  workspace_id text not null,
  id uuid not null,
  board text not null,
  name text not null,
  is_main boolean not null default false,
  is_shared boolean not null default false,
  owner_id text,
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint views_pkey PRIMARY KEY (workspace_id, id),
  constraint views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint views_board_check CHECK ((board = ANY (ARRAY['sales'::text, 'jobs'::text, 'invoices'::text, 'companies'::text, 'contacts'::text]))),
  constraint views_check CHECK ((is_shared OR (owner_id IS NOT NULL))),
  constraint views_check1 CHECK ((is_shared OR (NOT is_main))),
  constraint views_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE UNIQUE INDEX views_main ON public.views USING btree (workspace_id, board) WHERE is_main;

create table webhook_deliveries (
  workspace_id text not null,
  id uuid not null,
  endpoint_id uuid not null,
  type text not null,
  payload text not null,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  not_before timestamp with time zone not null,
  last_status integer,
  last_words text,
  created_at timestamp with time zone not null,
  last_attempt_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_deliveries_workspace_id_endpoint_id_fkey FOREIGN KEY (workspace_id, endpoint_id) REFERENCES webhook_endpoints(workspace_id, id) ON DELETE CASCADE,
  constraint webhook_deliveries_check CHECK (((state = 'queued'::text) = (finished_at IS NULL))),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX webhook_deliveries_finished ON public.webhook_deliveries USING btree (finished_at) WHERE (state <> 'queued'::text);
CREATE INDEX webhook_deliveries_of ON public.webhook_deliveries USING btree (workspace_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_open ON public.webhook_deliveries USING btree (not_before) WHERE (state = 'queued'::text);

create table webhook_endpoints (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  url text not null,
  sealed_secret text not null,
  sealed_previous text,
  previous_until timestamp with time zone,
  is_on boolean not null default true,
  off_because text,
  off_at timestamp with time zone,
  failing_since timestamp with time zone,
  created_by text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  archived_at timestamp with time zone,
  constraint webhook_endpoints_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_endpoints_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_users(id) ON DELETE SET NULL,
  constraint webhook_endpoints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint webhook_endpoints_check CHECK ((is_on = (off_because IS NULL))),
  constraint webhook_endpoints_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint webhook_endpoints_off_because_check CHECK ((off_because = ANY (ARRAY['person'::text, 'gone'::text, 'failing'::text]))),
  constraint webhook_endpoints_url_check CHECK (((length(url) >= 1) AND (length(url) <= 2000)))
);

create table webhook_events (
  workspace_id text not null,
  connection_id uuid not null,
  id uuid not null,
  resource_kind text not null,
  resource_id text not null,
  event_kind text not null,
  event_at text not null,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  merged_into text,
  constraint webhook_events_pkey PRIMARY KEY (workspace_id, connection_id, id),
  constraint webhook_events_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connections(workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX webhook_events_once ON public.webhook_events USING btree (workspace_id, connection_id, resource_kind, resource_id, event_kind, event_at);
CREATE INDEX webhook_events_open ON public.webhook_events USING btree (workspace_id, connection_id, received_at) WHERE (processed_at IS NULL);

create table workspace_invitations (
  id text not null,
  "organizationId" text not null,
  email text not null,
  role text,
  status text not null default 'pending'::text,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default now(),
  "inviterId" text not null,
  constraint workspace_invitations_pkey PRIMARY KEY (id),
  constraint "workspace_invitations_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES auth_users(id) ON DELETE CASCADE,
  constraint "workspace_invitations_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX workspace_invitations_email ON public.workspace_invitations USING btree (email);
CREATE INDEX workspace_invitations_organization ON public.workspace_invitations USING btree ("organizationId");

create table workspace_members (
  id text not null,
  "organizationId" text not null,
  "userId" text not null,
  role text not null default 'viewer'::text,
  "createdAt" timestamp with time zone not null default now(),
  constraint workspace_members_pkey PRIMARY KEY (id),
  constraint "workspace_members_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint "workspace_members_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_users(id) ON DELETE CASCADE
);
CREATE INDEX workspace_members_organization ON public.workspace_members USING btree ("organizationId");
CREATE UNIQUE INDEX workspace_members_user ON public.workspace_members USING btree ("userId", "organizationId");

create table workspace_settings (
  workspace_id text not null,
  currency text not null default 'USD'::text,
  time_zone text not null default 'UTC'::text,
  payment_terms_days integer not null default 14,
  has_sample_data boolean not null default false,
  address text,
  country text,
  tax_number text,
  email text,
  phone text,
  payment_details text,
  document_footer text,
  quote_valid_days integer,
  logo bytea,
  logo_type text,
  samples_played_at timestamp with time zone,
  constraint workspace_settings_pkey PRIMARY KEY (workspace_id),
  constraint workspace_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint workspace_settings_check CHECK (((logo IS NULL) = (logo_type IS NULL))),
  constraint workspace_settings_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint workspace_settings_logo_type_check CHECK ((logo_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text]))),
  constraint workspace_settings_payment_terms_days_check CHECK (((payment_terms_days >= 0) AND (payment_terms_days <= 365))),
  constraint workspace_settings_quote_valid_days_check CHECK (((quote_valid_days >= 1) AND (quote_valid_days <= 365)))
);

create table workspaces (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  "createdAt" timestamp with time zone not null default now(),
  metadata text,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_slug_key UNIQUE (slug)
);
