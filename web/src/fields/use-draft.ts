/** What a person is typing: a copy of the values with one function that changes some of them. */
import { useState } from 'react';

export type Change<T> = (part: Partial<T>) => void;

/** @param onChange heard with each change */
export function useDraft<T extends object>(
  initial: T,
  onChange: () => void = () => undefined,
): [draft: T, change: Change<T>] {
  const [draft, setDraft] = useState(initial);
  const change: Change<T> = (part) => {
    onChange();
    setDraft((now) => ({ ...now, ...part }));
  };
  return [draft, change];
}
