-- Set while our copy of what the books hold (accounts, rates, items, currencies, lock dates) is known or believed to be
-- behind: it is read again before the next batch is decided.
alter table connections add column references_doubted_at timestamptz;
