/** How a person hears of things by e-mail: at once, once a day at an hour, or never. */
import { Radio, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type NotificationChoice,
  notificationSettingsQuery,
  type NotificationSettings as Settings,
  saveNotificationSettings,
} from '../api/notifications.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { sentence } from '../fields/use-save.ts';
import { Section } from '../settings/section.tsx';
import classes from '../settings/settings.module.css';
import inboxClasses from './inbox.module.css';

export function NotificationSettings() {
  const { data: settings, error } = useQuery(notificationSettingsQuery);
  return (
    <div className={classes.column}>
      <Section
        title="Notifications"
        lead={
          <>
            Everything that you are told of is in{' '}
            <LinkAnchor to="/inbox" size="sm" underline="always">
              your inbox
            </LinkAnchor>{' '}
            for a year. Here you choose what is e-mailed to you besides. It is your own choice, for this
            workspace.
          </>
        }
      >
        {error ? <Text role="alert">{sentence(error)}</Text> : null}
        {settings ? <Choice settings={settings} /> : null}
      </Section>
    </div>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

function Choice({ settings }: { settings: Settings }) {
  const { email, digestHour, address, timeZone, isMailSetUp } = settings;
  const choose = useChoose(settings);
  return (
    <Stack gap="md">
      {isMailSetUp ? null : (
        <Text size="sm" className={inboxClasses.noMail}>
          This Counterfoil cannot send e-mail yet: whoever runs it has not set up mail. Your choice is kept
          until then, and the inbox has everything.
        </Text>
      )}
      <Radio.Group
        label={`E-mail to ${address}`}
        value={email}
        onChange={(value) => choose({ email: choices.find((one) => one.value === value)?.value ?? email })}
      >
        <Stack gap="md" mt="sm">
          {choices.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {email === 'daily' ? (
        <Select
          label="Hour of the daily mail"
          description={`In the workspace’s time zone: ${timeZone}`}
          maw={260}
          allowDeselect={false}
          data={hours}
          value={String(digestHour)}
          onChange={(hour) => choose({ digestHour: hour === null ? digestHour : Number(hour) })}
        />
      ) : null}
    </Stack>
  );
}

const choices = [
  { value: 'atOnce', label: 'At once', description: 'A mail for each, as it happens.' },
  { value: 'daily', label: 'Once a day', description: 'One mail with all that you have not read by then.' },
  { value: 'never', label: 'Never', description: 'Only the inbox.' },
] as const;

/** Seen at once and saved at once, one after the other: arrow keys pass through what lies between. */
function useChoose(settings: Settings): (change: Partial<NotificationChoice>) => void {
  const queryClient = useQueryClient();
  const { queryKey } = notificationSettingsQuery;
  const { mutateAsync } = useMutation({
    mutationKey: queryKey,
    mutationFn: saveNotificationSettings,
    scope: { id: 'notificationSettings' },
    // Not while the next one waits: what is read between the two would show the choice before.
    onSettled: async () => {
      if (queryClient.isMutating({ mutationKey: queryKey }) === 1)
        await queryClient.invalidateQueries({ queryKey });
    },
  });
  return (change) => {
    const { email, digestHour } = { ...settings, ...change };
    queryClient.setQueryData(queryKey, { ...settings, email, digestHour });
    void orSayWhy(async () => {
      await mutateAsync({ email, digestHour });
      notifications.show({ message: 'How you hear of things is saved.' });
    });
  };
}
