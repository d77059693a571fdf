/** What an import will do or has done, and each fault by its line. */
import { Alert, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ImportReport } from '../api/types.ts';
import { operationWords } from '../format/operation-words.ts';
import { WideTable } from '../grid/wide-table.tsx';

// More than this no person reads; mending the first ones mends the rest.
const mostErrors = 200;

export function ImportResult({ report, isImported }: { report: ImportReport; isImported: boolean }) {
  return (
    <Stack gap="sm" component="section" aria-label="Report" aria-live="polite">
      <Title order={3}>{isImported ? 'Imported' : 'What will happen'}</Title>
      <Text size="sm">{summary(report, isImported)}</Text>
      {report.errors.length === 0 ? (
        <Alert variant="light" color="gray" icon={<IconCircleCheck size={16} aria-hidden />} p="sm">
          {isImported ? 'Every row is in.' : 'No row has a fault.'}
        </Alert>
      ) : (
        <Faults report={report} />
      )}
    </Stack>
  );
}

function Faults({ report }: { report: ImportReport }) {
  const more = report.errors.length - mostErrors;
  return (
    <>
      <Alert variant="light" color="orange" icon={<IconAlertTriangle size={16} aria-hidden />} p="sm">
        Nothing is imported while a row has a fault. Mend the file, or choose other columns.
      </Alert>
      <WideTable label="Faults" minWidth={420} maxHeight={320}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>Line</Table.Th>
            <Table.Th w={150}>Column</Table.Th>
            <Table.Th>Fault</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.errors.slice(0, mostErrors).map((fault) => (
            <Table.Tr key={`${fault.line} ${fault.column} ${fault.message}`}>
              <Table.Td>{fault.line}</Table.Td>
              <Table.Td>{fault.column ?? '–'}</Table.Td>
              <Table.Td>{fault.message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {more > 0 ? <Text size="sm">… and {more} more.</Text> : null}
    </>
  );
}

function summary(report: ImportReport, isImported: boolean): string {
  const counts = (isImported && report.created) || report.willCreate;
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${operationWords(what).toLowerCase()}`);
  const made = parts.length > 0 ? parts.join(', ') : 'nothing new';
  const skipped = report.skipped > 0 ? `; ${report.skipped} known already` : '';
  const total = report.total ? `; ${report.total} in all` : '';
  return `${report.rows} rows: ${made}${skipped}${total}.`;
}
