/** The inbox: all that a person is told of, newest first. */
import { Button, Group, SegmentedControl, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Notification, notificationsQuery, unreadCountQuery } from '../api/notifications.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { ColumnPage } from '../grid/column-page.tsx';
import { PagedList } from '../grid/paged-list.tsx';
import { Teach } from '../grid/teach.tsx';
import { Told } from './told.tsx';
import { useReading } from './use-reading.ts';

export function InboxPage() {
  const onlyUnread = useSearch({ from: '/shell/inbox' }).unread === true;
  const pages = useInfiniteQuery(notificationsQuery(onlyUnread));
  const { read } = useReading();
  return (
    <ColumnPage label="Inbox">
      <Head onlyUnread={onlyUnread} told={pages.data?.pages.flatMap(({ items }) => items) ?? []} />
      <PagedList
        of={pages}
        label="What you are told of"
        what="The inbox"
        empty={<Nothing onlyUnread={onlyUnread} />}
      >
        {(told) => <Told key={told.id} notification={told} onOpen={read} />}
      </PagedList>
    </ColumnPage>
  );
}

function Head({ onlyUnread, told }: { onlyUnread: boolean; told: readonly Notification[] }) {
  const navigate = useNavigate();
  const { data: unread = 0 } = useQuery(unreadCountQuery);
  const { readAll } = useReading();
  return (
    <Group gap="sm">
      <Title order={1} size="h2" mr="auto">
        Inbox
      </Title>
      <SegmentedControl
        size="xs"
        transitionDuration={120}
        aria-label="Which notifications"
        data={[
          { value: 'all', label: 'All' },
          { value: 'unread', label: unread === 0 ? 'Unread' : `Unread (${unread})` },
        ]}
        value={onlyUnread ? 'unread' : 'all'}
        onChange={(which) =>
          void navigate({ to: '/inbox', search: which === 'unread' ? { unread: true } : {}, replace: true })
        }
      />
      <Button size="xs" variant="default" disabled={unread === 0} onClick={() => readAll(told)}>
        Mark all read
      </Button>
      <LinkAnchor to="/settings/notifications" size="sm">
        How you hear of things
      </LinkAnchor>
    </Group>
  );
}

function Nothing({ onlyUnread }: { onlyUnread: boolean }) {
  if (onlyUnread) return <Teach title="Nothing is unread">You have seen all that you were told of.</Teach>;
  return (
    <Teach
      title="Nobody has told you anything yet"
      action={
        <>
          <LinkButton to="/automations">See automations</LinkButton>
          <LinkButton to="/settings/notifications" variant="default">
            How you hear of things
          </LinkButton>
        </>
      }
    >
      What automations tell you lands here, and so does trouble: an automation that was stopped, a change that
      the books refused. Each leads to what it is about.
    </Teach>
  );
}
