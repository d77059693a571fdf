/** The JobBoard: every piece of production work with its stage, dates and Accounting Status. */
import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { jobsQuery, stagesQuery } from '../api/queries.ts';
import { changeJob } from '../api/records.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { GridPage } from '../grid/grid-page.tsx';
import { Teach } from '../grid/teach.tsx';
import { useCellEdits } from '../grid/use-cell-edits.ts';
import { useJobColumns } from './job-columns.tsx';
import { jobEdit } from './job-edit.ts';

export function JobBoard() {
  const navigate = useNavigate();
  const { data: jobs, error } = useQuery(jobsQuery);
  const { data: stages = [] } = useQuery(stagesQuery('jobs'));
  const [stageId, setStageId] = useState<string | null>(null);
  const columns = useJobColumns(stages);
  const edit = useCellEdits({ queryKey: jobsQuery.queryKey, send: changeJob });
  const rows = useMemo(
    () => (stageId ? jobs?.filter((job) => job.stageId === stageId) : jobs),
    [jobs, stageId],
  );

  return (
    <GridPage
      title="JobBoard"
      columns={columns}
      rows={rows}
      failure={error ? sentence(error) : null}
      isFiltered={stageId !== null}
      filters={
        <Select
          size="xs"
          w={150}
          aria-label="Stage"
          placeholder="Every stage"
          clearable
          clearButtonProps={{ 'aria-label': 'Every stage' }}
          data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          value={stageId}
          onChange={setStageId}
        />
      }
      action={
        <LinkButton
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          to="/jobs/$id"
          params={{ id: 'new' }}
        >
          New job
        </LinkButton>
      }
      empty={
        <Teach
          title="No jobs yet"
          action={
            <>
              <LinkButton to="/jobs/$id" params={{ id: 'new' }}>
                New job
              </LinkButton>
              <LinkButton variant="default" to="/sales">
                To the SalesBoard
              </LinkButton>
            </>
          }
        >
          A job is what production works on. Make one from a sales doc with “Create job” in its menu, or add
          one here.
        </Teach>
      }
      onRowsChange={(changed, { indexes, column }) => {
        const job = changed[indexes[0] ?? 0];
        if (job) edit(job, jobEdit(job, column.key));
      }}
      onOpen={(job) => navigate({ to: '/jobs/$id', params: { id: job.id } })}
    />
  );
}
