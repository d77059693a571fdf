/** A job at the right of the board: details, dates, people, its invoices. `/jobs/new` opens a blank one. */
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { jobQuery } from '../api/queries.ts';
import { LinkButton } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import { JobForm } from './job-form.tsx';
import { useJobActions } from './use-job-actions.tsx';

export function JobDrawer() {
  const { id } = useParams({ from: '/shell/jobs/$id' });
  const navigate = useNavigate();
  const isNew = id === 'new';
  const { data: job, error } = useQuery({ ...jobQuery(id), enabled: !isNew });
  const actionsOf = useJobActions();

  return (
    <RecordDrawer
      title={isNew ? 'New job' : job ? `${job.number} ${job.title}` : 'Job'}
      actions={
        job ? (
          <>
            {job.actions.includes('createInvoice') ? (
              <LinkButton
                size="xs"
                to="/invoices/new"
                search={{ jobId: job.id }}
                leftSection={<IconFileInvoice size={15} aria-hidden />}
              >
                Create invoice
              </LinkButton>
            ) : null}
            <ActionMenu name={job.number} items={actionsOf(job).filter((item) => item.label !== 'Open')} />
          </>
        ) : null
      }
      isNew={isNew}
      isLoading={!isNew && !job}
      error={error}
      onClose={() => navigate({ to: '/jobs' })}
    >
      <JobForm
        key={job?.id ?? 'new'}
        job={job ?? null}
        onSaved={(saved) => {
          if (isNew) void navigate({ to: '/jobs/$id', params: { id: saved.id }, replace: true });
        }}
      />
    </RecordDrawer>
  );
}
