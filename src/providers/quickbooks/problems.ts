/**
 * What QuickBooks refuses, in our words: the errors of a fault become problems of the closed list.
 *
 * QuickBooks gives codes, but one for many things (6000, 610), so rules look for words and for the element as well. What
 * no rule knows is still a problem (`LedgerRejected`), with QuickBooks' words.
 */
import type { Problem } from '../../domain/problem.ts';
import { fitWords } from '../../lib/redact.ts';
import type { Fault, FaultError } from './faults.ts';
import { wordsOfError } from './faults.ts';
import type { Field, Rule } from './problem-rules.ts';
import { goneWords, mapping, rules } from './problem-rules.ts';

/** The record that was sent, as far as it can tell what an error means. */
export type Sent = {
  readonly record:
    | 'invoice'
    | 'creditNote'
    | 'payment'
    | 'allocation'
    | 'refund'
    | 'file'
    | 'contact'
    | 'item';
  /** Made with this call: then it is something that it names that cannot be found, never itself. */
  readonly isNew: boolean;
  /** Of an invoice or a credit note; the others have none. */
  readonly lines: readonly SentLine[];
};

type SentLine = {
  readonly accountCode: string;
  readonly itemCode: string | null;
  readonly taxType: string | null;
};

/** Problems for a refused record, those with a code of their own first. Never empty. */
export function problemsOf({ errors }: Fault, sent: Sent | null): readonly Problem[] {
  return errors
    .map((error) => problemOf(error, sent))
    .toSorted((a, b) => Number(isUnspecific(a)) - Number(isUnspecific(b)));
}

/** A refusal that no rule covers. `ledgerWords` are QuickBooks' own. */
export function ledgerRejected(message: string, ledgerWords: string | null): Problem {
  return { code: 'LedgerRejected', message, field: null, setting: null, ledgerWords };
}

/** The app itself was refused, not a person's grant: connecting again would not help. */
export function appRefused(ledgerWords: string): Problem {
  const message =
    'QuickBooks does not accept this app. Check its client id, client secret and redirect address.';
  return { code: 'AuthFailed', message, field: null, setting: '/settings/integrations', ledgerWords };
}

/** The person did not grant access, or the answer was not meant for this sign-in. */
export function notGranted(message: string, ledgerWords: string | null): Problem {
  return { code: 'AuthFailed', message, field: null, setting: '/settings/integrations', ledgerWords };
}

export const deletedInBooks: Problem = {
  code: 'DeletedInBooks',
  message: goneWords,
  field: null,
  setting: null,
  ledgerWords: null,
};

/** A line without an item: QuickBooks would take it for a remark, and count nothing. */
export function itemMissing(line: number): Problem {
  return {
    code: 'ItemNotFound',
    message:
      'QuickBooks books a line by its item, and this line has none. Choose an item for its account in the mapping.',
    field: `lines.${line}.itemCode`,
    setting: mapping,
    ledgerWords: null,
  };
}

function problemOf(error: FaultError, sent: Sent | null): Problem {
  const words = wordsOfError(error);
  const ledgerWords = words === '' ? null : fitWords(words);
  const rule = rules.find((one) => fits(one, error, words, sent));
  if (rule === undefined)
    return ledgerRejected(
      ledgerWords === null
        ? 'QuickBooks refused this without saying why.'
        : 'QuickBooks refused this. Its own words say why.',
      ledgerWords,
    );
  return {
    code: rule.problem,
    message: rule.message,
    field: rule.field === undefined ? null : fieldOf(rule.field, words, sent),
    setting: rule.setting ?? null,
    ledgerWords,
  };
}

function fits({ codes, words, about, when }: Rule, error: FaultError, said: string, sent: Sent | null) {
  if (codes !== undefined && !codes.includes(error.code)) return false;
  if (words !== undefined && !words.test(said)) return false;
  if (about !== undefined && !about.test(error.element) && !about.test(said)) return false;
  return when === undefined || when(sent);
}

function fieldOf(field: Field, words: string, sent: Sent | null): string | null {
  if (field === 'issueDate') return dateFieldOf(sent);
  if (field !== 'accountCode' && field !== 'itemCode' && field !== 'taxType') return field;
  const lines = sent?.lines ?? [];
  if (lines.length === 0) return hasOwnAccount(sent) ? field : null;
  const index = lineIn(field, words, lines);
  return index === null ? null : `lines.${index}.${field}`;
}

const hasOwnAccount = (sent: Sent | null): boolean =>
  sent?.record === 'payment' || sent?.record === 'refund' || sent?.record === 'item';

function dateFieldOf(sent: Sent | null): string {
  if (sent?.record === 'payment' || sent?.record === 'refund') return 'paidOn';
  return sent?.record === 'allocation' ? 'date' : 'issueDate';
}

/** QuickBooks does not say which line it means: the only one, or the one whose id stands in its words. */
function lineIn(
  field: 'accountCode' | 'itemCode' | 'taxType',
  words: string,
  lines: readonly SentLine[],
): number | null {
  if (lines.length === 1) return 0;
  const quoted = new Set(words.match(/\b\d+\b/g) ?? []);
  const index = lines.findIndex((line) => quoted.has(line[field] ?? ''));
  return index === -1 ? null : index;
}

const isUnspecific = (problem: Problem): boolean => problem.code === 'LedgerRejected';
