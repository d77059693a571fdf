/** Which methods of the port the contract calls: one that no test calls proves nothing about the adapter. */
import type { LedgerProvider } from '../../src/providers/provider.ts';

export type MethodNotes = {
  /** Everything that the adapter offers, as far as it was opened: `provider.refresh`, `client.createInvoices`. */
  readonly offered: Set<string>;
  readonly called: Set<string>;
};

export const createMethodNotes = (): MethodNotes => ({ offered: new Set(), called: new Set() });

/** The same provider, with each call of it and of its clients noted. */
export function noting(provider: LedgerProvider, notes: MethodNotes): LedgerProvider {
  return notingCalls(
    'provider',
    {
      ...provider,
      open: (session) => notingCalls('client', provider.open(session), notes),
    },
    notes,
  );
}

function notingCalls<T extends object>(owner: string, target: T, { offered, called }: MethodNotes): T {
  for (const [name, member] of Object.entries(target))
    if (typeof member === 'function') offered.add(`${owner}.${name}`);
  return new Proxy(target, {
    get(object, name, receiver) {
      const member: unknown = Reflect.get(object, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        called.add(`${owner}.${String(name)}`);
        return member.apply(object, args);
      };
    },
  });
}
