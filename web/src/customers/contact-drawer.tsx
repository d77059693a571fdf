/** A contact at the right of the list. `/contacts/new?companyId=…` opens a blank one at that company. */
import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CustomerInvoices } from '../accounting/record-invoices.tsx';
import { companyQuery, contactQuery } from '../api/queries.ts';
import { saveContact } from '../api/records.ts';
import { newExternalId } from '../api/request.ts';
import type { Company, Contact } from '../api/types.ts';
import { refreshRows } from '../board/rows.ts';
import { BooksSelect } from '../books/books-select.tsx';
import { CustomerInBooks } from '../books-contacts/customer-in-books.tsx';
import { two } from '../fields/columns.ts';
import { withoutTab } from '../fields/drawer-tab.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { LinkButton } from '../fields/links.tsx';
import { sent, shown } from '../fields/person-options.ts';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { CompanyPicker } from '../fields/record-picker.tsx';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { useUnsaved } from '../fields/use-unsaved.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { CustomerCredits } from '../money/customer-credits.tsx';
import { RecordPayments } from '../money/record-payments.tsx';
import { AddressFields, addressDraft, addressValues } from './address-fields.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { useCustomerActions } from './use-customer-actions.tsx';

export function ContactDrawer() {
  const { id } = useParams({ from: '/shell/contacts/$id' });
  const { companyId } = useSearch({ from: '/shell/contacts' });
  const navigate = useNavigate();
  const isNew = id === 'new';
  const { data: contact, error } = useQuery({ ...contactQuery(id), enabled: !isNew });
  const atCompany = useQuery({ ...companyQuery(companyId ?? ''), enabled: isNew && companyId !== undefined });
  const canInvoice = useCan('invoices:write');
  const actions = useCustomerActions('contacts');
  const close = () => navigate({ to: '/contacts', search: withoutTab });

  return (
    <RecordDrawer
      title={isNew ? 'New contact' : (contact?.name ?? 'Contact')}
      actions={
        contact ? (
          <>
            {canInvoice ? (
              <LinkButton
                size="xs"
                visibleFrom="xs"
                to="/invoices/new"
                search={{ contactId: contact.id }}
                leftSection={<IconFileInvoice size={15} aria-hidden />}
              >
                Create invoice
              </LinkButton>
            ) : null}
            <ActionMenu name={contact.name} items={actions(contact.id)} />
          </>
        ) : null
      }
      isNew={isNew}
      isLoading={isNew ? atCompany.isLoading : !contact}
      error={error}
      onClose={close}
      parts={
        contact
          ? {
              invoices: <CustomerInvoices of={{ contactId: contact.id }} />,
              payments: (
                <Stack gap="xl">
                  <RecordPayments of={{ of: 'contact', id: contact.id }} />
                  <CustomerCredits of={{ contactId: contact.id }} />
                </Stack>
              ),
              activity: <RecordHistory of={{ kind: 'contact', id: contact.id }} />,
            }
          : {}
      }
    >
      <Stack gap="xl">
        <ContactForm
          key={contact?.id ?? 'new'}
          contact={contact ?? null}
          company={atCompany.data ?? null}
          onDone={close}
          onSaved={(saved) => {
            if (isNew) void navigate({ to: '/contacts/$id', params: { id: saved.id }, replace: true });
          }}
        />
        {contact && contact.companyId === null ? (
          <CustomerInBooks of={{ kind: 'contacts', id: contact.id }} />
        ) : null}
      </Stack>
    </RecordDrawer>
  );
}

function ContactForm({
  contact,
  company,
  onSaved,
  onDone,
}: {
  contact: Contact | null;
  /** Where a new contact works. */
  company: Company | null;
  onSaved: (contact: Contact) => void;
  onDone: () => void;
}) {
  const queryClient = useQueryClient();
  const canEdit = useCan('customers:write');
  const [externalId] = useState(newExternalId);
  const unsaved = useUnsaved();
  const [draft, change] = useDraft(
    {
      firstName: shown(contact?.firstName),
      lastName: shown(contact?.lastName),
      email: shown(contact?.email),
      companyId: contact?.companyId ?? company?.id ?? null,
      companyName: contact?.companyName ?? company?.name ?? null,
      connectionId: contact?.connectionId ?? null,
      ...addressDraft(contact),
    },
    unsaved.touch,
  );
  const save = useSave({
    save: () =>
      saveContact(
        contact,
        {
          ...addressValues(draft),
          firstName: sent(draft.firstName),
          lastName: sent(draft.lastName),
          email: sent(draft.email),
          companyId: draft.companyId,
          connectionId: draft.connectionId,
        },
        externalId,
      ),
    saved: async (saved) => {
      unsaved.settle();
      queryClient.setQueryData(contactQuery(saved.id).queryKey, saved);
      await refreshRows(queryClient, 'contacts', { ids: [saved.id] });
      notifications.show({ message: `${saved.name} is saved.` });
      onSaved(saved);
    },
  });

  return (
    <FormFrame
      save={save}
      label={contact ? 'Save' : 'Add contact'}
      isReadOnly={!canEdit}
      extra={
        contact ? <ArchiveButton path="contacts" queryKey="contacts" id={contact.id} onDone={onDone} /> : null
      }
    >
      <SimpleGrid cols={two} spacing="md">
        <TextInput
          label="First name"
          data-autofocus={contact === null || undefined}
          value={draft.firstName}
          onChange={(event) => change({ firstName: event.currentTarget.value })}
          error={save.error('firstName')}
        />
        <TextInput
          label="Last name"
          value={draft.lastName}
          onChange={(event) => change({ lastName: event.currentTarget.value })}
          error={save.error('lastName')}
        />
        <TextInput
          label="E-mail"
          type="email"
          value={draft.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          error={save.error('email')}
        />
        <CompanyPicker
          label="Company"
          placeholder="Buys privately"
          value={draft.companyId}
          valueLabel={draft.companyName}
          onPick={(picked) => change({ companyId: picked?.id ?? null, companyName: picked?.name ?? null })}
          error={save.error('companyId')}
        />
      </SimpleGrid>
      <AddressFields draft={draft} change={change} error={save.error} />
      {draft.companyId === null ? (
        <BooksSelect
          emptyWords={(byDefault) => `The default: ${byDefault}`}
          description="Where invoices go that are not sent yet; those that are in books stay there"
          value={draft.connectionId}
          onPick={(connectionId) => change({ connectionId })}
          error={save.error('connectionId')}
        />
      ) : null}
    </FormFrame>
  );
}
