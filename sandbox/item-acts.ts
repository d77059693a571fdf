/** What is sold, as a person adds it to the books and takes it out again. */

import { type Act, no, yes } from './act.ts';
import type { Books } from './books.ts';
import type { ItemRecord } from './records.ts';

export function itemActs(act: Act): Pick<Books, 'addItem' | 'removeItem'> {
  return {
    addItem: ({ tenantId, code, name }) =>
      act(tenantId, ({ tables, world, now }) => {
        if (tables.items.all().some((held) => held.code === code))
          return no('There is such an item already.');
        const item: ItemRecord = {
          itemId: world.chance.uuid(),
          code,
          name,
          description: name,
          purchaseDescription: '',
          isSold: true,
          isPurchased: false,
          sales: {},
          purchase: {},
          updatedAt: now,
        };
        tables.items.put(item.itemId, item);
        return yes(item);
      }),
    removeItem: ({ tenantId, code }) =>
      act(tenantId, ({ tables }) => {
        const item = tables.items.all().find((held) => held.code === code);
        if (!item) return no('There is no such item.');
        tables.items.remove(item.itemId);
        return yes(item);
      }),
  };
}
