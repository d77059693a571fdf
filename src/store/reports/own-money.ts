/** Amounts in the organisation's own currency, to the cent, as its ledger counts them: see `ownRate` of the port. */
import { type RawBuilder, sql } from 'kysely';

/** @param of the mirror or the credit, as the query calls it, whose rate counts */
export function ownMoney(amount: RawBuilder<unknown>, of: string): RawBuilder<string> {
  const [ownRate, currencyRate] = [sql.ref(`${of}.own_rate`), sql.ref(`${of}.currency_rate`)];
  return sql<string>`round(case when ${ownRate} is not null then ${amount} * ${ownRate}
    else ${amount} / coalesce(nullif(${currencyRate}, 0), 1) end, 2)`;
}
