/** What people change in the books of invoices that came from us: the words at their head, and their lines. */

import type { Chance } from './chance.ts';
import { nameIn } from './compare-books.ts';
import type { InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';
import { within } from './within.ts';

export type EditsThere = { write(): void; changeLines(): void };

export function createEditsThere({ ledgers }: Stage, story: Story, chance: Chance): EditsThere {
  const { books } = ledgers;
  let tenantId = story.tenantIds[0] ?? '';
  const some = (): InvoiceThere | undefined =>
    chance.pick(books.listInvoices({ tenantId }).filter((each) => each.reference.startsWith('sim-')));
  const acts: EditsThere = {
    write() {
      const invoice = some();
      if (invoice === undefined) return;
      const reference = `${nameIn(invoice.reference)} there-${story.next()}`;
      books.editInvoice({ tenantId, invoiceId: invoice.invoiceId, reference });
    },
    changeLines() {
      const invoice = some();
      if (invoice === undefined) return;
      const [first, ...others] = invoice.lines;
      if (first === undefined) return;
      const changed = {
        lineItemId: first.lineItemId,
        description: 'Changed there',
        ...(chance.happens(0.5) ? { unitAmount: `${chance.between(1, 500)}.75` } : {}),
      };
      const kept = chance.happens(0.2) ? [] : others.map(({ lineItemId }) => ({ lineItemId }));
      books.editInvoice({ tenantId, invoiceId: invoice.invoiceId, lines: [changed, ...kept] });
    },
  };
  return within(acts, () => {
    tenantId = story.there(chance);
  });
}
