/** Which books something goes to. Not there where there is nothing to choose. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../api/queries.ts';
import { isLive } from './live-books.ts';

export function BooksSelect({
  label = 'Books',
  emptyWords,
  description,
  value,
  onPick,
  error,
  disabled = false,
}: {
  label?: string;
  /** Where it goes when nothing is chosen. */
  emptyWords: (defaultLabel: string) => string;
  description?: string;
  value: string | null;
  onPick: (connectionId: string | null) => void;
  error?: string | undefined;
  disabled?: boolean;
}) {
  const { data: connections = [] } = useQuery(connectionsQuery);
  // Books that were chosen before they were disconnected are shown as what they are.
  const offered = connections.filter((one) => isLive(one) || one.id === value);
  if (offered.length < 2 && value === null) return null;
  const byDefault = connections.find((one) => one.isDefault);
  return (
    <Select
      label={label}
      description={description}
      disabled={disabled}
      placeholder={emptyWords(byDefault?.label ?? 'the only books')}
      clearable
      clearButtonProps={{ 'aria-label': `${label}: none chosen` }}
      data={offered.map((one) => ({
        value: one.id,
        label: isLive(one) ? one.label : `${one.label} (not connected)`,
      }))}
      value={value}
      onChange={onPick}
      error={error}
    />
  );
}
