/** QuickBooks Online as a ledger: the port, put together from the parts of this folder. */
import type { Clock } from '../../lib/clock.ts';
import { isOnThisMachine } from '../../lib/on-this-machine.ts';
import type { LedgerProvider } from '../provider.ts';
import type { TransportOptions } from '../transport.ts';
import { createTransport } from '../transport.ts';
import { openClient } from './client.ts';
import { grantedCompanies } from './companies.ts';
import { createIdentity } from './identity.ts';
import { recordUrl } from './record-url.ts';
import { verifyWebhook } from './webhooks.ts';

export type QuickbooksSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The app's verifier token, as its portal shows it. Without one no webhook is valid. */
  readonly webhookToken: string | undefined;
  /** Without a path or a slash at the end: `https://quickbooks.api.intuit.com`. */
  readonly apiUrl: string;
  /** Where people consent: `https://appcenter.intuit.com` */
  readonly oauthUrl: string;
  /** `https://oauth.platform.intuit.com` */
  readonly tokenUrl: string;
  /** `https://developer.api.intuit.com` */
  readonly revokeUrl: string;
  /** Where people see their books; `https://qbo.intuit.com` unless another is named. */
  readonly booksUrl?: string;
  readonly clock: Clock;
  readonly transport?: TransportOptions;
};

/** Makes the QuickBooks adapter. It keeps no state but the connections of its transport. */
export function quickbooksProvider({
  webhookToken,
  apiUrl,
  booksUrl = 'https://qbo.intuit.com',
  ...settings
}: QuickbooksSettings): LedgerProvider {
  // A full batch takes long: many clients give up just before it is done.
  const send = createTransport({ answerWithinMs: 120_000, ...settings.transport });
  return {
    name: 'quickbooks',
    // A ledger that people keep their books in is never here.
    isPractice: isOnThisMachine(apiUrl),
    ...createIdentity(settings, send),
    organisations: (grant) => grantedCompanies(apiUrl, send, grant),
    open: (session) => openClient(apiUrl, send, session, settings.clock),
    verifyWebhook: (request) =>
      webhookToken === undefined ? { kind: 'invalid' } : verifyWebhook(webhookToken, request),
    recordUrl: ({ shortCode }, record) => recordUrl(booksUrl, shortCode, record),
  };
}
