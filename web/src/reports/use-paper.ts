/** On paper a report is light, whatever the screen is: for the time of printing the whole page is. */
import { useEffect } from 'react';

const attribute = 'data-mantine-color-scheme';

export function usePaper(): void {
  useEffect(() => {
    const { documentElement: root } = document;
    let before: string | null = null;
    const lighten = () => {
      before = root.getAttribute(attribute);
      root.setAttribute(attribute, 'light');
    };
    const restore = () => {
      if (before !== null) root.setAttribute(attribute, before);
    };
    addEventListener('beforeprint', lighten);
    addEventListener('afterprint', restore);
    return () => {
      removeEventListener('beforeprint', lighten);
      removeEventListener('afterprint', restore);
    };
  }, []);
}
