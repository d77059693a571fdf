/** Remembers which forms have been carried out, so that pressing a button twice does the thing once. */

import { randomUUID } from 'node:crypto';

export interface Once {
  /** A mark for the forms of one page shown. */
  fresh(): string;
  wasDone(form: OnceForm): boolean;
  done(form: OnceForm): void;
}

interface OnceForm {
  readonly once?: string;
  readonly act?: string;
  readonly subject?: string;
}

const REMEMBERED = 1_000;

/** A form that carries no mark is carried out each time. */
export function createOnce(): Once {
  const keys = new Set<string>();
  return {
    fresh: randomUUID,
    wasDone: (form) => Boolean(form.once) && keys.has(keyOf(form)),
    done(form) {
      if (!form.once) return;
      keys.add(keyOf(form));
      const [oldest] = keys;
      if (keys.size > REMEMBERED && oldest !== undefined) keys.delete(oldest);
    },
  };
}

const keyOf = ({ once = '', act = '', subject = '' }: OnceForm): string => [once, act, subject].join(' ');
