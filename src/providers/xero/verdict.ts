/** What Xero says of one element of a write: accepted or not, and its messages, wherever they stand in it. */
import { z } from 'zod';
import { flag, listOf } from '../../lib/exact-json.ts';
import type { ValidationMessage } from './problems.ts';

const message = z.object({ Message: z.string() });
const withErrors = z.object({ ValidationErrors: listOf(message) });

const verdictSchema = z.object({
  StatusAttributeString: z.string().nullish(),
  HasErrors: flag.nullish(),
  HasValidationErrors: flag.nullish(),
  ValidationErrors: listOf(message),
  Warnings: listOf(message),
  LineItems: listOf(withErrors),
  Contact: withErrors.nullish(),
  Account: withErrors.nullish(),
  Phones: listOf(withErrors),
  Addresses: listOf(withErrors),
});

/** Was this element refused? An element that says neither is taken as accepted only if it names no error at all. */
export function isRefused(element: unknown): boolean {
  const verdict = verdictSchema.safeParse(element).data;
  if (verdict === undefined) return false;
  if (verdict.HasErrors === true || verdict.HasValidationErrors === true) return true;
  return verdict.StatusAttributeString?.toUpperCase() === 'ERROR' || messagesOf(element).length > 0;
}

/** Its error messages: the element's own first, then those of its lines, its contact, account, phones and addresses. */
export function messagesOf(element: unknown): readonly ValidationMessage[] {
  const verdict = verdictSchema.safeParse(element).data;
  if (verdict === undefined) return [];
  const inLines = verdict.LineItems.flatMap((line, index) => wordsIn(line.ValidationErrors, index));
  const parts = [verdict.Contact, verdict.Account, ...verdict.Phones, ...verdict.Addresses];
  const beneath = parts.flatMap((part) => part ?? []);
  return [
    ...wordsIn(verdict.ValidationErrors, null),
    ...inLines,
    ...beneath.flatMap((part) => wordsIn(part.ValidationErrors, null)),
  ];
}

/** Warnings do not stop a write, but a person should see them. */
export function warningsOf(element: unknown): readonly string[] {
  return verdictSchema.safeParse(element).data?.Warnings.map((warning) => warning.Message) ?? [];
}

function wordsIn(
  messages: readonly { readonly Message: string }[],
  line: number | null,
): readonly ValidationMessage[] {
  return messages.map(({ Message }) => ({ words: Message, line }));
}
