/** The first visit: who owns this, what the business is called, and whether to look around with sample data. */
import { Alert, Button, PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { setUp } from '../api/session.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { AccountPage } from './account-page.tsx';
import { currencyOptions, timeZoneOptions } from './regions.ts';

export function SetupPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, change] = useDraft(blank());
  const save = useSave({
    save: () => {
      const { start, ...request } = draft;
      return setUp({ ...request, sample: start === 'sample' });
    },
    saved: async () => {
      queryClient.clear();
      await navigate({ to: '/sales' });
    },
  });

  return (
    <AccountPage
      title="Set up Counterfoil"
      lead="You become the owner of the first workspace. Colleagues are invited later."
    >
      <form onSubmit={save.submit} noValidate>
        <Stack gap="md">
          {save.message ? (
            <Alert color="red" role="alert">
              {save.message}
            </Alert>
          ) : null}
          <TextInput
            label="Your name"
            autoComplete="name"
            required
            autoFocus
            value={draft.ownerName}
            onChange={(event) => change({ ownerName: event.currentTarget.value })}
            error={save.error('ownerName')}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            value={draft.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
            error={save.error('email')}
          />
          <PasswordInput
            label="Password"
            description="At least 10 characters"
            autoComplete="new-password"
            required
            value={draft.password}
            onChange={(event) => change({ password: event.currentTarget.value })}
            error={save.error('password')}
          />
          <TextInput
            label="Workspace name"
            description="What your business is called"
            required
            value={draft.workspaceName}
            onChange={(event) => change({ workspaceName: event.currentTarget.value })}
            error={save.error('workspaceName')}
          />
          <Select
            label="Currency"
            data={currencyOptions()}
            searchable
            allowDeselect={false}
            value={draft.currency}
            onChange={(currency) => change({ currency: currency ?? draft.currency })}
            error={save.error('currency')}
          />
          <Select
            label="Time zone"
            data={timeZoneOptions(draft.timeZone)}
            searchable
            allowDeselect={false}
            limit={100}
            value={draft.timeZone}
            onChange={(timeZone) => change({ timeZone: timeZone ?? draft.timeZone })}
            error={save.error('timeZone')}
          />
          <Radio.Group
            label="Start with"
            value={draft.start}
            onChange={(start) => change({ start: start === 'empty' ? 'empty' : 'sample' })}
          >
            <Stack gap="sm" mt="xs">
              <Radio
                value="sample"
                label="Start with sample data"
                description="Made-up customers, orders and jobs to try things on"
              />
              <Radio value="empty" label="Start empty" description="Import or add your own customers" />
            </Stack>
          </Radio.Group>
          <Button type="submit" loading={save.isSaving}>
            Create workspace
          </Button>
        </Stack>
      </form>
    </AccountPage>
  );
}

function blank() {
  return {
    ownerName: '',
    email: '',
    password: '',
    workspaceName: '',
    currency: 'USD',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    start: 'sample' as 'sample' | 'empty',
  };
}
