/** The words in which a ledger's own people speak, where sentences name its things. */
import type { LedgerTraits } from './ledger-traits.ts';

/** What people know an account, item or tax rate by: its code with its name, or where codes are ids its name alone. */
export function codeInWords(
  code: string,
  name: string | null | undefined,
  { hasCodes }: Pick<LedgerTraits, 'hasCodes'>,
): string {
  if (name === null || name === undefined || name === '') return code;
  return hasCodes ? `${code} (${name})` : `“${name}”`;
}

/** The same as a choice in a list: "200 – Sales". */
export function choiceInWords(
  code: string,
  name: string | null | undefined,
  { hasCodes }: Pick<LedgerTraits, 'hasCodes'>,
): string {
  if (name === null || name === undefined || name === '' || name === code) return code;
  return hasCodes ? `${code} – ${name}` : name;
}
