/** What was matched with a line of the bank's statement: whether the API may still take it away is a switch. */

import type { Ledger } from './ledger.ts';

/** A person may always: Xero's screens offer to remove and redo. The sentence is ours. */
export function reconciledProblems(
  { actor, settings }: Ledger,
  { isReconciled }: { readonly isReconciled: boolean },
): readonly string[] {
  const isFree = !isReconciled || !actor.app || settings.switches.reconciledPaymentsDelete;
  return isFree ? [] : ['This transaction has been reconciled and cannot be deleted'];
}
