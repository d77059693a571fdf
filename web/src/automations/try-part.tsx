/** Tries an automation on one record: whether it would run for it, and what each action would do. Nothing is done. */
import { Alert, Select, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { automationTrialQuery } from '../api/automations.ts';
import { searchQuery } from '../api/search.ts';
import type { AutomationRule, AutomationTrial, Found } from '../api/types.ts';
import { sentence } from '../fields/use-save.ts';
import { localSentence } from '../format/sentences.ts';
import sheets from '../grid/column-page.module.css';
import classes from './automations.module.css';
import { OutcomeIcon } from './outcome-icon.tsx';

export function TryPart({
  board,
  rule,
  isWhole,
}: {
  board: AutomationRule['board'];
  rule: AutomationRule;
  /** Nothing is missing in it any more. */
  isWhole: boolean;
}) {
  const [recordId, setRecordId] = useState<string | null>(null);
  return (
    <section className={sheets.sheet} aria-label="Try it">
      <div className={classes.padded}>
        <div>
          <Title order={2} size="h3">
            Try it on a record
          </Title>
          <Text size="sm" c="dimmed">
            {isWhole
              ? 'Says what it would do now, in its own words. Nothing is changed and nobody hears of it.'
              : 'Once nothing is missing above, choose a record to see what would happen to it.'}
          </Text>
        </div>
        <RecordChoice board={board} isDisabled={!isWhole} value={recordId} onPick={setRecordId} />
        {recordId !== null && isWhole ? <Outcome rule={rule} recordId={recordId} /> : null}
      </div>
    </section>
  );
}

const kinds: Readonly<Record<AutomationRule['board'], Found['kind']>> = {
  jobs: 'job',
  sales: 'salesDoc',
  invoices: 'invoice',
};

function RecordChoice({
  board,
  isDisabled,
  value,
  onPick,
}: {
  board: AutomationRule['board'];
  isDisabled: boolean;
  value: string | null;
  onPick: (id: string | null) => void;
}) {
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 150);
  const { data, isFetching } = useQuery(searchQuery(asked));
  const found = (data?.items ?? []).filter(({ kind }) => kind === kinds[board]);
  return (
    <Select
      size="xs"
      maw={420}
      aria-label="Record to try it on"
      placeholder="Number, title or customer"
      disabled={isDisabled}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the record' }}
      data={found.map(({ id, label }) => ({ value: id, label }))}
      // The server has searched already, by customer and reference too, which the label does not show.
      filter={({ options }) => options}
      nothingFoundMessage={
        asked.length < 2 ? 'Type two letters' : isFetching ? 'Searching …' : 'Nothing found'
      }
      value={value}
      onSearchChange={setWords}
      onChange={onPick}
    />
  );
}

function Outcome({ rule, recordId }: { rule: AutomationRule; recordId: string }) {
  const [asked] = useDebouncedValue(JSON.stringify(rule), 300);
  // What was written a moment ago, with no field that is still being typed.
  const { data: trial, error } = useQuery(
    automationTrialQuery(JSON.parse(asked) as AutomationRule, recordId),
  );
  if (error) return <Alert color="red">{sentence(error)}</Alert>;
  if (!trial) return null;
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {trial.sentence}
      </Text>
      <ol className={classes.steps}>
        {trial.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an action's place is what it is
          <Step key={index} step={step} />
        ))}
      </ol>
    </div>
  );
}

function Step({ step: { outcome, words, mail } }: { step: AutomationTrial['steps'][number] }) {
  return (
    <li>
      <OutcomeIcon outcome={outcome} />
      <div>
        {localSentence(words)}
        {mail ? (
          <div className={classes.mail}>
            <Text size="xs" c="dimmed">
              To {mail.to}
            </Text>
            <b>{mail.subject}</b>
            {'\n\n'}
            {mail.text}
          </div>
        ) : null}
      </div>
    </li>
  );
}
