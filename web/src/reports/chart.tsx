/** The chart library, behind our own words: loaded when the first chart is shown. */
import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import type { ChartLine, ChartPoint, Series } from './report-chart.tsx';

export function Chart({
  kind,
  series,
  points,
  height,
  unit,
  line,
}: {
  kind: 'bars' | 'stacked' | 'lines' | 'rows';
  series: readonly Series[];
  points: readonly ChartPoint[];
  height: number;
  unit: string;
  line?: ChartLine;
}) {
  const common = {
    h: height,
    dataKey: 'name',
    data: points.map(({ name, figures }) => ({
      name,
      // For the length of a bar alone: figures that are read stand in the table, exact.
      ...Object.fromEntries(
        Object.entries(figures).map(([key, value]) => [key, value === null ? null : Number(value)]),
      ),
    })),
    series: series.map(({ key, name, color }) => ({ name: key, label: name, color })),
    withLegend: series.length > 1,
    valueFormatter: (value: number) => `${short.format(value)}${value === 0 ? '' : ` ${unit}`}`,
    tickLine: 'none' as const,
    strokeDasharray: '2 4',
    textColor: 'dimmed',
    ...(kind === 'rows'
      ? { xAxisProps: { tickFormatter: short.format }, yAxisProps: { width: 130, tickFormatter: shortName } }
      : { yAxisProps: { width: 52, tickFormatter: short.format } }),
  };
  if (kind === 'lines')
    return (
      <LineChart
        {...common}
        curveType="linear"
        connectNulls
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    );
  return (
    <BarChart
      {...common}
      type={kind === 'stacked' || kind === 'rows' ? 'stacked' : 'default'}
      orientation={kind === 'rows' ? 'vertical' : 'horizontal'}
      gridAxis={kind === 'rows' ? 'y' : 'x'}
      {...(line ? { referenceLines: [{ y: line.value, label: line.name, color: 'red.6' }] } : {})}
      maxBarWidth={kind === 'rows' ? 22 : 48}
      barProps={{ isAnimationActive: false }}
      barChartProps={{ accessibilityLayer: false }}
    />
  );
}

const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

/** A word that is longer than its place would stand over the bars, and a name of many words over those beside it. */
function shortName(name: string): string {
  const words = cut(name, 40).split(' ');
  return words.map((word) => cut(word, 17)).join(' ');
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
