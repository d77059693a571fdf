/** Reads PostgreSQL's refusals of what was given to it: which field, and why. Anything else is our bug: null. */

export type DatabaseFault =
  | { readonly kind: 'taken'; readonly field: string }
  | { readonly kind: 'missing' | 'unfit'; readonly field: string; readonly message: string };

/** `error` as pg throws it (SQLSTATE in `code`). Source: PostgreSQL, Appendix A. */
export function databaseFault(error: unknown): DatabaseFault | null {
  const { code, detail, constraint, column } = error as Partial<Record<string, unknown>>;
  if (typeof code !== 'string') return null;
  const field = fieldOf(String(detail ?? ''), column);
  if (code === uniqueViolation) return { kind: 'taken', field };
  if (code === foreignKeyViolation) return foreignKeyFault(String(detail ?? ''), field);
  if (code === checkViolation)
    return { kind: 'unfit', field: String(constraint ?? field), message: 'is not allowed' };
  // Class 22, data exception: a number out of range, a date that is none, text with a zero byte.
  if (code.startsWith('22')) return { kind: 'unfit', field, message: 'is out of range' };
  return null;
}

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';
const checkViolation = '23514';

function foreignKeyFault(detail: string, field: string): DatabaseFault {
  return detail.includes('still referenced')
    ? { kind: 'unfit', field, message: 'is still in use' }
    : { kind: 'missing', field, message: 'names a record that does not exist' };
}

/** 'Key (workspace_id, lower(code))=(…) already exists.' → 'code' */
function fieldOf(detail: string, column: unknown): string {
  if (typeof column === 'string') return camelCase(column);
  const columns =
    /^Key \((.*?)\)=/
      .exec(detail)?.[1]
      ?.replaceAll(/lower\(|\)|::text|"/g, '')
      .split(', ') ?? [];
  const name = columns.findLast((item) => item !== 'workspace_id');
  return name === undefined ? 'body' : camelCase(name);
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The database does not answer for the moment: it is not started yet, was stopped, or takes no more connections. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as Partial<Record<string, unknown>>;
  return awayCodes.has(String(code)) || message === 'Connection terminated unexpectedly';
}

// Class 08, connection exception, is what the driver makes of a lost one; 57P01 to 57P03: shutting down, starting up.
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  '08006',
  '08001',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);
