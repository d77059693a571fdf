/** How a report is divided: the first way is what nobody chose. */
import { SegmentedControl } from '@mantine/core';
import type { Report } from './use-report.ts';

export function ByFilter<By extends string>({
  report,
  ways,
  by,
}: {
  report: Report;
  ways: readonly { readonly value: By; readonly label: string }[];
  by: By;
}) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Divided by"
      data={ways.map(({ value, label }) => ({ value, label }))}
      value={by}
      onChange={(value) => report.change({ by: value === ways[0]?.value ? '' : value, order: '', open: '' })}
    />
  );
}

/** @returns the way that the address names, or the first */
export function wayIn<By extends string>(
  ways: readonly { readonly value: By }[],
  asked: string | undefined,
): By {
  const [first] = ways;
  const way = ways.find(({ value }) => value === asked) ?? first;
  if (way === undefined) throw new Error('A report is divided in one way at least');
  return way.value;
}
