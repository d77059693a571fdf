/** One company: its tables, its preferences, and what the wire does not show of it. */

import { inner } from './json.ts';
import { pacificDate } from './pacific.ts';
import { createTable, type Entity, type Table } from './table.ts';
import type { World } from './world.ts';

/** What no entity of the API tells, or tells only in passing. */
export interface CompanyState {
  readonly realmId: string;
  /** Short and lasting: tests name a company by it. */
  readonly key: string;
  readonly country: 'US' | 'GB';
  /** The subscription has ended: everything can be read and nothing written. */
  readonly hasLapsed: boolean;
  /** The company takes online payments, so that invoices have links. */
  readonly hasPayments: boolean;
  /** The closing date is guarded by a password, which no app can give. */
  readonly hasClosingPassword: boolean;
}

export interface Company {
  readonly realmId: string;
  table(entity: string): Table;
  state(): CompanyState;
  changeState(change: Partial<CompanyState>): void;
  info(): Entity;
  preferences(): Entity;
  homeCurrency(): string;
  isMultiCurrency(): boolean;
  /** Today by the server's own calendar. */
  today(): string;
}

export function createCompany(world: World, realmId: string): Company {
  const tables = new Map<string, Table>();
  const states = world.store.collection<CompanyState>('app/Company');
  const table = (entity: string): Table => {
    const known = tables.get(entity);
    if (known) return known;
    const made = createTable(world, realmId, entity);
    tables.set(entity, made);
    return made;
  };
  const state = (): CompanyState => {
    const held = states.get(realmId);
    if (!held) throw new Error(`there is no practice company ${realmId}`);
    return held;
  };
  const preferences = () => table('Preferences').need('1');
  const currencies = () => inner(preferences(), 'CurrencyPrefs');
  return {
    realmId,
    table,
    state,
    changeState: (change) => states.put(realmId, { ...state(), ...change }),
    info: () => table('CompanyInfo').need('1'),
    preferences,
    homeCurrency: () => String(inner(currencies(), 'HomeCurrency').value),
    isMultiCurrency: () => currencies().MultiCurrencyEnabled === true,
    today: () => pacificDate(world.clock.now()),
  };
}
