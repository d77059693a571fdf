/** The boards that automations run for, as screens name them. */
import type { AutomationRule } from '../api/types.ts';

export const boardNames: readonly { readonly board: AutomationRule['board']; readonly name: string }[] = [
  { board: 'jobs', name: 'JobBoard' },
  { board: 'sales', name: 'SalesBoard' },
  { board: 'invoices', name: 'Invoices' },
];
