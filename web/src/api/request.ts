/** One request to the API: JSON both ways, every refusal turned into an `ApiRefusal` that screens can show. */
import type { FieldError, Page } from './types.ts';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What the API answered instead of doing it: its sentence, its code, and what is wrong with which field. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldError[];
  /** The answer as it came, for the answers whose refusal carries a report (imports). */
  readonly body: unknown;

  constructor(status: number, code: string, message: string, fields: readonly FieldError[], body: unknown) {
    super(message);
    this.name = 'ApiRefusal';
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.body = body;
  }
}

/** @throws ApiRefusal when the API says no, or cannot be reached (status 0, code `unreachable`). */
export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', withQuery(path, query), undefined, signal);
}

/** @throws ApiRefusal */
export async function post<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return send<T>('POST', path, body ?? {}, signal);
}

/** @throws ApiRefusal */
export async function patch<T>(path: string, body: unknown): Promise<T> {
  return send<T>('PATCH', path, body);
}

/** @throws ApiRefusal */
export async function put<T>(path: string, body: unknown): Promise<T> {
  return send<T>('PUT', path, body);
}

/** Sends a file as it is. @throws ApiRefusal */
export async function upload<T>(path: string, query: Query, file: File): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': file.type || 'application/octet-stream' };
  return read<T>(
    await reach(withQuery(path, query), { method: 'POST', headers, credentials: 'same-origin', body: file }),
  );
}

/** @throws ApiRefusal */
export async function remove(path: string): Promise<void> {
  await send<unknown>('DELETE', path);
}

// A board of more rows than this is told to filter; without a limit a wrong cursor would loop for ever.
const maxPages = 200;

/** Every page of a list, one after the other, in the list's own order. @throws ApiRefusal */
export async function getAll<T>(
  path: string,
  query: Query,
  signal: AbortSignal | undefined,
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const answer: Page<T> = await get<Page<T>>(path, { ...query, cursor }, signal);
    items.push(...answer.items);
    cursor = answer.nextCursor ?? null;
    if (cursor === null) break;
  }
  return items;
}

/** An id for one intent, so that pressing twice makes one record. Works without https too, where randomUUID does not. */
export function newExternalId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' }, credentials: 'same-origin' };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  if (signal) init.signal = signal;
  return read<T>(await reach(path, init));
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const answer: unknown = text === '' ? null : parse(text);
  if (!response.ok) throw refusal(response.status, answer);
  // The server validates what it answers against the same schema these types are written from.
  return answer as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path.startsWith('/api/') ? path : `/api/v1${path}`, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiRefusal(0, 'unreachable', 'Counterfoil cannot be reached. Check the connection.', [], null);
  }
}

function refusal(status: number, answer: unknown): ApiRefusal {
  const body = isRecord(answer) ? answer : {};
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : undefined);
  const message = text('detail') ?? text('message') ?? text('title') ?? `The server answered ${status}.`;
  const fields = Array.isArray(body.fields) ? body.fields.filter(isFieldError) : [];
  return new ApiRefusal(status, text('code') ?? 'unknown', message, fields, answer);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withQuery(path: string, query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
