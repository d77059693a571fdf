/** Asks before what cannot be taken back: says what it comes to, and offers the way out first. */
import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { orSayWhy } from './say-why.ts';

export function AskFirst({
  title,
  isOpen,
  onClose,
  keep,
  go,
  act,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What the button says that leaves everything as it is. */
  keep: string;
  go: string;
  /** Closes when it is done; when it was refused the question stays, so that it can be asked again. */
  act: () => Promise<unknown>;
  children: ReactNode;
}) {
  const [isBusy, setIsBusy] = useState(false);
  async function run() {
    setIsBusy(true);
    await orSayWhy(async () => {
      await act();
      onClose();
    });
    setIsBusy(false);
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <Stack gap="md">
        {children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {keep}
          </Button>
          <Button color="red.9" loading={isBusy} onClick={run}>
            {go}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
