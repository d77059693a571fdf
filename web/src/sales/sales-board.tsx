/** The SalesBoard: every quote and order with its stage, total and Accounting Status. */
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { stagesQuery } from '../api/queries.ts';
import type { SalesDoc } from '../api/types.ts';
import { type Board, BoardPage } from '../board/board-page.tsx';
import { archiveAction } from '../board/bulk/archive-action.tsx';
import { createInvoices } from '../board/bulk/create-invoices.tsx';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { Teach } from '../grid/teach.tsx';
import { salesDocName, useSalesColumns } from './sales-columns.tsx';
import { useSalesActions } from './use-sales-actions.tsx';

const board: Board<SalesDoc> = {
  name: 'sales',
  title: 'SalesBoard',
  nameOf: salesDocName,
  defaults: { group: 'stage' },
};
const noStages: readonly never[] = [];

export function SalesBoard() {
  const navigate = useNavigate();
  const { data: stages = noStages, isPending } = useQuery(stagesQuery('sales'));
  const columns = useSalesColumns(stages);
  const actionsOf = useSalesActions();
  const rowMenu = useCallback(
    (doc: SalesDoc, tabIndex: number) => (
      <ActionMenu name={doc.number} items={actionsOf(doc)} tabIndex={tabIndex} />
    ),
    [actionsOf],
  );
  const canSend = useCan('invoices:send');
  const canAdd = useCan('salesDocs:write');
  const bulk = useMemo(
    () => [
      createInvoices<SalesDoc>('salesDocId', canSend),
      archiveAction<SalesDoc>('sales-docs', (doc) => doc.actions.includes('archive')),
    ],
    [canSend],
  );

  return (
    <BoardPage
      board={board}
      columns={isPending ? undefined : columns}
      rowMenu={rowMenu}
      bulk={bulk}
      adds={canAdd ? 'sales doc' : undefined}
      action={
        <LinkButton
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          to="/sales/$id"
          params={{ id: 'new' }}
          search
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
      onOpen={(doc) => navigate({ to: '/sales/$id', params: { id: doc.id }, search: true })}
    />
  );
}
