/** Tracking categories of the books: the option that lines carry by default, and by product category. */
import type { ComponentProps } from 'react';
import type { Mappings, Reference } from '../api/types.ts';
import { MappingRows } from './mapping-rows.tsx';
import { Section } from './section.tsx';

type Part = Pick<ComponentProps<typeof MappingRows>, 'changes' | 'onPick' | 'canEdit'>;

export function TrackingMapping({
  tracking,
  categories,
  ...part
}: Part & { tracking: Mappings['tracking']; categories: readonly Reference[] }) {
  return tracking.map(({ trackingCategoryId, name, rows }) => (
    <Section
      key={trackingCategoryId}
      title={`Tracking: ${name}`}
      lead="What lines carry of it in the books; a line of an invoice may choose otherwise"
    >
      <MappingRows
        {...part}
        rows={rows}
        what={name}
        references={optionsOf(categories.find((category) => category.code === trackingCategoryId))}
        emptyWords="None"
      />
    </Section>
  ));
}

function optionsOf(category: Reference | undefined): readonly Reference[] {
  return (category?.details.options ?? []).map((option) => ({
    kind: 'trackingOption',
    code: option.ledgerId,
    name: option.name,
    words: option.name,
    isActive: option.isActive,
    details: {},
  }));
}
