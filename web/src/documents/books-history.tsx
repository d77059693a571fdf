/** The invoice's history in the books, shown when asked for, and notes that are added to it. */
import { Button, Group, Stack, Text, Textarea, Timeline, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addNote, askBooks } from '../api/documents.ts';
import type { InvoiceDocuments } from '../api/types.ts';
import { useSave } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { RetryButton, Standing } from './standing.tsx';
import { useAct } from './use-act.ts';

const longestNote = 2_500;

export function BooksHistory({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { history, actions } = documents;
  const ledgerName = documents.ledgerName ?? 'the books';
  const { isBusy, run } = useAct();
  return (
    <Stack gap="sm" component="section" aria-label={`History in ${ledgerName}`}>
      <Title order={3}>History in {ledgerName}</Title>
      <Notes documents={documents} ledgerName={ledgerName} />
      {actions.includes('addNote') ? <AddNote invoiceId={invoiceId} ledgerName={ledgerName} /> : null}
      {actions.includes('read') ? (
        <Group gap="sm">
          <Button
            size="compact-xs"
            variant="subtle"
            loading={isBusy || history.state === 'reading'}
            onClick={() => run(() => askBooks(invoiceId, 'history'))}
          >
            {history.asOf === null ? 'Show' : 'Refresh'} the history in {ledgerName}
          </Button>
          {history.asOf !== null && history.problem === null ? (
            <Text size="xs" c="dimmed">
              As of {formatInstant(history.asOf)}
            </Text>
          ) : null}
        </Group>
      ) : null}
      {history.problem ? (
        <Text size="sm" role="alert" c="var(--cf-red-ink)">
          {history.problem}
        </Text>
      ) : null}
      {history.items.length > 0 ? (
        <Timeline bulletSize={12} lineWidth={1} color="gray">
          {history.items.map((entry, index) => (
            // Entries have no id of their own, and several may be of one moment.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever replaced as a whole
            <Timeline.Item key={`${entry.at} ${index}`} title={<Text size="sm">{entry.change}</Text>}>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {entry.details}
              </Text>
              <Text size="xs" c="dimmed">
                {formatInstant(entry.at)}
                {entry.who ? ` · ${entry.who}` : ''}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      ) : null}
    </Stack>
  );
}

function Notes({ documents, ledgerName }: { documents: InvoiceDocuments; ledgerName: string }) {
  return documents.notes.map((note) => (
    <Stack key={note.id} gap={4} data-note={note.syncState}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {note.text}
      </Text>
      <Group gap="sm" align="flex-start">
        <Standing of={note} inBooks={`Note in ${ledgerName}, ${formatInstant(note.createdAt)}`} />
        {note.actions.includes('retry') && note.operationId !== null ? (
          <RetryButton operationId={note.operationId} />
        ) : null}
      </Group>
    </Stack>
  ));
}

function AddNote({ invoiceId, ledgerName }: { invoiceId: string; ledgerName: string }) {
  const [text, setText] = useState('');
  const queryClient = useQueryClient();
  const save = useSave({
    save: () => addNote(invoiceId, text),
    saved: () => {
      setText('');
      return queryClient.invalidateQueries({ queryKey: ['invoices'] });
    },
  });
  return (
    <form onSubmit={save.submit}>
      <Stack gap="sm">
        <Textarea
          label={`Add a note to the history in ${ledgerName}`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={longestNote}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={save.error('text') ?? save.message}
        />
        <Group>
          <Button
            type="submit"
            size="xs"
            variant="default"
            loading={save.isSaving}
            disabled={text.trim() === ''}
          >
            Add note
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
