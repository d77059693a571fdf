-- A ledger may leave nothing of a contact that was merged into another one: its webhook says into which, and a reading that it is gone.

alter table webhook_events add column merged_into text;
alter table ledger_contacts add column gone_at timestamptz;
