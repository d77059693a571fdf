/** Making an item that stands for an account: QuickBooks books a line by its item alone. */

import type { ItemToCreate, LedgerClient, LedgerReference } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import { recordIn } from './batch.ts';
import type { Caller } from './call.ts';
import { nameForQuickBooks } from './contacts.ts';
import { itemOf } from './references.ts';
import { refTo } from './wire.ts';

/** A service, since it is neither counted nor bought. Its name is unique among items, and refused where it is taken. */
export function createItem(
  call: Caller,
  { name, accountCode }: ItemToCreate,
  key: string,
): ReturnType<NonNullable<LedgerClient['createItem']>> {
  return call({
    operation: 'createItem',
    method: 'POST',
    path: 'item',
    write: {
      body: { Name: nameForQuickBooks(name, 100), Type: 'Service', IncomeAccountRef: refTo(accountCode) },
      key,
      sent: { record: 'item', isNew: true, lines: [] },
    },
    read: (json) => soldItem(itemOf(recordIn(json, 'Item'))),
  });
}

function soldItem(item: LedgerReference | null): LedgerReference {
  if (item === null) throw new UnexpectedAnswer('Another kind of item');
  return item;
}
