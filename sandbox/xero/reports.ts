/** `/Reports/…`: the two that are kept here. */

import { agedReceivables } from './aged-receivables.ts';
import type { Operation } from './operation.ts';
import { profitAndLoss } from './profit-and-loss.ts';

/** Only ever read; until September 2027 the broad scope does for all of them. */
const scopesOf = (report: string): readonly string[] => [
  `accounting.reports.${report}.read`,
  'accounting.reports.read',
];

export const reportOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/Reports/AgedReceivablesByContact',
    scopes: scopesOf('aged'),
    handle: agedReceivables,
  },
  { method: 'GET', path: '/Reports/ProfitAndLoss', scopes: scopesOf('profitandloss'), handle: profitAndLoss },
];
