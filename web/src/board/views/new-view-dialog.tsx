/** Saves how the board is shown now as a view of its own: private, or shared by whoever may. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { NameDialog } from './name-dialog.tsx';
import type { ViewActs } from './use-view-acts.ts';

export function NewViewDialog({
  mayShare,
  onClose,
  onCreate,
}: {
  mayShare: boolean;
  onClose: () => void;
  onCreate: ViewActs['create'];
}) {
  const [isShared, setIsShared] = useState(false);
  return (
    <NameDialog
      title="Save as new view"
      label="Save view"
      onClose={onClose}
      onName={(name) => onCreate({ name, isShared })}
    >
      {mayShare ? (
        <Checkbox
          label="Share with everybody"
          description="Otherwise only you see it"
          checked={isShared}
          onChange={(event) => setIsShared(event.currentTarget.checked)}
        />
      ) : null}
    </NameDialog>
  );
}
