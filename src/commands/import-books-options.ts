/** What an imported invoice says of the books by name: branding theme, tracking; and how it arrives there, at which rate. */
import type { ArriveAs, DocumentOptions } from '../domain/document-options.ts';
import type { ChosenTracking } from '../domain/tracking.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { loadBooks } from '../store/ledger-references.ts';

/** Tracking is named as in the ledger's own files: a category and an option for each of two. */
export const booksFields = {
  arriveAs: ['ArrivesAs', 'SendAs'],
  brandingTheme: ['Theme'],
  currencyRate: ['ExchangeRate'],
  trackingName1: ['TrackingCategory1'],
  trackingOption1: ['TrackingValue1'],
  trackingName2: ['TrackingCategory2'],
  trackingOption2: ['TrackingValue2'],
} as const;
export type BooksField = keyof typeof booksFields;

/** Ids by name in lower case; what is archived is not found. */
export type BooksNames = {
  readonly themes: ReadonlyMap<string, string>;
  readonly tracking: ReadonlyMap<
    string,
    { readonly id: string; readonly options: ReadonlyMap<string, string> }
  >;
};

type Cell = {
  readonly value: (field: BooksField) => string;
  readonly fault: (field: BooksField, message: string) => void;
};

export async function loadBooksNames(db: Db, connection: ConnectionRow): Promise<BooksNames> {
  const { brandingThemes, tracking } = await loadBooks(db, connection);
  return {
    themes: byName(brandingThemes),
    tracking: new Map(
      [...tracking].flatMap(([id, category]) =>
        category.isActive ? [[category.name.toLowerCase(), { id, options: byName(category.options) }]] : [],
      ),
    ),
  };
}

/** Of the invoice's first row. */
export function readOptions({ value, fault }: Cell, names: BooksNames | null): DocumentOptions {
  const theme = value('brandingTheme');
  const brandingThemeId = names?.themes.get(theme.toLowerCase()) ?? null;
  if (theme !== '' && brandingThemeId === null)
    fault('brandingTheme', notThere('branding theme', theme, names));
  const currencyRate = value('currencyRate') || null;
  if (currencyRate !== null && !/^\d{1,9}(\.\d{1,6})?$/.test(currencyRate))
    fault('currencyRate', `“${currencyRate}” is not a rate like 0.6543`);
  return { arriveAs: arriveAsOf({ value, fault }), brandingThemeId, currencyRate };
}

/** Of one line: nothing named means as mapped. */
export function readTracking({ value, fault }: Cell, names: BooksNames | null): readonly ChosenTracking[] {
  const slots = [
    ['trackingName1', 'trackingOption1'],
    ['trackingName2', 'trackingOption2'],
  ] as const;
  return slots.flatMap(([nameField, optionField]) => {
    const [name, option] = [value(nameField), value(optionField)];
    if (option === '') return [];
    const category = names?.tracking.get(name.toLowerCase());
    const optionId = category?.options.get(option.toLowerCase());
    if (category === undefined) fault(nameField, notThere('tracking category', name, names));
    else if (optionId === undefined) fault(optionField, notThere(`option of ${name}`, option, names));
    else return [{ trackingCategoryId: category.id, optionId }];
    return [];
  });
}

function arriveAsOf({ value, fault }: Cell): ArriveAs | null {
  const text = value('arriveAs');
  if (text === '') return null;
  const arriveAs = arrivals.get(text.toLowerCase().replace(/[\s_-]/g, ''));
  if (arriveAs === undefined) fault('arriveAs', `“${text}” is not one of draft, awaiting approval, approved`);
  return arriveAs ?? null;
}

const arrivals: ReadonlyMap<string, ArriveAs> = new Map([
  ['draft', 'draft'],
  ['awaitingapproval', 'awaitingApproval'],
  ['approved', 'approved'],
]);

function notThere(what: string, name: string, names: BooksNames | null): string {
  return names === null
    ? `no books are connected to find the ${what} “${name}” in`
    : `there is no ${what} “${name}” in use in the books`;
}

function byName(
  held: ReadonlyMap<string, { readonly name: string; readonly isActive: boolean }>,
): ReadonlyMap<string, string> {
  return new Map(
    [...held].flatMap(([id, { name, isActive }]) => (isActive ? [[name.toLowerCase(), id]] : [])),
  );
}
