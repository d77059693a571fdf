/** The account that money went into or came from: found by id or code. */

import type { AccountRecord } from '../records.ts';
import type { Ledger } from './ledger.ts';

export function accountNamed(
  { tables }: Ledger,
  { id, code }: { readonly id?: string | undefined; readonly code?: string | undefined },
): AccountRecord | undefined {
  if (id) return tables.accounts.get(id);
  return code ? tables.accounts.find('code', code)[0] : undefined;
}

/** Payments go to banks and to accounts that were opened for them, bank transactions to banks only. */
export function accountProblems(
  account: AccountRecord | undefined,
  { isBankOnly = false }: { readonly isBankOnly?: boolean } = {},
): readonly string[] {
  if (!account) return ['Account could not be found.'];
  const takesPayments = account.type === 'BANK' || (!isBankOnly && account.enablePaymentsToAccount);
  return takesPayments && account.status === 'ACTIVE' ? [] : ['Account must be valid.'];
}
