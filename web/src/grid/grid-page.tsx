/** A page that is one grid: heading, quick text, filters, CSV of what is shown, and the main action. */
import { ActionIcon, TextInput, Title, Tooltip } from '@mantine/core';
import { IconDownload, IconFilter, IconX } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { RowsChangeData } from 'react-data-grid';
import { saveCsv } from './csv.ts';
import classes from './grid.module.css';
import { filterRows, type GridColumn, RecordGrid } from './record-grid.tsx';
import { Teach } from './teach.tsx';

export function GridPage<R extends { readonly id: string }>(props: {
  /** The heading, and the grid's accessible name. */
  readonly title: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[] | undefined;
  /** Why the rows could not be read, in words. */
  readonly failure: string | null;
  readonly empty: ReactNode;
  readonly filters?: ReactNode;
  /** A filter is set beside quick text: then "no rows" does not mean "nothing here yet". */
  readonly isFiltered?: boolean;
  readonly action?: ReactNode;
  readonly onRowsChange?: (rows: R[], data: RowsChangeData<R>) => void;
  readonly onOpen: (row: R) => void;
}) {
  const { title, columns, rows, failure, empty, filters, isFiltered = false, action } = props;
  const [words, setWords] = useState('');
  const quick = useDeferredValue(words);
  const shown = useMemo(() => filterRows(rows, columns, quick), [rows, columns, quick]);
  const noneFound = <Teach title="Nothing matches">Change or clear the filter to see more rows.</Teach>;

  return (
    <section className={classes.page} aria-label={title}>
      <header className={classes.toolbar}>
        <Title order={1} size="h2" mr="sm">
          {title}
        </Title>
        <TextInput
          size="xs"
          w={190}
          placeholder="Quick filter"
          aria-label={`Filter ${title}`}
          leftSection={<IconFilter size={14} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          rightSection={
            words ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label="Clear filter"
                onClick={() => setWords('')}
              >
                <IconX size={14} />
              </ActionIcon>
            ) : null
          }
        />
        {filters}
        <div className={classes.toolbarEnd}>
          <Tooltip label="Save these rows as CSV">
            <ActionIcon
              variant="default"
              size={30}
              aria-label="Save as CSV"
              disabled={!shown?.length}
              onClick={() => saveCsv(title, columns, shown ?? [])}
            >
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
          {action}
        </div>
      </header>
      <div className={classes.frame}>
        <RecordGrid
          label={title}
          columns={columns}
          rows={failure ? [] : shown}
          empty={
            failure ? (
              <Teach title="The rows could not be read">{failure}</Teach>
            ) : quick || isFiltered ? (
              noneFound
            ) : (
              empty
            )
          }
          onOpen={props.onOpen}
          {...(props.onRowsChange ? { onRowsChange: props.onRowsChange } : {})}
        />
      </div>
      <Outlet />
    </section>
  );
}
