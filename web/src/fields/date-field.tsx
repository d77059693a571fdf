/** A date without a time, as the platform's own field: YYYY-MM-DD in, YYYY-MM-DD out, no time zone in between. */
import { TextInput, type TextInputProps } from '@mantine/core';

export function DateField({
  value,
  onDate,
  ...rest
}: Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  value: string | null;
  onDate: (date: string | null) => void;
}) {
  return (
    <TextInput
      {...rest}
      type="date"
      value={value ?? ''}
      onChange={(event) => onDate(event.currentTarget.value || null)}
    />
  );
}
