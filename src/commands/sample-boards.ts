/** What the sample desk has added to its boards: columns that teach what columns are for, and a view for each role. */
import type { BoardName, ColumnType, CustomValue } from '../domain/custom-value.ts';
import type { SaidSettings } from '../domain/view-settings.ts';

export type SampleLabel = { readonly name: string; readonly color: string };

export type SampleColumn = {
  readonly board: BoardName;
  readonly name: string;
  readonly type: ColumnType;
  readonly labels: readonly SampleLabel[];
  /** What stands in a board's row, counting from 0, the oldest first; labels by their names; null: nothing. */
  readonly valueOf: (index: number, about: ValuesAbout) => CustomValue;
};

/** What values are made of. */
export type ValuesAbout = {
  readonly ownerId: string | null;
  /** An ISO date so many days from the day of set-up. */
  readonly day: (inDays: number) => string;
};

const promises = labels('Payment promised blue', 'Deposit received teal', 'Sent to accounts gray');
const rushes = labels('Rush red', 'Reprint orange', 'Sample first violet');
const reminders = labels('First reminder yellow', 'Second reminder orange', 'Phoned blue');
const trades = labels('Club teal', 'Hospitality orange', 'Trade gray', 'Events violet');

export const sampleColumns: readonly SampleColumn[] = [
  column('sales', 'Payment promise', 'status', promises, (index) => every(index, 3, promises)),
  column('sales', 'Follow up', 'date', [], (index, { day }) =>
    index % 4 === 0 ? day((index % 11) - 2) : null,
  ),
  column('jobs', 'Payment promise', 'status', promises, (index) => every(index, 4, promises)),
  column('jobs', 'Garments due', 'date', [], (index, { day }) => (index % 3 === 0 ? day(index - 75) : null)),
  column('jobs', 'Decorator', 'person', [], (index, { ownerId }) => (index % 2 === 0 ? ownerId : null)),
  column('jobs', 'Proof', 'link', [], (index) =>
    index % 5 === 0 ? `https://proofs.sample.example/${1000 + index}` : null,
  ),
  column('jobs', 'Rush', 'tags', rushes, (index) => {
    const tag = every(index, 7, rushes);
    return tag === null ? null : [tag];
  }),
  column('invoices', 'Reminder', 'status', reminders, (index) => every(index, 6, reminders)),
  column('companies', 'Trade', 'tags', trades, (index) => [trades[index % trades.length]?.name ?? '']),
  column('contacts', 'Says', 'text', [], (index) => (index % 6 === 0 ? 'Prefers a call to an e-mail' : null)),
];

export type SampleView = {
  readonly board: BoardName;
  readonly name: string;
  readonly settings: SaidSettings;
};

/** `stageIds` in the boards' order: what is done with is in the last one. `added`: the sample's own columns of the JobBoard. */
export function sampleViews({
  stageIds,
  added,
}: {
  readonly stageIds: { readonly sales: readonly string[]; readonly jobs: readonly string[] };
  readonly added: (name: string) => string;
}): readonly SampleView[] {
  const last = (ids: readonly string[]) => ids.slice(-1);
  return [
    {
      board: 'sales',
      name: 'Sales: my open quotes',
      settings: {
        kind: 'grid',
        sort: [{ key: 'createdAt', direction: 'asc' }],
        filter: all(
          { key: 'kind', operator: 'is', values: ['quote'] },
          { key: 'owner', operator: 'is', values: ['@me'] },
          { key: 'stage', operator: 'isNot', values: last(stageIds.sales) },
        ),
      },
    },
    {
      board: 'jobs',
      name: 'Production: due this week',
      settings: {
        kind: 'grid',
        columns: [
          ...['number', 'title', 'dueOn', added('Rush'), added('Garments due'), added('Decorator')],
          ...['accounting', added('Payment promise'), added('Proof'), 'customer', 'stage', 'assignee'],
        ].map((key) => ({ key })),
        group: 'stage',
        sort: [{ key: 'dueOn', direction: 'asc' }],
        filter: all(
          { key: 'dueOn', operator: 'onOrBefore', values: ['@today+7'] },
          { key: 'stage', operator: 'isNot', values: last(stageIds.jobs) },
        ),
      },
    },
    {
      board: 'invoices',
      name: 'Accounts: overdue and partly paid',
      settings: {
        kind: 'grid',
        sort: [{ key: 'dueDate', direction: 'asc' }],
        filter: all({ key: 'accounting', operator: 'is', values: ['overdue', 'partiallyPaid'] }),
      },
    },
  ];
}

type Condition = {
  readonly key: string;
  readonly operator: 'is' | 'isNot' | 'onOrBefore';
  readonly values: readonly string[];
};

function all(...conditions: readonly Condition[]) {
  return { join: 'and', conditions } as const;
}

function column(
  board: BoardName,
  name: string,
  type: ColumnType,
  labelled: readonly SampleLabel[],
  values: SampleColumn['valueOf'],
): SampleColumn {
  return { board, name, type, labels: labelled, valueOf: values };
}

/** The last word is the colour. */
function labels(...texts: readonly string[]): readonly SampleLabel[] {
  return texts.map((text) => {
    const at = text.lastIndexOf(' ');
    return { name: text.slice(0, at), color: text.slice(at + 1) };
  });
}

/** Each so-manieth row has a label, the labels in turn. */
function every(index: number, step: number, options: readonly SampleLabel[]): string | null {
  return index % step === 0 ? (options[(index / step) % options.length]?.name ?? null) : null;
}
