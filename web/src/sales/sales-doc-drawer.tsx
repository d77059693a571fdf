/** A sales doc at the right of the board: details, lines, its invoices. `/sales/new` opens a blank one. */
import { Button } from '@mantine/core';
import { IconCheck, IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordInvoices } from '../accounting/record-invoices.tsx';
import { salesDocQuery } from '../api/queries.ts';
import { withoutTab } from '../fields/drawer-tab.ts';
import { LinkButton } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { ActionMenu } from '../grid/action-menu.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { BillingOf } from '../invoices/billing-of.tsx';
import { RecordPayments } from '../money/record-payments.tsx';
import { SalesDocForm } from './sales-doc-form.tsx';
import { useAcceptance } from './use-acceptance.tsx';
import { useSalesActions } from './use-sales-actions.tsx';

const widePx = 980;

export function SalesDocDrawer() {
  const { id } = useParams({ from: '/shell/sales/$id' });
  const navigate = useNavigate();
  const close = () => navigate({ to: '/sales', search: withoutTab });
  const isNew = id === 'new';
  const { data: doc, error } = useQuery({ ...salesDocQuery(id), enabled: !isNew });
  const actionsOf = useSalesActions();
  const { accept } = useAcceptance();

  return (
    <RecordDrawer
      size={widePx}
      title={isNew ? 'New sales doc' : doc ? `${doc.number} ${doc.title}` : 'Sales doc'}
      actions={
        doc ? (
          <>
            {doc.actions.includes('accept') ? (
              <Button
                size="xs"
                visibleFrom="xs"
                variant="default"
                leftSection={<IconCheck size={15} aria-hidden />}
                onClick={() => accept(doc)}
              >
                Accept quote
              </Button>
            ) : null}
            {doc.actions.includes('createInvoice') ? (
              <LinkButton
                size="xs"
                visibleFrom="xs"
                to="/invoices/new"
                search={{ salesDocId: doc.id }}
                leftSection={<IconFileInvoice size={15} aria-hidden />}
              >
                Create invoice
              </LinkButton>
            ) : null}
            <ActionMenu name={doc.number} items={actionsOf(doc).filter((item) => item.label !== 'Open')} />
          </>
        ) : null
      }
      isNew={isNew}
      isLoading={!isNew && !doc}
      error={error}
      onClose={close}
      parts={
        doc
          ? {
              invoices: (
                <RecordInvoices invoices={doc.accounting.invoices}>
                  <BillingOf records="sales-docs" id={doc.id} />
                </RecordInvoices>
              ),
              payments: <RecordPayments of={{ of: 'salesDoc', id: doc.id }} />,
              activity: <RecordHistory of={{ kind: 'salesDoc', id: doc.id }} />,
            }
          : {}
      }
    >
      <SalesDocForm
        key={doc?.id ?? 'new'}
        doc={doc ?? null}
        onSaved={(saved) => {
          if (isNew) void navigate({ to: '/sales/$id', params: { id: saved.id }, replace: true });
        }}
      />
    </RecordDrawer>
  );
}
