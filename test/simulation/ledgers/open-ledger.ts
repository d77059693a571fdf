/** The practice ledgers that a seed is played with: one, or both at once. */
import type { BooksThere } from './books.ts';
import { openQuickbooks } from './quickbooks.ts';
import type { LedgerKind, LedgerOptions, SimulatedLedger } from './simulated-ledger.ts';
import { openXero } from './xero.ts';

export type { LedgerKind, SimulatedLedger } from './simulated-ledger.ts';

export const ledgerChoices = ['xero', 'quickbooks', 'both'] as const;
export type LedgerChoice = (typeof ledgerChoices)[number];

export const kindsOf = (choice: LedgerChoice): readonly LedgerKind[] =>
  choice === 'both' ? ['xero', 'quickbooks'] : [choice];

export type Ledgers = {
  readonly all: readonly SimulatedLedger[];
  /** Of all of them: an organisation's id says whose it is. */
  readonly books: BooksThere;
  of(tenantId: string): SimulatedLedger;
  /** By an address of its own. */
  at(url: string): SimulatedLedger;
};

export function openLedgers(choice: LedgerChoice, optionsOf: (kind: LedgerKind) => LedgerOptions): Ledgers {
  const all = kindsOf(choice).map((kind) => open(kind, optionsOf(kind)));
  const found = (ledger: SimulatedLedger | undefined, what: string): SimulatedLedger => {
    if (ledger === undefined) throw new Error(`There is no practice ledger for ${what}`);
    return ledger;
  };
  const of = (tenantId: string) =>
    found(
      all.find(({ books }) => books.listOrganisations().some((each) => each.tenantId === tenantId)),
      tenantId,
    );
  return {
    all,
    books: booksOf(all, of),
    of,
    at: (url) =>
      found(
        all.find(({ origin }) => url.startsWith(origin)),
        url,
      ),
  };
}

const open = (kind: LedgerKind, options: LedgerOptions): SimulatedLedger =>
  kind === 'quickbooks' ? openQuickbooks(options) : openXero(options);

/** Each act and each look goes to the ledger whose organisation it names. */
function booksOf(all: readonly SimulatedLedger[], of: (tenantId: string) => SimulatedLedger): BooksThere {
  const everywhere: Pick<BooksThere, 'listOrganisations' | 'expireAccessTokens' | 'revokeGrant'> = {
    listOrganisations: () => all.flatMap(({ books }) => books.listOrganisations()),
    expireAccessTokens: () => all.map(({ books }) => books.expireAccessTokens()),
    revokeGrant: () => all.map(({ books }) => books.revokeGrant()),
  };
  return new Proxy(everywhere, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      ((act: { readonly tenantId: string }) => {
        const work = Reflect.get(of(act.tenantId).books, name) as (act: unknown) => unknown;
        return work(act);
      }),
  }) as BooksThere; // every act but those above names its organisation
}
