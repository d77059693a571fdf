-- What an invoice says beside its lines. Empty means: by the connection's setting, or as the ledger has it.
alter table invoices
  add column arrive_as text check (arrive_as in ('draft', 'awaitingApproval', 'approved')),
  add column branding_theme_id text,
  -- Units of the invoice's currency for one of the organisation's own; empty means: the ledger's rate of the day.
  add column currency_rate numeric(18, 6) check (currency_rate > 0),
  -- What it was sent as, where the books kept it as something less: an approval step there.
  add column held_back_from text check (held_back_from in ('awaitingApproval', 'approved'));

alter table connections add column branding_theme_id text;

-- [{"trackingCategoryId", "optionId"}], chosen by hand for this line; an option of null means: none, whatever is mapped.
alter table invoice_lines add column tracking jsonb not null default '[]';

alter table mirrors
  add column currency_rate numeric(18, 10),
  -- Why the ledger's figures are not ours, found when they were read; empty where they are the same.
  add column difference text check (difference in ('linesEdited', 'taxRateChanged', 'totalsEdited', 'rounding', 'unexplained'));

alter table mappings drop constraint mappings_kind_check;
alter table mappings add constraint mappings_kind_check check (kind in (
  'defaultAccount', 'categoryAccount', 'taxRate', 'productItem', 'paymentAccount', 'paymentMethod', 'tracking'));

-- Tracking categories are known by the ledger's id from now on, and with their options: read them again.
delete from ledger_references where kind = 'trackingCategory';
update connections set reference_read_at = null where status = 'active';

-- What is on its way is sent again to the letter: it says nothing of what could not be said when it left.
update sync_operations set payload = payload || jsonb_build_object(
    'brandingThemeId', null, 'currencyRate', null,
    'lines', (select coalesce(jsonb_agg(line || '{"tracking": []}' order by position), '[]')
      from jsonb_array_elements(payload -> 'lines') with ordinality as each (line, position)))
where payload is not null and kind in ('createInvoice', 'createCreditNote') and state not in ('done', 'ignored');
