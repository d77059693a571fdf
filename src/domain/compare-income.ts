/** Profit and loss of the books beside what was invoiced here: line by line, account by account. */
import { decimal, moneyText, sum } from './decimal.ts';

/** A line of the books' report, in their order. */
export type ReportedLine = {
  readonly kind: 'heading' | 'account' | 'sum';
  readonly level: number;
  readonly name: string;
  readonly accountLedgerId: string | null;
  readonly amounts: readonly string[];
};

export type LedgerAccount = {
  readonly ledgerId: string;
  readonly code: string;
  readonly name: string;
  readonly isRevenue: boolean;
};

export type Invoiced = {
  readonly accountCode: string | null;
  readonly category: string | null;
  readonly amount: string;
};

export type ComparedLine = ReportedLine & {
  /** What its amounts come to; null: a heading. */
  readonly total: string | null;
  /** Null where nothing is invoiced to it: costs, headings, sums. */
  readonly here: {
    readonly invoiced: string;
    /** What the books have and no invoice of ours explains. */
    readonly otherwise: string;
    readonly categories: readonly { readonly name: string; readonly amount: string }[];
  } | null;
};

export function compareIncome(
  reported: readonly ReportedLine[],
  accounts: readonly LedgerAccount[],
  invoiced: readonly Invoiced[],
): {
  readonly lines: readonly ComparedLine[];
  readonly income: { readonly books: string; readonly invoiced: string; readonly otherwise: string };
} {
  const byId = new Map([...accounts, unknownAccount].map((account) => [account.ledgerId, account]));
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const placed = invoiced.map((each) => ({
    ...each,
    account: byCode.get(each.accountCode ?? '') ?? unknownAccount,
  }));
  const columns = Math.max(1, ...reported.map(({ amounts }) => amounts.length));
  const lines = [...reported, ...unreported(reported, placed, columns)].map((line): ComparedLine => {
    const total = line.kind === 'heading' ? null : sumOf(line.amounts);
    const account = byId.get(line.accountLedgerId ?? '');
    const own = placed.filter((each) => each.account === account);
    const isInvoiced = account !== undefined && (account.isRevenue || own.length > 0);
    return { ...line, total, here: total !== null && isInvoiced ? hereOf(total, own) : null };
  });
  const compared = lines.flatMap(({ total, here }) =>
    here === null ? [] : [{ total: total ?? '0', ...here }],
  );
  return {
    lines,
    income: {
      books: sumOf(compared.map(({ total }) => total)),
      invoiced: sumOf(compared.map((line) => line.invoiced)),
      otherwise: sumOf(compared.map(({ otherwise }) => otherwise)),
    },
  };
}

type Placed = Invoiced & { readonly account: LedgerAccount };

/** Where lines went that name no account of the books, or one that is gone there: what was invoiced is told whole. */
const unknownAccount: LedgerAccount = {
  ledgerId: 'unknown',
  code: '',
  name: 'An account that the books do not name',
  isRevenue: true,
};

function hereOf(total: string, own: readonly Invoiced[]): NonNullable<ComparedLine['here']> {
  const invoiced = sumOf(own.map(({ amount }) => amount));
  return {
    invoiced,
    otherwise: moneyText(decimal(total).minus(invoiced)),
    categories: own.map(({ category, amount }) => ({ name: category ?? 'Without a category', amount })),
  };
}

/** What was invoiced to accounts of which the books tell nothing: they have moved it, or taken as much off again. */
function unreported(
  reported: readonly ReportedLine[],
  placed: readonly Placed[],
  columns: number,
): readonly ReportedLine[] {
  const told = new Set(reported.flatMap(({ accountLedgerId }) => accountLedgerId ?? []));
  const untold = [...new Set(placed.map(({ account }) => account))].filter(
    ({ ledgerId }) => !told.has(ledgerId),
  );
  if (untold.length === 0) return [];
  const heading: ReportedLine = {
    kind: 'heading',
    level: 0,
    name: 'Invoiced here, and not in the report',
    accountLedgerId: null,
    amounts: [],
  };
  const amounts = Array.from({ length: columns }, () => '0.00');
  return [
    heading,
    ...untold.map(
      ({ ledgerId, name }): ReportedLine => ({
        kind: 'account',
        level: 1,
        name,
        accountLedgerId: ledgerId,
        amounts,
      }),
    ),
  ];
}

function sumOf(amounts: readonly string[]): string {
  return moneyText(sum(amounts.map(decimal)));
}
