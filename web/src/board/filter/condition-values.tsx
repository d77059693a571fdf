/** What a column is compared with: several choices, a date by today or by the calendar, an amount, words. */
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { DateField } from '../../fields/date-field.tsx';
import { DecimalField } from '../../fields/decimal-field.tsx';
import { todayHere } from '../../format/dates.ts';
import type { BoardColumn } from '../board-column.ts';
import classes from './filter.module.css';
import { dateOf, daysFromToday, relativeDateWords } from './filter-dates.ts';

type Props<R> = {
  readonly column: BoardColumn<R>;
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
};

export function ConditionValues<R>(props: Props<R>) {
  const { column, values, onValues } = props;
  const [value = ''] = values;
  const label = `${column.name}: value`;
  if (column.picker)
    return (
      <column.picker
        label={`${column.name}: values`}
        className={classes.value}
        values={values}
        onValues={onValues}
      />
    );
  switch (column.type) {
    case 'status':
    case 'person':
    case 'tags':
      return <ChoiceValues {...props} />;
    case 'date':
      return <DateValue label={label} value={value} onValue={(next) => onValues(next ? [next] : [])} />;
    case 'number':
    case 'money':
      return (
        <DecimalField
          size="xs"
          aria-label={label}
          placeholder="Amount"
          wrapperProps={{ className: classes.value }}
          value={value}
          onDecimal={(next) => onValues(next ? [next] : [])}
        />
      );
    default:
      return (
        <TextInput
          size="xs"
          aria-label={label}
          placeholder="Words"
          className={classes.value}
          value={value}
          onChange={(event) => onValues(event.currentTarget.value ? [event.currentTarget.value] : [])}
        />
      );
  }
}

function ChoiceValues<R>({ column, values, onValues }: Props<R>) {
  const choices = (column.choices ?? []).filter(({ value }) => value !== '');
  const data = choices.map(({ value, label }) => ({ value, label }));
  return (
    <MultiSelect
      size="xs"
      aria-label={`${column.name}: values`}
      placeholder={values.length === 0 ? 'Choose' : ''}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      hidePickedOptions={false}
      comboboxProps={{ withinPortal: false }}
      className={classes.value}
      data={column.type === 'person' ? [{ value: '@me', label: 'Me' }, ...data] : data}
      value={[...values]}
      onChange={onValues}
    />
  );
}

const offered = [0, 1, 7, 14, 30, -1, -7, -30];
const onADate = 'date';

function DateValue({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  const days = daysFromToday(value);
  const shown = days === null || offered.includes(days) ? offered : [...offered, days];
  const picked = value === '' ? null : days === null ? onADate : value;
  return (
    <>
      <Select
        size="xs"
        aria-label={label}
        placeholder="Choose"
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        className={classes.value}
        data={[
          ...shown.map((one) => ({ value: relativeDate(one), label: relativeDateWords(one) })),
          { value: onADate, label: 'a date …' },
        ]}
        value={picked}
        // Something that is a date already, so that the field for it is there.
        onChange={(next) => onValue(next === onADate ? todayOf(value) : (next ?? ''))}
      />
      {picked === onADate ? (
        <DateField
          size="xs"
          aria-label={`${label}, by the calendar`}
          className={classes.value}
          value={value}
          // Half a date, while it is typed, must not take the field away.
          onDate={(date) => date && onValue(date)}
        />
      ) : null}
    </>
  );
}

function relativeDate(days: number): string {
  return days === 0 ? '@today' : `@today${days > 0 ? '+' : ''}${days}`;
}

function todayOf(value: string): string {
  return dateOf(value === '' ? '@today' : value, todayHere());
}
