/** Gives the focus back to where it was when a part that took it goes away. */
import { useEffect, useRef } from 'react';

export function useReturnFocus(): void {
  // Read while rendering: by the time effects run, the part has taken the focus already.
  const before = useRef(document.activeElement);
  useEffect(() => {
    const element = before.current;
    return () => {
      // After the part is gone; a row that has been removed meanwhile cannot take the focus.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && element instanceof HTMLElement && element.isConnected) element.focus();
      });
    };
  }, []);
}
