/** Which column is set, and to what: by its type, or to nothing. */
import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { AutomationOptions } from '../api/types.ts';
import { DateField } from '../fields/date-field.tsx';
import { DecimalField } from '../fields/decimal-field.tsx';
import type { ActionProps } from './action-fields.tsx';

export function ColumnValueFields(props: ActionProps<'setColumn'>) {
  const { action, options, problem, onChange } = props;
  const column = options.columns.find(({ id }) => id === action.columnId);
  return (
    <>
      <Select
        size="xs"
        aria-label="Which column"
        placeholder="Choose a column"
        searchable
        selectFirstOptionOnChange
        data={options.columns.map(({ id, name }) => ({ value: id, label: name }))}
        value={column?.id ?? null}
        error={problem('columnId')}
        onChange={(columnId) => columnId && onChange({ kind: 'setColumn', columnId, value: '' })}
      />
      {column ? <span>to</span> : null}
      {column ? <Value {...props} column={column} /> : null}
    </>
  );
}

type Column = AutomationOptions['columns'][number];

/** Nothing on purpose, which clears the cell, beside what is not chosen yet. */
const nothing = '*';

function Value({
  column,
  action,
  options,
  problem,
  onChange,
}: ActionProps<'setColumn'> & { column: Column }) {
  const set = (value: string | string[] | null) => onChange({ ...action, value });
  const text = typeof action.value === 'string' ? action.value : '';
  const common = { size: 'xs', 'aria-label': `${column.name} becomes`, error: problem('value') } as const;
  switch (column.type) {
    case 'status':
    case 'person': {
      const labels = column.options.map(({ id, name }) => ({ value: id, label: name }));
      return (
        <Select
          {...common}
          placeholder="Choose"
          searchable
          selectFirstOptionOnChange
          data={[
            ...(column.type === 'person' ? options.people : labels),
            { value: nothing, label: 'nothing' },
          ]}
          value={action.value === null ? nothing : text || null}
          onChange={(value) => value && set(value === nothing ? null : value)}
        />
      );
    }
    case 'tags':
      return (
        <MultiSelect
          {...common}
          placeholder="Choose"
          data={column.options.map(({ id, name }) => ({ value: id, label: name }))}
          value={Array.isArray(action.value) ? action.value : []}
          onChange={(ids) => set(ids)}
        />
      );
    case 'date':
      return <DateField {...common} value={text} onDate={(date) => set(date ?? '')} />;
    case 'number':
    case 'money':
      return <DecimalField {...common} value={text} onDecimal={set} />;
    default:
      return <TextInput {...common} value={text} onChange={(event) => set(event.currentTarget.value)} />;
  }
}
