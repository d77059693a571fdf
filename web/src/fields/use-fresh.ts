/** The record that a form shows: a newer one from elsewhere takes its place, unless somebody has begun to type. */
import { useState } from 'react';
import { useUnsaved } from './use-unsaved.ts';

export type Fresh<T> = {
  readonly record: T | null;
  /** A form of another turn starts afresh: its key. */
  readonly turn: number;
  /** Somebody types: from now on what stands in the form stays, and is saved against what was opened. */
  readonly touch: () => void;
  /** It is saved as it stands in the form. */
  readonly settle: (saved: T) => void;
};

export function useFresh<T extends { readonly version: number }>(latest: T | null): Fresh<T> {
  const [opened, setOpened] = useState({ record: latest, turn: 0, isTouched: false });
  const { record, turn, isTouched } = opened;
  const unsaved = useUnsaved();
  const isOlder = latest !== null && record !== null && latest.version > record.version;
  if (isOlder && !isTouched) setOpened({ record: latest, turn: turn + 1, isTouched: false });
  return {
    record,
    turn,
    touch: () => {
      unsaved.touch();
      setOpened((now) => (now.isTouched ? now : { ...now, isTouched: true }));
    },
    settle: (saved) => {
      unsaved.settle();
      setOpened((now) => ({ ...now, record: saved, isTouched: false }));
    },
  };
}
