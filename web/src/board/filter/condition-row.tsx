/** One condition: a column, how it is compared, and with what. */
import { ActionIcon, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { BoardColumn } from '../board-column.ts';
import { ConditionValues } from './condition-values.tsx';
import classes from './filter.module.css';
import { type DraftCondition, withColumn } from './filter-draft.ts';
import { operatorsOf, operatorWords, wantsValues } from './operators.ts';

export function ConditionRow<R>({
  condition,
  columns,
  onChange,
  onRemove,
}: {
  condition: DraftCondition;
  columns: readonly BoardColumn<R>[];
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}) {
  const column = columns.find(({ key }) => key === condition.key);
  return (
    <div className={classes.condition}>
      <Select
        size="xs"
        aria-label="Column"
        autoFocus={condition.isNew}
        placeholder="A column that is gone"
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        // Or the list, once it stands, takes back what typing has chosen meanwhile, and Enter takes nothing.
        selectFirstOptionOnDropdownOpen
        onFocus={(event) => event.currentTarget.select()}
        allowDeselect={false}
        comboboxProps={inPanel}
        className={classes.column}
        data={columns.map(({ key, name }) => ({ value: key, label: name }))}
        value={column?.key ?? null}
        onChange={(key) => {
          const next = columns.find((one) => one.key === key);
          if (next) onChange(withColumn(condition, column, next));
        }}
      />
      {column ? (
        <>
          <Select
            size="xs"
            aria-label={`How ${column.name} is compared`}
            allowDeselect={false}
            comboboxProps={inPanel}
            className={classes.operator}
            data={operatorsOf[column.type].map((value) => ({ value, label: operatorWords[value] }))}
            value={condition.operator}
            onChange={(operator) => operator && onChange({ ...condition, operator })}
          />
          {wantsValues(condition.operator) ? (
            <ConditionValues
              column={column}
              values={condition.values}
              onValues={(values) => onChange({ ...condition, values })}
            />
          ) : null}
        </>
      ) : (
        <Text size="xs" c="dimmed" className={classes.gone}>
          Its column is gone: this hides nothing.
        </Text>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        className={classes.remove}
        aria-label={`Remove the condition on ${column?.name ?? 'a column that is gone'}`}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

/** A list outside of the panel would count as a press outside of it, and close it. */
const inPanel = { withinPortal: false } as const;
