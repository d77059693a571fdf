/** One file on its way in: read, mapped, tried, imported. */
import { Alert, Button, Checkbox, FileInput, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiRefusal } from '../api/request.ts';
import { type ImportSubject, previewImport, runImport } from '../api/settings.ts';
import type { ImportReport } from '../api/types.ts';
import { sentence } from '../fields/use-save.ts';
import { ImportMap } from './import-map.tsx';
import { ImportResult } from './import-result.tsx';

type Step = 'preview' | 'dryRun' | 'import';

export function ImportFile({ subject }: { subject: ImportSubject }) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [csv, setCsv] = useState<string | null>(null);
  const [map, setMap] = useState<Readonly<Record<string, string>>>({});
  const [isIssuing, setIsIssuing] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [done, setDone] = useState<Step | null>(null);
  const [busy, setBusy] = useState<Step | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(step: Step, ask: () => Promise<ImportReport>) {
    setBusy(step);
    setFailure(null);
    try {
      const answer = await ask();
      setReport(answer);
      setMap(answer.map);
      setDone(step);
      if (step === 'import') await queryClient.invalidateQueries();
    } catch (error) {
      const refused = reportIn(error);
      if (refused) {
        setReport(refused);
        setDone('preview');
      } else setFailure(sentence(error));
    } finally {
      setBusy(null);
    }
  }

  async function choose(next: File | null) {
    setFile(next);
    setReport(null);
    setDone(null);
    if (!next) return setCsv(null);
    const text = await next.text();
    setCsv(text);
    await run('preview', () => previewImport(subject, text, undefined));
  }

  function remap(field: string, column: string | null) {
    const next = { ...map };
    if (column) next[field] = column;
    else delete next[field];
    setMap(next);
    if (csv !== null) void run('preview', () => previewImport(subject, csv, next));
  }

  const body = csv === null ? null : { csv, map, ...(subject === 'invoices' ? { issue: isIssuing } : {}) };
  const hasErrors = (report?.errors.length ?? 0) > 0;

  return (
    <Stack gap="lg">
      <FileInput
        label="CSV file"
        description="With a heading row; commas, semicolons or tabs"
        placeholder="Choose a file"
        accept=".csv,.tsv,.txt,text/csv"
        clearable
        clearButtonProps={{ 'aria-label': 'Take the file away' }}
        value={file}
        onChange={(next) => void choose(next)}
        maw={420}
      />
      {failure ? (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      ) : null}
      {report && done !== 'import' ? (
        <ImportMap subject={subject} report={report} map={map} onPick={remap} isBusy={busy !== null} />
      ) : null}
      {report ? <ImportResult report={report} isImported={done === 'import'} /> : null}
      {body && report && done !== 'import' ? (
        <Group gap="md">
          {subject === 'invoices' ? (
            <Checkbox
              label="Send them to the books"
              checked={isIssuing}
              onChange={(event) => setIsIssuing(event.currentTarget.checked)}
            />
          ) : null}
          <Button
            variant="default"
            loading={busy === 'dryRun'}
            disabled={busy !== null && busy !== 'dryRun'}
            onClick={() => run('dryRun', () => runImport(subject, { ...body, dryRun: true }))}
          >
            Dry run
          </Button>
          <Button
            loading={busy === 'import'}
            disabled={hasErrors || (busy !== null && busy !== 'import')}
            onClick={() => run('import', () => runImport(subject, body))}
          >
            Import
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

/** An import that is refused answers with its report: the errors by line. */
function reportIn(error: unknown): ImportReport | null {
  if (!(error instanceof ApiRefusal) || typeof error.body !== 'object' || error.body === null) return null;
  const body = 'report' in error.body ? error.body.report : error.body;
  const isReport = typeof body === 'object' && body !== null && 'errors' in body && 'columns' in body;
  // The server answers with the same report as a preview; its two telling fields are checked above.
  return isReport ? (body as ImportReport) : null;
}
