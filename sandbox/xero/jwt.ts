/** Signed tokens: RS256 with a key of this process, published at the discovery document's `jwks_uri`. */

import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

// One key a process, made when first needed: generating one takes a tenth of a second, and tests open many sandboxes.
let processKey: { readonly kid: string; readonly key: KeyObject } | undefined;

export function signJwt(claims: Readonly<Record<string, unknown>>): string {
  const { kid, key } = signingKey();
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

export function publicKeys() {
  const { kid, key } = signingKey();
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  return { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] };
}

function signingKey() {
  if (processKey) return processKey;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  processKey = {
    kid: createHash('sha256').update(spki).digest('hex').slice(0, 32).toUpperCase(),
    key: privateKey,
  };
  return processKey;
}
