/** The details and lines of a sales doc, with what they come to and its invoices. */
import { Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, salesDocQuery, stagesQuery, taxComponentsQuery } from '../api/queries.ts';
import { saveSalesDoc } from '../api/records.ts';
import { newExternalId } from '../api/request.ts';
import type { SalesDoc } from '../api/types.ts';
import { refreshRows } from '../board/rows.ts';
import { three, two } from '../fields/columns.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { sent, shown, usePeople } from '../fields/person-options.ts';
import { CompanyPicker, ContactPicker } from '../fields/record-picker.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { type Fresh, useFresh } from '../fields/use-fresh.ts';
import { useSave } from '../fields/use-save.ts';
import { areCountable, draftOf, type LineDraft, salesLine } from '../lines/line-draft.ts';
import { LineEditor } from '../lines/line-editor.tsx';
import { lineAmountTypes, Totals } from '../lines/totals.tsx';
import { useSalesPreview } from './use-sales-preview.ts';

type Saved = (doc: SalesDoc) => void;

export function SalesDocForm({ doc, onSaved }: { doc: SalesDoc | null; onSaved: Saved }) {
  const fresh = useFresh(doc);
  return <SalesDocFields key={fresh.turn} fresh={fresh} onSaved={onSaved} />;
}

function SalesDocFields({ fresh, onSaved }: { fresh: Fresh<SalesDoc>; onSaved: Saved }) {
  const { record: doc } = fresh;
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: stages = [] } = useQuery(stagesQuery('sales'));
  const { data: taxes = [] } = useQuery(taxComponentsQuery);
  const people = usePeople();
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [draft, change] = useDraft(startOf(doc, me.workspace.currency), fresh.touch);
  const [lines, setLines] = useState<readonly LineDraft[]>(() => (doc?.lines ?? []).map(draftOf));
  const save = useSave({
    save: () => {
      const { companyName: _company, contactName: _contact, ...values } = draft;
      const body = { ...values, reference: sent(draft.reference), lines: lines.map(salesLine) };
      return saveSalesDoc(doc, body, externalId);
    },
    saved: async (saved) => {
      fresh.settle(saved);
      queryClient.setQueryData(salesDocQuery(saved.id).queryKey, saved);
      await refreshRows(queryClient, 'sales', { ids: [saved.id] });
      notifications.show({ message: `${saved.number} is saved.` });
      onSaved(saved);
    },
  });
  const preview = useSalesPreview(
    lines.length > 0 && areCountable(lines)
      ? { lineAmountType: draft.lineAmountType, lines: lines.map(salesLine) }
      : null,
  );
  const isReadOnly = doc !== null && !doc.actions.includes('edit');

  return (
    <FormFrame save={save} label={doc ? 'Save' : 'Add sales doc'} isReadOnly={isReadOnly}>
      <SimpleGrid cols={two} spacing="md">
        <TextInput
          label="Title"
          required
          data-autofocus={doc === null || undefined}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          error={save.error('title')}
        />
        <TextInput
          label="Reference"
          description={null}
          value={draft.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
          error={save.error('reference')}
        />
        <CompanyPicker
          label="Company"
          value={draft.companyId}
          valueLabel={draft.companyName}
          onPick={(company) =>
            change({
              companyId: company?.id ?? null,
              companyName: company?.name ?? null,
              contactId: null,
              contactName: null,
            })
          }
          error={save.error('companyId')}
        />
        <ContactPicker
          label="Contact"
          companyId={draft.companyId}
          value={draft.contactId}
          valueLabel={draft.contactName}
          onPick={(contact) =>
            change({
              contactId: contact?.id ?? null,
              contactName: contact?.name ?? null,
              ...(contact?.companyId
                ? { companyId: contact.companyId, companyName: contact.companyName }
                : {}),
            })
          }
          error={save.error('contactId')}
        />
      </SimpleGrid>
      <SimpleGrid cols={three} spacing="md">
        <Select
          label="Kind"
          data={[
            { value: 'quote', label: 'Quote' },
            { value: 'order', label: 'Order' },
          ]}
          allowDeselect={false}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'order' ? 'order' : 'quote' })}
        />
        <Select
          label="Stage"
          data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          allowDeselect={false}
          value={draft.stageId ?? stages[0]?.id ?? null}
          onChange={(stageId) => change({ stageId })}
          error={save.error('stageId')}
        />
        <Select
          label="Owner"
          data={[...people]}
          clearable
          placeholder="Nobody"
          value={draft.ownerId}
          onChange={(ownerId) => change({ ownerId })}
        />
        <TextInput
          label="Currency"
          maxLength={3}
          value={draft.currency}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          error={save.error('currency')}
        />
        <Select
          label="Amounts"
          data={[...lineAmountTypes]}
          allowDeselect={false}
          value={draft.lineAmountType}
          onChange={(value) =>
            change({
              lineAmountType:
                lineAmountTypes.find((type) => type.value === value)?.value ?? draft.lineAmountType,
            })
          }
        />
      </SimpleGrid>
      <Stack gap="sm">
        <Title order={3}>Lines</Title>
        <LineEditor
          lines={lines}
          onChange={(changed) => {
            fresh.touch();
            setLines(changed);
          }}
          currency={draft.currency}
          taxes={draft.lineAmountType === 'noTax' ? null : taxes}
          amounts={lines.map(({ kind }, index) => {
            const counted = preview.answer?.lines[index];
            return (kind === 'section' ? counted?.sectionTotal : counted?.lineAmount) ?? undefined;
          })}
          textHint="Headings and remarks stand on the quote or order and its PDF. An invoice, and the books, take the priced lines alone."
          error={save.error}
        />
        {lines.length > 0 ? (
          <Totals
            currency={draft.currency}
            totals={preview.answer ?? doc ?? undefined}
            isStale={preview.isStale}
          />
        ) : null}
      </Stack>
    </FormFrame>
  );
}

function startOf(doc: SalesDoc | null, currency: string) {
  return {
    kind: doc?.kind ?? ('quote' as const),
    title: shown(doc?.title),
    companyId: doc?.companyId ?? null,
    companyName: doc?.companyName ?? null,
    contactId: doc?.contactId ?? null,
    contactName: doc?.contactName ?? null,
    currency: doc?.currency ?? currency,
    lineAmountType: doc?.lineAmountType ?? ('exclusive' as const),
    stageId: doc?.stageId ?? null,
    ownerId: doc?.ownerId ?? null,
    reference: shown(doc?.reference),
  };
}
