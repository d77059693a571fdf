/** Import contacts: customers taken over from the books, looked at first, with a report afterwards. */
import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  beginContactImport,
  contactImportsQuery,
  importPreviewQuery,
  readBooksContacts,
} from '../api/books-contacts.ts';
import type { Connection, ContactImportCriteria, ImportOutcome } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { formatAge } from '../format/dates.ts';
import { Section } from '../settings/section.tsx';
import { BooksFrame } from './books-frame.tsx';
import { ImportRun } from './import-run.tsx';
import { ImportCounts, ImportedContacts } from './imported-contacts.tsx';

export function ImportContactsPage() {
  const { connection: id } = useParams({ from: '/shell/settings/integrations/$connection/import-contacts' });
  return (
    <BooksFrame
      id={id}
      title={({ organisationName, words }) => `Import ${words.contacts} from ${organisationName}`}
      lead={() =>
        'Whoever is in the books becomes a customer here, tied to where they came from. Nobody comes twice, nothing here is overwritten, and nothing changes in the books.'
      }
    >
      {(connection) => <Import connection={connection} />}
    </BooksFrame>
  );
}

function Import({ connection }: { connection: Connection }) {
  const { data } = useQuery(contactImportsQuery(connection.id));
  const mayImport = useCan('customers:write');
  if (!data) return null;
  const [latest] = data.items;
  const isUnderWay = latest?.state === 'reading' || latest?.state === 'running';
  return (
    <>
      {latest ? <ImportRun key={latest.id} run={latest} connection={connection} /> : null}
      {mayImport && !isUnderWay ? <Preview connection={connection} /> : null}
      {mayImport ? null : <Text size="sm">Your role does not allow importing customers.</Text>}
    </>
  );
}

const switches = [
  { name: 'isCustomer', label: 'Is a customer' },
  { name: 'isActive', label: 'Is active' },
  { name: 'hasEmail', label: 'Has an e-mail address' },
  { name: 'hasBothNames', label: 'Has first and last name' },
] as const;

const allOn: ContactImportCriteria = { isCustomer: true, isActive: true, hasEmail: true, hasBothNames: true };

function Preview({ connection }: { connection: Connection }) {
  const [criteria, setCriteria] = useState(allOn);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const { data: preview, error } = useQuery(importPreviewQuery(connection.id, criteria, outcome));
  const isReading = useFreshContacts(connection.id, preview?.readAt);
  return (
    <Section
      title="Who would come"
      lead={
        isReading
          ? `Reading the ${connection.words.contacts} of ${connection.ledgerName}…`
          : `As of ${formatAge(preview?.readAt, Date.now())}`
      }
      aside={<Begin connection={connection} criteria={criteria} toDo={toDo(preview?.counts)} />}
    >
      <Stack gap="lg">
        <Group gap="lg" role="group" aria-label="Only contacts of which all of this holds">
          {switches.map(({ name, label }) => (
            <Switch
              key={name}
              label={label}
              checked={criteria[name]}
              onChange={({ currentTarget: { checked } }) =>
                setCriteria((now) => ({ ...now, [name]: checked }))
              }
            />
          ))}
        </Group>
        {error ? <Text role="alert">{sentence(error)}</Text> : null}
        {preview ? (
          <>
            <ImportCounts counts={preview.counts} tense="future" shown={outcome} onShow={setOutcome} />
            <ImportedContacts
              items={preview.items}
              hasMore={preview.nextCursor !== null}
              connectionId={connection.id}
              tense="future"
            />
          </>
        ) : null}
      </Stack>
    </Section>
  );
}

function toDo(counts: { added: number; linked: number } | undefined): number {
  return counts ? counts.added + counts.linked : 0;
}

const freshMs = 10 * 60_000;

/** Asks the books once when what is known of them is old. @returns whether the answer is awaited. */
function useFreshContacts(connectionId: string, readAt: string | null | undefined): boolean {
  const asked = useRef<string | null | undefined>(undefined);
  const isOld = readAt === null || (readAt !== undefined && Date.now() - Date.parse(readAt) > freshMs);
  useEffect(() => {
    if (!isOld || asked.current !== undefined) return;
    asked.current = readAt;
    void orSayWhy(() => readBooksContacts(connectionId));
  }, [connectionId, isOld, readAt]);
  return isOld;
}

function Begin({
  connection,
  criteria,
  toDo: count,
}: {
  connection: Connection;
  criteria: ContactImportCriteria;
  toDo: number;
}) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    setIsBusy(true);
    await orSayWhy(async () => {
      await beginContactImport(connection.id, criteria);
      await queryClient.invalidateQueries({ queryKey: ['contactImports'] });
    });
    setIsBusy(false);
  };
  return (
    <Button onClick={run} loading={isBusy}>
      {count === 0 ? 'Import' : `Import ${count.toLocaleString()}`}
    </Button>
  );
}
