/** What every part of the engine is given: built once in main.ts. */
import type { Message } from '../domain/notification.ts';
import type { Clock } from '../lib/clock.ts';
import type { IdSource } from '../lib/ids.ts';
import type { Log } from '../lib/log.ts';
import type { WebhookTargets } from '../lib/webhook-targets.ts';
import type { LedgerProvider } from '../providers/provider.ts';
import type { Db, Tx } from '../store/database.ts';
import type { EngineJobs } from '../store/engine-jobs.ts';

export type Engine = {
  readonly db: Db;
  readonly clock: Clock;
  /** Passes so many milliseconds of that clock. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: IdSource;
  readonly log: Log;
  /** Seals tokens. */
  readonly secret: string;
  /** Our own address: part of every invoice's marker. */
  readonly publicUrl: string;
  /** Where webhooks of ours may go. */
  readonly webhookTargets: WebhookTargets;
  readonly ledgers: ReadonlyMap<string, LedgerProvider>;
  /** Gives the lane the next piece of a backfill, as its person would send each: a command, which the engine may not know. */
  readonly feedBackfill: (
    deps: Pick<Engine, 'db' | 'clock' | 'log' | 'publicUrl'> & { readonly ids: IdSource },
    job: EngineJobs['backfill'],
  ) => Promise<{ readonly kind: 'progress' | 'idle' }>;
  /** Sets automations off by what happened, and takes those that run a step further; likewise commands. */
  readonly automate: (
    deps: Pick<Engine, 'db' | 'clock' | 'log' | 'publicUrl'> & { readonly ids: IdSource },
    job: EngineJobs['automate'],
  ) => Promise<void>;
  /** Sends what waits to be mailed, or keeps it where no mail server is set up: no ledger's business. */
  readonly sendMails: (
    deps: Pick<Engine, 'db' | 'clock' | 'log'>,
    job: EngineJobs['sendMails'],
  ) => Promise<void>;
  /** Tells endpoints of events: deliveries, which ask no ledger. */
  readonly sendWebhooks: (
    deps: Pick<Engine, 'db' | 'clock' | 'secret' | 'publicUrl' | 'webhookTargets'> & {
      readonly ids: IdSource;
    },
    job: EngineJobs['sendWebhooks'],
  ) => Promise<void>;
  /** Tells people of a ledger's limit before it bites; likewise a command. */
  readonly warnOfLimits: (
    deps: Pick<Engine, 'db' | 'clock' | 'publicUrl'> & { readonly ids: IdSource },
  ) => Promise<void>;
  /** Tells people of what they must see to, and mails daily what they have not read; likewise commands. */
  readonly notify: (
    deps: Pick<Engine, 'db' | 'clock' | 'publicUrl'> & { readonly ids: IdSource },
    tx: Tx,
    workspaceId: string,
    message: Message,
  ) => Promise<unknown>;
  readonly sendDigests: (
    deps: Pick<Engine, 'db' | 'clock' | 'publicUrl'> & { readonly ids: IdSource },
  ) => Promise<void>;
  /** The next step of each sample invoice, likewise a command. */
  readonly playSamples: (
    deps: Pick<Engine, 'db' | 'clock' | 'log' | 'publicUrl' | 'ledgers'> & { readonly ids: IdSource },
    job: EngineJobs['playSamples'],
  ) => Promise<{ readonly kind: 'progress' | 'done' }>;
};

/** Whose work a call is: each lane has its own share of a connection's limits. */
export type CallLane = 'interactive' | 'webhook' | 'sweep' | 'backfill';
