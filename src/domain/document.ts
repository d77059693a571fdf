/** What an invoice's documents in the books must be: who can be e-mailed, how files are named, how long a note may be. */
import type { LedgerInvoiceStatus } from './accounting-status.ts';
import type { Problem } from './problem.ts';

/** Files of one invoice, bytes of one file, characters of one note: the least that ledgers take. */
export const MOST_FILES = 10;
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
export const LONGEST_NOTE = 2_500;

/**
 * Why the ledger would not e-mail an invoice; null: it would.
 * @param status null while the invoice is on its way there.
 * @param to the address of its customer in the books, which is where the ledger sends.
 */
export function whyNotEmailed(
  { status, to }: { readonly status: LedgerInvoiceStatus | null; readonly to: string | null },
  ledgerName: string,
): Problem | null {
  if (status === 'draft')
    return problem(
      'LedgerRejected',
      `It is a draft in ${ledgerName}, which e-mails no drafts. Approve it there first.`,
    );
  if (status === 'voided' || status === 'deleted')
    return problem('DeletedInBooks', `It is ${status} in ${ledgerName}: there is nothing to e-mail.`);
  if (status !== null && to === null)
    return problem(
      'EmailAddressMissing',
      `The customer has no e-mail address in ${ledgerName}. Enter one there, then send it.`,
    );
  return null;
}

/** Its answer was lost, and the books do not say whether it was sent. */
export function undecidedEmail(ledgerName: string, invoiceId: string): Problem {
  const message = `The answer was lost, and ${ledgerName} does not tell whether it e-mailed the invoice this time. Look in its history there, then say on the invoice whether it was sent.`;
  return { ...problem('OutcomeUnknown', message), setting: `/invoices/${invoiceId}` };
}

/** What ledgers refuse in a file's name, and what no name needs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[<>:"/\\|?*+\u0000-\u001f\u007f]/g;

/** The characters of a file's name that it cannot have in the books; none: it may stay. */
export function forbiddenIn(name: string): readonly string[] {
  return [...new Set(name.match(FORBIDDEN) ?? [])];
}

/** Two texts that are one note: ledgers keep neither spaces at the ends nor the kind of line breaks. */
export function isSameNote(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function problem(code: Problem['code'], message: string): Problem {
  return { code, message, field: null, setting: null, ledgerWords: null };
}
