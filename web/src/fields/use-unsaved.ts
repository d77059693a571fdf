/** Asks before what was typed and is not saved is left: by a link, the back button, Esc, or with the tab. */
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';

export type Unsaved = {
  /** Somebody has typed. */
  readonly touch: () => void;
  readonly settle: () => void;
};

export function useUnsaved(): Unsaved {
  // Kept outside of the drawing: what was saved this moment is left in the same moment.
  const isUnsaved = useRef(false);
  useBlocker({
    // Another part of the same record is no leaving.
    shouldBlockFn: ({ current, next }) =>
      isUnsaved.current && current.pathname !== next.pathname && !window.confirm(question),
    enableBeforeUnload: () => isUnsaved.current,
  });
  return useMemo(
    () => ({
      touch: () => {
        isUnsaved.current = true;
      },
      settle: () => {
        isUnsaved.current = false;
      },
    }),
    [],
  );
}

const question = 'What you typed here is not saved yet. Leave it all the same?';
