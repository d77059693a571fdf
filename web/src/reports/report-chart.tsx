/** A picture of a report's figures. The table beside it says the same, so readers of the screen are told only what it is of. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import classes from './report.module.css';

// Charts weigh more than the rest of a report: its table does not wait for them.
const Chart = lazy(() => import('./chart.tsx').then((module) => ({ default: module.Chart })));

export type Series = { readonly key: string; readonly name: string; readonly color: string };

/** A level across the chart: a limit. */
export type ChartLine = { readonly value: number; readonly name: string };

export type ChartPoint = {
  readonly name: string;
  /** Decimal strings, by the series' keys. */
  readonly figures: Readonly<Record<string, string | null>>;
};

export function ReportChart({
  title,
  unit,
  kind = 'bars',
  series,
  points,
  line,
}: {
  title: string;
  /** A currency, or what is counted. */
  unit: string;
  kind?: 'bars' | 'stacked' | 'lines' | 'rows';
  series: readonly Series[];
  points: readonly ChartPoint[];
  line?: ChartLine;
}) {
  const height = kind === 'rows' ? Math.max(120, points.length * 30 + 40) : 220;
  return (
    <figure className={classes.chart}>
      <figcaption>
        {title} <small>{unit}</small>
        <VisuallyHidden>: a chart of what the table below says</VisuallyHidden>
      </figcaption>
      <div aria-hidden style={{ height }}>
        <Suspense fallback={<Skeleton height={height} />}>
          <Chart
            kind={kind}
            series={series}
            points={points}
            height={height}
            unit={unit}
            {...(line ? { line } : {})}
          />
        </Suspense>
      </div>
    </figure>
  );
}
