/** The expected no of a command: a value that the caller must look at, never an exception. */

export type FieldFault = { readonly path: string; readonly message: string };

export type Refusal =
  | { readonly kind: 'notFound'; readonly message: string }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldFault[] }
  | { readonly kind: 'conflict'; readonly code: string; readonly message: string }
  | { readonly kind: 'forbidden'; readonly message: string };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

type No = { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** `what` as a person says it: 'company', 'sales doc'. */
export function notFound(what: string): No {
  return { ok: false, refusal: { kind: 'notFound', message: `There is no such ${what}.` } };
}

export function invalid(fields: readonly FieldFault[]): No {
  return { ok: false, refusal: { kind: 'invalid', fields } };
}

export function conflict(code: string, message: string): No {
  return { ok: false, refusal: { kind: 'conflict', code, message } };
}

/** What it is about stands in books that nobody here is connected to any more. */
export function booksNotConnected(): No {
  return conflict('notConnected', 'Its books are not connected. Connect them in Settings › Integrations.');
}

export function forbidden(message: string): No {
  return { ok: false, refusal: { kind: 'forbidden', message } };
}

/** Somebody saved the record after this person opened it. No refusal when `expected` was not given. */
export function refuseStale(expected: number | undefined, actual: number): No | null {
  if (expected === undefined || expected === actual) return null;
  return conflict('staleVersion', 'Somebody else has changed this since you opened it. Load it again.');
}

/** Why, in a sentence, where a refusal stands in a list of results. */
export function reasonOf(refusal: Refusal): string {
  if (refusal.kind !== 'invalid') return refusal.message;
  return refusal.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
}
