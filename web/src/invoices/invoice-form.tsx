/** The invoice as it is written: who receives it, dates, lines with their place in the books, totals and problems. */
import { Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { connectionsQuery, taxComponentsQuery } from '../api/queries.ts';
import type { EditableField, Invoice, Problem } from '../api/types.ts';
import { BooksSelect } from '../books/books-select.tsx';
import { DateField } from '../fields/date-field.tsx';
import { localSentence } from '../format/sentences.ts';
import { withoutCodes } from '../lines/line-draft.ts';
import { LineEditor } from '../lines/line-editor.tsx';
import { lineAmountTypes, Totals } from '../lines/totals.tsx';
import type { Preview } from '../lines/use-preview.ts';
import { useBooksCells } from './books-cells.tsx';
import { DocumentOptions } from './document-options.tsx';
import classes from './invoice.module.css';
import { RecipientField } from './recipient-field.tsx';
import type { InvoiceDraftState } from './use-invoice-draft.ts';

export function InvoiceForm({
  state,
  preview,
  saveError,
  edits,
}: {
  state: InvoiceDraftState;
  preview: Preview;
  /** What the server refused on Save, beside its field. */
  saveError: (path: string) => string | undefined;
  /** What may change of an invoice that is saved; everything of a new one. */
  edits?: Invoice['allowedEdits'];
}) {
  const allows = (field: EditableField) => !edits || edits.fields.includes(field);
  const { draft, change, lines, setLines } = state;
  const { data: taxes = [] } = useQuery(taxComponentsQuery);
  const problems = preview.answer?.problems ?? [];
  const error = (path: string) => saveError(path) ?? problems.find((one) => one.field === path)?.message;
  const { connection, goingTo } = useBooksOf(state, preview);
  const books = useBooksCells({
    connectionId: connection?.id ?? null,
    resolved: preview.answer?.lines.map((line) => line.resolved) ?? [],
    hasTax: draft.lineAmountType !== 'noTax',
    error,
    allows,
  });
  const elsewhere = problems.filter((problem) => !isBesideField(problem));

  return (
    <Stack gap="lg">
      {edits?.why ? (
        <Text size="sm" role="note">
          {localSentence(edits.why)}
        </Text>
      ) : null}
      {elsewhere.length > 0 ? (
        <Stack gap="sm" role="alert">
          {elsewhere.map((problem) => (
            <ProblemNote key={problem.code + problem.message} problem={problem} />
          ))}
        </Stack>
      ) : null}
      <Paper withBorder p="lg" radius="md">
        <div className={classes.fields}>
          <BooksSelect
            emptyWords={() => goingTo?.label ?? 'As the customer is tied'}
            disabled={!allows('books')}
            value={draft.connectionId}
            // Accounts, items and taxes are those of the books that they were chosen from.
            onPick={(connectionId) => {
              change({ connectionId, brandingThemeId: null });
              setLines(lines.map(withoutCodes));
            }}
            error={error('connectionId')}
          />
          <RecipientField
            of={{ companyId: draft.companyId, contactId: draft.contactId }}
            value={draft.billingEmail}
            onPick={(billingEmail) => change({ billingEmail })}
            error={error('billingEmail')}
          />
          <DateField
            label="Date"
            disabled={!allows('issueDate')}
            value={draft.issueDate}
            onDate={(issueDate) => change({ issueDate: issueDate ?? '' })}
            error={error('issueDate')}
          />
          <DateField
            label="Due"
            disabled={!allows('dueDate')}
            value={draft.dueDate}
            onDate={(dueDate) => change({ dueDate: dueDate ?? '' })}
            error={error('dueDate')}
          />
          <TextInput
            label="Reference"
            disabled={!allows('reference')}
            value={draft.reference ?? ''}
            onChange={(event) => change({ reference: event.currentTarget.value || null })}
            error={error('reference')}
          />
          <TextInput
            label="Currency"
            disabled={!allows('currency')}
            maxLength={3}
            value={draft.currency}
            // A rate belongs to its currency.
            onChange={(event) =>
              change({ currency: event.currentTarget.value.toUpperCase(), currencyRate: null })
            }
            error={error('currency')}
          />
          <Select
            label="Amounts"
            disabled={!allows('lineAmountType')}
            data={[...lineAmountTypes]}
            allowDeselect={false}
            value={draft.lineAmountType}
            onChange={(value) => {
              const type = lineAmountTypes.find((one) => one.value === value);
              if (type) change({ lineAmountType: type.value });
            }}
            error={error('lineAmountType')}
          />
        </div>
        <DocumentOptions
          connection={connection}
          draft={draft}
          change={change}
          error={error}
          allows={allows}
        />
      </Paper>
      <Paper withBorder p="lg" radius="md">
        <Stack gap="md">
          <Title order={2}>Lines</Title>
          {error('lines') ? (
            <Text size="sm" c="var(--cf-red-ink)" role="alert">
              {error('lines')}
            </Text>
          ) : null}
          <LineEditor
            lines={lines}
            onChange={setLines}
            currency={draft.currency}
            taxes={books || draft.lineAmountType === 'noTax' ? null : taxes}
            amounts={lines.map((_, index) => preview.answer?.lines[index]?.lineAmount)}
            error={error}
            allows={allows}
            {...(books ? { extra: books } : {})}
          />
          <Totals currency={draft.currency} totals={preview.answer ?? undefined} isStale={preview.isStale} />
          {goingTo ? <GoesTo books={goingTo} isSettled={!allows('books')} /> : null}
          {preview.answer?.customer ? (
            <Text
              size="sm"
              c={isAsked(preview.answer.customer.decision) ? 'var(--cf-orange-ink)' : 'dimmed'}
              ta="end"
              data-customer={preview.answer.customer.decision}
            >
              {preview.answer.customer.words}
            </Text>
          ) : null}
          {preview.answer?.arrival && allows('arriveAs') ? (
            <Text size="sm" c="dimmed" ta="end">
              {preview.answer.arrival}
            </Text>
          ) : null}
        </Stack>
      </Paper>
    </Stack>
  );
}

const fieldsOnScreen =
  /^(billingEmail|issueDate|dueDate|reference|currency|currencyRate|lineAmountType|brandingThemeId|arriveAs|lines(\.\d+\.\w+)?)$/;

type GoingTo = { readonly connectionId: string; readonly label: string; readonly why?: string | null };

/** The books that it would go to as it stands on screen: what was chosen counts before it has been asked about. */
function useBooksOf({ draft, startBooks }: InvoiceDraftState, { answer }: Preview) {
  const { data: connections = [] } = useQuery(connectionsQuery);
  const asked: GoingTo | null = answer === undefined ? startBooks : answer.books;
  const isAsked = draft.connectionId === null || draft.connectionId === asked?.connectionId;
  const id = isAsked ? asked?.connectionId : draft.connectionId;
  const connection = connections.find((one) => one.id === id) ?? null;
  const goingTo = isAsked ? asked : connection && { connectionId: connection.id, label: connection.label };
  return { connection, goingTo };
}

function GoesTo({ books, isSettled }: { books: GoingTo; isSettled: boolean }) {
  const { label, why = null } = books;
  return (
    <Text size="sm" c={why === null ? 'dimmed' : 'var(--cf-orange-ink)'} ta="end" data-goes-to={label}>
      {why ?? `${isSettled ? 'In' : 'Goes to'} ${label}.`}
    </Text>
  );
}

/** A problem with a setting to open is shown whole above; one that only a field mends is shown beside it. */
function isBesideField(problem: Problem): boolean {
  return problem.setting === null && problem.field !== null && fieldsOnScreen.test(problem.field);
}

/** It would stop there until a person has settled it in the books. */
function isAsked(decision: string): boolean {
  return decision === 'ask' || decision === 'archived';
}
