/** May these invoices go to the books as they are? The one place that answers: Save, Retry and the push all ask here. */
import { contactArchived } from '../domain/contact-facts.ts';
import { contactSetting } from '../domain/contact-match.ts';
import { checkBrandingTheme, type ResolvedDocument, resolveDocument } from '../domain/document-options.ts';
import { computeTotals, type LineAmountType, type Totals } from '../domain/invoice.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { checkDocument, checkNumber, type ResolvedLine, resolveLines } from '../domain/mapping.ts';
import type { Problem } from '../domain/problem.ts';
import { type ConnectionRow, documentDefaults } from './connections.ts';
import { findArchivedCustomers } from './contact-links.ts';
import { billedContact, loadCustomers } from './customers.ts';
import type { Db } from './database.ts';
import { type InvoiceLineRow, listInvoiceLines, mappableLine, ratedLines } from './invoice-lines.ts';
import { findTakenNumbers } from './invoice-numbers.ts';
import { documentOptions, type InvoiceRow } from './invoices.ts';
import { loadBooks } from './ledger-references.ts';
import { type BooksSubject, subjectKey } from './links.ts';
import { loadMapping } from './mappings.ts';

export type PreFlight = {
  readonly invoice: InvoiceRow;
  readonly lines: readonly InvoiceLineRow[];
  readonly resolved: readonly ResolvedLine[];
  /** What the books will make of it. */
  readonly totals: Totals;
  readonly document: ResolvedDocument;
  /** Empty: it may go. */
  readonly problems: readonly Problem[];
};

/** Looks at the mapping and the books as they are now. Answers in the order of the invoices given. */
export async function preFlight(
  db: Db,
  connection: ConnectionRow,
  invoices: readonly InvoiceRow[],
): Promise<readonly PreFlight[]> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  const [books, mapping, lines, taken] = await Promise.all([
    loadBooks(db, connection),
    loadMapping(db, workspaceId, connectionId),
    listInvoiceLines(
      db,
      workspaceId,
      invoices.map((invoice) => invoice.id),
    ),
    findTakenNumbers(db, connection, invoices),
  ]);
  const archived = await archivedProblems(
    db,
    connection,
    invoices.map((invoice) => billedContact(connection, invoice)),
  );
  const linesOf = new Map<string, InvoiceLineRow[]>(invoices.map((invoice) => [invoice.id, []]));
  for (const line of lines) linesOf.get(line.invoice_id)?.push(line);
  return invoices.map((invoice) => {
    const own = linesOf.get(invoice.id) ?? [];
    // The table's check constraint admits no other type.
    const type = invoice.line_amount_type as LineAmountType;
    const { lines: resolved, problems } = resolveLines(own.map(mappableLine), type, mapping, books);
    const document = resolveDocument(documentOptions(invoice), documentDefaults(connection), books);
    const ofDocument = [
      ...(archived.get(subjectKey(billedContact(connection, invoice))) ?? []),
      ...checkDocument({ currency: invoice.currency, issueDate: invoice.issue_date }, books),
      ...checkBrandingTheme(document, books),
      ...checkNumber(invoice.number, taken.has(invoice.id), books.traits),
    ];
    const totals = computeTotals(
      { lineAmountType: type, lines: ratedLines(own, resolved, books) },
      books.traits.taxRounding,
    );
    return { invoice, lines: own, resolved, document, totals, problems: [...ofDocument, ...problems] };
  });
}

/** By `subjectKey` of the contact: that it is archived in the books, as far as we know. */
async function archivedProblems(
  db: Db,
  { workspace_id: workspaceId, id, provider, organisation_name: organisationName }: ConnectionRow,
  subjects: readonly BooksSubject[],
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const archived = await findArchivedCustomers(db, workspaceId, id, subjects);
  const customers = await loadCustomers(
    db,
    workspaceId,
    subjects.filter((subject) => archived.has(subjectKey(subject))),
  );
  return new Map(
    subjects.flatMap((subject) => {
      const customer = customers.get(subject.id);
      const held = archived.get(subjectKey(subject));
      if (customer === undefined || held === undefined) return [];
      const { subjectKind, subjectId, name } = customer;
      const setting = contactSetting(id, subjectId);
      const books = { organisationName, setting, words: ledgerTraits(provider).words };
      return [
        [subjectKey(subject), [contactArchived({ kind: subjectKind, name, isGone: held.isGone }, books)]],
      ];
    }),
  );
}
