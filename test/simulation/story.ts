/** What was meant, written down outside of both sides: each thing has a name of its own by which a second one shows. */
import type { Chance } from './chance.ts';

/** A customer here. */
export type Customer = {
  readonly name: string;
  readonly companyId: string;
  /** Whose books it is in. */
  readonly tenantId: string;
};

/** An invoice that somebody asked for. */
export type Intended = {
  /** Also its external id: a word that no other invoice bears. */
  readonly reference: string;
  readonly customer: Customer;
  /** Once the screen has said so. */
  id: string | null;
};

/** A payment or a credit note that somebody asked for here, of an invoice of ours. */
export type IntendedMoney = {
  readonly kind: 'payment' | 'creditNote';
  /** Also its external id. */
  readonly reference: string;
  id: string | null;
};

/** A payment that somebody entered in the books. */
export type Entered = { readonly tenantId: string; readonly invoiceId: string; readonly id: string };

/** Credit that somebody set against an invoice there: of a credit note, or of money. */
export type EnteredCredit = Entered & { readonly isNote: boolean };

export type Story = {
  readonly customers: Customer[];
  readonly invoices: Intended[];
  readonly money: IntendedMoney[];
  readonly payments: Entered[];
  readonly credits: EnteredCredit[];
  /** Which organisations the workspace means to be connected to, one of each ledger. */
  tenantIds: readonly string[];
  /** One of them. */
  there(chance: Chance): string;
  /** The next number, for names. */
  next(): number;
};

export function beginStory(tenantIds: readonly string[]): Story {
  let count = 0;
  const story: Story = {
    customers: [],
    invoices: [],
    money: [],
    payments: [],
    credits: [],
    tenantIds,
    there: (chance) => oneOf(chance, story.tenantIds),
    next: () => ++count,
  };
  return story;
}

/** Chance is asked only where there is a choice, so that seeds of one ledger stay as they were. */
function oneOf(chance: Chance, tenantIds: readonly string[]): string {
  const [only = '', ...others] = tenantIds;
  return others.length === 0 ? only : (chance.pick(tenantIds) ?? only);
}

/** In whose books an invoice is, by our id of it. */
export function ownerOf({ invoices, tenantIds }: Story, invoiceId: string): string {
  return invoices.find(({ id }) => id === invoiceId)?.customer.tenantId ?? tenantIds[0] ?? '';
}
