/** The mapping that connecting suggests, from the chart of accounts, tax rates and items of the books. */
import { decimal } from './decimal.ts';
import { type Books, type BooksTaxRate, DEFAULT_ACCOUNT, NO_TAX } from './mapping.ts';

export type SuggestedMapping = {
  readonly kind: 'defaultAccount' | 'categoryAccount' | 'taxRate' | 'paymentAccount' | 'productItem';
  readonly subjectId: string;
  readonly ledgerCode: string;
};

/** A working mapping read off the chart of accounts; a person confirms it. Nothing is suggested where nothing fits. */
export function suggestMapping(
  ours: {
    readonly categories: readonly { readonly id: string; readonly name: string }[];
    readonly taxComponents: readonly { readonly id: string; readonly rate: string }[];
    readonly products: readonly { readonly id: string; readonly code: string }[];
  },
  books: Pick<Books, 'accounts' | 'taxRates' | 'items' | 'traits'>,
): readonly SuggestedMapping[] {
  const suggestions: SuggestedMapping[] = [];
  const revenue = [...books.accounts]
    .filter(([, account]) => account.isActive && account.isRevenue)
    .sort(byCode);
  const defaultAccount = revenue.find(([, account]) => /sales/i.test(account.name)) ?? revenue[0];
  if (defaultAccount)
    suggestions.push({ kind: 'defaultAccount', subjectId: DEFAULT_ACCOUNT, ledgerCode: defaultAccount[0] });
  for (const category of ours.categories) {
    const match = revenue.find(([, account]) => account.name.toLowerCase() === category.name.toLowerCase());
    if (match) suggestions.push({ kind: 'categoryAccount', subjectId: category.id, ledgerCode: match[0] });
  }
  const accountTaxType = defaultAccount?.[1].taxType ?? null;
  for (const component of [...ours.taxComponents, { id: NO_TAX, rate: '0' }]) {
    const taxType = suggestTaxType(component.rate, accountTaxType, books.taxRates);
    if (taxType !== null) suggestions.push({ kind: 'taxRate', subjectId: component.id, ledgerCode: taxType });
  }
  const [bank] = [...books.accounts].filter(([, account]) => account.isActive && account.isBank).sort(byCode);
  if (bank) suggestions.push({ kind: 'paymentAccount', subjectId: DEFAULT_ACCOUNT, ledgerCode: bank[0] });
  return [...suggestions, ...suggestItems(ours.products, books)];
}

/** A product and an item of the same code are the same thing, or where items have none, of that number or name; capitals do not count. */
function suggestItems(
  products: readonly { readonly id: string; readonly code: string }[],
  { items, traits }: Pick<Books, 'items' | 'traits'>,
): readonly SuggestedMapping[] {
  const inUse = [...items].filter(([, item]) => item.isActive);
  const codes = new Map(
    (traits.hasCodes
      ? inUse.map(([code]) => [code, code] as const)
      : // A number says more than a name: it comes later, and stays.
        [
          ...inUse.map(([code, { name }]) => [name, code] as const),
          ...inUse.flatMap(([code, { sku }]) => (sku === undefined ? [] : [[sku, code] as const])),
        ]
    ).map(([known, code]) => [known.toLowerCase(), code]),
  );
  return products.flatMap(({ id, code }) => {
    const ledgerCode = codes.get(code.toLowerCase());
    return ledgerCode === undefined ? [] : [{ kind: 'productItem' as const, subjectId: id, ledgerCode }];
  });
}

function suggestTaxType(
  rate: string,
  accountTaxType: string | null,
  taxRates: ReadonlyMap<string, BooksTaxRate>,
): string | null {
  const fitting = [...taxRates].filter(
    ([, tax]) => tax.isActive && tax.appliesToRevenue && decimal(tax.rate).eq(decimal(rate)),
  );
  const proposedByAccount = fitting.find(([type]) => type === accountTaxType);
  const none = fitting.find(([type]) => type === 'NONE');
  const output =
    fitting.find(([type]) => type.startsWith('OUTPUT')) ?? fitting.find(([type]) => type.includes('OUTPUT'));
  return (none ?? proposedByAccount ?? output ?? fitting[0])?.[0] ?? null;
}

function byCode(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0].localeCompare(b[0], 'en');
}
