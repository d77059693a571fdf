/** Where the books name items on lines: the item that stands for each account, chosen or made there. */
import { Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { mappingsQuery } from '../api/queries.ts';
import { makeAccountItem } from '../api/settings.ts';
import type { Connection, Mappings, Reference } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { keyOf, MappingRows } from './mapping-rows.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

type Part = Pick<ComponentProps<typeof MappingRows>, 'changes' | 'onPick' | 'canEdit'>;

export function AccountItems({
  connection,
  rows,
  items,
  ...part
}: Part & { connection: Connection; rows: Mappings['accountItems']; items: readonly Reference[] }) {
  if (rows === null) return null;
  return (
    <Section
      title="Items for accounts"
      lead={`${connection.ledgerName} books each line by an item, and the item knows its account: so each account needs one`}
    >
      <MappingRows
        {...part}
        rows={rows}
        references={(row) => items.filter(({ details }) => details.accountCode === row.subjectId)}
        emptyWords="No item"
        beneath={(row) => {
          const held = rows.find(({ subjectId }) => subjectId === row.subjectId);
          return held && !part.changes.has(keyOf(row)) ? (
            <Make connection={connection} row={held} canEdit={part.canEdit} />
          ) : null;
        }}
      />
    </Section>
  );
}

type ItemRow = NonNullable<Mappings['accountItems']>[number];

function Make({ connection, row, canEdit }: { connection: Connection; row: ItemRow; canEdit: boolean }) {
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  if (row.isBeingMade) {
    return (
      <Text size="sm" c="dimmed" className={classes.rowProblem} role="status">
        <Loader size={12} aria-hidden /> The item is being made in {connection.ledgerName}.
      </Text>
    );
  }
  if (!row.canMake || !canEdit) return null;
  return (
    <div className={classes.rowProblem}>
      <Button
        size="xs"
        variant="default"
        loading={isAsking}
        aria-label={`Make an item for ${row.subjectName} in ${connection.ledgerName}`}
        onClick={() => {
          setIsAsking(true);
          orSayWhy(async () => {
            const answer = await makeAccountItem(connection.id, row.subjectId);
            queryClient.setQueryData(mappingsQuery(connection.id).queryKey, answer);
          }).finally(() => setIsAsking(false));
        }}
      >
        Make an item for this account in {connection.ledgerName}
      </Button>
    </div>
  );
}
