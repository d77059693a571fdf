/** The editor that opens inside a cell, by its column's type: Enter keeps, Esc cancels, and the cell keeps the focus. */
import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { RenderEditCellProps } from 'react-data-grid';
import { writeDecimal } from '../format/read-decimal.ts';
import classes from '../grid/grid.module.css';
import type { BoardColumn, CellValue, Choice, ColumnType } from './board-column.ts';

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
      return <TextEditor {...props} type={column.type} />;
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

/** Letters leave the choices that have them; the field says what is chosen until something is typed. */
function Options(props: {
  combobox: ReturnType<typeof useCombobox>;
  name: string;
  choices: readonly Choice[];
  isChosen: (value: string) => boolean;
  onPick: (value: string) => void;
  said: string;
}) {
  const { combobox, name, choices, isChosen, onPick, said } = props;
  const ref = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
  useEffect(() => ref.current?.focus(), []);
  useEffect(() => {
    // The options are drawn a moment later.
    const frame = requestAnimationFrame(() =>
      wanted === '' ? combobox.selectActiveOption() : combobox.selectFirstOption(),
    );
    return () => cancelAnimationFrame(frame);
  }, [wanted, combobox.selectActiveOption, combobox.selectFirstOption]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        setWords('');
        onPick(value);
      }}
      position="bottom-start"
      width={190}
      hideDetached={false}
      shadow="md"
    >
      <Combobox.Target>
        <input
          ref={ref}
          className={classes.editor}
          aria-label={name}
          autoComplete="off"
          placeholder={said}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === ' ' && words === '') {
              event.preventDefault();
              combobox.clickSelectedOption();
            }
            // The grid would take arrows and Enter for itself; Tab is its to take.
            if (event.key !== 'Tab') event.stopPropagation();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={name} mah={280} style={{ overflowY: 'auto' }}>
          {found.map((choice) => (
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
          {found.length === 0 ? (
            <Combobox.Empty>{choices.length === 0 ? 'No labels yet' : 'Nothing found'}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A number stands there in the reader's own notation, as it is read again. */
function TextEditor<L>({ edit, name, value, withValue, type }: Props<L> & { type: ColumnType }) {
  const isNumber = type === 'number' || type === 'money';
  const current = typeof value === 'string' ? value : '';
  const ref = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    ref.current?.focus();
    if (type !== 'date') ref.current?.select();
  }, [type]);
  return (
    <input
      ref={ref}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      className={classes.editor}
      aria-label={name}
      value={typed ?? (isNumber ? writeDecimal(current) : current)}
      onChange={(event) => {
        setTyped(event.target.value);
        edit.onRowChange(withValue(event.target.value));
      }}
      onBlur={() => edit.onClose(true, false)}
    />
  );
}
