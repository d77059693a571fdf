/** A job at the right of the board: details, dates, people, its invoices. `/jobs/new` opens a blank one. */
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordInvoices } from '../accounting/record-invoices.tsx';
import { jobQuery } from '../api/queries.ts';
import { withoutTab } from '../fields/drawer-tab.ts';
import { LinkButton } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { BillingOf } from '../invoices/billing-of.tsx';
import { RecordPayments } from '../money/record-payments.tsx';
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
                visibleFrom="xs"
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
      onClose={() => navigate({ to: '/jobs', search: withoutTab })}
      parts={
        job
          ? {
              invoices: (
                <RecordInvoices invoices={job.accounting.invoices}>
                  <BillingOf records="jobs" id={job.id} />
                </RecordInvoices>
              ),
              payments: <RecordPayments of={{ of: 'job', id: job.id }} />,
              activity: <RecordHistory of={{ kind: 'job', id: job.id }} />,
            }
          : {}
      }
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
