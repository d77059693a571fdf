/** What people call a credit, and where a use of it stands. */
import { paymentWords } from '../accounting/status-card.tsx';
import type { Credit, CreditUse } from '../api/types.ts';

/** "Prepayment Deposit", "Credit note CN-0005". */
export function creditName({
  kind,
  number,
  reference,
}: Pick<Credit, 'kind' | 'number' | 'reference'>): string {
  return [paymentWords(kind), number ?? reference].filter(Boolean).join(' ');
}

const standings: Readonly<Record<CreditUse['syncState'], string>> = {
  queued: 'waits for its turn',
  sending: 'on its way to the books',
  needsAttention: 'needs attention',
  inBooks: 'in the books',
  ignored: 'set aside',
};

export function useWords(use: CreditUse): string {
  return `${use.invoiceId === null ? 'Refund' : 'Used here'}: ${standings[use.syncState]}`;
}
