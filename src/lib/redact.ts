/** Takes secrets out of what is about to be logged: by field name at any depth, and by shape inside strings. */

const hidden = '[hidden]';
const deepest = 12;

const secretNames = new Set(
  [
    'authorization',
    'cookie',
    'setCookie',
    'token',
    'tokens',
    'accessToken',
    'refreshToken',
    'idToken',
    'secret',
    'secrets',
    'clientSecret',
    'password',
    'code',
    'codeVerifier',
    'apiKey',
    'xApiKey',
    'webhookKey',
    'webhookToken',
    'xXeroSignature',
    'intuitSignature',
    'databaseUrl',
  ].map(canonical),
);

const secretInUrl =
  /([?&#](?:code|state|access_token|refresh_token|id_token|token|client_secret|api_key|code_verifier)=)[^&\s"'#]+/gi;
const secretInHeader = /\b(Bearer|Basic)\s+[\w\-.~+/]+=*/gi;
const passwordInUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+@/gi;

/** A copy of the value without secrets. Errors become plain objects; what is too deep or circular is cut. */
export function redact<T>(value: T): T {
  return redactValue(value, 0, new Set()) as T;
}

/** Words fit to keep: one line, at most 300 characters, and nothing in them that looks like a secret. */
export function fitWords(text: string): string {
  return redact(text.replaceAll(/\s+/g, ' ').trim().slice(0, 300));
}

function redactValue(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (above.has(value)) return '[circular]';
  if (depth > deepest) return '[deep]';
  const within = new Set(above).add(value);
  if (value instanceof Error) return redactError(value, depth, within);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1, within));
  if (value instanceof Headers || value instanceof Map) {
    return redactEntries(
      [...value.entries()].map(([key, item]) => [String(key), item]),
      depth,
      within,
    );
  }
  if (value instanceof URL) return redactText(value.href);
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return redactValue(value.toJSON(), depth + 1, within);
  return redactEntries(Object.entries(value), depth, within);
}

// An error's own `code` (ECONNREFUSED, 23505) says what happened; it is not an OAuth code.
function redactError(error: Error, depth: number, within: Set<object>): unknown {
  const { code, ...rest } = error as Error & { code?: unknown };
  return {
    type: error.constructor.name,
    message: redactText(error.message),
    ...(code === undefined ? {} : { code }),
    stack: error.stack === undefined ? undefined : redactText(error.stack),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1, within) }),
    ...redactEntries(
      Object.entries(rest).filter(([key]) => !inEveryError.has(key)),
      depth,
      within,
    ),
  };
}

const inEveryError = new Set(['message', 'stack', 'cause']);

function redactEntries(entries: readonly (readonly [string, unknown])[], depth: number, within: Set<object>) {
  return Object.fromEntries(
    entries.map(([key, item]) => [key, isSecret(key, item) ? hidden : redactValue(item, depth + 1, within)]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  return value !== undefined && value !== null && secretNames.has(canonical(name));
}

// refresh_token, refreshToken and Refresh-Token are one name.
function canonical(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function redactText(text: string): string {
  return text
    .replaceAll(secretInUrl, `$1${hidden}`)
    .replaceAll(secretInHeader, `$1 ${hidden}`)
    .replaceAll(passwordInUrl, `$1${hidden}@`);
}
