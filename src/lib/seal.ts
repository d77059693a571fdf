/** Seals short secrets (tokens, keys) for the database: AES-256-GCM under a key derived from COUNTERFOIL_SECRET. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** A sealed text could not be opened: another secret, another context, or changed bytes. Names no content. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Seals `text`. `context` says what the text is and whose (`connection:<id>:tokens`): it is not stored, and a
 * sealed text opens only under the context it was sealed with, so that rows cannot be swapped in the database.
 * Answers `v1.<base64url>`; sealing twice gives two different texts.
 */
export function seal(secret: string, text: string, context: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), iv).setAAD(contextBytes(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Opens what `seal` made; throws SealError when it cannot. */
export function open(secret: string, sealed: string, context: string): string {
  const [prefix, body, ...more] = sealed.split('.');
  if (prefix !== version || body === undefined || more.length > 0) throw new SealError('Not a sealed text');
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < ivBytes + tagBytes) throw new SealError('The sealed text is cut short');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(contextBytes(context)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    throw new SealError('The sealed text does not open with this secret and context');
  }
}

function sealingKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'counterfoil', `seal ${version}`, 32));
}

function contextBytes(context: string): Buffer {
  return Buffer.from(context, 'utf8');
}
