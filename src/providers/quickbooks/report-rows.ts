/** The shape that all of QuickBooks' reports share: rows within rows, every cell of them text. */
import Big from 'big.js';
import { z } from 'zod';
import { listOf, optionalText } from '../../lib/exact-json.ts';
import { UnexpectedAnswer } from '../transport.ts';

export type ReportColumn = {
  readonly title: string;
  /** The days that it counts, where it says so. */
  readonly from: string | null;
  readonly to: string | null;
};

/** A row as it stands on the page. Where rows stand within one, it comes before them, and its sum behind them. */
export type ReportRow = {
  readonly kind: 'heading' | 'data' | 'sum';
  readonly level: number;
  readonly name: string;
  readonly id: string | null;
  readonly amounts: readonly string[];
};

/** Columns without the one of names, and all rows in the order of the page. */
export function reportIn(json: unknown): {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
} {
  const report = reportSchema.parse(json);
  return {
    columns: report.Columns.Column.slice(1).map(columnOf),
    rows: (report.Rows?.Row ?? []).flatMap((row) => rowsOf(row, 0)),
  };
}

type Cells = { readonly ColData: readonly { readonly value: string | null; readonly id: string | null }[] };
type WireRow = {
  readonly ColData?: Cells['ColData'] | undefined;
  readonly Header?: Cells | null | undefined;
  readonly Rows?: { readonly Row: readonly WireRow[] } | null | undefined;
  readonly Summary?: Cells | null | undefined;
};

const cells = z.array(z.object({ value: optionalText, id: optionalText }));
const rowSchema: z.ZodType<WireRow> = z.object({
  ColData: cells.optional(),
  Header: z.object({ ColData: cells }).nullish(),
  Rows: z.lazy(() => z.object({ Row: listOf(rowSchema) }).nullish()),
  Summary: z.object({ ColData: cells }).nullish(),
});

const reportSchema = z.object({
  Columns: z.object({
    Column: z.array(
      z.object({
        ColTitle: optionalText,
        MetaData: listOf(z.object({ Name: z.string(), Value: optionalText })),
      }),
    ),
  }),
  Rows: z.object({ Row: listOf(rowSchema) }).nullish(),
});

function columnOf(column: z.infer<typeof reportSchema>['Columns']['Column'][number]): ReportColumn {
  const said = (name: string) => column.MetaData.find(({ Name }) => Name === name)?.Value ?? null;
  return { title: column.ColTitle ?? '', from: said('StartDate'), to: said('EndDate') };
}

function rowsOf({ ColData, Header, Rows, Summary }: WireRow, level: number): readonly ReportRow[] {
  return [
    ...(ColData === undefined ? [] : [rowOf('data', level, ColData)]),
    ...(Header ? [rowOf('heading', level, Header.ColData)] : []),
    ...(Rows?.Row ?? []).flatMap((row) => rowsOf(row, level + 1)),
    ...(Summary ? [rowOf('sum', level, Summary.ColData)] : []),
  ];
}

/** What stands in a heading is its own account's, or its own customer's, beside those below. */
function rowOf(kind: ReportRow['kind'], level: number, [first, ...others]: Cells['ColData']): ReportRow {
  const amounts = others.map(({ value }) => amountIn(value));
  return { kind, level, name: first?.value ?? '', id: first?.id ?? null, amounts };
}

/** Nought is an empty cell. */
function amountIn(value: string | null): string {
  if (value === null) return '0.00';
  if (!/^-?\d*(?:\.\d+)?$/.test(value) || !/\d/.test(value))
    throw new UnexpectedAnswer('A cell of a report is no amount');
  return new Big(value.replace(/^(-?)\./, '$10.')).toFixed(2);
}
