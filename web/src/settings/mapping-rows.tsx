/** Rows of the mapping: ours at the left, what the books call it at the right, and what is wrong beneath. */
import { Badge, Select, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MappingChange, MappingRow, Reference } from '../api/types.ts';
import { referenceOptions } from '../fields/reference-options.ts';
import classes from './settings.module.css';

export function MappingRows({
  rows,
  what,
  references,
  changes,
  onPick,
  canEdit,
  emptyWords = 'Choose',
  beneath,
}: {
  rows: readonly MappingRow[];
  /** What is chosen of each, where the same are named in other rows too: "Region". */
  what?: string;
  /** The same for every row, or those of each. */
  references: readonly Reference[] | ((row: MappingRow) => readonly Reference[]);
  changes: ReadonlyMap<string, MappingChange>;
  onPick: (row: MappingRow, code: string | null) => void;
  canEdit: boolean;
  emptyWords?: string;
  /** More to a row, where there is more to say or do. */
  beneath?: (row: MappingRow) => ReactNode;
}) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing to map yet.
      </Text>
    );
  }
  return (
    <div>
      {rows.map((row) => {
        const change = changes.get(keyOf(row));
        const code = change ? change.code : row.code;
        return (
          <div key={keyOf(row)} className={classes.row}>
            <Text size="sm" fw={500}>
              {row.subjectName}
            </Text>
            <Select
              size="xs"
              aria-label={`${what ? `${what} of ` : ''}${row.subjectName} in the books`}
              placeholder={emptyWords}
              data={referenceOptions(typeof references === 'function' ? references(row) : references, row)}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': `Clear ${row.subjectName}` }}
              limit={100}
              nothingFoundMessage="Nothing found in the books"
              readOnly={!canEdit}
              value={code}
              onChange={(next) => onPick(row, next)}
            />
            <Mark row={row} isChanged={change !== undefined} />
            {row.problem && !change ? (
              <Text size="sm" className={classes.rowProblem} c="var(--cf-orange-ink)">
                <IconAlertTriangle size={14} style={{ verticalAlign: '-2px' }} aria-hidden />{' '}
                {row.problem.message}
              </Text>
            ) : null}
            {beneath?.(row)}
          </div>
        );
      })}
    </div>
  );
}

function Mark({ row, isChanged }: { row: MappingRow; isChanged: boolean }) {
  const words = isChanged ? 'Not saved' : row.isSuggested ? 'Suggested' : null;
  if (!words) return <span />;
  return (
    <Badge variant="default" radius="sm" tt="none" fw={500}>
      {words}
    </Badge>
  );
}

export function keyOf(row: { readonly kind: string; readonly subjectId: string | null }): string {
  return `${row.kind} ${row.subjectId ?? ''}`;
}
