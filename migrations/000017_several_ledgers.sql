-- QuickBooks counts the changes of a record, and wants the count from whoever changes it next.
alter table mirrors add column version text;

-- Whether the books number an invoice that comes without a number.
alter table connections add column numbers_invoices boolean not null default true;

-- The only currency that a contact's documents may be in; null where the books have no such rule.
alter table ledger_contacts add column currency text;
