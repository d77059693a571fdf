/** The books that invoices can go to, among all that were ever connected. */
import type { Connection } from '../api/types.ts';

/** Connected, or waiting to be connected again. */
export function isLive({ status }: Connection): boolean {
  return status !== 'disconnected';
}

/** The connection of an address: by its id, or, in an address from when a ledger had one, by the ledger's name. */
export function connectionIn(connections: readonly Connection[], idOrLedger: string): Connection | undefined {
  const live = connections.filter(isLive);
  return live.find(({ id }) => id === idOrLedger) ?? live.find(({ provider }) => provider === idOrLedger);
}
