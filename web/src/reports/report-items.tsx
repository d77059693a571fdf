/** What stands behind a row of a report, in a drawer of its own: each invoice leads to its own drawer. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Query } from '../api/request.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import classes from './report.module.css';
import { type ReportItem, reportItemsQuery } from './report-queries.ts';

export function ReportItems({
  title,
  path,
  asked,
  currency,
  onClose,
}: {
  title: string;
  /** Of the API. */
  path: string;
  asked: Query;
  /** The organisation's own. */
  currency: string;
  onClose: () => void;
}) {
  const { data, error } = useQuery(reportItemsQuery(path, asked));
  return (
    <RecordDrawer title={title} size={480} isLoading={data === undefined} error={error} onClose={onClose}>
      {data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing stands behind this row any more.
        </Text>
      ) : (
        <ul className={classes.items} aria-label={`Behind ${title}`}>
          {data?.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: credits have no id of ours, and the list is never reordered.
            <Item key={index} item={item} currency={currency} />
          ))}
        </ul>
      )}
    </RecordDrawer>
  );
}

function Item({ item, currency }: { item: ReportItem; currency: string }) {
  const { invoiceId, name, foreign } = item;
  return (
    <li>
      {invoiceId === null ? (
        <span>{name}</span>
      ) : (
        <LinkAnchor to="/invoices/$id" params={{ id: invoiceId }} size="sm" fw={550} c="inherit">
          {name}
        </LinkAnchor>
      )}
      <Money amount={item.amount} currency={currency} />
      <Text component="span" size="xs" c="dimmed">
        {[daysOf(item), item.note].filter(Boolean).join(' · ')}
      </Text>
      {foreign === null ? null : (
        <Text component="span" size="xs" c="dimmed">
          <Money amount={foreign.amount} currency={foreign.currency} />
        </Text>
      )}
    </li>
  );
}

function daysOf({ issueDate, dueDate }: ReportItem): string {
  const issued = issueDate === null ? '' : formatDate(issueDate);
  return dueDate === null ? issued : `${issued}, due ${formatDate(dueDate)}`;
}
