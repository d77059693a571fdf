/** Aged receivables of both sides beside each other, customer by customer, and why they differ where they do. */
import { type AgeBucket, type AgedAmounts, ageBucketOf, ageBuckets } from './aged-receivables.ts';
import { type Decimal, decimal, moneyText, sum, ZERO } from './decimal.ts';

/** What is open here of one document. */
export type OpenHere = {
  readonly customer: string;
  readonly customerName: string | null;
  /** Its id in the books; null for credit and money, which the books count without naming it. */
  readonly ledgerId: string | null;
  readonly invoiceId: string | null;
  readonly number: string | null;
  readonly agedFrom: string | null;
  readonly own: string;
  readonly isForeign: boolean;
};

/** What the books say of one contact. */
export type OpenThere = {
  readonly contactLedgerId: string;
  readonly name: string;
  readonly owing: AgedAmounts;
  readonly items:
    | readonly {
        readonly ledgerId: string | null;
        readonly number: string | null;
        readonly dueDate: string | null;
        readonly owing: string;
      }[]
    | null;
};

/** Why both sides differ; `amount`: by how much the books say more. */
export type Difference = {
  readonly amount: string;
  readonly number: string | null;
  readonly invoiceId: string | null;
  readonly ledgerId: string | null;
} & (
  | { readonly kind: 'notHere' | 'notOwedThere' | 'unexplained' }
  | {
      /** `credit`: all that has no document of its own, credit that is not used above all. */
      readonly kind: 'changed' | 'exchangeRate' | 'dueDate' | 'credit';
      readonly ours: string;
      readonly theirs: string;
    }
);

export type BothSides = {
  /** Null: only the books know this customer. */
  readonly customer: string | null;
  readonly contactLedgerIds: readonly string[];
  readonly name: string;
  readonly ours: SideAmounts;
  readonly theirs: SideAmounts;
  /** What the books say more. */
  readonly difference: SideAmounts;
  readonly why: readonly Difference[];
};

export type SideAmounts = AgedAmounts & { readonly total: string };

export type Sides = {
  readonly here: readonly OpenHere[];
  readonly there: readonly OpenThere[];
  /** Who a contact of the books is here. */
  readonly customerOf: ReadonlyMap<string, string>;
  /** Our invoices by their ids in the books, those that owe nothing here included. */
  readonly invoiceOf: ReadonlyMap<string, string>;
  readonly asOf: string;
};

/** Those that differ first, then by what the books say. */
export function compareReceivables(sides: Sides): {
  readonly rows: readonly BothSides[];
  readonly totals: Pick<BothSides, 'ours' | 'theirs' | 'difference'>;
} {
  const groups = groupsOf(sides);
  const rows = [...groups.values()].map((group) => rowOf(group, sides));
  const add = (side: 'ours' | 'theirs' | 'difference') =>
    amountsOf((age) => sum(rows.map((row) => decimal(row[side][age]))));
  return {
    rows: rows
      .filter(({ ours, theirs }) => !isNothing(ours) || !isNothing(theirs))
      .toSorted(
        (one, other) =>
          Number(isNothing(one.difference)) - Number(isNothing(other.difference)) ||
          decimal(other.theirs.total).cmp(decimal(one.theirs.total)),
      ),
    totals: { ours: add('ours'), theirs: add('theirs'), difference: add('difference') },
  };
}

type Group = {
  readonly customer: string | null;
  readonly here: OpenHere[];
  readonly there: OpenThere[];
};

/** One of our customers may be several contacts there: one for each currency, where contacts keep theirs. */
function groupsOf({ here, there, customerOf }: Sides): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const at = (customer: string | null, key: string): Group => {
    const group = groups.get(key) ?? { customer, here: [], there: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of here) at(item.customer, item.customer).here.push(item);
  for (const contact of there) {
    const customer = customerOf.get(contact.contactLedgerId) ?? null;
    at(customer, customer ?? `there ${contact.contactLedgerId}`).there.push(contact);
  }
  return groups;
}

function rowOf({ customer, here, there }: Group, sides: Sides): BothSides {
  const byAge = new Map<AgeBucket, Decimal>();
  for (const { agedFrom, own } of here) {
    const age = ageBucketOf(agedFrom, sides.asOf);
    byAge.set(age, (byAge.get(age) ?? ZERO).plus(own));
  }
  const ours = amountsOf((age) => byAge.get(age) ?? ZERO);
  const theirs = amountsOf((age) => sum(there.map(({ owing }) => decimal(owing[age]))));
  const difference = amountsOf((age) => decimal(theirs[age]).minus(ours[age]));
  const name = here.find(({ customerName }) => customerName !== null)?.customerName ?? there[0]?.name ?? '';
  const why = isNothing(difference) ? [] : explained(here, there, sides, decimal(difference.total));
  const contactLedgerIds = there.map(({ contactLedgerId }) => contactLedgerId);
  return { customer, contactLedgerIds, name, ours, theirs, difference, why };
}

/** Document by document, as far as the books name theirs; what is left over after that nobody can explain. */
function explained(
  here: readonly OpenHere[],
  there: readonly OpenThere[],
  sides: Sides,
  difference: Decimal,
): readonly Difference[] {
  const items = there.flatMap((contact) => contact.items ?? []);
  const isNamed = ({ ledgerId }: { readonly ledgerId: string | null }) => ledgerId !== null;
  const [ours, theirs] = [here.filter(isNamed), items.filter(isNamed)];
  const found = there.some((contact) => contact.items === null)
    ? []
    : [
        ...theirs.flatMap((item) => whyThere(item, ours, sides)),
        ...ours.flatMap((item) => whyHere(item, theirs)),
        ...whyCredit(
          here.filter((item) => !isNamed(item)),
          items.filter((item) => !isNamed(item)),
        ),
      ];
  const left = difference.minus(sum(found.map(({ amount }) => decimal(amount))));
  if (left.eq(0)) return found;
  return [
    ...found,
    { kind: 'unexplained', amount: moneyText(left), number: null, invoiceId: null, ledgerId: null },
  ];
}

type NamedThere = NonNullable<OpenThere['items']>[number];

function whyThere(
  { ledgerId, number, dueDate, owing }: NamedThere,
  here: readonly OpenHere[],
  { invoiceOf, asOf }: Sides,
): readonly Difference[] {
  const ours = ledgerId === null ? undefined : here.find((each) => each.ledgerId === ledgerId);
  if (ours === undefined) {
    const invoiceId = (ledgerId === null ? undefined : invoiceOf.get(ledgerId)) ?? null;
    const on = { number, ledgerId, invoiceId, amount: owing };
    return invoiceId === null
      ? [{ kind: 'notHere', ...on }]
      : [{ kind: 'changed', ...on, ours: '0.00', theirs: owing }];
  }
  const amount = moneyText(decimal(owing).minus(ours.own));
  const on = { number: number ?? ours.number, ledgerId, invoiceId: ours.invoiceId, amount };
  if (!decimal(amount).eq(0)) {
    const kind = ours.isForeign && isNear(decimal(ours.own), decimal(owing)) ? 'exchangeRate' : 'changed';
    return [{ kind, ...on, ours: ours.own, theirs: owing }];
  }
  if (ageBucketOf(dueDate, asOf) === ageBucketOf(ours.agedFrom, asOf)) return [];
  return [{ kind: 'dueDate', ...on, ours: ours.agedFrom ?? '', theirs: dueDate ?? '' }];
}

function whyHere(
  { ledgerId, invoiceId, number, own }: OpenHere,
  there: readonly NamedThere[],
): readonly Difference[] {
  if (there.some((each) => each.ledgerId === ledgerId)) return [];
  return [{ kind: 'notOwedThere', number, ledgerId, invoiceId, amount: moneyText(decimal(own).times(-1)) }];
}

function whyCredit(here: readonly OpenHere[], there: readonly NamedThere[]): readonly Difference[] {
  const ours = sum(here.map(({ own }) => decimal(own)));
  const theirs = sum(there.map(({ owing }) => decimal(owing)));
  if (ours.eq(theirs)) return [];
  const amount = moneyText(theirs.minus(ours));
  const on = { amount, number: null, invoiceId: null, ledgerId: null };
  return [{ kind: 'credit', ...on, ours: moneyText(ours), theirs: moneyText(theirs) }];
}

/** Rates of a few days differ by a few in a hundred; a payment is rarely so small. */
function isNear(ours: Decimal, theirs: Decimal): boolean {
  return ours.gt(0) && theirs.minus(ours).abs().div(ours).lte('0.05');
}

function amountsOf(amount: (age: AgeBucket) => Decimal): SideAmounts {
  return {
    current: moneyText(amount('current')),
    days30: moneyText(amount('days30')),
    days60: moneyText(amount('days60')),
    days90: moneyText(amount('days90')),
    older: moneyText(amount('older')),
    total: moneyText(sum(ageBuckets.map(amount))),
  };
}

function isNothing(amounts: SideAmounts): boolean {
  return ageBuckets.every((age) => decimal(amounts[age]).eq(0));
}
