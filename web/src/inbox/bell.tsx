/** The bell in the bar: how much is unread, and the latest of it under it. */
import { Button, Group, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { latestQuery, unreadCountQuery } from '../api/notifications.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import classes from './inbox.module.css';
import { Told } from './told.tsx';
import { useReading } from './use-reading.ts';

export function Bell() {
  const { data: unread = 0 } = useQuery(unreadCountQuery);
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();

  async function open() {
    // Read before it opens, so that the focus goes to the latest one: Enter twice leads to its record.
    if (queryClient.getQueryData(latestQuery.queryKey) === undefined)
      await queryClient.prefetchQuery(latestQuery);
    setIsOpen(true);
  }

  return (
    // In the bar itself, as the person's menu: outside of every landmark it would be passed over.
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width="min(380px, calc(100vw - 16px))"
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.bell}
          aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
          onClick={() => (isOpen ? setIsOpen(false) : void open())}
        >
          <IconBell size={19} stroke={1.6} aria-hidden />
          {unread === 0 ? null : (
            <span className={classes.count} aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Notifications">
        <Latest unread={unread} onGo={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Latest({ unread, onGo }: { unread: number; onGo: () => void }) {
  const { data: latest, error } = useQuery(latestQuery);
  const { read, readAll } = useReading();
  return (
    <>
      <Group justify="space-between" gap="sm" px="md" py="sm">
        <Text fw={600} size="md">
          Notifications
        </Text>
        {unread === 0 ? null : (
          <Button size="compact-sm" variant="subtle" onClick={() => readAll(latest ?? [])}>
            Mark all read
          </Button>
        )}
      </Group>
      {error ? (
        <Text role="alert" size="sm" p="md">
          {sentence(error)}
        </Text>
      ) : null}
      {latest?.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          Nothing yet. What automations tell you, and trouble with the books, lands here.
        </Text>
      ) : null}
      <ul className={`${classes.list} ${classes.latest}`} aria-label="Latest notifications">
        {latest?.map((notification, index) => (
          <Told
            key={notification.id}
            notification={notification}
            isFirst={index === 0}
            onOpen={(opened) => {
              read(opened);
              if (opened.path !== null) onGo();
            }}
          />
        ))}
      </ul>
      <div className={classes.foot}>
        <LinkButton to="/inbox" size="compact-sm" variant="subtle" onClick={onGo}>
          Open the inbox
        </LinkButton>
      </div>
    </>
  );
}
