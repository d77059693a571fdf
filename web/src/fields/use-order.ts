/** Things of a list in another order: by the handle's arrows, by Alt with an arrow from any field, or drawn by mouse or finger. */
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';

export type Order = ReturnType<typeof useOrder>;

/** @param noun what one of them is called: "Line", "Action" */
export function useOrder<One extends { readonly key: string }>(
  lines: readonly One[],
  onChange: (lines: readonly One[]) => void,
  noun: string,
) {
  const latest = useRef({ lines, onChange });
  const focused = useRef<Element | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    latest.current = { lines, onChange };
  });
  // A row that is put elsewhere in the page loses the focus; whoever moves it goes on moving it.
  useLayoutEffect(() => {
    if (focused.current instanceof HTMLElement && focused.current.isConnected) focused.current.focus();
    focused.current = null;
  });

  function move(key: string, to: number) {
    const now = latest.current.lines;
    const from = now.findIndex((line) => line.key === key);
    const line = now[from];
    if (!line || to < 0 || to >= now.length || to === from) return;
    focused.current = document.activeElement;
    const others = now.filter((_, at) => at !== from);
    latest.current.onChange([...others.slice(0, to), line, ...others.slice(to)]);
    setSaid(`${noun} ${from + 1} is ${noun.toLowerCase()} ${to + 1} now.`);
  }

  const indexOf = (key: string) => latest.current.lines.findIndex((line) => line.key === key);

  function onKey(event: KeyboardEvent, key: string) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    move(key, indexOf(key) + step);
  }

  /** Follows the pointer over the whole page: the row under it gives way once its middle is passed. */
  function onPointerDown(event: PointerEvent, key: string) {
    if (event.button !== 0) return;
    const follow = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-line]');
      const over = row?.dataset.line;
      if (!row || over === undefined || over === key) return;
      const { top, height } = row.getBoundingClientRect();
      const isDown = indexOf(over) > indexOf(key);
      if (isDown === clientY > top + height / 2) move(key, indexOf(over));
    };
    const stop = () => {
      removeEventListener('pointermove', follow);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
    };
    addEventListener('pointermove', follow);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
  }

  return {
    /** For a live region: what was moved where. */
    said,
    handle: (key: string) => ({
      onKeyDown: (event: KeyboardEvent) => onKey(event, key),
      onPointerDown: (event: PointerEvent) => onPointerDown(event, key),
    }),
    row: (key: string) => ({
      'data-line': key,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.altKey) onKey(event, key);
      },
    }),
  };
}
