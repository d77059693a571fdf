/** The Accounting Status column as it stands in answers: chips, problems, and a card for each invoice. */
import { z } from '@hono/zod-openapi';
import type { ChipKind } from '../domain/accounting-status.ts';
import { problemCodes } from '../domain/problem.ts';
import { type AccountingCell, accountingCells } from '../store/accounting-cells.ts';
import { inSnapshot } from '../store/database.ts';
import type { AppDeps } from './deps.ts';
import { id, instant, money } from './schemas.ts';

const chipKinds = [
  'waitingPayment',
  'overdue',
  'partiallyPaid',
  'paid',
  'notSent',
  'awaitingApproval',
  'queued',
  'sending',
  'needsAttention',
  'draftInBooks',
  'awaitingApprovalInBooks',
  'voided',
  'deletedInBooks',
  'ignored',
] as const satisfies readonly ChipKind[];

const nullableText = z.string().nullable();

export const chipSchema = z.object({ kind: z.enum(chipKinds), label: z.string() }).openapi('Chip');

export const problemDetailsSchema = z
  .object({
    code: z.enum(problemCodes),
    message: z.string(),
    field: nullableText,
    setting: nullableText,
    ledgerWords: nullableText,
  })
  .openapi('Problem');

export const totalsDifferenceSchema = z
  .object({
    ours: money,
    theirs: money,
    difference: money.openapi({ description: 'Theirs less ours; of the tax where the totals are the same' }),
    reason: z.string(),
  })
  .openapi('TotalsDifference', { description: 'The books came to other figures; theirs count' });

export const booksSchema = z
  .object({
    connectionId: id,
    label: z.string().openapi({ description: 'Organisation and ledger' }),
    isTied: z.boolean().openapi({
      description: 'False: it was never on its way there, and goes there when it is sent',
    }),
  })
  .openapi('BooksOfInvoice');

export const invoiceSummarySchema = z
  .object({
    id,
    number: nullableText,
    currency: z.string(),
    dueDate: nullableText,
    subTotal: money,
    totalTax: money,
    total: money,
    amountOwing: money.nullable(),
    totalsDifference: totalsDifferenceSchema.nullable(),
    asOf: instant.nullable(),
    chip: chipSchema,
    why: z.string(),
    next: nullableText,
    booksUrl: nullableText,
    books: booksSchema.nullable(),
    ledgerName: nullableText,
    organisationName: nullableText,
    payments: z
      .array(z.object({ amount: money, paidOn: z.string(), kind: z.string(), reference: nullableText }))
      .readonly(),
    problem: problemDetailsSchema.nullable(),
  })
  .openapi('InvoiceSummary');

export const accountingCellSchema = z
  .object({ chip: chipSchema.nullable(), count: z.int(), invoices: z.array(invoiceSummarySchema).readonly() })
  .openapi('AccountingCell');

/** A function from row to cell; rows without invoices have an empty one. */
export async function cellsFor(
  { db, clock, booksUrl }: AppDeps,
  workspaceId: string,
  of: Parameters<typeof accountingCells>[2],
): Promise<(rowId: string) => AccountingCell> {
  const cells = await inSnapshot(db, (snapshot) =>
    accountingCells(snapshot, workspaceId, of, clock.now(), booksUrl),
  );
  return (rowId) => cells.get(rowId) ?? { chip: null, count: 0, invoices: [] };
}
