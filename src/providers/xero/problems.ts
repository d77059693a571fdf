/**
 * What Xero refuses, in our words: its validation messages become problems of the closed list.
 *
 * Xero gives sentences and no codes, so each rule looks for a stable part of one. A sentence that no rule knows is
 * still a problem (`LedgerRejected`), with Xero's words: nothing is decided by a match that could be lost.
 */
import type { Problem } from '../../domain/problem.ts';
import { fitWords } from '../../lib/redact.ts';
import { amountRules, paymentRules, refundRules } from './payment-rules.ts';
import { documentRules, type Field, goneWords, type Rule } from './problem-rules.ts';

/** The record that was sent, as far as it can tell which field a sentence means. */
export type Sent = {
  readonly record: 'invoice' | 'creditNote' | 'payment' | 'allocation' | 'refund' | 'file';
  /** Of an invoice or a credit note; the others have none. */
  readonly lines: readonly {
    readonly accountCode: string;
    readonly itemCode: string | null;
    readonly taxType: string | null;
  }[];
};

/** A validation message, with the line (from 0) that it stood in, where it stood in one. */
export type ValidationMessage = { readonly words: string; readonly line: number | null };

/** Problems for a refused record, those with a code of their own first. Never empty. */
export function problemsOf(messages: readonly ValidationMessage[], sent: Sent | null): readonly Problem[] {
  if (messages.length === 0) return [ledgerRejected('Xero refused this without saying why.', null)];
  const found = dropRepeated(messages).map((message) => ({ message, rule: ruleOf(message, sent) }));
  const explained = new Set(found.flatMap(({ rule }) => rule?.rule.explains ?? []));
  const problems = found
    .filter(({ rule }) => rule === null || !explained.has(rule.rule.code))
    .map(({ message, rule }) => problemOf(message, rule, sent));
  return problems.toSorted((a, b) => Number(isUnspecific(a)) - Number(isUnspecific(b)));
}

/** A refusal that no rule covers. `ledgerWords` are Xero's own. */
export function ledgerRejected(message: string, ledgerWords: string | null): Problem {
  return { code: 'LedgerRejected', message, field: null, setting: null, ledgerWords };
}

/** The app itself was refused, not a person's grant: connecting again would not help. */
export function appRefused(ledgerWords: string): Problem {
  const message = 'Xero does not accept this app. Check its client id, client secret and redirect address.';
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

const rulesForRecords: readonly Rule[] = [...amountRules, ...documentRules];
const rulesForPayments: readonly Rule[] = [...amountRules, ...paymentRules, ...documentRules];

const rulesForRefunds: readonly Rule[] = [...refundRules, ...rulesForPayments];

function rulesFor(sent: Sent | null): readonly Rule[] {
  if (sent?.record === 'refund') return rulesForRefunds;
  return sent?.record === 'payment' ? rulesForPayments : rulesForRecords;
}

type FoundRule = { readonly rule: Rule; readonly value: string | null };

// The first rule that knows the sentence, with what Xero quotes in it.
function ruleOf({ words }: ValidationMessage, sent: Sent | null): FoundRule | null {
  for (const rule of rulesFor(sent)) {
    const found = rule.pattern.exec(words);
    if (found !== null) return { rule, value: found.groups?.value ?? null };
  }
  return null;
}

function problemOf({ words, line }: ValidationMessage, found: FoundRule | null, sent: Sent | null): Problem {
  const ledgerWords = fitWords(words);
  if (found === null) return ledgerRejected('Xero refused this. Its own words say why.', ledgerWords);
  const { rule, value } = found;
  return {
    code: rule.code,
    message: rule.message(value),
    field: rule.field === undefined ? null : fieldOf(rule.field, value, line, sent),
    setting: rule.setting ?? null,
    ledgerWords,
  };
}

function fieldOf(field: Field, value: string | null, line: number | null, sent: Sent | null): string | null {
  if (sent?.record === 'payment') return field;
  if (sent?.record === 'allocation' && field === 'issueDate') return 'date';
  if (field !== 'accountCode' && field !== 'itemCode' && field !== 'taxType') return field;
  const index = line ?? (value === null ? -1 : (sent?.lines.findIndex((one) => one[field] === value) ?? -1));
  return index < 0 ? null : `lines.${index}.${field}`;
}

// The same sentence often stands both at the record and in its line: the one with the line says more.
function dropRepeated(messages: readonly ValidationMessage[]): readonly ValidationMessage[] {
  const best = new Map<string, ValidationMessage>();
  for (const message of messages) {
    const known = best.get(message.words);
    if (known === undefined || (known.line === null && message.line !== null))
      best.set(message.words, message);
  }
  return [...best.values()];
}

const isUnspecific = (problem: Problem): boolean => problem.code === 'LedgerRejected';
