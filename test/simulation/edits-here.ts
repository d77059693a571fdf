/** What people change at our screens of invoices wherever they stand, and what they say to changes made in the books. */
import type { Chance } from './chance.ts';
import type { Answer } from './people.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

export type EditsHere = {
  /** Words, dates and lines of an invoice; its lines stay themselves. */
  change(): Promise<void>;
  takeTheirs(): Promise<void>;
  keepOurs(): Promise<void>;
};

/** As the API shows it. */
type Line = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
};

export function createEditsHere({ people }: Stage, story: Story, chance: Chance): EditsHere {
  const some = async (): Promise<Answer | null> => {
    const id = chance.pick(story.invoices.flatMap((each) => (each.id === null ? [] : [each.id])));
    return id === undefined ? null : people.press('GET', `/api/v1/invoices/${id}`);
  };
  const someChangedThere = async (): Promise<string | undefined> => {
    const { body } = await people.press('GET', '/api/v1/invoices?isChangedThere=true');
    // What the API's page of invoices holds.
    return chance.pick(body.items as { readonly id: string }[])?.id;
  };
  const settle = async (how: 'take-theirs' | 'keep-ours'): Promise<void> => {
    const id = await someChangedThere();
    if (id !== undefined) await people.press('POST', `/api/v1/invoices/${id}/${how}`, {});
  };

  return {
    async change() {
      const shown = await some();
      if (shown?.status !== 200) return;
      const { companyId, currency, lineAmountType, issueDate, dueDate, version } = shown.body;
      const [name] = String(shown.body.reference).split(' ');
      const reference = chance.happens(0.5) ? `${name} here-${story.next()}` : shown.body.reference;
      const lines = changedLines(chance, shown.body.lines as readonly Line[]);
      const head = { companyId, currency, lineAmountType, issueDate, dueDate, reference, version };
      await people.press('PATCH', `/api/v1/invoices/${String(shown.body.id)}`, { ...head, lines });
    },
    takeTheirs: () => settle('take-theirs'),
    keepOurs: () => settle('keep-ours'),
  };
}

/** One is changed, one may come and one may go. */
function changedLines(chance: Chance, lines: readonly Line[]) {
  const changed = chance.below(lines.length);
  const kept = lines.map(({ id, description, quantity, unitPrice, discountRate }, index) => ({
    id,
    description: index === changed && chance.happens(0.5) ? 'Sample work, reworded' : description,
    quantity,
    unitPrice: index === changed && chance.happens(0.6) ? `${chance.between(1, 900)}.25` : unitPrice,
    discountRate,
  }));
  const fewer = kept.length > 1 && chance.happens(0.2) ? kept.slice(1) : kept;
  const more = { description: 'Sample extra', quantity: '1', unitPrice: `${chance.between(1, 90)}.5` };
  return chance.happens(0.25) ? [...fewer, more] : fewer;
}
