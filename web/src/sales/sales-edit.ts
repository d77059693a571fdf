/** What an edited cell of the SalesBoard means. */
import type { SalesDocValues } from '../api/records.ts';
import type { SalesDoc } from '../api/types.ts';
import type { CellEdit } from '../grid/use-cell-edits.ts';

/** Null where there is nothing to save: a title cannot be empty. */
export function salesEdit(doc: SalesDoc, columnKey: string): CellEdit<SalesDoc, SalesDocValues> | null {
  const title = doc.title.trim();
  switch (columnKey) {
    case 'title':
      return title === '' ? null : { shown: { title }, values: { title } };
    case 'stage':
      return { shown: { stageId: doc.stageId, stageName: doc.stageName }, values: { stageId: doc.stageId } };
    case 'owner':
      return { shown: { ownerId: doc.ownerId, ownerName: doc.ownerName }, values: { ownerId: doc.ownerId } };
    default:
      return null;
  }
}
