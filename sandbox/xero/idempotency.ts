/** Idempotency keys: six minutes, per app and not per organisation, errors remembered as well as successes. */

import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import { type Answer, wholeRequestError } from './errors.ts';

const KEEPS_MS = 6 * 60_000;
const LONGEST_KEY = 128;

export interface KeyedRequest {
  readonly key: string;
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly body: string;
}

/** The answer that this key has already had, or the refusal of the key; `undefined` means go on. */
export function replay(world: World, request: KeyedRequest): Answer | undefined {
  if (request.key.length > LONGEST_KEY) return tooLong(request.key);
  const known = world.app.idempotency.get(request.key);
  if (!known || known.expiresAt <= world.clock.now()) return undefined;
  if (known.fingerprint !== fingerprint(request)) return usedOtherwise(request.key);
  return { status: known.status, contentType: known.contentType, body: known.body };
}

/** Remembers an answer from this moment on; call it in the transaction that did the work. */
export function remember(world: World, request: KeyedRequest, answer: Answer): void {
  const { status, contentType, body } = answer;
  if (typeof body !== 'string') return; // only GET answers in bytes, and GET takes no key
  const expiresAt = world.clock.now() + KEEPS_MS;
  dropExpired(world);
  const record = {
    key: request.key,
    fingerprint: fingerprint(request),
    status,
    contentType,
    body,
    expiresAt,
  };
  world.app.idempotency.put(request.key, record);
}

/** Keys are written in order of time, so the expired ones come first. */
function dropExpired(world: World): void {
  // Removing what was just read is the one write that a Map allows while it is being read.
  for (const record of world.app.idempotency.each()) {
    if (record.expiresAt > world.clock.now()) return;
    world.app.idempotency.remove(record.key);
  }
}

/** Keys work on these methods; elsewhere the header is ignored. */
export const takesKey = (method: string): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

function fingerprint({ method, address, body }: KeyedRequest): string {
  return createHash('sha256').update(`${method} ${address}\n${body}`).digest('base64');
}

// The envelopes of these two are not settled by any source; the texts are.
const tooLong = (key: string): Answer =>
  wholeRequestError(
    `Idempotency Key: ${key} is ${key.length} characters long. The maximum is ${LONGEST_KEY}.`,
  );
const usedOtherwise = (key: string): Answer =>
  wholeRequestError(`Idempotency Key: ${key} is used with a different request.`);
