-- Reports count in the organisation's own currency, as the ledger does: one divides by its rate, the other multiplies by
-- its own, which ours (six decimals, the other way round) cannot give back to the cent.

alter table mirrors add column own_rate numeric(24,12);

-- Credits lower what customers owe, and credit notes what was sold. Those that are known already are read once more by the next
-- sweep: without its rate one in another currency would count as if it were in the organisation's own.
alter table ledger_credits
  add column currency_rate numeric(18,10),
  add column own_rate numeric(24,12),
  add column total_tax numeric(18,2);
update connections set open_credits_read_at = null, credit_notes_cursor = null, prepayments_cursor = null,
  overpayments_cursor = null;
