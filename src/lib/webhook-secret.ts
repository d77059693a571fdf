/** The secrets that webhooks are signed with, as the Standard Webhooks specification has them. */
import { randomBytes } from 'node:crypto';

/** `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** What a secret is sealed under. */
export function webhookSecretContext(endpointId: string): string {
  return `webhook:${endpointId}:secret`;
}
