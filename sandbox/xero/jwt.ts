/**
 * Signed tokens: RS256 with a key that is always the same and no secret, published at the discovery document's `jwks_uri`.
 * A key of chance would make two runs of one seed differ in their tokens; a sandbox knows its own by what it has issued.
 */

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

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

let practiceKey: { readonly kid: string; readonly key: KeyObject } | undefined;

function signingKey() {
  if (practiceKey) return practiceKey;
  const key = makeKey();
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const kid = createHash('sha256').update(spki).digest('hex').slice(0, 32).toUpperCase();
  practiceKey = { kid, key };
  return practiceKey;
}

const EXPONENT = 65537n;

/** RSA from two primes of 1,024 bits that hashes give: looked for once, and found at these two numbers. */
function makeKey(): KeyObject {
  const [p, q] = [practicePrime('practice prime p 134'), practicePrime('practice prime q 113')];
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.entries(parts).map(([name, value]) => [name, base64(value)] as const);
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...Object.fromEntries(jwk) } });
}

function practicePrime(name: string): bigint {
  const hashes = [0, 1, 2, 3].map((part) => createHash('sha256').update(`${name} ${part}`).digest('hex'));
  // The two highest bits make the product 2,048 bits long, the lowest makes it odd.
  return BigInt(`0x${hashes.join('')}`) | (3n << 1022n) | 1n;
}

/** The number that, times `value`, leaves 1 over `modulus`. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [low, high, a, b] = [value % modulus, modulus, 1n, 0n];
  while (low > 1n) [high, low, b, a] = [low, high % low, a, b - (high / low) * a];
  return ((a % modulus) + modulus) % modulus;
}

function base64(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
