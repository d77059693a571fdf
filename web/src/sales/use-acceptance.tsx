/** Accepting a quote with one press, and taking it back with one: here, or right after in the note that says so. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { salesDocQuery } from '../api/queries.ts';
import { type AcceptedQuote, acceptQuote, undoAcceptance } from '../api/records.ts';
import type { SalesDoc } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';

type Doc = Pick<SalesDoc, 'id' | 'number'>;

export function useAcceptance(): { accept: (doc: Doc) => void; undo: (doc: Doc) => void } {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const take = async ({ salesDoc }: AcceptedQuote) => {
      queryClient.setQueryData(salesDocQuery(salesDoc.id).queryKey, salesDoc);
      await Promise.all(
        ['salesDocs', 'jobs', 'history'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      );
    };
    const undo = (doc: Doc) =>
      void orSayWhy(async () => {
        const answer = await undoAcceptance(doc.id);
        notifications.hide(noteOf(doc));
        notifications.show({ message: undoneWords(doc, answer) });
        await take(answer);
      });
    const accept = (doc: Doc) =>
      void orSayWhy(async () => {
        const answer = await acceptQuote(doc.id);
        notifications.show({
          id: noteOf(doc),
          autoClose: 30_000,
          message: <AcceptedNote answer={answer} onUndo={() => undo(doc)} />,
        });
        await take(answer);
      });
    return { accept, undo };
  }, [queryClient]);
}

const noteOf = ({ id }: Doc) => `accepted-${id}`;

function undoneWords({ number }: Doc, { job }: AcceptedQuote): string {
  if (job === null) return `${number} is a quote again.`;
  return job.archivedAt === null
    ? `${number} is a quote again. ${job.number} stays: somebody has worked on it.`
    : `${number} is a quote again, and ${job.number} is archived.`;
}

function AcceptedNote({ answer, onUndo }: { answer: AcceptedQuote; onUndo: () => void }) {
  const { salesDoc, job } = answer;
  return (
    <Group gap="sm" justify="space-between" wrap="nowrap">
      <Text size="sm">
        {salesDoc.number} is an order now{job ? `, with job ${job.number}` : ''}.
      </Text>
      {salesDoc.actions.includes('undoAcceptance') ? (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          Undo
        </Button>
      ) : null}
    </Group>
  );
}
