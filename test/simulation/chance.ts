/** Chance of a seed: the same seed gives the same choices, in streams that do not disturb each other. */
import { createHash } from 'node:crypto';

export type Chance = {
  /** A whole number from 0 up to, but without, `below`. */
  below(below: number): number;
  /** From `from` up to and with `to`. */
  between(from: number, to: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
  /** One of the choices, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  bytes(size: number): Uint8Array;
};

/** @param stream what it decides: a change in how often one thing asks leaves the choices of others alone. */
export function createChance(seed: number, stream: string): Chance {
  const next = wordsFrom(createHash('sha256').update(`${seed}/${stream}`).digest().readUInt32LE());
  const below = (limit: number) => next() % limit;
  // The overload with a non-empty list always has an answer.
  const pick = <T>(items: readonly T[]): T => items[below(Math.max(1, items.length))] as T;
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (probability) => next() / 2 ** 32 < probability,
    pick,
    weighted(choices) {
      let left = (next() / 2 ** 32) * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return pick(choices)[1];
    },
    bytes: (size) => Uint8Array.from({ length: size }, () => below(256)),
  };
}

/** splitmix32: small, and good enough where nothing is secret. */
function wordsFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
