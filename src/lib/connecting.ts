/** What the two halves of connecting agree on: the one that sends a person to the ledger, and the one that finishes. */

/** Must be registered with the ledger's developer portal, exactly. */
export function redirectUriOf(publicUrl: string, provider: string): string {
  return `${publicUrl}/integrations/${provider}/callback`;
}

/** Contexts under which secrets of an attempt are sealed. */
export const verifierContext = (attemptId: string) => `attempt:${attemptId}:verifier`;
export const callbackContext = (attemptId: string) => `attempt:${attemptId}:callback`;
