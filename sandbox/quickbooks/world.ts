/** What every part of the sandbox is handed: time, chance, state and settings. Nothing is global. */

import type { Chance } from '../chance.ts';
import type { SandboxClock } from '../clock.ts';
import type { Store } from '../store.ts';
import type { Timers } from '../timers.ts';
import type { Company } from './company.ts';
import type { Settings } from './settings.ts';

export interface ClientApp {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

/** Something that happened in the books, as a webhook would tell it. */
export interface LedgerEvent {
  readonly realmId: string;
  /** `Invoice`, `Customer`, … */
  readonly entity: string;
  readonly id: string;
  readonly operation: 'created' | 'updated' | 'deleted' | 'merged' | 'voided' | 'emailed';
  /** Of a merge: the record that is no more. */
  readonly deletedId?: string;
}

export interface World {
  readonly clock: SandboxClock;
  readonly chance: Chance;
  readonly timers: Timers;
  readonly store: Store;
  readonly client: ClientApp;
  settings(): Settings;
  companies(): readonly Company[];
  findCompany(realmId: string): Company | undefined;
  /** Queues a webhook event; call inside the transaction that makes the change. */
  fire(event: LedgerEvent): void;
}
