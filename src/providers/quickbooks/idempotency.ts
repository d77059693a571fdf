/** The idempotency key as QuickBooks takes it: the parameter `requestid`. */
import { createHash } from 'node:crypto';

/**
 * The same id for the same key, 32 characters long: QuickBooks takes 50 at most, and in a batch the id and the longest
 * `bId` together have no more. Ids count within one company, so the company is no part of it.
 * Source: developer.intuit.com, "What is RequestId and its usage"; the .NET SDK for the lengths.
 */
export function requestId(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 32);
}
