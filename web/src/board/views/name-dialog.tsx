/** Asks for a name and saves it. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../fields/dialog.tsx';
import { FormFrame } from '../../fields/form-frame.tsx';
import { useSave } from '../../fields/use-save.ts';

export function NameDialog({
  title,
  label,
  name: start = '',
  children,
  onClose,
  onName,
}: {
  title: string;
  /** What the button says. */
  label: string;
  name?: string;
  children?: ReactNode;
  onClose: () => void;
  onName: (name: string) => Promise<void>;
}) {
  const [name, setName] = useState(start);
  const save = useSave({ save: () => onName(name.trim()), saved: onClose });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame save={save} label={label}>
        <TextInput
          label="Name"
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.error('name')}
        />
        {children}
      </FormFrame>
    </Dialog>
  );
}
