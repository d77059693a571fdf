/** Whether a change of an invoice may be saved: what of it differs, and whether the books would still take that. */
import { allowedEdits, type EditableField, type InvoiceInBooks } from '../domain/allowed-edits.ts';
import { decimal } from '../domain/decimal.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { InvoiceLineInput, InvoiceLineRow } from '../store/invoice-lines.ts';
import type { InvoiceChange, InvoiceRow } from '../store/invoices.ts';
import { inBooks } from '../store/invoices-in-books.ts';
import type { Standing } from './invoice-standing.ts';
import { booksNotConnected, conflict, type FieldFault, invalid, type Result } from './refusal.ts';

type Refused = Extract<Result<never>, { readonly ok: false }>;
type Stored = { readonly invoice: InvoiceRow; readonly lines: readonly InvoiceLineRow[] };

export function refuseChange(standing: Standing, stored: Stored, change: InvoiceChange): Refused | null {
  if (stored.invoice.is_voided) return conflict('voided', 'It was voided: it can no longer be changed.');
  if (standing.kind === 'voiding')
    return conflict('onItsWay', 'It is being voided in the books: it can no longer be changed.');
  if (standing.kind === 'here' || standing.kind === 'waits') return null;
  const { connection, mirror } = standing;
  if (connection.status === 'disconnected') return booksNotConnected();
  const { words } = ledgerTraits(connection.provider);
  const facts = mirror === undefined ? { ...onItsWay, words } : inBooks(connection, mirror);
  const allowed = allowedEdits(facts);
  if (allowed.fields.length === 0) return conflict(codeOf(facts.status), allowed.why ?? '');
  const faults = differing(stored, change).flatMap(({ field, path }): FieldFault[] =>
    allowed.fields.includes(field) ? [] : [{ path, message: allowed.why ?? 'It can no longer be changed.' }],
  );
  return faults.length === 0 ? null : invalid(faults);
}

/** For the first time: what it will be when the books have it. */
const onItsWay: Omit<InvoiceInBooks, 'words'> = {
  status: 'approved',
  issueDate: null,
  hasPayments: false,
  hasCredits: false,
  lockedUntil: null,
  ledgerName: 'the books',
};

function codeOf(status: string): string {
  if (status === 'voided') return 'voided';
  return status === 'deleted' ? 'DeletedInBooks' : 'PeriodLocked';
}

type Differing = { readonly field: EditableField; readonly path: string };

function differing({ invoice, lines }: Stored, change: InvoiceChange): readonly Differing[] {
  const heads: readonly (Differing & { readonly isSame: boolean })[] = [
    { field: 'customer', path: 'companyId', isSame: invoice.company_id === change.companyId },
    { field: 'customer', path: 'contactId', isSame: invoice.contact_id === change.contactId },
    { field: 'billingEmail', path: 'billingEmail', isSame: invoice.billing_email === change.billingEmail },
    { field: 'reference', path: 'reference', isSame: invoice.reference === change.reference },
    // Who does not name a number leaves it to the ledger.
    {
      field: 'number',
      path: 'number',
      isSame: change.number === null || invoice.number === change.number,
    },
    { field: 'issueDate', path: 'issueDate', isSame: invoice.issue_date === change.issueDate },
    { field: 'dueDate', path: 'dueDate', isSame: invoice.due_date === change.dueDate },
    { field: 'currency', path: 'currency', isSame: invoice.currency === change.currency },
    {
      field: 'lineAmountType',
      path: 'lineAmountType',
      isSame: invoice.line_amount_type === change.lineAmountType,
    },
    {
      field: 'brandingTheme',
      path: 'brandingThemeId',
      isSame: invoice.branding_theme_id === change.brandingThemeId,
    },
    { field: 'currencyRate', path: 'currencyRate', isSame: isSameRate(invoice, change) },
  ];
  return [...heads.filter(({ isSame }) => !isSame), ...differingLines(lines, change)];
}

function isSameRate({ currency_rate: stored }: InvoiceRow, { currencyRate }: InvoiceChange): boolean {
  if (stored === null || currencyRate === null) return stored === currencyRate;
  return decimal(stored).eq(decimal(currencyRate));
}

function differingLines(lines: readonly InvoiceLineRow[], change: InvoiceChange): readonly Differing[] {
  const isSameSet =
    lines.length === change.lines.length && lines.every(({ id }) => change.lineIds.includes(id));
  if (!isSameSet) return [{ field: 'lines', path: 'lines' }];
  return change.lines.flatMap((line, index) => {
    const stored = lines.find(({ id }) => id === change.lineIds[index]);
    if (stored === undefined) return [];
    return partsOf(stored, line).flatMap(({ field, part, isSame }) =>
      isSame ? [] : [{ field, path: `lines.${index}.${part}` }],
    );
  });
}

function partsOf(stored: InvoiceLineRow, line: InvoiceLineInput) {
  const isEqual = (one: string, other: string) => decimal(one).eq(decimal(other));
  const parts: readonly (readonly [EditableField, keyof InvoiceLineInput, boolean])[] = [
    ['description', 'description', stored.description === line.description],
    ['account', 'accountCode', stored.account_code === line.accountCode],
    // The category decides the account.
    ['account', 'categoryId', stored.category_id === line.categoryId],
    ['tracking', 'tracking', JSON.stringify(stored.tracking) === JSON.stringify(line.tracking)],
    ['amount', 'quantity', isEqual(stored.quantity, line.quantity)],
    ['amount', 'unitPrice', isEqual(stored.unit_price, line.unitPrice)],
    ['amount', 'discountRate', isEqual(stored.discount_rate, line.discountRate)],
    ['amount', 'productId', stored.product_id === line.productId],
    ['amount', 'taxComponentId', stored.tax_component_id === line.taxComponentId],
    ['amount', 'itemCode', stored.item_code === line.itemCode],
    ['amount', 'taxType', stored.tax_type === line.taxType],
  ];
  return parts.map(([field, part, isSame]) => ({ field, part, isSame }));
}
