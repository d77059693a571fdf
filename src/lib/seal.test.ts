import { expect, test } from 'vitest';
import { open, SealError, seal } from './seal.ts';

const secret = 'a-secret-of-more-than-32-characters!';
const context = 'connection:1:tokens';

test('what was sealed opens again, and says nothing meanwhile', () => {
  const sealed = seal(secret, 'refresh-token-ü', context);
  expect(sealed).toMatch(/^v1\.[\w-]+$/);
  expect(sealed).not.toContain('refresh');
  expect(seal(secret, 'refresh-token-ü', context)).not.toBe(sealed);
  expect(open(secret, sealed, context)).toBe('refresh-token-ü');
  expect(open(secret, seal(secret, '', context), context)).toBe('');
});

test('another secret, another context, and any changed byte are refused', () => {
  const sealed = seal(secret, 'token', context);
  expect(() => open(`${secret}x`, sealed, context)).toThrow(SealError);
  expect(() => open(secret, sealed, 'connection:2:tokens')).toThrow(SealError);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => open(secret, `v1.${changed.toString('base64url')}`, context)).toThrow(SealError);
  }
});

test('what was never sealed is refused, whatever it is', () => {
  for (const text of ['', 'token', 'v2.AAAA', 'v1.', 'v1.AAAA', 'v1.A.B']) {
    expect(() => open(secret, text, context)).toThrow(SealError);
  }
});
