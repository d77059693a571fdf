/** Which column of the file fills which field; guessed by the server, changed here. */
import { Select, SimpleGrid, Stack, Title } from '@mantine/core';
import type { ImportSubject } from '../api/settings.ts';
import type { ImportReport } from '../api/types.ts';
import { operationWords } from '../format/operation-words.ts';

/** What each import can fill, the usual ones first. The server knows their other names. */
const fields: Readonly<Record<ImportSubject, readonly string[]>> = {
  customers: [
    'externalId',
    'company',
    'firstName',
    'lastName',
    'name',
    'email',
    'phone',
    'address',
    'city',
    'region',
    'postalCode',
    'country',
    'taxNumber',
    'notes',
  ],
  invoices: [
    'number',
    'issueDate',
    'dueDate',
    'customerId',
    'customerEmail',
    'customer',
    'description',
    'quantity',
    'unitPrice',
    'discountRate',
    'category',
    'productCode',
    'taxName',
    'taxRate',
    'invoiceTotal',
    'currency',
    'reference',
  ],
};

const columns = { base: 1, xs: 2, md: 3, lg: 4 } as const;

export function ImportMap({
  subject,
  report,
  map,
  onPick,
  isBusy,
}: {
  subject: ImportSubject;
  report: ImportReport;
  map: Readonly<Record<string, string>>;
  onPick: (field: string, column: string | null) => void;
  isBusy: boolean;
}) {
  return (
    <Stack gap="sm" component="section" aria-label="Columns">
      <Title order={3}>Columns</Title>
      <SimpleGrid cols={columns} spacing="md">
        {fields[subject].map((field) => (
          <Select
            key={field}
            size="xs"
            label={operationWords(field)}
            placeholder="Not in the file"
            data={[...report.columns]}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': `No column for ${operationWords(field)}` }}
            disabled={isBusy}
            value={map[field] ?? null}
            onChange={(column) => onPick(field, column)}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
