/** The keys that work, opened with `?`. */
import { Kbd, Table } from '@mantine/core';
import { Dialog } from '../fields/dialog.tsx';

const keys: readonly [keys: string, does: string][] = [
  ['Ctrl K', 'Search screens and records, or begin something new'],
  ['?', 'Show these keys'],
  ['Esc', 'Close what is open; cancel an edit'],
  ['Ctrl Enter', 'Save the form; on the invoice screen, save and send'],
  ['↑ ↓ ← →', 'Move in a grid'],
  ['Home End', 'First and last cell of the row'],
  ['Ctrl Home, Ctrl End', 'First and last row'],
  ['Page Up, Page Down', 'A screen up or down'],
  ['Enter or F2', 'Edit the cell, or open the record'],
  ['A letter or digit', 'Type over the cell; Enter then goes on beneath it'],
  ['Ctrl C, Ctrl V', 'Copy the cell; paste one, a block from a spreadsheet, or into all selected rows'],
  ['Space', 'Press the button in the cell'],
  ['Delete', 'Empty the cell'],
  ['Ctrl Z', 'Undo the latest edit of a cell'],
  ['Shift Space', 'Select the row'],
  ['← →', 'Close or open a group, on its line'],
  ['Alt ↓', 'Menu of a column, on its head'],
  ['Ctrl ← →', 'Narrower or wider, on the head of a column'],
];

export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <Table>
        <Table.Tbody>
          {keys.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
