/** What customers owe by QuickBooks' own report: everybody in one call, and one customer with the documents behind it. */
import Big from 'big.js';
import { z } from 'zod';
import type { AgedAmounts } from '../../domain/aged-receivables.ts';
import { decimal, optionalText } from '../../lib/exact-json.ts';
import type { ContactReceivables, LedgerClient, Outcome } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { askAll, quoted } from './query.ts';
import { type ReportRow, reportIn } from './report-rows.ts';
import { money, moneyOrNought } from './wire.ts';

/**
 * By the day that is asked for, whatever a company prefers. The report of everybody names no documents; of one customer
 * they are asked for beside it, and told where they come to what the report says: those of an earlier day may be settled.
 */
export async function agedReceivables(
  call: Caller,
  asOf: string,
  contactLedgerId: string | null,
): ReturnType<LedgerClient['agedReceivables']> {
  const report = await call({
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
  if (!report.ok || contactLedgerId === null) return report;
  const items = await openDocuments(call, asOf, contactLedgerId);
  if (!items.ok) return items;
  const sum = sumOf(items.value.map(({ owing }) => owing));
  const isAll = ({ owing }: ContactReceivables) => sum.eq(sumOf(Object.values(owing)));
  return {
    ok: true,
    value: report.value.map((each) =>
      each.contactLedgerId === contactLedgerId && isAll(each) ? { ...each, items: items.value } : each,
    ),
  };
}

/** Current, four steps of thirty days, and the sum. */
const columnCount = 6;

function receivablesIn(json: unknown): readonly ContactReceivables[] {
  const { columns, rows } = reportIn(json);
  const named = rows.filter(({ kind, id }) => kind !== 'sum' && id !== null);
  if (columns.length !== columnCount && named.length > 0)
    throw new UnexpectedAnswer('Not the columns of receivables');
  const total = rows.findLast(({ kind }) => kind === 'sum');
  const sum = sumOf(named.map(({ amounts }) => amounts.at(-1) ?? '0'));
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

type Items = NonNullable<ContactReceivables['items']>;

/** Invoices by their ids. Credit memos and money that pays nothing yet have no name of ours, and are one sum. */
async function openDocuments(call: Caller, asOf: string, contactLedgerId: string): Promise<Outcome<Items>> {
  const of = (entity: 'Invoice' | 'CreditMemo' | 'Payment') =>
    askAll(call, {
      operation: 'openDocuments',
      isFollowUp: true,
      entity,
      where: [`CustomerRef = ${quoted(contactLedgerId)}`, `TxnDate <= ${quoted(asOf)}`],
      read: (record) => documentSchema.parse(record),
    });
  const invoices = await of('Invoice');
  if (!invoices.ok) return invoices;
  const memos = await of('CreditMemo');
  if (!memos.ok) return memos;
  const payments = await of('Payment');
  if (!payments.ok) return payments;
  const credit = sumOf([
    ...memos.value.map((memo) => inHomeCurrency(memo, memo.RemainingCredit ?? memo.Balance)),
    ...payments.value.map((payment) => inHomeCurrency(payment, payment.UnappliedAmt)),
  ]);
  const named = invoices.value.map((invoice) => ({
    ledgerId: invoice.Id,
    number: invoice.DocNumber,
    dueDate: invoice.DueDate,
    owing: inHomeCurrency(invoice, invoice.Balance),
  }));
  const unused = { ledgerId: null, number: null, dueDate: null, owing: credit.times(-1).toFixed(2) };
  return { ok: true, value: [...named, unused].filter(({ owing }) => !new Big(owing).eq(0)) };
}

const documentSchema = z.object({
  Id: z.string(),
  DocNumber: optionalText,
  DueDate: optionalText,
  ExchangeRate: decimal.nullish(),
  Balance: moneyOrNought,
  RemainingCredit: money.nullish(),
  UnappliedAmt: moneyOrNought,
});

function inHomeCurrency({ ExchangeRate }: z.infer<typeof documentSchema>, amount: string): string {
  return new Big(amount)
    .times(ExchangeRate ?? 1)
    .round(2, Big.roundHalfUp)
    .toFixed(2);
}

const sumOf = (amounts: readonly string[]): Big =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));
