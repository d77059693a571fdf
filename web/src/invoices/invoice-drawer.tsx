/** An invoice at the right of the list: status, problem and its mend, lines, payments, history. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { StatusChip } from '../accounting/status-chip.tsx';
import { TotalsNote } from '../accounting/totals-note.tsx';
import { invoiceQuery } from '../api/queries.ts';
import type { Invoice } from '../api/types.ts';
import { HistoryInBooks, InvoiceDocuments } from '../documents/invoice-documents.tsx';
import { withoutTab } from '../fields/drawer-tab.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { formatDate, formatInstant } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { localSentence } from '../format/sentences.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { InvoicePayments } from '../money/invoice-payments.tsx';
import classes from './invoice.module.css';
import { InvoiceDifferences } from './invoice-differences.tsx';
import { InvoiceLines } from './invoice-parts.tsx';
import { useInvoiceActions } from './use-invoice-actions.tsx';

const widePx = 760;

export function InvoiceDrawer() {
  const { id } = useParams({ from: '/shell/invoices/$id' });
  const navigate = useNavigate();
  const { data: invoice, error } = useQuery(invoiceQuery(id));
  const actionsOf = useInvoiceActions();
  const name = invoice?.number ?? 'Invoice without a number yet';

  return (
    <RecordDrawer
      size={widePx}
      title={invoice ? name : 'Invoice'}
      actions={
        invoice ? (
          <ActionMenu name={name} items={actionsOf(invoice).filter((item) => item.label !== 'Open')} />
        ) : null
      }
      isLoading={!invoice}
      error={error}
      onClose={() => navigate({ to: '/invoices', search: withoutTab })}
      standing={invoice ? <Standing invoice={invoice} /> : null}
      parts={
        invoice
          ? {
              payments: <InvoicePayments invoice={invoice} />,
              activity: <InvoiceActivity invoice={invoice} />,
            }
          : {}
      }
    >
      {invoice ? <InvoiceDetails invoice={invoice} /> : null}
    </RecordDrawer>
  );
}

function InvoiceDetails({ invoice }: { invoice: Invoice }) {
  return (
    <Stack gap="lg">
      {invoice.differences ? (
        <InvoiceDifferences invoice={invoice} differences={invoice.differences} />
      ) : null}
      <Facts invoice={invoice} />
      <InvoiceLines invoice={invoice} />
      <InvoiceDocuments invoice={invoice} />
    </Stack>
  );
}

/** Ours joined with what the ledger did, and what the ledger itself writes down. */
function InvoiceActivity({ invoice }: { invoice: Invoice }) {
  return (
    <Stack gap="xl">
      <RecordHistory of={{ kind: 'invoice', id: invoice.id }} />
      <HistoryInBooks invoice={invoice} />
    </Stack>
  );
}

/** Where the invoice stands, why, what happens next, and the buttons that matter now. */
function Standing({ invoice }: { invoice: Invoice }) {
  const actionsOf = useInvoiceActions();
  const buttons = actionsOf(invoice).filter((item) => item.label !== 'Open' && !item.isDangerous);
  return (
    <Stack gap="sm" aria-live="polite">
      <Group gap="sm">
        <StatusChip chip={invoice.chip} />
        <Text size="sm">{localSentence(invoice.why)}</Text>
        {invoice.underWay ? (
          <Badge variant="default" tt="none" fw={500}>
            {invoice.underWay}
          </Badge>
        ) : null}
      </Group>
      {invoice.problem ? <ProblemNote problem={invoice.problem} /> : null}
      {invoice.next ? <Text size="sm">{localSentence(invoice.next)}</Text> : null}
      {invoice.totalsDifference ? (
        <TotalsNote difference={invoice.totalsDifference} currency={invoice.currency} />
      ) : null}
      <Group gap="sm">
        {buttons.map((button) => (
          <Button
            key={button.label}
            size="xs"
            variant={button.label === 'Retry' || button.label === 'Send to the books' ? 'filled' : 'default'}
            leftSection={button.icon}
            onClick={button.run}
          >
            {button.label}
          </Button>
        ))}
        {invoice.booksUrl ? (
          <Button
            size="xs"
            variant="default"
            component="a"
            href={invoice.booksUrl}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} aria-hidden />}
          >
            Open in {invoice.ledger?.name ?? 'the books'}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function Facts({ invoice }: { invoice: Invoice }) {
  return (
    <section aria-label="Details">
      <dl className={classes.facts}>
        <dt>Customer</dt>
        <dd>
          <Customer invoice={invoice} />
        </dd>
        <dt>Received by</dt>
        <dd>{invoice.billingEmail ?? 'Nobody chosen'}</dd>
        <dt>Date</dt>
        <dd>{formatDate(invoice.issueDate)}</dd>
        <dt>Due</dt>
        <dd>{formatDate(invoice.dueDate)}</dd>
        <dt>Reference</dt>
        <dd>{invoice.reference ?? '–'}</dd>
        <dt>Made from</dt>
        <dd>
          <Source invoice={invoice} />
        </dd>
        {invoice.exchange ? (
          <>
            <dt>Rate</dt>
            <dd>
              <Exchange
                exchange={invoice.exchange}
                currency={invoice.currency}
                ledger={invoice.ledger?.name}
              />
            </dd>
          </>
        ) : null}
        {invoice.brandingThemeName ? (
          <>
            <dt>Branding theme</dt>
            <dd>{invoice.brandingThemeName}</dd>
          </>
        ) : null}
        <dt>Books</dt>
        <dd>
          {invoice.books
            ? `${invoice.books.isTied ? '' : 'Goes to '}${invoice.books.label}`
            : 'Not connected'}
          {invoice.asOf ? `, as of ${formatInstant(invoice.asOf)}` : ''}
        </dd>
      </dl>
    </section>
  );
}

/** The rate that the books count with, and what it makes of the total. */
function Exchange({
  exchange,
  currency,
  ledger,
}: {
  exchange: NonNullable<Invoice['exchange']>;
  currency: string;
  ledger: string | undefined;
}) {
  return (
    <>
      {exchange.rate} {currency} for 1 {exchange.baseCurrency}
      {exchange.isOurs ? '' : `, ${ledger ?? 'the ledger'}’s own`}; the total is{' '}
      <Money amount={exchange.baseTotal} currency={exchange.baseCurrency} />
    </>
  );
}

function Customer({ invoice }: { invoice: Invoice }) {
  if (invoice.companyId) {
    return (
      <LinkAnchor to="/companies/$id" params={{ id: invoice.companyId }} size="sm">
        {invoice.companyName}
      </LinkAnchor>
    );
  }
  return <>{invoice.contactName ?? '–'}</>;
}

function Source({ invoice }: { invoice: Invoice }) {
  if (invoice.jobId) {
    return (
      <LinkAnchor to="/jobs/$id" params={{ id: invoice.jobId }} size="sm">
        Job {invoice.jobNumber}
      </LinkAnchor>
    );
  }
  if (invoice.salesDocId) {
    return (
      <LinkAnchor to="/sales/$id" params={{ id: invoice.salesDocId }} size="sm">
        Sales doc {invoice.salesDocNumber}
      </LinkAnchor>
    );
  }
  return <>By itself</>;
}
