/** What was meant, written down outside of both sides: each thing has a name of its own by which a second one shows. */

/** A customer here. */
export type Customer = { readonly name: string; readonly companyId: string };

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
  /** Which organisation the workspace means to be connected to. */
  tenantId: string;
  /** The next number, for names. */
  next(): number;
};

export function beginStory(tenantId: string): Story {
  let count = 0;
  return {
    customers: [],
    invoices: [],
    money: [],
    payments: [],
    credits: [],
    tenantId,
    next: () => ++count,
  };
}
