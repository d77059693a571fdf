/** Items that stand for accounts, for books whose lines name items alone: which one, and what it is called. */
import type { LedgerTraits } from './ledger-traits.ts';
import { codeInWords } from './ledger-words.ts';
import type { Problem } from './problem.ts';

/** What is asked of the books and of the mapping. */
type Item = { readonly name: string; readonly isActive: boolean; readonly accountCode: string | null };
type ItemBooks = {
  readonly ledgerName: string;
  readonly traits: LedgerTraits;
  readonly mappingSetting: string;
  readonly accounts: ReadonlyMap<string, { readonly name: string }>;
  readonly items: ReadonlyMap<string, Item>;
};
type AccountMapping = {
  readonly defaultAccount: string | null;
  readonly categoryAccounts: ReadonlyMap<string, string>;
};

/** The item chosen for an account, as long as it is in use and its sales go to that very account; null: none. */
export function itemForAccount(
  accountCode: string | null,
  accountItems: ReadonlyMap<string, string>,
  { items }: Pick<ItemBooks, 'items'>,
): string | null {
  if (accountCode === null) return null;
  const code = accountItems.get(accountCode);
  const item = code === undefined ? undefined : items.get(code);
  return item?.isActive === true && item.accountCode === accountCode ? (code ?? null) : null;
}

/**
 * The item by which a line goes to its account. One that a person named on the line alone has no row in the mapping: it
 * goes by the item that would be suggested for it.
 */
export function itemOfLine(
  accountCode: string | null,
  mapping: AccountMapping & { readonly accountItems: ReadonlyMap<string, string> },
  books: Pick<ItemBooks, 'accounts' | 'items'>,
): string | null {
  if (accountCode === null || accountsInNeed(mapping).includes(accountCode))
    return itemForAccount(accountCode, mapping.accountItems, books);
  return fittingItem(accountCode, books);
}

export function missingItem(
  accountCode: string,
  index: number,
  mapping: AccountMapping,
  books: ItemBooks,
): Problem {
  const account = codeInWords(accountCode, books.accounts.get(accountCode)?.name, books.traits);
  const remedy = accountsInNeed(mapping).includes(accountCode)
    ? 'Choose one or have one made in Account mapping.'
    : 'Choose an item or another account on the line.';
  return {
    code: 'ItemNotFound',
    message: `${books.ledgerName} books lines by items, and no item stands for the account ${account}. ${remedy}`,
    field: `lines.${index}.itemCode`,
    setting: books.mappingSetting,
    ledgerWords: null,
  };
}

/** The accounts that lines go to by the mapping, each once: each needs an item. */
export function accountsInNeed(mapping: AccountMapping): readonly string[] {
  const { defaultAccount, categoryAccounts } = mapping;
  const accounts = [...(defaultAccount === null ? [] : [defaultAccount]), ...categoryAccounts.values()];
  return [...new Set(accounts)];
}

export type SuggestedItem = {
  readonly kind: 'accountItem';
  readonly subjectId: string;
  readonly ledgerCode: string;
};

/** For each account an item whose sales go to it: the one of its name, or the first by name. Never one of another account. */
export function suggestAccountItems(
  mapping: AccountMapping,
  books: Pick<ItemBooks, 'accounts' | 'items' | 'traits'>,
): readonly SuggestedItem[] {
  if (books.traits.linesName !== 'item') return [];
  return accountsInNeed(mapping).flatMap((accountCode) => {
    const ledgerCode = fittingItem(accountCode, books);
    return ledgerCode === null ? [] : [{ kind: 'accountItem' as const, subjectId: accountCode, ledgerCode }];
  });
}

function fittingItem(
  accountCode: string,
  { accounts, items }: Pick<ItemBooks, 'accounts' | 'items'>,
): string | null {
  const fitting = [...items]
    .filter(([, item]) => item.isActive && item.accountCode === accountCode)
    .sort(([a, one], [b, other]) => one.name.localeCompare(other.name, 'en') || a.localeCompare(b, 'en'));
  const name = accounts.get(accountCode)?.name ?? '';
  const named = (wanted: string) => fitting.find(([, item]) => fold(item.name) === fold(wanted));
  const best = named(name) ?? named(withoutNumber(name)) ?? fitting[0];
  return best?.[0] ?? null;
}

/** People number their accounts, and the number stands before the name: "4000 Sales". */
const withoutNumber = (accountName: string): string => accountName.replace(/^\d\S*\s+/, '');

/** Most characters of an item's name. */
const LONGEST_NAME = 100;

/** What an item for an account is called: like the account, where no other item has that name; no colon, which divides names. */
export function accountItemName(accountName: string, { items }: Pick<ItemBooks, 'items'>): string {
  const taken = new Set([...items.values()].map(({ name }) => fold(name)));
  const plain = accountName
    .replace(/\s*:\s*/g, ' – ')
    .replace(/[\t\n]/g, ' ')
    .trim();
  const candidates = [
    plain.slice(0, LONGEST_NAME),
    ...Array.from({ length: taken.size + 1 }, (_, index) => {
      const ending = index === 0 ? ' (sales)' : ` (sales ${index + 1})`;
      return plain.slice(0, LONGEST_NAME - ending.length) + ending;
    }),
  ];
  // One more than there are names: one of them is free.
  return candidates.find((name) => !taken.has(fold(name))) ?? plain;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
