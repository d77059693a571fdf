/** A reference that carries our marker: what a person wrote, and the marker as its last word. */

/** The most that Xero takes for a Reference, in UTF-16 units. Stated for invoices alone, and kept for all. */
const longest = 255;

/** How a marker of ours looks: anything else that ends a reference was written by a person. */
const marker = /^CF-[!-~]+$/;

/**
 * The person's words with our marker after them, or the marker alone. Too long a text is cut, never the marker: what
 * was written without it would be lost if its answer were. Throws for what is no marker of ours.
 */
export function markedReference(words: string | null, ourMarker: string): string {
  if (!marker.test(ourMarker) || ourMarker.length > longest)
    throw new Error('A marker in a reference must be one word that begins with "CF-"');
  const kept = cut(tidy(words ?? ''), longest - ourMarker.length - 1);
  return kept === '' ? ourMarker : `${kept} ${ourMarker}`;
}

/** The two parts of a reference as Xero gives it; either may be missing. */
export function partsOfReference(text: string | null): {
  readonly reference: string | null;
  readonly marker: string | null;
} {
  if (text === null) return { reference: null, marker: null };
  const whole = text.trim();
  const last = whole.split(/\s+/).at(-1) ?? '';
  if (!marker.test(last)) return { reference: text, marker: null };
  const words = whole.slice(0, -last.length).trimEnd();
  return { reference: words === '' ? null : words, marker: last };
}

// A reference is one line: Xero's own field takes no other.
const tidy = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

// The cut may fall inside an emoji, and half of one is no text.
function cut(words: string, room: number): string {
  const kept = words.slice(0, Math.max(room, 0));
  return kept.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}
