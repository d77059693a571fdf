/** A new record typed on the line of its group: a title and Enter, and the field stays for the next one. */
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import classes from './board.module.css';

export function AddToGroup(props: {
  /** "New job in To do". */
  readonly label: string;
  readonly tabIndex: number;
  /** Answers whether it is made; why not is told there. */
  readonly onAdd: (title: string) => Promise<boolean>;
}) {
  const { label, tabIndex, onAdd } = props;
  const [title, setTitle] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function add(said: string) {
    setTitle('');
    // What could not be saved is there to be tried again, unless the next title has been begun.
    if (!(await onAdd(said))) setTitle((now) => now || said);
  }
  function onKeyDown(event: KeyboardEvent) {
    // The grid would take the arrows and Enter for itself; Tab goes on.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.key === 'Enter' && title?.trim()) void add(title.trim());
    if (event.key !== 'Escape') return;
    setTitle(null);
    setTimeout(() => button.current?.focus());
  }

  if (title === null) {
    return (
      <button
        ref={button}
        type="button"
        className={classes.groupButton}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        onClick={() => setTitle('')}
        onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && event.stopPropagation()}
      >
        <IconPlus size={15} aria-hidden />
      </button>
    );
  }
  return (
    <input
      // Whoever pressed the button goes on in the field that took its place.
      ref={(field) => field?.focus()}
      className={classes.newTitle}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      maxLength={255}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => title === '' && setTitle(null)}
      onKeyDown={onKeyDown}
    />
  );
}
