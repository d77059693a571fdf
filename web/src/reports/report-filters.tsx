/** What a report is narrowed to: which books, as of which day, over which period. */
import { Group, Select } from '@mantine/core';
import { DateField } from '../fields/date-field.tsx';
import type { BooksOfReport } from './report-queries.ts';
import type { Report } from './use-report.ts';

/** Not there where there is one set of books alone. */
export function BooksFilter({ report, books }: { report: Report; books: BooksOfReport | undefined }) {
  if (books === undefined || books.choices.length < 2) return null;
  return (
    <Select
      size="xs"
      w={200}
      aria-label="Of which books"
      allowDeselect={false}
      data={books.choices.map(({ connectionId, label }) => ({ value: connectionId, label }))}
      value={books.connectionId}
      onChange={(id) => report.change({ books: id ?? '', open: '' })}
    />
  );
}

export function AsOfFilter({ report, books }: { report: Report; books: BooksOfReport | undefined }) {
  return (
    <DateField
      size="xs"
      w={140}
      aria-label="As of"
      value={report.search.asOf ?? books?.today ?? null}
      onDate={(asOf) => report.change({ asOf: asOf === books?.today ? '' : (asOf ?? '') })}
    />
  );
}

/** A period by its name, or by its days. */
export function PeriodFilter({
  report,
  books,
  period,
}: {
  report: Report;
  books: BooksOfReport | undefined;
  /** As the report was counted. */
  period: { readonly from: string; readonly to: string } | undefined;
}) {
  const periods = books?.periods ?? [];
  const named = periods.find(({ from, to }) => from === period?.from && to === period.to);
  const choose = (from: string, to: string) => report.change({ from, to, open: '' });
  return (
    <Group gap={4}>
      <Select
        size="xs"
        w={160}
        aria-label="Period"
        allowDeselect={false}
        placeholder="These days"
        data={periods.map(({ id, name }) => ({ value: id, label: name }))}
        value={named?.id ?? null}
        onChange={(id) => {
          const chosen = periods.find((one) => one.id === id);
          if (chosen !== undefined) choose(chosen.from, chosen.to);
        }}
      />
      <DateField
        size="xs"
        w={130}
        aria-label="From"
        max={period?.to}
        value={period?.from ?? null}
        onDate={(from) => from !== null && from <= (period?.to ?? from) && choose(from, period?.to ?? '')}
      />
      <DateField
        size="xs"
        w={130}
        aria-label="To"
        min={period?.from}
        value={period?.to ?? null}
        onDate={(to) => to !== null && to >= (period?.from ?? to) && choose(period?.from ?? '', to)}
      />
    </Group>
  );
}
