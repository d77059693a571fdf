/** A form that saves with its button or Ctrl+Enter, and says above itself what went wrong as a whole. */
import { Alert, Button, Group, Stack } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Save } from './use-save.ts';

export function FormFrame({
  save,
  label,
  children,
  extra,
  isReadOnly = false,
}: {
  save: Save;
  /** What the button says: "Save", "Add company". */
  label: string;
  children: ReactNode;
  extra?: ReactNode;
  isReadOnly?: boolean;
}) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) save.submit(event);
    // Whoever types into a list and finds nothing there must not have saved the form by that.
    else if (event.target instanceof Element && event.target.role === 'combobox') event.preventDefault();
  }
  return (
    <form onSubmit={save.submit} onKeyDown={onKeyDown} noValidate>
      <fieldset disabled={isReadOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="md">
          {save.message ? (
            <Alert color="red" role="alert">
              {save.message}
            </Alert>
          ) : null}
          {children}
          {isReadOnly ? null : (
            <Group gap="sm">
              <Button type="submit" loading={save.isSaving}>
                {label}
              </Button>
              {extra}
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
