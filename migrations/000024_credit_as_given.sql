-- What was credited stays what it came to when it was given, whatever becomes of the invoice's line before it leaves.

alter table credit_notes add column line_amount_type text;
update credit_notes as credit set line_amount_type = invoice.line_amount_type
  from invoices as invoice
  where invoice.workspace_id = credit.workspace_id and invoice.id = credit.invoice_id;
alter table credit_notes alter column line_amount_type set not null;

alter table credit_note_lines
  add column unit_price numeric(18,4),
  add column discount_rate numeric(7,4),
  add column tax_component_id uuid,
  add column tax_type text,
  add foreign key (workspace_id, tax_component_id) references tax_components (workspace_id, id);
update credit_note_lines as credited
  set unit_price = line.unit_price, discount_rate = line.discount_rate,
    tax_component_id = line.tax_component_id, tax_type = line.tax_type
  from invoice_lines as line
  where line.workspace_id = credited.workspace_id and line.id = credited.invoice_line_id;
alter table credit_note_lines
  alter column unit_price set not null,
  alter column discount_rate set not null;
