/** The shape that all of Xero's reports share: rows in sections, every cell of them text. */
import { z } from 'zod';
import { listOf, optionalText } from '../../lib/exact-json.ts';
import { UnexpectedAnswer } from '../transport.ts';
import { onlyElementIn } from './elements.ts';

export type ReportRow = {
  readonly type: 'Header' | 'Section' | 'Row' | 'SummaryRow';
  readonly title: string | null;
  readonly cells: readonly string[];
  /** What the row is about, by the names that Xero gives ids: an invoice, an account. */
  readonly ids: Readonly<Record<string, string>>;
  readonly rows: readonly ReportRow[];
};

/** The titles and the rows of the one report in an answer. */
export function reportIn(json: unknown): {
  readonly titles: readonly string[];
  readonly rows: readonly ReportRow[];
} {
  const report = reportSchema.parse(onlyElementIn(json, 'Reports'));
  return { titles: report.ReportTitles.map((title) => title ?? ''), rows: report.Rows.map(rowOf) };
}

/** An amount in a cell; an empty one is nought. */
export function amountIn(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  if (text === '') return '0.00';
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new UnexpectedAnswer('A cell of a report is no amount');
  return text;
}

type WireRow = {
  readonly RowType: ReportRow['type'];
  readonly Title: string | null;
  readonly Cells: readonly {
    readonly Value: string | null;
    readonly Attributes: readonly { readonly Id: string; readonly Value: string }[];
  }[];
  readonly Rows: readonly WireRow[];
};

const rowSchema: z.ZodType<WireRow> = z.object({
  RowType: z.enum(['Header', 'Section', 'Row', 'SummaryRow']),
  Title: optionalText,
  Cells: listOf(
    z.object({
      Value: optionalText,
      Attributes: listOf(z.object({ Id: z.string(), Value: z.string() })),
    }),
  ),
  Rows: z.lazy(() => listOf(rowSchema)),
});

const reportSchema = z.object({ ReportTitles: listOf(optionalText), Rows: listOf(rowSchema) });

function rowOf(row: WireRow): ReportRow {
  const attributes = row.Cells.flatMap(({ Attributes }) => Attributes);
  return {
    type: row.RowType,
    title: row.Title,
    cells: row.Cells.map(({ Value }) => Value ?? ''),
    ids: Object.fromEntries(attributes.map(({ Id, Value }) => [Id, Value])),
    rows: row.Rows.map(rowOf),
  };
}
