/** A note that carries our marker: what a person wrote, and the marker on a line of its own behind it. */

/** How a marker of ours looks in the note of a document: one word of ours, or the address of an invoice. */
const documentMarker = /^(?:CF-[!-~]+|https?:\/\/[!-~]+)$/;

/** In the notes of a customer it is any word that stands alone: who looks for one compares it. */
const anyWord = /^[!-~]+$/;

/** QuickBooks writes this in front of the note of what it voids, and there is no other sign of a void. */
const voided = /^Voided(?:\s*[-–—:]\s*|\s+|$)/;

export type NoteParts = {
  readonly words: string | null;
  readonly marker: string | null;
  readonly isVoided: boolean;
};

/** The person's words with our marker below them. Too long a text is cut, never the marker. Throws for what is no marker. */
export function markedNote(words: string | null, marker: string, longest = 4000): string {
  if (!anyWord.test(marker) || marker.length > longest)
    throw new Error('A marker in a note must be one word');
  const kept = (words ?? '')
    .trim()
    .slice(0, longest - marker.length - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return kept === '' ? marker : `${kept}\n${marker}`;
}

/** The parts of a document's private note. @param isNought its amounts are: else "Voided" is a word of the person's. */
export function partsOfNote(text: string | null, isNought: boolean): NoteParts {
  const whole = text ?? '';
  const isVoided = isNought && voided.test(whole);
  return { ...split(isVoided ? whole.replace(voided, '') : whole, documentMarker), isVoided };
}

/** The parts of a customer's notes. */
export function partsOfNotes(text: string | null): Omit<NoteParts, 'isVoided'> {
  return split(text ?? '', anyWord);
}

// QuickBooks may hand line ends back as a form would send them.
function split(text: string, marker: RegExp): Omit<NoteParts, 'isVoided'> {
  const whole = text.trim();
  const lines = whole.split(/\r\n|\r|\n/);
  const last = (lines.at(-1) ?? '').trim();
  if (last !== '' && marker.test(last)) {
    const words = lines.slice(0, -1).join('\n').trim();
    return { words: words === '' ? null : words, marker: last };
  }
  return { words: whole === '' ? null : whole, marker: null };
}
