/** Which sales invoices of Xero's bear given numbers. */
import type { LedgerClient, LedgerInvoice } from '../provider.ts';
import type { Caller, Query } from './call.ts';
import { listIn } from './elements.ts';
import { fromXero, isSalesInvoice } from './invoices.ts';
import { pageSize } from './reach.ts';

/**
 * Numbers go as one list, as long as an address may be. A number with a comma in it would be two in that list, so it is
 * asked for alone. Source: developer.xero.com, Accounting API, Invoices (InvoiceNumbers; batches of 40).
 */
export async function invoicesByNumber(
  call: Caller,
  numbers: readonly string[],
): ReturnType<LedgerClient['invoicesByNumber']> {
  const found: LedgerInvoice[] = [];
  for (const query of queriesFor(numbers)) {
    const answer = await call({
      operation: 'invoicesByNumber',
      method: 'GET',
      path: 'Invoices',
      // Paging is what brings lines and payments along.
      query: { ...query, unitdp: '4', page: '1', pageSize: `${pageSize}` },
      read: (json) => listIn(json, 'Invoices').filter(isSalesInvoice).map(fromXero),
    });
    if (!answer.ok) return answer;
    found.push(...answer.value);
  }
  return { ok: true, value: found };
}

/** Characters of the list: well within the 8,000 that servers take for an address, each written as up to three. */
const LONGEST_LIST = 2_000;

function queriesFor(numbers: readonly string[]): readonly Query[] {
  const lists: string[][] = [];
  for (const number of numbers.filter((each) => !each.includes(','))) {
    const last = lists.at(-1);
    if (last !== undefined && [...last, number].join(',').length <= LONGEST_LIST) last.push(number);
    else lists.push([number]);
  }
  return [
    ...lists.map((list) => ({ InvoiceNumbers: list.join(',') })),
    ...numbers
      .filter((number) => number.includes(','))
      // Within a where clause only a doubled quote stands for one.
      .map((number) => ({ where: `Type=="ACCREC" AND InvoiceNumber=="${number.replaceAll('"', '""')}"` })),
  ];
}
