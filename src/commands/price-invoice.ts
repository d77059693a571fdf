/** What an invoice comes to and whether it may go to the books: for Save and for the preview before it. */

import type { ContactPlan } from '../domain/contact-match.ts';
import {
  checkBrandingTheme,
  type ResolvedDocument,
  resolveDocument,
  waitsHere,
} from '../domain/document-options.ts';
import { computeTotals, type Totals } from '../domain/invoice.ts';
import { arrivalInWords, sendInWords } from '../domain/ledger-offers.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import {
  type Books,
  checkDocument,
  checkNumber,
  type MappableLine,
  type Mapping,
  type ResolvedLine,
  resolveLines,
  taxOfResolved,
} from '../domain/mapping.ts';
import type { Problem } from '../domain/problem.ts';
import { type ConnectionRow, documentDefaults, isLive } from '../store/connections.ts';
import { planContacts } from '../store/contact-plans.ts';
import { billedContact } from '../store/customers.ts';
import type { Db } from '../store/database.ts';
import { findTakenNumbers, LAST_ID } from '../store/invoice-numbers.ts';
import type { InvoiceInput } from '../store/invoices.ts';
import { loadBooks } from '../store/ledger-references.ts';
import { subjectKey } from '../store/links.ts';
import { loadMapping } from '../store/mappings.ts';
import { listCategories } from '../store/product-categories.ts';
import { listTaxComponents } from '../store/tax-components.ts';
import type { Actor } from './actor.ts';

/** What pricing looks at, read once for any number of invoices. */
export type PriceList = {
  readonly connection: ConnectionRow | undefined;
  readonly books: Books | null;
  readonly mapping: Mapping | null;
  readonly categoryNames: ReadonlyMap<string, string>;
  readonly taxes: ReadonlyMap<string, { readonly name: string; readonly rate: string }>;
};

export type PricedInvoice = {
  readonly totals: Totals;
  /** Empty where no books are connected. */
  readonly resolved: readonly ResolvedLine[];
  readonly problems: readonly Problem[];
};

/** @param goesTo the books that the invoices go to; where they are disconnected, or there are none, nobody's prices are asked. */
export async function loadPriceList(
  db: Db,
  workspaceId: string,
  goesTo: ConnectionRow | undefined,
): Promise<PriceList> {
  const connection = isLive(goesTo) ? goesTo : undefined;
  const categories = await listCategories(db, workspaceId);
  const taxes = await listTaxComponents(db, workspaceId);
  return {
    connection,
    books: connection === undefined ? null : await loadBooks(db, connection),
    mapping: connection === undefined ? null : await loadMapping(db, workspaceId, connection.id),
    categoryNames: new Map(categories.map((category) => [category.id, category.name])),
    taxes: new Map(taxes.map((tax) => [tax.id, { name: tax.name, rate: tax.rate }])),
  };
}

/** With books connected the tax is theirs, by the mapping; without, it is our tax component's rate. */
export function priceInvoice(
  input: Pick<InvoiceInput, 'currency' | 'issueDate' | 'lineAmountType' | 'lines'>,
  list: PriceList,
): PricedInvoice {
  const lines = input.lines.map((line) => mappable(line, list));
  if (list.books === null || list.mapping === null) {
    const rated = input.lines.map((line, index) => ({ ...line, taxRate: lines[index]?.taxRate ?? '0' }));
    return {
      totals: computeTotals({ lineAmountType: input.lineAmountType, lines: rated }),
      resolved: [],
      problems: [],
    };
  }
  const { books } = list;
  const { lines: resolved, problems } = resolveLines(lines, input.lineAmountType, list.mapping, books);
  const rated = input.lines.map((line, index) => ({ ...line, ...taxOfResolved(resolved[index], books) }));
  return {
    totals: computeTotals({ lineAmountType: input.lineAmountType, lines: rated }, books.traits.taxRounding),
    resolved,
    problems: [...checkDocument(input, list.books), ...problems],
  };
}

/** The same with what the document says beside its lines: for the preview, which must say all that Save will say. */
export function previewInvoice(
  input: InvoiceInput,
  list: PriceList,
  actor: Actor,
): PricedInvoice & {
  readonly document: ResolvedDocument | null;
  /** Null where no books are connected; so is the next. */
  readonly arrival: string | null;
  readonly sendLabel: string | null;
} {
  const priced = priceInvoice(input, list);
  const { connection, books } = list;
  if (connection === undefined || books === null)
    return { ...priced, document: null, arrival: null, sendLabel: null };
  const document = resolveDocument(input, documentDefaults(connection), books);
  const { arriveAs } = documentDefaults(connection);
  const waits = waitsHere(input.arriveAs, arriveAs, books.traits, actor.can('invoices:approve'));
  const arrival = arrivalInWords(document.arriveAs, waits, books.traits);
  return {
    ...priced,
    document,
    arrival,
    sendLabel: sendInWords(document.arriveAs, waits),
    problems: [...checkBrandingTheme(document, books), ...priced.problems],
  };
}

/** What the books and other invoices here have to say of its customer and its number; nobody yet where there is no customer. */
export async function previewPlace(
  db: Db,
  input: InvoiceInput,
  { connection }: PriceList,
): Promise<{ readonly ofNumber: readonly Problem[]; readonly contact: ContactPlan | null }> {
  if (connection === undefined) return { ofNumber: [], contact: null };
  const taken = await findTakenNumbers(db, connection, [{ id: LAST_ID, number: input.number }]);
  const ofNumber = checkNumber(input.number, taken.size > 0, ledgerTraits(connection.provider));
  if (input.companyId === null && input.contactId === null) return { ofNumber, contact: null };
  const customer = billedContact(connection, {
    company_id: input.companyId,
    contact_id: input.contactId,
    currency: input.currency,
  });
  const plans = await planContacts(db, connection, [customer]);
  return { ofNumber, contact: plans.get(subjectKey(customer)) ?? null };
}

function mappable(line: InvoiceInput['lines'][number], list: PriceList): MappableLine {
  const tax = line.taxComponentId === null ? undefined : list.taxes.get(line.taxComponentId);
  return {
    categoryId: line.categoryId,
    categoryName: line.categoryId === null ? null : (list.categoryNames.get(line.categoryId) ?? null),
    productId: line.productId,
    taxComponentId: line.taxComponentId,
    taxName: tax?.name ?? null,
    taxRate: tax?.rate ?? '0',
    accountCode: line.accountCode,
    itemCode: line.itemCode,
    taxType: line.taxType,
    tracking: line.tracking,
  };
}
