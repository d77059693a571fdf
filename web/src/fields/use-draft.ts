/** What a person is typing: a copy of the values with one function that changes some of them. */
import { useState } from 'react';

export type Change<T> = (part: Partial<T>) => void;

export function useDraft<T extends object>(initial: T): [draft: T, change: Change<T>] {
  const [draft, setDraft] = useState(initial);
  return [draft, (part) => setDraft((now) => ({ ...now, ...part }))];
}
