/** The details of a job, with its sales doc and invoices. */
import { Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useState } from 'react';
import { jobQuery, stagesQuery } from '../api/queries.ts';
import { saveJob } from '../api/records.ts';
import { newExternalId } from '../api/request.ts';
import type { Job } from '../api/types.ts';
import { refreshRows } from '../board/rows.ts';
import { two } from '../fields/columns.ts';
import { DateField } from '../fields/date-field.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { sent, shown, usePeople } from '../fields/person-options.ts';
import { CompanyPicker, ContactPicker } from '../fields/record-picker.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { type Fresh, useFresh } from '../fields/use-fresh.ts';
import { useSave } from '../fields/use-save.ts';
import { JobLines } from './job-lines.tsx';

type Saved = (job: Job) => void;

export function JobForm({ job, onSaved }: { job: Job | null; onSaved: Saved }) {
  const fresh = useFresh(job);
  return <JobFields key={fresh.turn} fresh={fresh} onSaved={onSaved} />;
}

function JobFields({ fresh, onSaved }: { fresh: Fresh<Job>; onSaved: Saved }) {
  const { record: job } = fresh;
  const { data: stages = [] } = useQuery(stagesQuery('jobs'));
  const people = usePeople();
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [draft, change] = useDraft(startOf(job), fresh.touch);
  const save = useSave({
    save: () => {
      const { companyName: _company, contactName: _contact, ...values } = draft;
      return saveJob(job, { ...values, notes: sent(draft.notes) }, externalId);
    },
    saved: async (saved) => {
      fresh.settle(saved);
      queryClient.setQueryData(jobQuery(saved.id).queryKey, saved);
      await refreshRows(queryClient, 'jobs', { ids: [saved.id] });
      notifications.show({ message: `${saved.number} is saved.` });
      onSaved(saved);
    },
  });
  const isReadOnly = job !== null && !job.actions.includes('edit');

  return (
    <FormFrame save={save} label={job ? 'Save' : 'Add job'} isReadOnly={isReadOnly}>
      <TextInput
        label="Title"
        required
        data-autofocus={job === null || undefined}
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        error={save.error('title')}
      />
      {job?.salesDocId ? (
        <Text size="sm">
          From sales doc{' '}
          <LinkAnchor underline="always" to="/sales/$id" params={{ id: job.salesDocId }} size="sm">
            {job.salesDocNumber}
          </LinkAnchor>
        </Text>
      ) : null}
      <SimpleGrid cols={two} spacing="md">
        <CompanyPicker
          label="Company"
          value={draft.companyId}
          valueLabel={draft.companyName}
          onPick={(company) =>
            change({
              companyId: company?.id ?? null,
              companyName: company?.name ?? null,
              contactId: null,
              contactName: null,
            })
          }
          error={save.error('companyId')}
        />
        <ContactPicker
          label="Contact"
          companyId={draft.companyId}
          value={draft.contactId}
          valueLabel={draft.contactName}
          onPick={(contact) => change({ contactId: contact?.id ?? null, contactName: contact?.name ?? null })}
          error={save.error('contactId')}
        />
        <Select
          label="Stage"
          data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          allowDeselect={false}
          value={draft.stageId ?? stages[0]?.id ?? null}
          onChange={(stageId) => change({ stageId })}
          error={save.error('stageId')}
        />
        <Select
          label="Assignee"
          data={[...people]}
          clearable
          placeholder="Nobody"
          value={draft.assigneeId}
          onChange={(assigneeId) => change({ assigneeId })}
        />
        <DateField
          label="Start"
          value={draft.startOn}
          onDate={(startOn) => change({ startOn })}
          error={save.error('startOn')}
        />
        <DateField
          label="Due"
          value={draft.dueOn}
          onDate={(dueOn) => change({ dueOn })}
          error={save.error('dueOn')}
        />
      </SimpleGrid>
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        value={draft.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
        error={save.error('notes')}
      />
      {job?.salesDocId ? <JobLines salesDocId={job.salesDocId} /> : null}
    </FormFrame>
  );
}

function startOf(job: Job | null) {
  return {
    title: shown(job?.title),
    salesDocId: job?.salesDocId ?? null,
    companyId: job?.companyId ?? null,
    companyName: job?.companyName ?? null,
    contactId: job?.contactId ?? null,
    contactName: job?.contactName ?? null,
    stageId: job?.stageId ?? null,
    assigneeId: job?.assigneeId ?? null,
    startOn: job?.startOn ?? null,
    dueOn: job?.dueOn ?? null,
    notes: shown(job?.notes),
  };
}
