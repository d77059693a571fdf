/** A quantity, price or rate: typed in the reader's own notation, and kept as text, so that no digit is lost on the way. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readDecimal, writeDecimal } from '../format/read-decimal.ts';

export function DecimalField({
  value,
  onDecimal,
  ...rest
}: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onDecimal: (value: string) => void }) {
  // While somebody types, what they typed stands there; what it came to stands there afterwards.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      className="numeric"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? writeDecimal(value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // What is no number yet goes on as it is: whoever takes it says so.
        onDecimal(readDecimal(text) ?? text.trim());
      }}
    />
  );
}
