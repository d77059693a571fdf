/** Editors that open inside a cell: Enter keeps, Esc cancels, and the cell keeps the focus. */
import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RenderEditCellProps } from 'react-data-grid';
import classes from './grid.module.css';

export type Choice = { readonly value: string; readonly label: string };

/** A choice among few: opens at once, arrows and Enter pick, Esc leaves the cell as it was. */
export function ChoiceEditor<R>({
  edit,
  value,
  choices,
  onPick,
}: {
  edit: RenderEditCellProps<R>;
  value: string;
  choices: readonly Choice[];
  onPick: (value: string) => R;
}) {
  const isPicked = useRef(false);
  const combobox = useCombobox({
    defaultOpened: true,
    onDropdownClose: () => {
      if (!isPicked.current) edit.onClose(false, true);
    },
  });
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    ref.current?.focus();
    // The options are drawn a moment later.
    const frame = requestAnimationFrame(() => combobox.selectActiveOption());
    return () => cancelAnimationFrame(frame);
  }, [combobox.selectActiveOption]);

  function pick(next: string) {
    isPicked.current = true;
    edit.onRowChange(onPick(next), true);
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      position="bottom-start"
      width={180}
      hideDetached={false}
      shadow="md"
    >
      <Combobox.Target targetType="button">
        <button
          ref={ref}
          type="button"
          className={classes.editor}
          aria-label={String(edit.column.name)}
          // The grid would take arrows and Enter for itself; Tab is its to take.
          onKeyDown={(event) => event.key !== 'Tab' && event.stopPropagation()}
        >
          {choices.find((choice) => choice.value === value)?.label ?? ''}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={String(edit.column.name)} mah={280} style={{ overflowY: 'auto' }}>
          {choices.map((choice) => (
            <Combobox.Option
              key={choice.value}
              value={choice.value}
              active={choice.value === value}
              aria-selected={choice.value === value}
            >
              {choice.label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

export function TextEditor<R>({
  edit,
  value,
  type = 'text',
  onType,
}: {
  edit: RenderEditCellProps<R>;
  value: string;
  type?: 'text' | 'date';
  onType: (value: string) => R;
}) {
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
      aria-label={String(edit.column.name)}
      value={value}
      onChange={(event) => edit.onRowChange(onType(event.target.value))}
      onBlur={() => edit.onClose(true, false)}
    />
  );
}
