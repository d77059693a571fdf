/** Imports invoices from CSV, one row a line, and sends them where asked: all of the file, or nothing. */
import { decimal, moneyText, sum } from '../domain/decimal.ts';
import { isLive, listLiveConnections } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { loadAllDestinations, toPlace, whyNowhere } from '../store/destinations.ts';
import { listExternalIds } from '../store/imports.ts';
import type { InvoiceInput } from '../store/invoices.ts';
import { insertCategories, listCategories } from '../store/product-categories.ts';
import { listProductCodes } from '../store/products.ts';
import { insertTaxComponents, listTaxComponents, type NewTaxComponent } from '../store/tax-components.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import { type BooksNames, loadBooksNames } from './import-books-options.ts';
import { type ColumnMap, findColumns } from './import-columns.ts';
import { type FoundCustomer, loadCustomerFinder } from './import-customer-finder.ts';
import { emptyReport } from './import-customers.ts';
import { type Catalogue, invoiceFields, type PlannedInvoice, planInvoice } from './import-invoice-plan.ts';
import { type ImportReport, nothing, runImport } from './import-report.ts';
import { createInvoicesIn } from './issue-invoice.ts';
import { noTaxName } from './open-workspace.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { readTable, type TableRow } from './read-table.ts';
import { recordChanges } from './record-change.ts';

export type InvoicesImport = {
  readonly csv: string;
  readonly map: ColumnMap;
  readonly isDryRun: boolean;
  /** Sends them to the books, behind what people do by hand. */
  readonly issue: boolean;
};

/** Invoices whose number was imported before change nothing, so that a file can be imported again. */
export function importInvoices(
  deps: QueueDeps,
  actor: Actor,
  request: InvoicesImport,
): Promise<ImportReport> {
  return runImport(deps, actor, request.isDryRun, async (tx) => {
    const read = readTable(request.csv);
    if (!read.ok) return emptyReport([{ ...read.fault, column: null }]);
    const { columns: names, rows } = read.table;
    const columns = findColumns(invoiceFields, read.table, request.map);
    const blank = { ...emptyReport([]), columns: names, map: columns.map, rows: rows.length };
    const missing = requiredFields.filter((field) => !columns.has(field));
    const absent = missing.map((field) => ({
      line: 1,
      column: null,
      message: `no column holds the field “${field}”`,
    }));
    const headerFaults = [...columns.faults, ...absent];
    if (headerFaults.length > 0) return { ...blank, errors: headerFaults };
    if (request.issue && (await listLiveConnections(tx, actor.workspaceId)).length === 0) {
      return {
        ...blank,
        errors: [{ line: 1, column: null, message: 'no books are connected to send the invoices to' }],
      };
    }

    const existing = new Set(await listExternalIds(tx, actor.workspaceId));
    const groups = groupByNumber(rows, (row) => columns.valueOf(row, 'number'));
    const newGroups = [...groups]
      .filter(([number]) => number === '' || !existing.has(number))
      .map(([, group]) => group);
    const catalogue = await loadCatalogue(deps, tx, actor, {
      hasTaxes: columns.has('taxRate') || columns.has('taxName'),
      issue: request.issue,
    });
    const findCustomer = await loadCustomerFinder(tx, actor.workspaceId);
    const planned = newGroups.map((group) => planInvoice(group, columns, catalogue, findCustomer));
    const errors = planned.flatMap(({ faults }) => faults);
    const invoices = planned.flatMap(({ invoice }) => (invoice === null ? [] : [invoice]));
    if (errors.length === 0) {
      await saveCatalogue(deps, tx, actor, catalogue);
      const inputs = invoices.map(({ input }) => input);
      await createInvoicesIn(deps, tx, actor, inputs, { send: request.issue, lane: 'backfill' });
    }
    return {
      ...blank,
      willCreate: {
        ...nothing,
        invoices: invoices.length,
        lines: invoices.reduce((count, { input }) => count + input.lines.length, 0),
        categories: catalogue.newCategories.length,
        taxComponents: catalogue.newTaxes.length,
      },
      skipped: groups.size - newGroups.length,
      errors: errors.sort((one, other) => one.line - other.line),
      total: totalOf(invoices),
    };
  });
}

const requiredFields = ['number', 'issueDate', 'description', 'unitPrice'] as const;

/** In the file's order. Rows without a number stand together, so that each is named as a fault. */
function groupByNumber(
  rows: readonly TableRow[],
  numberOf: (row: TableRow) => string,
): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const number = numberOf(row);
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [row]);
    else group.push(row);
  }
  return groups;
}

async function loadCatalogue(
  deps: QueueDeps,
  tx: Tx,
  { workspaceId }: Actor,
  { hasTaxes, issue }: { readonly hasTaxes: boolean; readonly issue: boolean },
): Promise<Catalogue> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (workspace === undefined) throw new Error('An import into a workspace that is not there');
  const categories = await listCategories(tx, workspaceId);
  const taxes: NewTaxComponent[] = await listTaxComponents(tx, workspaceId);
  const newTaxes: NewTaxComponent[] = [];
  let noTax = taxes.find(
    (tax) => tax.name.toLowerCase() === noTaxName.toLowerCase() && decimal(tax.rate).eq(0),
  );
  if (noTax === undefined) {
    // A tax of that name with a rate of its own may exist.
    const isTaken = taxes.some((tax) => tax.name.toLowerCase() === noTaxName.toLowerCase());
    noTax = { id: deps.ids(), name: isTaken ? 'No tax 0%' : noTaxName, rate: '0', isDefault: false };
    newTaxes.push(noTax);
    taxes.push(noTax);
  }
  return {
    currency: workspace.currency,
    paymentTermsDays: workspace.paymentTermsDays,
    categoryIds: new Map(categories.map(({ id, name }) => [name.toLowerCase(), id])),
    products: new Map(
      (await listProductCodes(tx, workspaceId)).map((product) => [product.code.toLowerCase(), product]),
    ),
    taxes,
    noTax,
    hasTaxes,
    newCategories: [],
    newTaxes,
    ...(await loadBooksOf(tx, workspaceId, issue)),
    ids: deps.ids,
  };
}

/** Of one without a customer: the default books, so that its other faults can be told. */
async function loadBooksOf(
  tx: Tx,
  workspaceId: string,
  issue: boolean,
): Promise<Pick<Catalogue, 'booksOf' | 'whyNotSent'>> {
  const destinations = await loadAllDestinations(tx, workspaceId);
  const names = new Map<string, BooksNames>();
  for (const connection of await listLiveConnections(tx, workspaceId))
    names.set(connection.id, await loadBooksNames(tx, connection));
  const goesTo = (customer: FoundCustomer | null) =>
    destinations(toPlace(customer ?? { companyId: null, contactId: null }));
  return {
    booksOf: (customer) => names.get(goesTo(customer)?.id ?? '') ?? null,
    whyNotSent(customer) {
      const books = goesTo(customer);
      return issue && !isLive(books) ? whyNowhere(books) : null;
    },
  };
}

async function saveCatalogue(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  { newCategories, newTaxes }: Catalogue,
): Promise<void> {
  await insertCategories(tx, actor.workspaceId, newCategories);
  if (newTaxes.length > 0) await insertTaxComponents(tx, actor.workspaceId, newTaxes);
  await recordChanges(deps, tx, actor, [
    ...newCategories.map(({ id }) => ({ kind: 'productCategory' as const, id, action: 'imported' })),
    ...newTaxes.map(({ id }) => ({ kind: 'taxComponent' as const, id, action: 'imported' })),
  ]);
}

function totalOf(invoices: readonly PlannedInvoice[]): string | null {
  const currencies = new Set(invoices.map(({ input }: { readonly input: InvoiceInput }) => input.currency));
  if (currencies.size > 1) return null;
  return moneyText(sum(invoices.map(({ total }) => decimal(total))));
}
