/** The invoice screen: opened from a sales doc, a job or a customer, checked while it is written, saved at once. */
import { Button, Group, Kbd, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { issueInvoice } from '../api/invoices.ts';
import { companyQuery, contactQuery, invoiceDraftQuery, invoiceQuery } from '../api/queries.ts';
import { newExternalId } from '../api/request.ts';
import type { Invoice, InvoiceDraft, InvoicePart } from '../api/types.ts';
import { EmailTick } from '../documents/email-tick.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence, useSave } from '../fields/use-save.ts';
import { Teach } from '../grid/teach.tsx';
import { usePreview } from '../lines/use-preview.ts';
import classes from './invoice.module.css';
import { InvoiceForm } from './invoice-form.tsx';
import { PartPicker } from './part-picker.tsx';
import { useInvoiceDraft } from './use-invoice-draft.ts';

export function NewInvoicePage() {
  const from = useSearch({ from: '/shell/invoices/new' });
  const isFromSomething = Object.values(from).some((id) => id !== undefined);
  const [part, setPart] = useState<InvoicePart>({ kind: 'whole' });
  const { data: start, error } = useQuery({
    ...invoiceDraftQuery(from, part),
    enabled: isFromSomething,
    placeholderData: keepPreviousData,
  });
  if (!isFromSomething) {
    return (
      <Teach isPage title="An invoice starts from a record">
        Open the Action menu of a sales doc, a job, a company or a contact and choose “Create invoice”.
      </Teach>
    );
  }
  if (error)
    return (
      <Teach isPage title="This invoice cannot be started">
        {sentence(error)}
      </Teach>
    );
  if (!start) return <PageSkeleton />;
  // Other lines, another form: what was typed into the first is not carried over.
  return <Screen key={JSON.stringify(start.lines)} start={start} part={part} onPart={setPart} />;
}

function Screen({
  start,
  part,
  onPart,
}: {
  start: InvoiceDraft;
  part: InvoicePart;
  onPart: (part: InvoicePart) => void;
}) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const customer = useCustomerName(start);
  const state = useInvoiceDraft(start);
  const preview = usePreview(state.countable);
  // Known before the first preview, so that no button changes under the pointer.
  const isGoing = preview.answer ? preview.answer.books !== null : start.books !== null;
  const canSend = useCan('invoices:send') && isGoing;
  const [externalId] = useState(newExternalId);
  const [isSending, setIsSending] = useState(true);
  const [isEmailing, setIsEmailing] = useState(false);

  async function leave(invoice: Invoice) {
    state.settle();
    queryClient.setQueryData(invoiceQuery(invoice.id).queryKey, invoice);
    notifications.show({ message: savedWords(invoice) });
    for (const key of ['invoices', 'salesDocs', 'jobs', 'syncOperations']) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
    if (invoice.chip.kind === 'needsAttention') {
      await navigate({ to: '/invoices/$id', params: { id: invoice.id } });
    } else if (start.jobId) {
      await navigate({ to: '/jobs' });
    } else if (start.salesDocId) {
      await navigate({ to: '/sales' });
    } else {
      await navigate({ to: '/invoices/$id', params: { id: invoice.id } });
    }
  }

  const send = useSave({
    save: () =>
      issueInvoice(state.request, true, externalId, isEmailing && preview.answer?.willArriveAs !== 'draft'),
    saved: leave,
  });
  const keep = useSave({ save: () => issueInvoice(state.request, false, externalId), saved: leave });
  const current = isSending ? send : keep;
  const isSaving = send.isSaving || keep.isSaving;

  function saveAndSend() {
    if (isSaving) return;
    setIsSending(true);
    send.submit();
  }
  function saveOnly() {
    if (isSaving) return;
    setIsSending(false);
    keep.submit();
  }
  // Works while the focus is in a field too: that is where it is pressed.
  useHotkeys([['mod+Enter', canSend ? saveAndSend : saveOnly]], []);

  return (
    <section className={classes.page} aria-label="New invoice">
      <div className={classes.sheet}>
        <Stack gap="lg">
          <Title order={1}>New invoice for {customer}</Title>
          {start.billing ? (
            <PartPicker
              billing={start.billing}
              part={part}
              isTaxIncluded={start.lineAmountType === 'inclusive'}
              onPick={onPart}
            />
          ) : null}
          <InvoiceForm state={state} preview={preview} saveError={current.error} />
        </Stack>
      </div>
      <footer className={classes.foot}>
        {canSend ? (
          <Button onClick={saveAndSend} loading={send.isSaving} disabled={keep.isSaving}>
            {preview.answer?.sendLabel ?? 'Save and send'}
          </Button>
        ) : null}
        <Button
          variant={canSend ? 'default' : 'filled'}
          loading={keep.isSaving}
          disabled={send.isSaving}
          onClick={saveOnly}
        >
          {canSend ? 'Save without sending' : 'Save'}
        </Button>
        {canSend ? (
          <EmailTick arrivesAs={preview.answer?.willArriveAs} isTicked={isEmailing} onTick={setIsEmailing} />
        ) : null}
        <Text size="xs" c="dimmed" visibleFrom="sm">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> {canSend ? 'saves and sends' : 'saves'}
        </Text>
        {isGoing ? null : (
          <Text size="sm">
            No books are connected: it stays here.{' '}
            <LinkAnchor to="/settings/integrations" size="sm">
              Connect them
            </LinkAnchor>
          </Text>
        )}
        {current.message ? (
          <Text size="sm" role="alert" c="var(--cf-red-ink)">
            {current.message}
          </Text>
        ) : null}
      </footer>
    </section>
  );
}

function useCustomerName({ companyId, contactId }: InvoiceDraft): string {
  const company = useQuery({ ...companyQuery(companyId ?? ''), enabled: companyId !== null });
  const contact = useQuery({
    ...contactQuery(contactId ?? ''),
    enabled: companyId === null && contactId !== null,
  });
  return company.data?.name ?? contact.data?.name ?? '…';
}

function savedWords(invoice: Invoice): string {
  if (invoice.chip.kind === 'needsAttention') return 'The invoice is saved here, but needs attention.';
  if (invoice.chip.kind === 'notSent') return 'The invoice is saved. It is not sent to the books.';
  if (invoice.chip.kind === 'awaitingApproval') return 'The invoice is saved and waits for approval.';
  return 'The invoice is saved and on its way to the books.';
}

export function PageSkeleton() {
  return (
    <Stack p="lg" gap="lg" aria-busy="true">
      <span className="visually-hidden">Loading</span>
      <Skeleton height={24} width={320} />
      <Group grow>
        <Skeleton height={60} />
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Group>
      <Skeleton height={200} />
    </Stack>
  );
}
