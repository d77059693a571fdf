/** The frame of every report: what it is about, its filters, CSV and print, and below them its chart and its table. */
import { ActionIcon, Group, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiRefusal } from '../api/request.ts';
import { CsvButton } from '../board/csv-button.tsx';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import classes from './report.module.css';
import { usePaper } from './use-paper.ts';

export function ReportPage({
  title,
  about,
  filters,
  isRead,
  error,
  onCsv,
  isEmpty,
  empty,
  children,
}: {
  title: string;
  /** Whose, and of when: on paper too. */
  about: string | null;
  filters: ReactNode;
  isRead: boolean;
  error: Error | null;
  onCsv: () => void;
  /** Nothing to show: what teaches instead. */
  isEmpty: boolean;
  empty: ReactNode;
  children: ReactNode;
}) {
  usePaper();
  if (error instanceof ApiRefusal && error.code === 'noBooks') return <NoBooks />;
  return (
    <section className={classes.page} aria-label={title}>
      <LinkAnchor to="/reports" size="sm" className={classes.offPaper}>
        ← Reports
      </LinkAnchor>
      <Group align="flex-end" justify="space-between" gap="sm">
        <Stack gap={2}>
          <Title order={1}>{title}</Title>
          <Text size="sm" c="dimmed" mih={20}>
            {about}
          </Text>
        </Stack>
        <Group gap="sm" className={classes.offPaper}>
          {filters}
          <CsvButton isEmpty={!isRead || isEmpty} onSave={onCsv} />
          <Tooltip label="Print this report">
            <ActionIcon variant="default" size={30} aria-label="Print" onClick={() => window.print()}>
              <IconPrinter size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {error ? (
        <Teach title="The report could not be read">{sentence(error)}</Teach>
      ) : !isRead ? (
        <Loading />
      ) : isEmpty ? (
        empty
      ) : (
        children
      )}
    </section>
  );
}

/** What a report says where no books were ever connected. */
export function NoBooks() {
  return (
    <Teach
      isPage
      title="Reports begin with the books"
      action={<LinkButton to="/settings/integrations">Connect the books</LinkButton>}
    >
      Reports count the invoices, payments and credits that the books have. Connect them in Settings; what is
      sent there is counted here at once, and in the same way.
    </Teach>
  );
}

function Loading() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton height={220} />
      <Skeleton height={180} />
    </Stack>
  );
}
