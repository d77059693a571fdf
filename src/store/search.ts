/** Text search by LIKE, with what a person typed taken literally. */

/** A pattern for `ilike` that matches `text` anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
