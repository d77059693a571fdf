/** Which options of the books' tracking categories a line carries: as mapped, another one, or none. */
import { Select } from '@mantine/core';
import type { Reference, ResolvedLine } from '../api/types.ts';
import { namedOptions } from '../fields/named-options.ts';
import type { LineDraft } from '../lines/line-draft.ts';

/** Stands for: none, whatever the mapping says. */
const NONE = 'none';

export function TrackingSelects({
  nth,
  categories,
  line,
  disabled,
  resolved,
  onChange,
  error,
}: {
  nth: string;
  categories: readonly Reference[];
  line: LineDraft;
  disabled: boolean;
  resolved: ResolvedLine | null | undefined;
  onChange: (tracking: LineDraft['tracking']) => void;
  error: string | undefined;
}) {
  return (
    <>
      {categories.map((category, index) => {
        const chosen = line.tracking.find((each) => each.trackingCategoryId === category.code);
        const mapped = resolved?.tracking.find((each) => each.trackingCategoryId === category.code);
        const others = line.tracking.filter((each) => each !== chosen);
        const value = chosen === undefined ? null : (chosen.optionId ?? NONE);
        const options = (category.details.options ?? [])
          .filter((option) => option.isActive)
          .map((option) => ({ id: option.ledgerId, name: named(category.name, option.name) }));
        return (
          <Select
            key={category.code}
            size="xs"
            mt={4}
            disabled={disabled}
            aria-label={`${category.name} of ${nth}`}
            placeholder={mapped && !chosen ? named(category.name, mapped.optionName) : category.name}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': `${category.name} of ${nth}: as mapped` }}
            comboboxProps={{ width: 220, position: 'bottom-start' }}
            nothingFoundMessage="Nothing found in the books"
            data={[
              ...namedOptions(options, value === NONE ? null : value),
              { value: NONE, label: `No ${category.name}` },
            ]}
            value={value}
            onChange={(optionId) =>
              onChange(
                optionId === null
                  ? others
                  : [
                      ...others,
                      {
                        trackingCategoryId: category.code,
                        optionId: optionId === NONE ? null : optionId,
                      },
                    ],
              )
            }
            error={index === categories.length - 1 ? error : undefined}
          />
        );
      })}
    </>
  );
}

/** An option alone does not say of what it is one. */
function named(category: string, option: string): string {
  return `${category}: ${option}`;
}
