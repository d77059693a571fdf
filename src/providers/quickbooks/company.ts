/** What the adapter knows of a company without asking: a question would be counted. */
import type { LedgerSession } from '../provider.ts';

export type Company = Pick<LedgerSession, 'country' | 'baseCurrency' | 'countsSalesTax'>;

/** A company that keeps one currency does not always say which. */
export function currencyOf(
  record: { readonly CurrencyRef: { readonly value: string } | null },
  { baseCurrency }: Company,
): string {
  return record.CurrencyRef?.value ?? baseCurrency ?? '';
}
