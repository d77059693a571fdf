/** What the business is called, its currency, its time zone and its payment terms. */
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { currencyOptions, timeZoneOptions } from '../account/regions.ts';
import { meQuery } from '../api/queries.ts';
import { saveWorkspace } from '../api/settings.ts';
import { BusinessDetails } from '../documents/business-details.tsx';
import { two } from '../fields/columns.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { SampleSettings } from '../sample/sample-settings.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function WorkspaceSettings() {
  const { data: me } = useSuspenseQuery(meQuery);
  const queryClient = useQueryClient();
  const canEdit = useCan('workspace:manage');
  const { name, currency, timeZone, paymentTermsDays } = me.workspace;
  const [draft, change] = useDraft({ name, currency, timeZone, terms: String(paymentTermsDays) });
  const save = useSave({
    save: () => {
      const { terms, ...values } = draft;
      return saveWorkspace({ ...values, paymentTermsDays: Number.parseInt(terms, 10) });
    },
    saved: async () => {
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      notifications.show({ message: 'The workspace is saved.' });
    },
  });
  return (
    <div className={classes.column}>
      <Section title="Workspace">
        <FormFrame save={save} label="Save" isReadOnly={!canEdit}>
          <TextInput
            label="Workspace name"
            required
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={save.error('name')}
          />
          <SimpleGrid cols={two} spacing="md">
            <Select
              label="Currency"
              description="For new sales docs and prices"
              data={currencyOptions()}
              searchable
              allowDeselect={false}
              value={draft.currency}
              onChange={(value) => change({ currency: value ?? draft.currency })}
              error={save.error('currency')}
            />
            <TextInput
              label="Payment terms in days"
              description="Due date of a new invoice, from its date"
              inputMode="numeric"
              value={draft.terms}
              onChange={(event) => change({ terms: event.currentTarget.value.replace(/\D/g, '') })}
              error={save.error('paymentTermsDays')}
            />
          </SimpleGrid>
          <Select
            label="Time zone"
            data={timeZoneOptions(draft.timeZone)}
            searchable
            limit={100}
            allowDeselect={false}
            value={draft.timeZone}
            onChange={(value) => change({ timeZone: value ?? draft.timeZone })}
            error={save.error('timeZone')}
          />
        </FormFrame>
      </Section>
      <BusinessDetails canEdit={canEdit} />
      <SampleSettings />
    </div>
  );
}
