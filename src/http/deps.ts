/** What the route tree is built from: plain data and functions, made in the composition root. */
import type { Registry } from 'prom-client';
import type { Actor } from '../commands/actor.ts';
import type { CommandDeps } from '../commands/deps.ts';
import type { Background } from '../lib/background.ts';
import type { Log } from '../lib/log.ts';
import type { WebhookTargets } from '../lib/webhook-targets.ts';
import type { LedgerProvider } from '../providers/provider.ts';
import type { BooksUrl } from '../store/accounting-cells.ts';
import type { ChangeFeed } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import type { Auth } from './auth.ts';

export type AppDeps = CommandDeps & {
  readonly config: HttpConfig;
  readonly database: Database;
  readonly log: Log;
  readonly background: Background;
  readonly auth: Auth;
  readonly changes: ChangeFeed;
  readonly metrics: Registry;
  /** Where a person sees an invoice in the books. */
  readonly booksUrl: BooksUrl;
  /** The ledgers by name, for what needs no network: addresses to send a person to, and webhook signatures. */
  readonly ledgers: ReadonlyMap<
    string,
    Pick<LedgerProvider, 'name' | 'isPractice' | 'authorizationUrl' | 'verifyWebhook'>
  >;
};

export type HttpConfig = {
  /** As browsers reach us, without a slash at the end: `https://desk.example`. */
  readonly publicUrl: string;
  /** 32 characters or more; signs the session cookies. */
  readonly secret: string;
  /** The folder of the built web application (index.html and assets/), or null to serve none. */
  readonly webFolder: string | null;
  /** Where webhooks of ours may go. */
  readonly webhookTargets: WebhookTargets;
  /** The address that mail comes from; null: no mail server is set up, and mail is kept in the outbox. */
  readonly mailFrom: string | null;
};

/** What the middleware leaves for handlers. `actor` is read through `actorOf(c)` in permissions.ts. */
export type HttpEnv = {
  Variables: {
    requestId: string;
    /** The peer's address, or what a proxy on this machine says of it; null in memory. */
    address: string | null;
    actor: Actor | null;
  };
};
