/** A quantity, price or rate: typed and kept as text, so that no digit is lost on the way. */
import { TextInput, type TextInputProps } from '@mantine/core';

export function DecimalField({
  value,
  onDecimal,
  ...rest
}: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onDecimal: (value: string) => void }) {
  return (
    <TextInput
      {...rest}
      className="numeric"
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      // A comma is a decimal point in half of the world, and the API takes points only.
      onChange={(event) => onDecimal(event.currentTarget.value.replace(',', '.').replace(/\s/g, ''))}
    />
  );
}
