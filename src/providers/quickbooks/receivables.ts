/** What customers owe by QuickBooks' own report: everybody in one call. */
import Big from 'big.js';
import type { AgedAmounts } from '../../domain/aged-receivables.ts';
import type { ContactReceivables, LedgerClient } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { type ReportRow, reportIn } from './report-rows.ts';

/** By the day that is asked for, whatever a company prefers. It tells customers, and not what each owes it for. */
export function agedReceivables(
  call: Caller,
  asOf: string,
  contactLedgerId: string | null,
): ReturnType<LedgerClient['agedReceivables']> {
  return call({
    operation: 'agedReceivables',
    method: 'GET',
    path: 'reports/AgedReceivables',
    query: {
      report_date: asOf,
      aging_method: 'Report_Date',
      ...(contactLedgerId === null ? {} : { customer: contactLedgerId }),
    },
    read: receivablesIn,
  });
}

/** Current, four steps of thirty days, and the sum. */
const columnCount = 6;

function receivablesIn(json: unknown): readonly ContactReceivables[] {
  const { columns, rows } = reportIn(json);
  const named = rows.filter(({ kind, id }) => kind !== 'sum' && id !== null);
  if (columns.length !== columnCount && named.length > 0)
    throw new UnexpectedAnswer('Not the columns of receivables');
  const total = rows.findLast(({ kind }) => kind === 'sum');
  const sum = named.reduce((all, { amounts }) => all.plus(amounts.at(-1) ?? 0), new Big(0));
  // A report that does not add up was not understood, and must not be shown as what the books say.
  if (!sum.eq(total?.amounts.at(-1) ?? 0))
    throw new UnexpectedAnswer('What is owed does not come to its sum');
  return named.filter(({ amounts }) => amounts.some((amount) => !new Big(amount).eq(0))).map(contactOf);
}

function contactOf({ id, name, amounts }: ReportRow): ContactReceivables {
  const [current = '0.00', days30 = '0.00', days60 = '0.00', days90 = '0.00', older = '0.00'] = amounts;
  const owing: AgedAmounts = { current, days30, days60, days90, older };
  return { contactLedgerId: id ?? '', name, owing, items: null };
}
