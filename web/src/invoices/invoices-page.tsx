/** Every invoice with what is owed and where it stands on its way to the books. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { chipKinds } from '../accounting/chip-look.ts';
import { invoicesQuery } from '../api/queries.ts';
import type { InvoiceItem } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { GridPage } from '../grid/grid-page.tsx';
import { Teach } from '../grid/teach.tsx';
import { ApproveAll } from './approve-all.tsx';
import { useInvoiceColumns } from './invoice-columns.tsx';

/** Not a status: the books came to another total or tax. */
const DIFFERS = 'totalsDiffer';
/** Nor is this: whatever its status, somebody must say which side counts. */
const CHANGED_THERE = 'changedThere';

export function InvoicesPage() {
  const navigate = useNavigate();
  const { data: invoices, error } = useQuery(invoicesQuery);
  const { status } = useSearch({ from: '/shell/invoices' });
  const kind = status ?? null;
  const setKind = (next: string | null) =>
    navigate({ to: '/invoices', search: next ? { status: next } : {}, replace: true });
  const columns = useInvoiceColumns();
  const rows = useMemo(
    () => (kind ? invoices?.filter((invoice) => isOfKind(invoice, kind)) : invoices),
    [invoices, kind],
  );
  return (
    <GridPage
      title="Invoices"
      columns={columns}
      rows={rows}
      failure={error ? sentence(error) : null}
      isFiltered={kind !== null}
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
          <ApproveAll invoices={kind === 'awaitingApproval' ? rows : undefined} />
        </>
      }
      empty={
        <Teach title="No invoices yet" action={<LinkButton to="/sales">To the SalesBoard</LinkButton>}>
          Open the Action menu of a sales doc, a job or a company and choose “Create invoice”. From then on
          its status follows the books by itself.
        </Teach>
      }
      onOpen={(invoice) => navigate({ to: '/invoices/$id', params: { id: invoice.id } })}
    />
  );
}

function isOfKind(invoice: InvoiceItem, kind: string): boolean {
  if (kind === CHANGED_THERE) return invoice.isChangedThere;
  return kind === DIFFERS ? invoice.totalsDifference !== null : invoice.chip.kind === kind;
}
