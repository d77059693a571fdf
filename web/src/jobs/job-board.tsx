/** The JobBoard: every piece of production work with its stage, dates and Accounting Status. */
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { stagesQuery } from '../api/queries.ts';
import type { Job } from '../api/types.ts';
import { type Board, BoardPage } from '../board/board-page.tsx';
import { archiveAction } from '../board/bulk/archive-action.tsx';
import { createInvoices } from '../board/bulk/create-invoices.tsx';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { Teach } from '../grid/teach.tsx';
import { jobName, useJobColumns } from './job-columns.tsx';
import { useJobActions } from './use-job-actions.tsx';

const board: Board<Job> = {
  name: 'jobs',
  title: 'JobBoard',
  nameOf: jobName,
  defaults: { group: 'stage' },
};
const noStages: readonly never[] = [];

export function JobBoard() {
  const navigate = useNavigate();
  const { data: stages = noStages, isPending } = useQuery(stagesQuery('jobs'));
  const columns = useJobColumns(stages);
  const actionsOf = useJobActions();
  const rowMenu = useCallback(
    (job: Job, tabIndex: number) => (
      <ActionMenu name={job.number} items={actionsOf(job)} tabIndex={tabIndex} />
    ),
    [actionsOf],
  );
  const canSend = useCan('invoices:send');
  const canAdd = useCan('jobs:write');
  const bulk = useMemo(
    () => [
      createInvoices<Job>('jobId', canSend),
      archiveAction<Job>('jobs', (job) => job.actions.includes('archive')),
    ],
    [canSend],
  );

  return (
    <BoardPage
      board={board}
      columns={isPending ? undefined : columns}
      rowMenu={rowMenu}
      bulk={bulk}
      adds={canAdd ? 'job' : undefined}
      action={
        <LinkButton
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          to="/jobs/$id"
          params={{ id: 'new' }}
          search
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
      onOpen={(job) => navigate({ to: '/jobs/$id', params: { id: job.id }, search: true })}
    />
  );
}
