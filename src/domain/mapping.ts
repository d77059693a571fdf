/** Which account, item and tax each invoice line goes to in the books, and a sentence for each that cannot. */
import { itemOfLine, missingItem } from './account-items.ts';
import type { LineAmountType, LineInput } from './invoice.ts';
import type { LedgerTraits } from './ledger-traits.ts';
import { choiceInWords, codeInWords } from './ledger-words.ts';
import type { Problem } from './problem.ts';
import { checkSalesTax } from './sales-tax.ts';
import {
  type BooksTracking,
  type ChosenTracking,
  type ResolvedTracking,
  resolveTracking,
} from './tracking.ts';

/** Subject of the mapping for lines that carry no tax component. */
export const NO_TAX = 'none';

/** Subject of the default revenue account, and of the account that payments go to. */
export const DEFAULT_ACCOUNT = 'default';

export type MappableLine = {
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  readonly productId: string | null;
  readonly taxComponentId: string | null;
  readonly taxName: string | null;
  readonly taxRate: string;
  /** Chosen by hand for this line. */
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly ChosenTracking[];
};

export type Mapping = {
  readonly defaultAccount: string | null;
  /** Category id → account code. */
  readonly categoryAccounts: ReadonlyMap<string, string>;
  /** Tax component id, or NO_TAX → tax type. */
  readonly taxRates: ReadonlyMap<string, string>;
  /** Product id → item code. */
  readonly productItems: ReadonlyMap<string, string>;
  /** Account code → the item that stands for it, where lines name items. */
  readonly accountItems: ReadonlyMap<string, string>;
  /** Where payments go that name no account of their own, and whose method has none. */
  readonly paymentAccount: string | null;
  /** Payment method id → account code. */
  readonly methodAccounts: ReadonlyMap<string, string>;
  /** `trackingSubject` → option id. */
  readonly tracking: ReadonlyMap<string, string>;
};

export type BooksAccount = {
  readonly name: string;
  readonly isActive: boolean;
  readonly isRevenue: boolean;
  readonly isBank: boolean;
  /** A bank account, or another that the books let payments into. */
  readonly acceptsPayments: boolean;
  /** Of a bank account that is kept in a currency of its own. */
  readonly currency: string | null;
  readonly taxType: string | null;
};

export type BooksTaxRate = {
  readonly name: string;
  readonly isActive: boolean;
  /** Percent. */
  readonly rate: string;
  /** Where it is made up of several: the percent of each. */
  readonly parts?: readonly string[];
  readonly appliesToRevenue: boolean;
};

export type BooksTheme = { readonly name: string; readonly isActive: boolean };

export type BooksItem = BooksTheme & {
  /** The account that its sales go to; null where the books do not say. */
  readonly accountCode: string | null;
  /** What people number it by, where that is not its code. */
  readonly sku?: string;
};

/** What the books hold now. */
export type Books = {
  readonly organisationName: string;
  readonly ledgerName: string;
  readonly country: string;
  readonly traits: LedgerTraits;
  /** Path of the mapping page, for problems to link to. */
  readonly mappingSetting: string;
  readonly accounts: ReadonlyMap<string, BooksAccount>;
  readonly taxRates: ReadonlyMap<string, BooksTaxRate>;
  readonly items: ReadonlyMap<string, BooksItem>;
  /** By the ledger's id. */
  readonly brandingThemes: ReadonlyMap<string, BooksTheme>;
  readonly tracking: ReadonlyMap<string, BooksTracking>;
  readonly baseCurrency: string;
  readonly currencies: ReadonlySet<string>;
  readonly periodLockDate: string | null;
  readonly yearEndLockDate: string | null;
};

export type ResolvedLine = {
  readonly accountCode: string | null;
  readonly accountName: string | null;
  /** As people know it: code and name, or where codes are ids the name alone. The same of the item. */
  readonly accountWords: string | null;
  readonly itemCode: string | null;
  readonly itemWords: string | null;
  readonly taxType: string | null;
  readonly taxName: string | null;
  /** Percent, as the books have it; ours where the books know no such rate. */
  readonly taxRate: string;
  readonly tracking: readonly ResolvedTracking[];
  readonly source: 'line' | 'product' | 'category' | 'default' | null;
};

/** The tax of a resolved line as totals are computed from it. */
export function taxOfResolved(
  resolved: ResolvedLine | undefined,
  books: Books,
): Pick<LineInput, 'taxRate' | 'taxCode' | 'taxParts'> {
  const taxCode = resolved?.taxType ?? null;
  const parts = taxCode === null ? undefined : books.taxRates.get(taxCode)?.parts;
  return {
    taxRate: resolved?.taxRate ?? '0',
    taxCode,
    ...(parts === undefined ? {} : { taxParts: parts }),
  };
}

/** The account, item, tax and tracking of each line, in order, with every problem found; nothing is guessed. */
export function resolveLines(
  lines: readonly MappableLine[],
  lineAmountType: LineAmountType,
  mapping: Mapping,
  books: Books,
): { readonly lines: readonly ResolvedLine[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const resolved = lines.map((line, index) => {
    const { itemCode, ...account } = resolvePlace(line, index, mapping, books, problems);
    const tax = resolveTax(line, index, lineAmountType, account.accountCode, mapping, books, problems);
    const tracking = resolveTracking(line, index, mapping, books, problems);
    return {
      ...account,
      accountWords: wordsOf(account.accountCode, account.accountName, books),
      itemCode,
      itemWords: wordsOf(itemCode, books.items.get(itemCode ?? '')?.name, books),
      ...tax,
      tracking,
    };
  });
  problems.push(...checkSalesTax(lineAmountType, resolved, books));
  return { lines: resolved, problems: mergeAlike(problems) };
}

type ResolvedPlace = Pick<ResolvedLine, 'accountCode' | 'accountName' | 'itemCode' | 'source'>;

/** Where lines name accounts an item stands beside the account; where they name items the account is the item's. */
function resolvePlace(
  line: MappableLine,
  index: number,
  mapping: Mapping,
  books: Books,
  problems: Problem[],
): ResolvedPlace {
  const chosen = chooseAccount(line, mapping);
  const named = itemNamed(line, chosen, mapping, books);
  if (books.traits.linesName === 'account') {
    checkAccount(line, index, chosen, books, problems);
    checkItem(index, named, books, problems);
    return { ...chosen, accountName: nameOf(chosen.accountCode, books), itemCode: named };
  }
  if (named !== null) {
    checkItem(index, named, books, problems);
    const accountCode = books.items.get(named)?.accountCode ?? chosen.accountCode;
    const source = line.itemCode === null && line.accountCode === null ? 'product' : 'line';
    return { accountCode, accountName: nameOf(accountCode, books), itemCode: named, source };
  }
  const itemCode = itemOfLine(chosen.accountCode, mapping, books);
  if (!checkAccount(line, index, chosen, books, problems) && itemCode === null)
    problems.push(missingItem(chosen.accountCode ?? '', index, mapping, books));
  return { ...chosen, accountName: nameOf(chosen.accountCode, books), itemCode };
}

type ChosenAccount = { readonly accountCode: string | null; readonly source: ResolvedLine['source'] };

function chooseAccount(line: MappableLine, mapping: Mapping): ChosenAccount {
  if (line.accountCode !== null) return { accountCode: line.accountCode, source: 'line' };
  const ofCategory = line.categoryId === null ? undefined : mapping.categoryAccounts.get(line.categoryId);
  if (ofCategory !== undefined) return { accountCode: ofCategory, source: 'category' };
  const { defaultAccount } = mapping;
  return { accountCode: defaultAccount, source: defaultAccount === null ? null : 'default' };
}

/** The line's own item, or its product's. Where items decide the account, an account chosen for the line counts more than its product's item. */
function itemNamed(
  line: MappableLine,
  { accountCode, source }: ChosenAccount,
  mapping: Mapping,
  { traits, items }: Books,
): string | null {
  if (line.itemCode !== null) return line.itemCode;
  const ofProduct = line.productId === null ? undefined : mapping.productItems.get(line.productId);
  if (ofProduct === undefined) return null;
  const isOverruled =
    traits.linesName === 'item' && source === 'line' && items.get(ofProduct)?.accountCode !== accountCode;
  return isOverruled ? null : ofProduct;
}

function wordsOf(code: string | null, name: string | null | undefined, { traits }: Books): string | null {
  return code === null ? null : choiceInWords(code, name, traits);
}

function nameOf(accountCode: string | null, { accounts }: Books): string | null {
  return accounts.get(accountCode ?? '')?.name ?? null;
}

/** @returns whether it cannot be used. */
function checkAccount(
  line: MappableLine,
  index: number,
  { accountCode: code, source }: ChosenAccount,
  books: Books,
  problems: Problem[],
): boolean {
  const account = code === null ? undefined : books.accounts.get(code);
  if (account?.isActive === true) return false;
  problems.push(accountProblem(line, index, code, account, source, books));
  return true;
}

function accountProblem(
  line: MappableLine,
  index: number,
  code: string | null,
  account: BooksAccount | undefined,
  source: ResolvedLine['source'],
  books: Books,
): Problem {
  const where = { field: `lines.${index}.accountCode`, setting: books.mappingSetting, ledgerWords: null };
  const setting =
    source === 'line'
      ? 'Choose another account on the line'
      : source === 'category'
        ? `Choose another account for “${line.categoryName}” in Account mapping`
        : 'Choose a default revenue account in Account mapping';
  const what =
    code === null
      ? 'There is no revenue account for this line'
      : account === undefined
        ? `The books of ${books.organisationName} have no account ${code}`
        : `Account ${codeInWords(code, account.name, books.traits)} is archived in the books of ${books.organisationName}`;
  return { code: 'InvalidAccountCode', message: `${what}. ${setting}.`, ...where };
}

function checkItem(index: number, code: string | null, books: Books, problems: Problem[]): void {
  const item = code === null ? undefined : books.items.get(code);
  if (code === null || item?.isActive === true) return;
  const or = books.traits.linesName === 'account' ? ', or none' : '';
  problems.push({
    code: 'ItemNotFound',
    message: `The books of ${books.organisationName} have no item ${codeInWords(code, item?.name, books.traits)}. Choose another item${or}.`,
    field: `lines.${index}.itemCode`,
    setting: books.mappingSetting,
    ledgerWords: null,
  });
}

function resolveTax(
  line: MappableLine,
  index: number,
  lineAmountType: LineAmountType,
  accountCode: string | null,
  mapping: Mapping,
  books: Books,
  problems: Problem[],
) {
  if (lineAmountType === 'noTax') return { taxType: null, taxName: null, taxRate: '0' };
  const taxType = line.taxType ?? mapping.taxRates.get(line.taxComponentId ?? NO_TAX) ?? null;
  const rate = taxType === null ? undefined : books.taxRates.get(taxType);
  const ourName = line.taxName ?? 'No tax';
  const where = { field: `lines.${index}.taxType`, setting: books.mappingSetting, ledgerWords: null };
  if (taxType === null)
    problems.push({
      code: 'TaxRateNotFound',
      message: `“${ourName}” has no tax rate in the books of ${books.organisationName}. Choose one in Account mapping.`,
      ...where,
    });
  else if (rate === undefined || !rate.isActive)
    problems.push({
      code: 'TaxRateNotFound',
      message: `The tax rate ${taxType} that “${ourName}” is mapped to is not in use in the books of ${books.organisationName}. Choose another in Account mapping.`,
      ...where,
    });
  else if (!rate.appliesToRevenue && books.accounts.get(accountCode ?? '')?.isRevenue === true)
    problems.push({
      code: 'TaxNotAllowedForAccount',
      message: `The tax rate ${rate.name} cannot be used with account ${books.traits.hasCodes ? accountCode : codeInWords(accountCode ?? '', nameOf(accountCode, books), books.traits)}. Choose another tax rate or account.`,
      ...where,
    });
  return { taxType, taxName: rate?.name ?? null, taxRate: rate?.rate ?? line.taxRate };
}

/** The same sentence for forty lines is one problem, at the first of them. */
function mergeAlike(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code}:${problem.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What is wrong with the document itself, lines aside: currency and lock dates. */
export function checkDocument(
  document: { readonly currency: string; readonly issueDate: string },
  books: Books,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (!books.currencies.has(document.currency))
    problems.push({
      code: 'CurrencyNotEnabled',
      message: `${document.currency} is not enabled in the books of ${books.organisationName}. Enable it in ${books.ledgerName}, then press Retry.`,
      field: 'currency',
      setting: null,
      ledgerWords: null,
    });
  return [...problems, ...checkDate(document.issueDate, 'issueDate', books)];
}

/** No two invoices of the books share a number, and each is as short as the books want it. */
export function checkNumber(
  number: string | null,
  isTaken: boolean,
  { longestNumber, label }: LedgerTraits,
): readonly Problem[] {
  if (number === null) return [];
  const where = { field: 'number', setting: null, ledgerWords: null };
  if (number.length > longestNumber)
    return [
      {
        code: 'InvoiceNumberTooLong',
        message: `${label} takes invoice numbers of up to ${longestNumber} characters, and ${number} has ${number.length}. Give it a shorter one.`,
        ...where,
      },
    ];
  if (!isTaken) return [];
  return [
    {
      code: 'InvoiceNumberTaken',
      message: `Another invoice here has the number ${number} in the books already. Give this one another number.`,
      ...where,
    },
  ];
}

/** Nothing may be dated within a locked period. `field` is where the date stands. */
export function checkDate(date: string, field: string, books: Books): readonly Problem[] {
  const locked = [books.periodLockDate, books.yearEndLockDate]
    .filter((each) => each !== null)
    .sort()
    .at(-1);
  if (locked === undefined || date > locked) return [];
  return [
    {
      code: 'PeriodLocked',
      message: `The books are ${books.traits.words.locked} up to ${locked}. Choose a later date, or ${books.traits.words.unlock} in ${books.ledgerName}.`,
      field,
      setting: null,
      ledgerWords: null,
    },
  ];
}
