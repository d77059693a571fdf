/** Who receives the invoice: every e-mail of the company and of its contacts, or another one typed in. */
import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { recipientsQuery } from '../api/queries.ts';

export function RecipientField({
  of,
  value,
  onPick,
  error,
}: {
  of: { companyId: string | null; contactId: string | null };
  value: string | null;
  onPick: (email: string | null) => void;
  error: string | undefined;
}) {
  const { data } = useQuery(recipientsQuery(of));
  const known = data?.items ?? [];
  const labelOf = (email: string) => known.find((one) => one.email === email)?.label;
  return (
    <Autocomplete
      label="Received by"
      placeholder={known.length > 0 ? 'Choose an e-mail' : 'E-mail'}
      type="email"
      data={[...new Set(known.map((one) => one.email))]}
      // Every known address is offered, whatever is in the field: choosing another must not need clearing it first.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.value}
          <br />
          <small>{labelOf(option.value) ?? ''}</small>
        </span>
      )}
      value={value ?? ''}
      onChange={(email) => onPick(email.trim() === '' ? null : email.trim())}
      error={error}
    />
  );
}
