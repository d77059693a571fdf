/** The rows of the account mapping that come from the chart of accounts, and that nobody has confirmed yet. */
import type { MappingRow, Mappings } from '../api/types.ts';

export function suggestedRows(mappings: Mappings): readonly MappingRow[] {
  return allRows(mappings).filter((row) => row.isSuggested && row.code !== null);
}

function allRows(mappings: Mappings): readonly MappingRow[] {
  const { defaultAccount, paymentAccount, paymentMethods, categories, taxes, products } = mappings;
  const tracking = mappings.tracking.flatMap(({ rows }) => rows);
  return [
    defaultAccount,
    paymentAccount,
    ...paymentMethods,
    ...categories,
    ...(mappings.accountItems ?? []),
    ...taxes,
    ...products,
    ...tracking,
  ];
}
