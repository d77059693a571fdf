/** The drift report: ours and the books held against each other, what differs, and what can be done about it. */
import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { allFindings, driftQuery } from '../api/drift.ts';
import type { DriftStanding } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { saveCsv } from '../grid/csv.ts';
import { NoBooks, ReportPage } from '../reports/report-page.tsx';
import { type Report, useReport } from '../reports/use-report.ts';
import { Comparisons } from './comparisons.tsx';
import { findingColumns } from './finding-columns.ts';
import { Findings } from './findings.tsx';
import { OnlyThere } from './only-there.tsx';
import { Standing } from './standing.tsx';

export function BothSidesPage() {
  const report = useReport();
  const { data, error } = useQuery(driftQuery);
  const standings = data?.items ?? [];
  const shown = standings.find(({ connectionId }) => connectionId === report.search.books) ?? standings[0];
  if (data && shown === undefined) return <NoBooks />;
  return (
    <ReportPage
      title="Both sides"
      about="Every invoice here held against the books: status, total, owing, due date, customer and payments"
      filters={<WhoseBooks report={report} standings={standings} shown={shown} />}
      isRead={shown !== undefined}
      error={data === undefined ? error : null}
      onCsv={() =>
        shown &&
        orSayWhy(async () => saveCsv('Both sides', findingColumns, await allFindings(shown.connectionId)))
      }
      isEmpty={shown === undefined}
      empty={null}
    >
      {shown ? <OfConnection key={shown.connectionId} standing={shown} /> : null}
    </ReportPage>
  );
}

function WhoseBooks({
  report,
  standings,
  shown,
}: {
  report: Report;
  standings: readonly DriftStanding[];
  shown: DriftStanding | undefined;
}) {
  if (standings.length < 2 || shown === undefined) return null;
  return (
    <Select
      size="xs"
      w={200}
      aria-label="Of which books"
      allowDeselect={false}
      data={standings.map(({ connectionId, booksLabel }) => ({ value: connectionId, label: booksLabel }))}
      value={shown.connectionId}
      onChange={(id) => report.change({ books: id ?? '' })}
    />
  );
}

function OfConnection({ standing }: { standing: DriftStanding }) {
  const isCompared = standing.last !== null;
  return (
    <Stack gap="xl">
      <Standing standing={standing} />
      {isCompared ? <Findings standing={standing} /> : null}
      {isCompared ? <Comparisons standing={standing} /> : null}
      {standing.onlyThere.newest.length === 0 ? null : <OnlyThere standing={standing} />}
    </Stack>
  );
}
