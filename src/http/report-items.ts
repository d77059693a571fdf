/** What stands behind a row of a report: invoices, credits and payments, each as people read it. */
import { z } from '@hono/zod-openapi';
import { daysOverdue } from '../domain/aged-receivables.ts';
import type { OpenItem } from '../store/reports/aged-receivables.ts';
import { id, money } from './schemas.ts';

const nullableText = z.string().nullable();

export const reportItemSchema = z
  .object({
    kind: z.enum(['invoice', 'credit', 'payment']),
    invoiceId: id.nullable(),
    name: z.string().openapi({ example: 'INV-0012' }),
    customerName: nullableText,
    issueDate: nullableText,
    dueDate: nullableText,
    amount: money.openapi({ description: 'In the organisation’s own currency' }),
    foreign: z
      .object({ amount: money, currency: z.string() })
      .nullable()
      .openapi({ description: 'In the currency of the document, where that is another' }),
    note: nullableText.openapi({ example: '12 days overdue' }),
  })
  .openapi('ReportItem');

export type ReportItem = z.infer<typeof reportItemSchema>;

export function reportItem(
  item: Pick<
    OpenItem,
    'invoiceId' | 'number' | 'customerName' | 'issueDate' | 'dueDate' | 'currency' | 'amount' | 'own'
  > & {
    readonly kind: ReportItem['kind'];
  },
  currency: string,
  note: string | null,
): ReportItem {
  return {
    kind: item.kind,
    invoiceId: item.invoiceId,
    name: item.number ?? unnamed[item.kind],
    customerName: item.customerName,
    issueDate: item.issueDate,
    dueDate: item.dueDate,
    amount: item.own,
    foreign: item.currency === currency ? null : { amount: item.amount, currency: item.currency },
    note,
  };
}

const unnamed = {
  invoice: 'Invoice without a number',
  credit: 'Credit without a number',
  payment: 'Payment',
} as const satisfies Record<ReportItem['kind'], string>;

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** Of what is owing on a day. */
export function owingNote(dueDate: string | null, asOf: string): string {
  const overdue = daysOverdue(dueDate, asOf);
  if (overdue > 0) return `${days(overdue)} overdue`;
  if (dueDate === null) return 'No due date';
  return overdue === 0 ? 'Due on this day' : 'Not due yet';
}
