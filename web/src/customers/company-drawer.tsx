/** A company at the right of the list: its details and e-mails, the people there, its invoices. */
import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CustomerInvoices } from '../accounting/record-invoices.tsx';
import { companyQuery, contactsOfQuery } from '../api/queries.ts';
import { CustomerInBooks } from '../books-contacts/customer-in-books.tsx';
import { withoutTab } from '../fields/drawer-tab.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { useCan } from '../fields/use-can.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import { RecordHistory } from '../history/record-history.tsx';
import { CustomerCredits } from '../money/customer-credits.tsx';
import { RecordPayments } from '../money/record-payments.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { CompanyForm } from './company-form.tsx';
import { useCustomerActions } from './use-customer-actions.tsx';

export function CompanyDrawer() {
  const { id } = useParams({ from: '/shell/companies/$id' });
  const navigate = useNavigate();
  const isNew = id === 'new';
  const { data: company, error } = useQuery({ ...companyQuery(id), enabled: !isNew });
  const canInvoice = useCan('invoices:write');
  const actions = useCustomerActions('companies');
  const close = () => navigate({ to: '/companies', search: withoutTab });

  return (
    <RecordDrawer
      title={isNew ? 'New company' : (company?.name ?? 'Company')}
      actions={
        company ? (
          <>
            {canInvoice ? (
              <LinkButton
                size="xs"
                visibleFrom="xs"
                to="/invoices/new"
                search={{ companyId: company.id }}
                leftSection={<IconFileInvoice size={15} aria-hidden />}
              >
                Create invoice
              </LinkButton>
            ) : null}
            <ActionMenu name={company.name} items={actions(company.id)} />
          </>
        ) : null
      }
      isNew={isNew}
      isLoading={!isNew && !company}
      error={error}
      onClose={close}
      parts={
        company
          ? {
              invoices: <CustomerInvoices of={{ companyId: company.id }} />,
              payments: (
                <Stack gap="xl">
                  <RecordPayments of={{ of: 'company', id: company.id }} />
                  <CustomerCredits of={{ companyId: company.id }} />
                </Stack>
              ),
              activity: <RecordHistory of={{ kind: 'company', id: company.id }} />,
            }
          : {}
      }
    >
      <Stack gap="xl">
        <CompanyForm
          key={company?.id ?? 'new'}
          company={company ?? null}
          onSaved={(saved) => {
            if (isNew) void navigate({ to: '/companies/$id', params: { id: saved.id }, replace: true });
          }}
          extra={
            company ? (
              <ArchiveButton path="companies" queryKey="companies" id={company.id} onDone={close} />
            ) : null
          }
        />
        {company ? <CustomerInBooks of={{ kind: 'companies', id: company.id }} /> : null}
        {company ? <People companyId={company.id} /> : null}
      </Stack>
    </RecordDrawer>
  );
}

function People({ companyId }: { companyId: string }) {
  const { data: contacts } = useQuery(contactsOfQuery(companyId));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3}>Contacts</Title>
        <LinkButton
          size="xs"
          variant="default"
          to="/contacts/$id"
          params={{ id: 'new' }}
          search={{ companyId }}
        >
          Add contact
        </LinkButton>
      </Group>
      {contacts?.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody yet. People added here receive invoices too, when chosen.
        </Text>
      ) : (
        <Table aria-label="Contacts" verticalSpacing={6}>
          <Table.Tbody>
            {contacts?.map((contact) => (
              <Table.Tr key={contact.id}>
                <Table.Td>
                  <LinkAnchor to="/contacts/$id" params={{ id: contact.id }} size="sm">
                    {contact.name}
                  </LinkAnchor>
                </Table.Td>
                <Table.Td>{contact.email}</Table.Td>
                <Table.Td>{contact.phone}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
