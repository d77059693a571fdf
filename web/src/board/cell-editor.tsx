/** The editor that opens inside a cell, by its column's type: Enter keeps, Esc cancels, and the cell keeps the focus. */
import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { RenderEditCellProps } from 'react-data-grid';
import classes from '../grid/grid.module.css';
import type { BoardColumn, CellValue, Choice } from './board-column.ts';

type Props<L> = {
  readonly edit: RenderEditCellProps<L>;
  readonly name: string;
  readonly value: CellValue;
  /** The line with the value in its cell. */
  readonly withValue: (value: CellValue) => L;
};

export function CellEditor<R, L>({ column, ...props }: Props<L> & { readonly column: BoardColumn<R> }) {
  const choices = column.choices ?? [];
  switch (column.type) {
    case 'status':
    case 'person':
      return (
        <ChoiceEditor
          {...props}
          choices={
            column.edit?.isOptional ? [{ value: '', label: nothing[column.type] }, ...choices] : choices
          }
        />
      );
    case 'tags':
      return <TagsEditor {...props} choices={choices} />;
    default:
      return <TextEditor {...props} type={column.type === 'date' ? 'date' : 'text'} />;
  }
}

const nothing = { status: 'None', person: 'Nobody' } as const;

function ChoiceEditor<L>({
  edit,
  name,
  value,
  withValue,
  choices,
}: Props<L> & { choices: readonly Choice[] }) {
  const isPicked = useRef(false);
  const combobox = useOpened(() => {
    if (!isPicked.current) edit.onClose(false, true);
  });
  const current = typeof value === 'string' ? value : '';

  function pick(next: string) {
    isPicked.current = true;
    edit.onRowChange(withValue(next === '' ? null : next), true);
  }
  return (
    <Options
      combobox={combobox}
      name={name}
      choices={choices}
      isChosen={(one) => one === current}
      onPick={pick}
      said={choices.find((choice) => choice.value === current && current !== '')?.label ?? ''}
    />
  );
}

/** Several of many: Enter or Space takes one on or off, Esc or Tab keeps what is chosen. */
function TagsEditor<L>({ edit, name, value, withValue, choices }: Props<L> & { choices: readonly Choice[] }) {
  const [chosen, setChosen] = useState<readonly string[]>(typeof value === 'string' ? [] : (value ?? []));
  const combobox = useOpened(() => edit.onClose(true, true));

  function toggle(one: string) {
    const next = chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
    setChosen(next);
    edit.onRowChange(withValue(next));
  }
  return (
    <Options
      combobox={combobox}
      name={name}
      choices={choices}
      isChosen={(one) => chosen.includes(one)}
      onPick={toggle}
      said={choices
        .filter((choice) => chosen.includes(choice.value))
        .map((choice) => choice.label)
        .join(', ')}
    />
  );
}

function useOpened(onClosed: () => void) {
  return useCombobox({ defaultOpened: true, onDropdownClose: onClosed });
}

function Options(props: {
  combobox: ReturnType<typeof useCombobox>;
  name: string;
  choices: readonly Choice[];
  isChosen: (value: string) => boolean;
  onPick: (value: string) => void;
  said: string;
}) {
  const { combobox, name, choices, isChosen, onPick, said } = props;
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    ref.current?.focus();
    // The options are drawn a moment later.
    const frame = requestAnimationFrame(() => combobox.selectActiveOption());
    return () => cancelAnimationFrame(frame);
  }, [combobox.selectActiveOption]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={onPick}
      position="bottom-start"
      width={190}
      hideDetached={false}
      shadow="md"
    >
      <Combobox.Target targetType="button">
        <button
          ref={ref}
          type="button"
          className={classes.editor}
          aria-label={name}
          // The grid would take arrows and Enter for itself; Tab is its to take.
          onKeyDown={(event) => event.key !== 'Tab' && event.stopPropagation()}
        >
          {said}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={name} mah={280} style={{ overflowY: 'auto' }}>
          {choices.map((choice) => (
            <Combobox.Option
              key={choice.value}
              value={choice.value}
              active={isChosen(choice.value)}
              aria-selected={isChosen(choice.value)}
            >
              <span className={classes.option}>
                {choice.label}
                {isChosen(choice.value) ? <IconCheck size={14} aria-hidden /> : null}
              </span>
            </Combobox.Option>
          ))}
          {choices.length === 0 ? <Combobox.Empty>No labels yet</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function TextEditor<L>({ edit, name, value, withValue, type }: Props<L> & { type: 'text' | 'date' }) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    ref.current?.focus();
    if (type === 'text') ref.current?.select();
  }, [type]);
  return (
    <input
      ref={ref}
      type={type}
      className={classes.editor}
      aria-label={name}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => edit.onRowChange(withValue(event.target.value))}
      onBlur={() => edit.onClose(true, false)}
    />
  );
}
