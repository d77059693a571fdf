/** The SalesBoard: every quote and order with its stage and what the accounts say of it. */
import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { salesDocsQuery, stagesQuery } from '../api/queries.ts';
import { changeSalesDoc } from '../api/records.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { GridPage } from '../grid/grid-page.tsx';
import { Teach } from '../grid/teach.tsx';
import { useCellEdits } from '../grid/use-cell-edits.ts';
import { useSalesColumns } from './sales-columns.tsx';
import { salesEdit } from './sales-edit.ts';

export function SalesBoard() {
  const navigate = useNavigate();
  const { data: docs, error } = useQuery(salesDocsQuery);
  const { data: stages = [] } = useQuery(stagesQuery('sales'));
  const [stageId, setStageId] = useState<string | null>(null);
  const columns = useSalesColumns(stages);
  const edit = useCellEdits({ queryKey: salesDocsQuery.queryKey, send: changeSalesDoc });
  const rows = useMemo(
    () => (stageId ? docs?.filter((doc) => doc.stageId === stageId) : docs),
    [docs, stageId],
  );

  return (
    <GridPage
      title="SalesBoard"
      columns={columns}
      rows={rows}
      failure={error ? sentence(error) : null}
      isFiltered={stageId !== null}
      filters={
        <Select
          size="xs"
          w={150}
          aria-label="Stage"
          placeholder="Every stage"
          clearable
          clearButtonProps={{ 'aria-label': 'Every stage' }}
          data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          value={stageId}
          onChange={setStageId}
        />
      }
      action={
        <LinkButton
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          to="/sales/$id"
          params={{ id: 'new' }}
        >
          New sales doc
        </LinkButton>
      }
      empty={
        <Teach
          title="No quotes or orders yet"
          action={
            <LinkButton to="/sales/$id" params={{ id: 'new' }}>
              New sales doc
            </LinkButton>
          }
        >
          A sales doc holds what a customer wants and what it costs. From it you make a job and an invoice,
          and its Accounting Status shows here whether it is paid.
        </Teach>
      }
      onRowsChange={(changed, { indexes, column }) => {
        const doc = changed[indexes[0] ?? 0];
        if (doc) edit(doc, salesEdit(doc, column.key));
      }}
      onOpen={(doc) => navigate({ to: '/sales/$id', params: { id: doc.id } })}
    />
  );
}
