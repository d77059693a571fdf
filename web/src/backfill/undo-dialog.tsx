/** Asks before a run is undone, and says what stays. */
import { Text } from '@mantine/core';
import { AskFirst } from '../fields/ask-first.tsx';

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
  return (
    <AskFirst
      title="Undo this run?"
      isOpen={isOpen}
      onClose={onClose}
      keep="Leave them there"
      go="Undo this run"
      act={onUndo}
    >
      <Text size="sm">
        The invoices that this run made in {ledgerName} are voided there, drafts deleted, and stand here as
        Not sent again, so that they can go anew under their own numbers. Those to which money was applied, or
        that were changed since, stay in the books and are listed. Contacts that were made stay too.
      </Text>
    </AskFirst>
  );
}
