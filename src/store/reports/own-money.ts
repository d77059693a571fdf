/** Amounts in the organisation's own currency, to the cent, as its ledger counts them: see `ownRate` of the port. */
import { type RawBuilder, sql } from 'kysely';

/** @param of the mirror or the credit, as the query calls it, whose rate counts */
export function ownMoney(amount: RawBuilder<unknown>, of: string): RawBuilder<string> {
  const [ownRate, currencyRate] = [sql.ref(`${of}.own_rate`), sql.ref(`${of}.currency_rate`)];
  return sql<string>`round(case when ${ownRate} is not null then ${amount} * ${ownRate}
    else ${amount} / coalesce(nullif(${currencyRate}, 0), 1) end, 2)`;
}

/**
 * What a mirrored invoice owes: total, paid and credited are each rounded, as the ledger that divides shows them; one that
 * multiplies rounds what is left. @param since money that came after the day that is asked for, null for none
 */
export function ownOwing(
  mirror: string,
  since: { readonly paid: RawBuilder<unknown>; readonly credited: RawBuilder<unknown> } | null = null,
): RawBuilder<string> {
  const [paidSince, creditedSince] = [since?.paid ?? sql`0`, since?.credited ?? sql`0`];
  const column = (name: string) => sql.ref(`${mirror}.${name}`);
  const owing = sql`(${column('amount_owing')} + ${paidSince} + ${creditedSince})`;
  const paid = sql`(${column('amount_paid')} - ${paidSince})`;
  const credited = sql`(${column('amount_credited')} - ${creditedSince})`;
  return sql<string>`(case when ${column('own_rate')} is not null then ${ownMoney(owing, mirror)}
    else ${ownMoney(column('total'), mirror)} - ${ownMoney(paid, mirror)} - ${ownMoney(credited, mirror)} end)`;
}
