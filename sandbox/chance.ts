/** Chance in one place, so that the same seed gives the same ids and tokens. */

import { createHash, randomBytes } from 'node:crypto';

export interface Chance {
  uuid(): string;
  /** A whole number from 0 up to, but without, `below`. */
  integer(below: number): number;
  text(length: number, alphabet?: string): string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createChance(seed: number | undefined): Chance {
  const next = seed === undefined ? randomWord : seededWords(seed);
  const integer = (below: number) => next() % below;
  return {
    integer,
    uuid: () => uuidFrom(Buffer.from(Uint32Array.of(next(), next(), next(), next()).buffer)),
    text: (length, alphabet = LETTERS) =>
      Array.from({ length }, () => alphabet.charAt(integer(alphabet.length))).join(''),
  };
}

/** The same id for the same words, for seeds. */
export function idOf(...words: readonly string[]): string {
  return uuidFrom(createHash('sha1').update(words.join('/')).digest().subarray(0, 16));
}

function uuidFrom(bytes: Buffer): string {
  const b = Buffer.from(bytes);
  b[6] = ((b[6] ?? 0) & 0x0f) | 0x40;
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80;
  const hex = b.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function randomWord(): number {
  return randomBytes(4).readUInt32LE();
}

/** splitmix32: small, and good enough where nothing is secret. */
function seededWords(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
