/** The same screen for an invoice that is saved: what the books have too takes only what they still allow. */
import { Button, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { changeInvoice } from '../api/invoices.ts';
import { invoiceQuery } from '../api/queries.ts';
import type { Invoice } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { sentence, useSave } from '../fields/use-save.ts';
import { localSentence } from '../format/sentences.ts';
import { Teach } from '../grid/teach.tsx';
import { usePreview } from '../lines/use-preview.ts';
import classes from './invoice.module.css';
import { InvoiceForm } from './invoice-form.tsx';
import { PageSkeleton } from './new-invoice-page.tsx';
import { useInvoiceDraft } from './use-invoice-draft.ts';

export function EditInvoicePage() {
  const { id } = useParams({ from: '/shell/invoices/$id/edit' });
  const { data: invoice, error } = useQuery(invoiceQuery(id));
  if (error)
    return (
      <Teach isPage title="This invoice cannot be opened">
        {sentence(error)}
      </Teach>
    );
  if (!invoice) return <PageSkeleton />;
  if (!invoice.actions.includes('edit')) {
    return (
      <Teach
        isPage
        title="This invoice cannot be changed now"
        action={
          <LinkButton to="/invoices/$id" params={{ id: id }}>
            Back to the invoice
          </LinkButton>
        }
      >
        {localSentence(invoice.allowedEdits.why ?? invoice.why)}
      </Teach>
    );
  }
  return <Screen invoice={invoice} />;
}

function Screen({ invoice }: { invoice: Invoice }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const state = useInvoiceDraft(invoice);
  const preview = usePreview(state.countable);
  const save = useSave({
    save: () => changeInvoice(invoice, state.request, state.lineIds),
    saved: async (saved) => {
      state.settle();
      queryClient.setQueryData(invoiceQuery(saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['invoices'] });
      notifications.show({ message: savedWords(saved) });
      await navigate({ to: '/invoices/$id', params: { id: saved.id } });
    },
  });
  useHotkeys([['mod+Enter', () => save.submit()]], []);

  return (
    <section className={classes.page} aria-label="Edit invoice">
      <div className={classes.sheet}>
        <Stack gap="lg">
          <Title order={1}>
            {invoice.number ?? 'Invoice'} for {invoice.companyName ?? invoice.contactName}
          </Title>
          {invoice.problem ? <ProblemNote problem={invoice.problem} /> : null}
          <InvoiceForm state={state} preview={preview} saveError={save.error} edits={invoice.allowedEdits} />
        </Stack>
      </div>
      <footer className={classes.foot}>
        <Button onClick={() => save.submit()} loading={save.isSaving}>
          Save
        </Button>
        <LinkButton variant="default" to="/invoices/$id" params={{ id: invoice.id }}>
          Cancel
        </LinkButton>
        {save.message ? (
          <Text size="sm" role="alert" c="var(--cf-red-ink)">
            {save.message}
          </Text>
        ) : null}
      </footer>
    </section>
  );
}

function savedWords({ underWay, problem }: Invoice): string {
  if (problem) return 'The invoice is saved here, but needs attention.';
  return underWay ? 'The invoice is saved, and its change on its way to the books.' : 'The invoice is saved.';
}
