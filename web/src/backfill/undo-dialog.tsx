/** Asks before a run is undone, and says what stays. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../fields/dialog.tsx';

export function UndoDialog({
  ledgerName,
  isOpen,
  onClose,
  onUndo,
}: {
  ledgerName: string;
  isOpen: boolean;
  onClose: () => void;
  onUndo: () => Promise<void>;
}) {
  const [isBusy, setIsBusy] = useState(false);
  async function undo() {
    setIsBusy(true);
    await onUndo();
    setIsBusy(false);
    onClose();
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Undo this run?">
      <Stack gap="md">
        <Text size="sm">
          The invoices that this run made in {ledgerName} are voided there, drafts deleted, and stand here as
          Not sent again, so that they can go anew under their own numbers. Those to which money was applied,
          or that were changed since, stay in the books and are listed. Contacts that were made stay too.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            Leave them there
          </Button>
          <Button color="red.9" loading={isBusy} onClick={undo}>
            Undo this run
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
