/** The operations of one state: the list page by page, and in "Needs attention" what can be done with several. */
import { Button, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { syncOperationsQuery } from '../api/sync-operations.ts';
import type { SyncOperation } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import classes from './sync.module.css';
import { SyncOperations } from './sync-operations.tsx';
import { filterOf, isFiltered, type SyncSearch } from './sync-search.ts';
import { useBulkRun } from './use-bulk-run.ts';

type State = SyncOperation['state'];

export function OperationsPanel({
  state,
  search,
  count,
}: {
  state: State;
  search: SyncSearch;
  /** How many there are, on screen or not. */
  count: number;
}) {
  const filter = filterOf(search);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    syncOperationsQuery(state, filter),
  );
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulkRun();
  const canAct = useCan('invoices:send') && state === 'needsAttention';
  const shown = data?.pages.flatMap(({ items }) => items);
  if (error) return <Teach title="The list could not be read">{sentence(error)}</Teach>;

  return (
    <>
      {canAct && shown?.length ? (
        <BulkBar shown={shown} ticked={ticked} onTick={setTicked} count={count} filter={filter} bulk={bulk} />
      ) : null}
      {bulk.run ? <BulkOutcome run={bulk.run} onStop={bulk.stop} onClose={bulk.close} /> : null}
      {shown === undefined ? <LoadingItems /> : null}
      {shown?.length === 0 ? <Nothing state={state} isFiltered={isFiltered(search)} /> : null}
      {shown?.length ? (
        <SyncOperations
          operations={shown}
          ticked={canAct ? ticked : null}
          onTick={(id) => setTicked(toggled(ticked, id))}
        />
      ) : null}
      {hasNextPage ? (
        <Button
          m="md"
          size="xs"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older ones ({(count - (shown?.length ?? 0)).toLocaleString()} more)
        </Button>
      ) : null}
    </>
  );
}

const empty: Readonly<Record<State, readonly [title: string, words: string]>> = {
  needsAttention: ['Nothing needs attention', 'Everything that was sent has arrived, or is on its way.'],
  queued: ['Nothing here', 'Nothing waits to be sent.'],
  sending: ['Nothing here', 'Nothing is being sent this moment.'],
  done: ['Nothing here yet', 'What reaches the books is listed here: send an invoice, and it appears.'],
  ignored: [
    'Nothing here',
    'Nothing is ignored. What is not to go to the books after all can be ignored where it needs attention.',
  ],
};

function Nothing({ state, isFiltered: isNarrowed }: { state: State; isFiltered: boolean }) {
  if (isNarrowed) return <Teach title="Nothing matches">Change or clear the filter to see more.</Teach>;
  const [title, words] = empty[state];
  return <Teach title={title}>{words}</Teach>;
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function LoadingItems() {
  return (
    <Stack p="md" gap="md" aria-busy="true" className={classes.loading}>
      <span className="visually-hidden">Loading</span>
      {[80, 65, 72].map((width) => (
        <Skeleton key={width} height={16} width={`${width}%`} />
      ))}
    </Stack>
  );
}
