/** The details of a company, with as many e-mail addresses as it has. */
import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { companyQuery } from '../api/queries.ts';
import { saveCompany } from '../api/records.ts';
import { newExternalId } from '../api/request.ts';
import type { Company } from '../api/types.ts';
import { refreshRows } from '../board/rows.ts';
import { BooksSelect } from '../books/books-select.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { sent, shown } from '../fields/person-options.ts';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { useUnsaved } from '../fields/use-unsaved.ts';
import { AddressFields, addressDraft, addressValues } from './address-fields.tsx';

type EmailDraft = { readonly key: string; readonly email: string; readonly label: string };

export function CompanyForm({
  company,
  onSaved,
  extra,
}: {
  company: Company | null;
  onSaved: (company: Company) => void;
  extra?: ReactNode;
}) {
  const queryClient = useQueryClient();
  const canEdit = useCan('customers:write');
  const [externalId] = useState(newExternalId);
  const unsaved = useUnsaved();
  const [draft, change] = useDraft(
    {
      name: shown(company?.name),
      taxNumber: shown(company?.taxNumber),
      notes: shown(company?.notes),
      connectionId: company?.connectionId ?? null,
      ...addressDraft(company),
    },
    unsaved.touch,
  );
  const [emails, setEmails] = useState<readonly EmailDraft[]>(() => startEmails(company));
  const save = useSave({
    save: () =>
      saveCompany(
        company,
        {
          ...addressValues(draft),
          name: draft.name,
          taxNumber: sent(draft.taxNumber),
          notes: sent(draft.notes),
          connectionId: draft.connectionId,
          emails: emails
            .filter((one) => one.email.trim() !== '')
            .map(({ email, label }) => ({ email: email.trim(), label: sent(label) })),
        },
        externalId,
      ),
    saved: async (saved) => {
      unsaved.settle();
      queryClient.setQueryData(companyQuery(saved.id).queryKey, saved);
      await refreshRows(queryClient, 'companies', { ids: [saved.id] });
      notifications.show({ message: `${saved.name} is saved.` });
      onSaved(saved);
    },
  });

  return (
    <FormFrame save={save} label={company ? 'Save' : 'Add company'} extra={extra} isReadOnly={!canEdit}>
      <TextInput
        label="Name"
        required
        data-autofocus={company === null || undefined}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={save.error('name')}
      />
      <Emails
        emails={emails}
        onChange={(changed) => {
          unsaved.touch();
          setEmails(changed);
        }}
        error={save.error}
      />
      <AddressFields draft={draft} change={change} error={save.error} />
      <TextInput
        label="Tax number"
        value={draft.taxNumber}
        onChange={(event) => change({ taxNumber: event.currentTarget.value })}
        error={save.error('taxNumber')}
      />
      <BooksSelect
        emptyWords={(byDefault) => `The default: ${byDefault}`}
        description="Where its invoices go that are not sent yet; those that are in books stay there"
        value={draft.connectionId}
        onPick={(connectionId) => change({ connectionId })}
        error={save.error('connectionId')}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        value={draft.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
        error={save.error('notes')}
      />
    </FormFrame>
  );
}

function Emails({
  emails,
  onChange,
  error,
}: {
  emails: readonly EmailDraft[];
  onChange: (emails: readonly EmailDraft[]) => void;
  error: (path: string) => string | undefined;
}) {
  const put = (key: string, part: Partial<EmailDraft>) =>
    onChange(emails.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <Stack gap="xs" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={500}>
        E-mail addresses
      </Text>
      {emails.map((one, index) => (
        <Group key={one.key} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            type="email"
            flex={2}
            aria-label={`E-mail ${index + 1}`}
            placeholder="accounts@…"
            value={one.email}
            onChange={(event) => put(one.key, { email: event.currentTarget.value })}
            error={error(`emails.${index}.email`)}
          />
          <TextInput
            flex={1}
            aria-label={`Label of e-mail ${index + 1}`}
            placeholder="Label"
            value={one.label}
            onChange={(event) => put(one.key, { label: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove e-mail ${index + 1}`}
            onClick={() => onChange(emails.filter((other) => other.key !== one.key))}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...emails, { key: newExternalId(), email: '', label: '' }])}
        >
          Add e-mail
        </Button>
      </Group>
    </Stack>
  );
}

function startEmails(company: Company | null): readonly EmailDraft[] {
  const known = (company?.emails ?? []).map(({ email, label }) => ({
    key: newExternalId(),
    email,
    label: shown(label),
  }));
  return known.length > 0 ? known : [{ key: newExternalId(), email: '', label: '' }];
}
