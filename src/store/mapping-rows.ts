/** A row for everything that can be mapped, chosen or not, with what is wrong with it in the books as they are now. */
import { accountsInNeed } from '../domain/account-items.ts';
import { choiceInWords, codeInWords } from '../domain/ledger-words.ts';
import { type Books, DEFAULT_ACCOUNT, type Mapping, NO_TAX } from '../domain/mapping.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { readTrackingSubject, trackingSubject } from '../domain/tracking.ts';
import type { ConnectionRow } from './connections.ts';
import type { Db } from './database.ts';
import { loadBooks } from './ledger-references.ts';
import { listMappings, type MappingKind, type MappingRow, mappingOf } from './mappings.ts';
import { listPaymentMethods } from './payment-methods.ts';
import { listCategories } from './product-categories.ts';
import { listProductNames } from './products.ts';
import { listTaxComponents } from './tax-components.ts';

export type MappingView = {
  readonly kind: MappingKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly code: string | null;
  readonly name: string | null;
  /** As people know it. */
  readonly words: string | null;
  readonly isSuggested: boolean;
  readonly problem: Problem | null;
};

/** Of products only those that have an item; of tracking categories only active ones. */
export async function mappingRows(db: Db, connection: ConnectionRow): Promise<MappingView[]> {
  const { workspace_id: workspaceId, id } = connection;
  const [books, mappings, categories, taxes, methods] = await Promise.all([
    loadBooks(db, connection),
    listMappings(db, workspaceId, id),
    listCategories(db, workspaceId),
    listTaxComponents(db, workspaceId),
    listPaymentMethods(db, workspaceId),
  ]);
  const withItem = mappings.filter(({ kind }) => kind === 'productItem').map(({ subjectId }) => subjectId);
  const products = await listProductNames(db, workspaceId, withItem);
  const chosen = new Map(mappings.map((mapping) => [`${mapping.kind}:${mapping.subjectId}`, mapping]));
  const row = (kind: MappingKind, subjectId: string, subjectName: string) =>
    rowOf(kind, subjectId, subjectName, chosen.get(`${kind}:${subjectId}`), books);
  return [
    row('defaultAccount', DEFAULT_ACCOUNT, 'Default revenue account'),
    row('paymentAccount', DEFAULT_ACCOUNT, 'Payments go to'),
    ...methods.map((method) => row('paymentMethod', method.id, method.name)),
    ...categories.map((category) => row('categoryAccount', category.id, category.name)),
    ...itemAccounts(mappingOf(mappings), books).map(({ id, name }) => row('accountItem', id, name)),
    ...taxes.map((tax) => row('taxRate', tax.id, tax.name)),
    row('taxRate', NO_TAX, 'Lines without a tax'),
    ...products.map((product) => row('productItem', product.id, product.name)),
    ...trackingSubjects(books, categories).map(({ id, name }) => row('tracking', id, name)),
  ];
}

/** Where lines name items: each account that lines go to by the mapping needs one. */
function itemAccounts(
  mapping: Mapping,
  books: Books,
): readonly { readonly id: string; readonly name: string }[] {
  if (books.traits.linesName !== 'item') return [];
  return accountsInNeed(mapping).flatMap((id) => {
    const account = books.accounts.get(id);
    // One that is not there, or not in use, is the problem of what is mapped to it.
    return account?.isActive === true ? [{ id, name: account.name }] : [];
  });
}

/** Each active tracking category by default, and for each product category. */
function trackingSubjects(
  { tracking }: Books,
  categories: readonly { readonly id: string; readonly name: string }[],
): readonly { readonly id: string; readonly name: string }[] {
  return [...tracking].flatMap(([trackingCategoryId, { name, isActive }]) =>
    isActive
      ? [{ id: DEFAULT_ACCOUNT, name: `${name} by default` }, ...categories].map((subject) => ({
          id: trackingSubject(subject.id, trackingCategoryId),
          name: subject.name,
        }))
      : [],
  );
}

type Held = ReadonlyMap<
  string,
  {
    readonly name: string;
    readonly isActive: boolean;
    readonly acceptsPayments?: boolean;
    readonly accountCode?: string | null;
  }
>;

function heldIn(books: Books, kind: MappingKind, subjectId: string): Held {
  if (kind === 'taxRate') return books.taxRates;
  if (kind === 'productItem' || kind === 'accountItem') return books.items;
  if (kind !== 'tracking') return books.accounts;
  const trackingCategoryId = readTrackingSubject(subjectId)?.trackingCategoryId ?? '';
  return books.tracking.get(trackingCategoryId)?.options ?? new Map();
}

function rowOf(
  kind: MappingKind,
  subjectId: string,
  subjectName: string,
  mapping: MappingRow | undefined,
  books: Books,
): MappingView {
  const entry = mapping === undefined ? undefined : heldIn(books, kind, subjectId).get(mapping.code);
  return {
    kind,
    subjectId,
    subjectName,
    code: mapping?.code ?? null,
    name: entry?.name ?? null,
    words: mapping === undefined ? null : wordsOf(kind, mapping.code, entry, books),
    isSuggested: mapping?.isSuggested ?? false,
    problem: problemOf(kind, subjectName, mapping, entry, books),
  };
}

/** The id of a tracking option says nothing to people. */
function wordsOf(kind: MappingKind, code: string, entry: ReturnType<Held['get']>, { traits }: Books): string {
  return choiceInWords(code, entry?.name, { hasCodes: traits.hasCodes && kind !== 'tracking' });
}

const problemCodeOf = {
  defaultAccount: 'InvalidAccountCode',
  categoryAccount: 'InvalidAccountCode',
  paymentAccount: 'InvalidAccountCode',
  paymentMethod: 'InvalidAccountCode',
  accountItem: 'ItemNotFound',
  taxRate: 'TaxRateNotFound',
  productItem: 'ItemNotFound',
  tracking: 'TrackingNotFound',
} as const satisfies Record<MappingKind, ProblemCode>;

function problemOf(
  kind: MappingKind,
  subjectName: string,
  mapping: MappingRow | undefined,
  entry: ReturnType<Held['get']>,
  books: Books,
): MappingView['problem'] {
  const code = problemCodeOf[kind];
  const say = (message: string) =>
    ({ code, message, field: null, setting: books.mappingSetting, ledgerWords: null }) as const;
  // The others do without: a category and a payment method go where the default says, a payment may say it itself.
  if (mapping === undefined) return required.has(kind) ? say(unchosen(kind, subjectName)) : null;
  // An id says nothing to people.
  const isId = kind === 'tracking' || !books.traits.hasCodes;
  const named = isId ? `the ${kind === 'tracking' ? 'option' : 'one'} that was chosen` : mapping.code;
  if (entry === undefined)
    return say(`The books of ${books.organisationName} have no ${named} any more. Choose another.`);
  if (!entry.isActive)
    return say(
      `${kind === 'tracking' ? entry.name : codeInWords(mapping.code, entry.name, books.traits)} is archived in the books. Choose another.`,
    );
  if (kind === 'accountItem' && entry.accountCode !== mapping.subjectId)
    return say(`The sales of “${entry.name}” go to another account in the books. Choose another item.`);
  return (kind === 'paymentAccount' || kind === 'paymentMethod') && entry.acceptsPayments !== true
    ? say(
        `${codeInWords(mapping.code, entry.name, books.traits)} takes no payments in the books. Choose another.`,
      )
    : null;
}

const required: ReadonlySet<MappingKind> = new Set(['defaultAccount', 'taxRate', 'accountItem']);

function unchosen(kind: MappingKind, subjectName: string): string {
  return kind === 'accountItem'
    ? `No item stands for “${subjectName}” yet: its lines cannot go.`
    : `Nothing is chosen for “${subjectName}” yet.`;
}
