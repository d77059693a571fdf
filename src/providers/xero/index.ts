/** Xero as a ledger: the port, put together from the parts of this folder. */
import type { Clock } from '../../lib/clock.ts';
import { isOnThisMachine } from '../../lib/on-this-machine.ts';
import type { LedgerProvider } from '../provider.ts';
import type { TransportOptions } from '../transport.ts';
import { createTransport } from '../transport.ts';
import { openClient } from './client.ts';
import { disconnect, grantedOrganisations } from './connections.ts';
import { createIdentity } from './identity.ts';
import { recordUrl } from './record-url.ts';
import { verifyWebhook } from './webhooks.ts';

export type XeroSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The app's webhook key, as Xero shows it: its text is the key, it is not base64 to decode. Without one no webhook is valid. */
  readonly webhookKey: string | undefined;
  /** Without a path or a slash at the end: `https://api.xero.com`. */
  readonly apiUrl: string;
  /** `https://identity.xero.com` */
  readonly identityUrl: string;
  /** `https://login.xero.com` */
  readonly loginUrl: string;
  /** Where people see their books; `https://go.xero.com` unless another is named. */
  readonly booksUrl?: string;
  readonly clock: Clock;
  readonly transport?: TransportOptions;
};

/** Makes the Xero adapter. It keeps no state but the connections of its transport. */
export function xeroProvider({
  webhookKey,
  apiUrl,
  booksUrl = 'https://go.xero.com',
  ...settings
}: XeroSettings): LedgerProvider {
  const send = createTransport(settings.transport);
  return {
    name: 'xero',
    // A ledger that people keep their books in is never here.
    isPractice: isOnThisMachine(apiUrl),
    ...createIdentity(settings, send),
    organisations: ({ accessToken }) => grantedOrganisations(apiUrl, send, accessToken),
    disconnect: (request) => disconnect(apiUrl, send, request),
    open: (session) => openClient(apiUrl, send, session),
    verifyWebhook: (request) =>
      webhookKey === undefined ? { kind: 'invalid' } : verifyWebhook(webhookKey, request),
    recordUrl: ({ shortCode }, record) => recordUrl(booksUrl, shortCode, record),
  };
}
