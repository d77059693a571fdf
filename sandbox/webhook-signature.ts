/** How the bodies of webhooks are signed, rightly and wrongly. */

import { createHmac } from 'node:crypto';
import type { Chance } from './chance.ts';

/** Base64 of HMAC-SHA256 over the raw body; the key is taken as text, not decoded. */
export function signatureOf(key: string, body: string): string {
  return createHmac('sha256', key).update(body, 'utf8').digest('base64');
}

/** A wrong signature that differs from the right one by a single character, as Xero's own wrong ones do. */
export function offByOne(chance: Chance, signature: string): string {
  // Not among the last characters: their lowest bits do not count, and two spellings would decode to the same bytes.
  const at = chance.integer(40);
  const other = signature.charAt(at) === 'A' ? 'B' : 'A';
  return `${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
}
