import { expect, test } from 'vitest';
import type { LedgerInvoice } from '../../providers/provider.ts';
import type { SyncOperationRow } from '../../store/sync-operations.ts';
import { namedLines } from './finish-invoices.ts';
import type { Finished } from './kind.ts';

const line = (ledgerLineId: string | null, description: string) => ({ ledgerLineId, description });

/** Of an update with two lines, as it was sent and as the books hold it now. Only what `namedLines` looks at. */
function updated(state: string, held: readonly ReturnType<typeof line>[]) {
  const lines = [line('first', 'Shirts'), line('second', 'Mugs')];
  const payload = { sends: ['lines'], ours: { lineIds: ['our-first', 'our-second'], version: 2 }, lines };
  const operation = { kind: 'updateInvoice', state, payload } as unknown as SyncOperationRow;
  return { operation, record: { lines: held } as unknown as LedgerInvoice } as Finished<LedgerInvoice>;
}

test('a line that the books took out a moment before our change has the id under which it came back', () => {
  const answer = [line('first', 'Shirts'), line('new', 'Mugs')];
  expect(namedLines(updated('dispatched', answer))).toEqual([
    { lineId: 'our-first', ledgerLineId: 'first' },
    { lineId: 'our-second', ledgerLineId: 'new' },
  ]);
});

test('of a record that was found later, a line of another id is somebody else’s', () => {
  const found = [line('first', 'Shirts'), line('theirs', 'Caps')];
  expect(namedLines(updated('unknown', found))).toEqual([{ lineId: 'our-first', ledgerLineId: 'first' }]);
});
