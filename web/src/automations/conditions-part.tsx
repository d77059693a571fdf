/** If: conditions over the record, its customer, its invoices and custom columns, put together as a board's filter is. */
import { Text } from '@mantine/core';
import { FilterGroup } from '../board/filter/filter-group.tsx';
import type { PartProps } from './builder.tsx';
import { fieldColumns } from './rule-draft.ts';

export function ConditionsPart({ draft, options, change, problem }: PartProps) {
  const fault = problemWithin(problem, draft.conditions.parts.length);
  return (
    <div>
      {draft.conditions.parts.length === 0 ? (
        <Text size="sm" c="dimmed" lh="30px">
          Always
        </Text>
      ) : null}
      <FilterGroup
        group={draft.conditions}
        columns={fieldColumns(options.fields)}
        mayNest
        onChange={(conditions) => change({ conditions })}
      />
      {fault ? (
        <Text size="xs" c="var(--mantine-color-error)">
          {fault}
        </Text>
      ) : null}
    </div>
  );
}

/** The first of what is wrong with the conditions, in words. */
function problemWithin(problem: PartProps['problem'], count: number): string | undefined {
  const parts = Array.from({ length: count }, (_, index) => `conditions.conditions.${index}`);
  const paths = parts.flatMap((path) => [`${path}.key`, `${path}.operator`, `${path}.values`]);
  return paths.map(problem).find((message) => message !== undefined);
}
