/** Lifts the product's own count of its calls, for figures that ask what it could do if the ledger set no limits. */
import type pg from 'pg';

/**
 * As if the ledger had lifted its limits, which Xero does for a new connection and says by headers that stay full: a
 * call that has ended counts as an hour old, and what the ledger tells as left stays at the full figures. Calls under
 * way still count. By triggers, so that the code that runs is the code that ships.
 */
export async function liftLimits(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create function bench_age_call() returns trigger language plpgsql as $$
    begin
      if new.duration_ms is not null then new.at := new.at - interval '1 hour'; end if;
      return new;
    end $$`);
  await pool.query(`
    create trigger bench_age_call before update on ledger_calls
      for each row execute function bench_age_call()`);
  await pool.query(`
    create function bench_pin_limits() returns trigger language plpgsql as $$
    begin
      new.minute_remaining := 60;
      new.day_remaining := 5000;
      return new;
    end $$`);
  await pool.query(`
    create trigger bench_pin_limits before update on connection_limits
      for each row execute function bench_pin_limits()`);
}
