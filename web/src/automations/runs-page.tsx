/** What automations did: each run with its record, its reason, every step, and what comes next. */
import { Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { automationRunsQuery, automationsQuery } from '../api/automations.ts';
import { LinkButton } from '../fields/links.tsx';
import { ColumnPage, TitleUnderAutomations } from '../grid/column-page.tsx';
import { PagedList } from '../grid/paged-list.tsx';
import { Teach } from '../grid/teach.tsx';
import classes from './automations.module.css';
import { Run } from './run.tsx';
import type { RunsSearch } from './runs-search.ts';

export function RunsPage() {
  const search = useSearch({ from: '/shell/automations/runs' });
  const pages = useInfiniteQuery(automationRunsQuery(search));
  return (
    <ColumnPage label="What automations did">
      <TitleUnderAutomations title="What automations did" />
      <Filters search={search} />
      <PagedList of={pages} label="Runs" what="The log" empty={<Nothing search={search} />}>
        {(run) => <Run key={run.id} run={run} />}
      </PagedList>
    </ColumnPage>
  );
}

const states = [
  { value: 'running', label: 'Running' },
  { value: 'waiting', label: 'Waits' },
  { value: 'done', label: 'Done' },
  { value: 'stopped', label: 'Stopped' },
  { value: 'failed', label: 'Failed' },
];

function Filters({ search }: { search: RunsSearch }) {
  const navigate = useNavigate();
  const { data: automations = [] } = useQuery(automationsQuery);
  const change = (part: Partial<RunsSearch>) =>
    void navigate({ to: '/automations/runs', search: { ...search, ...part }, replace: true });
  return (
    <div className={classes.filters}>
      <Select
        size="xs"
        aria-label="Of which automation"
        placeholder="Every automation"
        clearable
        searchable
        selectFirstOptionOnChange
        data={automations.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.automationId ?? null}
        onChange={(id) => change({ automationId: id ?? undefined })}
      />
      <Select
        size="xs"
        aria-label="In which state"
        placeholder="Every state"
        clearable
        data={states}
        value={search.state ?? null}
        onChange={(state) => change({ state: state ?? undefined })}
      />
    </div>
  );
}

function Nothing({ search }: { search: RunsSearch }) {
  const isNarrowed = Object.values(search).some((part) => part !== undefined);
  if (isNarrowed) return <Teach title="Nothing matches">No run is like that.</Teach>;
  return (
    <Teach
      title="No automation has run yet"
      action={<LinkButton to="/automations">See automations</LinkButton>}
    >
      Each time that one does, its record, its reason and every step are written down here.
    </Teach>
  );
}
