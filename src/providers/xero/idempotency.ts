/** The idempotency key as Xero takes it. */
import { createHash } from 'node:crypto';

const longest = 128;

/**
 * The caller's key with the organisation before it: Xero keeps keys per app, so one key used for two organisations
 * would give the second the first one's answer. Hyphens go, because the limit is 128 characters; a key that is still
 * too long is hashed. Source: developer.xero.com, Idempotency.
 */
export function idempotencyKey(organisationId: string, key: string): string {
  const organisation = organisationId.replaceAll('-', '');
  const whole = `${organisation}${key.replaceAll('-', '')}`;
  if (whole.length <= longest) return whole;
  return `${organisation.slice(0, 64)}${createHash('sha256').update(key).digest('hex')}`;
}
