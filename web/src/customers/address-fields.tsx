/** Phone and postal address, the same for companies and contacts. */
import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { Address } from '../api/types.ts';
import { two } from '../fields/columns.ts';
import { sent, shown } from '../fields/person-options.ts';
import type { Change } from '../fields/use-draft.ts';

export type AddressDraft = Record<keyof Address, string>;

export function AddressFields({
  draft,
  change,
  error,
}: {
  draft: AddressDraft;
  change: Change<AddressDraft>;
  error: (path: string) => string | undefined;
}) {
  return (
    <>
      <Textarea
        label="Address"
        autosize
        minRows={1}
        value={draft.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
        error={error('address')}
      />
      <SimpleGrid cols={two} spacing="md">
        {fields.map(([key, label]) => (
          <TextInput
            key={key}
            label={label}
            value={draft[key]}
            onChange={(event) => change({ [key]: event.currentTarget.value })}
            error={error(key)}
          />
        ))}
      </SimpleGrid>
    </>
  );
}

const fields: readonly [keyof Address, string][] = [
  ['city', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
  ['phone', 'Phone'],
];

export function addressDraft(record: Address | null): AddressDraft {
  return {
    phone: shown(record?.phone),
    address: shown(record?.address),
    city: shown(record?.city),
    region: shown(record?.region),
    postalCode: shown(record?.postalCode),
    country: shown(record?.country),
  };
}

export function addressValues(draft: AddressDraft): Address {
  return {
    phone: sent(draft.phone),
    address: sent(draft.address),
    city: sent(draft.city),
    region: sent(draft.region),
    postalCode: sent(draft.postalCode),
    country: sent(draft.country),
  };
}
