/** Every invoice with what is owed and where it stands on its way to the books. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { chipKinds } from '../accounting/chip-look.ts';
import type { InvoiceItem } from '../api/types.ts';
import { type Board, BoardPage } from '../board/board-page.tsx';
import { invoiceActions } from '../board/bulk/invoice-actions.tsx';
import { type Rows, rowsQuery } from '../board/rows.ts';
import { LinkButton } from '../fields/links.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import { Teach } from '../grid/teach.tsx';
import { ApproveAll } from './approve-all.tsx';
import { invoiceColumns, invoiceName } from './invoice-columns.tsx';
import { useInvoiceActions } from './use-invoice-actions.tsx';

/** Not a status: the books came to another total or tax. */
const DIFFERS = 'totalsDiffer';
/** Nor is this: whatever its status, somebody must say which side counts. */
const CHANGED_THERE = 'changedThere';

const board: Board<InvoiceItem> = { name: 'invoices', title: 'Invoices', nameOf: invoiceName, defaults: {} };

export function InvoicesPage() {
  const navigate = useNavigate();
  const { status } = useSearch({ from: '/shell/invoices' });
  const kind = status ?? null;
  const setKind = (next: string | null) =>
    navigate({
      to: '/invoices',
      search: ({ status: _, ...rest }) => (next ? { ...rest, status: next } : rest),
      replace: true,
    });
  const actionsOf = useInvoiceActions();
  const rowMenu = useCallback(
    (invoice: InvoiceItem, tabIndex: number) => (
      <ActionMenu name={invoiceName(invoice)} items={actionsOf(invoice)} tabIndex={tabIndex} />
    ),
    [actionsOf],
  );
  const only = useMemo(() => (kind ? (invoice: InvoiceItem) => isOfKind(invoice, kind) : undefined), [kind]);
  return (
    <BoardPage
      board={board}
      columns={invoiceColumns}
      rowMenu={rowMenu}
      bulk={invoiceActions}
      only={only}
      filters={
        <>
          <Select
            size="xs"
            w={170}
            aria-label="Status"
            placeholder="Every status"
            clearable
            clearButtonProps={{ 'aria-label': 'Every status' }}
            data={[
              ...chipKinds.map((one) => ({ value: one.kind, label: one.label })),
              { value: DIFFERS, label: 'Total differs' },
              { value: CHANGED_THERE, label: 'Changed in the books' },
            ]}
            value={kind}
            onChange={setKind}
          />
          {kind === 'awaitingApproval' ? <ApproveWaiting /> : null}
        </>
      }
      empty={
        <Teach title="No invoices yet" action={<LinkButton to="/sales">To the SalesBoard</LinkButton>}>
          Open the Action menu of a sales doc, a job or a company and choose “Create invoice”. From then on
          its status follows the books by itself.
        </Teach>
      }
      onOpen={(invoice) => navigate({ to: '/invoices/$id', params: { id: invoice.id }, search: true })}
    />
  );
}

function ApproveWaiting() {
  const { data } = useQuery({ ...rowsQuery<InvoiceItem>('invoices'), select: waiting });
  return <ApproveAll invoices={data} />;
}

const waiting = ({ rows }: Rows<InvoiceItem>) =>
  rows.filter((invoice) => isOfKind(invoice, 'awaitingApproval'));

function isOfKind(invoice: InvoiceItem, kind: string): boolean {
  if (kind === CHANGED_THERE) return invoice.isChangedThere;
  return kind === DIFFERS ? invoice.totalsDifference !== null : invoice.chip.kind === kind;
}
