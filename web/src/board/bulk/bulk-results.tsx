/** What became of each row: the ones that did not work first, why in words, and a link to what was made. */
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LinkAnchor } from '../../fields/links.tsx';
import classes from './bulk.module.css';
import type { BulkState, RowResult } from './bulk-run.ts';

/** Nobody reads more; the counts above tell of all. */
const most = 200;

export function BulkResults<R extends { readonly id: string }>({
  items,
  nameOf,
}: {
  items: BulkState<R>['items'];
  nameOf: (row: R) => string;
}) {
  const sorted = [...items].sort((a, b) => order[a.result.state] - order[b.result.state]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keys too
    <ul className={classes.results} aria-label="Results" tabIndex={0}>
      {sorted.slice(0, most).map(({ row, result }) => (
        <li key={row.id} className={classes.result}>
          {looks[result.state].icon}
          <span className="visually-hidden">{looks[result.state].words}</span>
          <b>{nameOf(row)}</b>
          <span>{wordsOf(result)}</span>
          {result.state === 'done' && result.invoiceId ? (
            <LinkAnchor to="/invoices/$id" params={{ id: result.invoiceId }} size="sm" underline="always">
              Open the invoice
            </LinkAnchor>
          ) : null}
        </li>
      ))}
      {sorted.length > most ? (
        <Text component="li" size="sm" c="dimmed">
          and {sorted.length - most} more
        </Text>
      ) : null}
    </ul>
  );
}

const order: Readonly<Record<RowResult['state'], number>> = {
  failed: 0,
  notAllowed: 1,
  stopped: 2,
  waiting: 3,
  running: 4,
  done: 5,
};

const icon = { size: 15, 'aria-hidden': true } as const;
const looks: Readonly<Record<RowResult['state'], { icon: ReactNode; words: string }>> = {
  failed: { icon: <IconAlertTriangle {...icon} color="var(--cf-red-ink)" />, words: 'Failed' },
  notAllowed: { icon: <IconBan {...icon} color="var(--cf-orange-ink)" />, words: 'Not allowed' },
  stopped: { icon: <IconClock {...icon} />, words: 'Not started' },
  waiting: { icon: <IconClock {...icon} />, words: 'Waiting' },
  running: { icon: <IconClock {...icon} />, words: 'Under way' },
  done: { icon: <IconCheck {...icon} color="var(--cf-green-ink)" />, words: 'Done' },
};

function wordsOf(result: RowResult): string {
  switch (result.state) {
    case 'done':
      return result.words;
    case 'failed':
    case 'notAllowed':
      return result.why;
    default:
      return 'It was not its turn yet.';
  }
}
