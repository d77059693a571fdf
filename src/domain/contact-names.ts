/** How alike two names are: what a person would take for the same customer, written by two hands. */

/** From here on two names are worth showing to a person; never enough to link by. */
export const ALIKE = 0.8;

/**
 * 1 for names that differ only in case, accents, punctuation, order of words or legal form; less the more letters
 * differ (Dice's coefficient over pairs of letters); 0 where either has no letters.
 */
export function likeness(one: string, other: string): number {
  return likenessOf(nameShape(one), nameShape(other));
}

/** A name as it is compared, worked out once for many comparisons. */
export type NameShape = {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
};

export function nameShape(name: string): NameShape {
  const all = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = all.filter((word) => !legalForms.has(word));
  const words = telling.length > 0 ? telling : all;
  return { words, pairs: pairsIn([...words].sort().join(' ')) };
}

export function likenessOf(one: NameShape, other: NameShape): number {
  if (one.pairs.length === 0 || other.pairs.length === 0) return 0;
  const left = countsOf(other.pairs);
  let shared = 0;
  for (const pair of one.pairs) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / (one.pairs.length + other.pairs.length);
}

/** What a name is filed under, so that it is compared with few: names that are alike share at least one of these. */
export function filedUnder({ words }: NameShape): readonly string[] {
  return [...new Set(words.map((word) => word.slice(0, 3)))];
}

const legalForms: ReadonlySet<string> = new Set(
  'the and ltd limited pty inc incorporated llc llp plc co company corp corporation gmbh ag kg bv nv sa sarl srl spa oy ab as aps'.split(
    ' ',
  ),
);

/** Pairs of neighbouring letters, with the ends of the text, so that single letters count too. */
function pairsIn(text: string): readonly string[] {
  const letters = [...` ${text} `];
  return text === '' ? [] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function countsOf(pairs: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}
