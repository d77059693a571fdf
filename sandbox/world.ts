/** What every part of the sandbox is handed: time, chance, state and settings. Nothing is global. */

import type { Chance } from './chance.ts';
import type { SandboxClock } from './clock.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import type { AppTables, TenantTables, WebhookEventRecord } from './tables.ts';
import type { Timers } from './timers.ts';

export interface ClientApp {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

export type LedgerEvent = Pick<WebhookEventRecord, 'tenantId' | 'category' | 'type' | 'resourceId' | 'data'>;

export interface World {
  readonly clock: SandboxClock;
  readonly chance: Chance;
  readonly timers: Timers;
  readonly store: Store;
  readonly app: AppTables;
  tenant(tenantId: string): TenantTables;
  settings(): Settings;
  readonly client: ClientApp;
  /** Queues a webhook event; call inside the transaction that makes the change. */
  fire(event: LedgerEvent): void;
}
