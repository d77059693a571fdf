/** Files of an invoice: put here and carried to the books, or found there. */
import { Anchor, Button, FileButton, Group, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { addFile, askBooks, fileAddress, withdrawFile } from '../api/documents.ts';
import { ApiRefusal } from '../api/request.ts';
import type { InvoiceDocuments, InvoiceFile } from '../api/types.ts';
import { formatInstant } from '../format/dates.ts';
import { RetryButton, Standing } from './standing.tsx';
import { useAct } from './use-act.ts';

export function InvoiceFiles({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { files, actions } = documents;
  const ledgerName = documents.ledgerName ?? 'the books';
  return (
    <Stack gap="sm" component="section" aria-label="Files">
      <Title order={3}>Files</Title>
      {files.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. A file added here is attached to the invoice in {ledgerName}.
        </Text>
      ) : (
        <Table verticalSpacing={6} aria-label="Files">
          <Table.Tbody>
            {files.items.map((file) => (
              <FileRow key={file.name} file={file} ledgerName={ledgerName} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {actions.includes('addFile') ? <AddFile invoiceId={invoiceId} hasRoom={files.hasRoom} /> : null}
      {actions.includes('read') ? <Look invoiceId={invoiceId} documents={documents} /> : null}
    </Stack>
  );
}

function FileRow({ file, ledgerName }: { file: InvoiceFile; ledgerName: string }) {
  const { isBusy, run } = useAct();
  const { id, operationId } = file;
  return (
    <Table.Tr data-file={file.syncState}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {id === null ? (
          <Text size="sm">{file.name}</Text>
        ) : (
          <Anchor size="sm" href={fileAddress(id)} download={file.name}>
            {file.name}
          </Anchor>
        )}
        <Standing of={file} inBooks={id === null ? `Attached in ${ledgerName}` : `In ${ledgerName}`} />
        {file.isOnline ? (
          <Text size="xs" c="dimmed">
            With the online invoice
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
        {sizeWords(file.size)}
      </Table.Td>
      <Table.Td ta="end">
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {file.actions.includes('retry') && operationId !== null ? (
            <RetryButton operationId={operationId} />
          ) : null}
          {file.actions.includes('remove') && id !== null ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              loading={isBusy}
              onClick={() => run(() => withdrawFile(id))}
            >
              Remove
            </Button>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function AddFile({ invoiceId, hasRoom }: { invoiceId: string; hasRoom: boolean }) {
  const [isOnline, setIsOnline] = useState(false);
  const { isBusy, run } = useAct();
  async function add(file: File) {
    try {
      await addFile(invoiceId, file, isOnline);
    } catch (error) {
      const fault = error instanceof ApiRefusal ? error.fields[0] : undefined;
      throw fault === undefined ? error : new Error(`${file.name} ${fault.message}.`);
    }
  }
  return (
    <Group gap="sm">
      <FileButton onChange={(file) => file && void run(() => add(file))}>
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            loading={isBusy}
            disabled={!hasRoom}
          >
            Add file
          </Button>
        )}
      </FileButton>
      <Switch
        size="xs"
        label="The customer sees it with the online invoice"
        checked={isOnline}
        onChange={(event) => setIsOnline(event.currentTarget.checked)}
      />
      {hasRoom ? null : (
        <Text size="sm" c="dimmed">
          An invoice can have ten files in the books.
        </Text>
      )}
    </Group>
  );
}

function Look({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { files, ledgerName } = documents;
  const { isBusy, run } = useAct();
  return (
    <Group gap="sm">
      <Button
        size="compact-xs"
        variant="subtle"
        loading={isBusy || files.state === 'reading'}
        onClick={() => run(() => askBooks(invoiceId, 'files'))}
      >
        Look for files in {ledgerName ?? 'the books'}
      </Button>
      {files.problem ? (
        <Text size="sm" role="alert" c="var(--cf-red-ink)">
          {files.problem}
        </Text>
      ) : files.state === 'there' ? (
        <Text size="xs" c="dimmed">
          As of {formatInstant(files.asOf)}
        </Text>
      ) : null}
    </Group>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
