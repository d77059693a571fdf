/** What the adapter knows of a company without asking: a question would be counted. */
import type { LedgerSession } from '../provider.ts';

export type Company = Pick<LedgerSession, 'country' | 'baseCurrency'>;
