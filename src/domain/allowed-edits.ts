/** What of an invoice may still be changed: everything before it is in the books, less the more has happened to it there. */
import type { LedgerInvoiceStatus } from './accounting-status.ts';
import { type ContentField, type InvoiceContent, type LinePart, partsToSend } from './invoice-content.ts';
import type { LedgerWords } from './ledger-traits.ts';

export const editableFields = [
  'customer',
  'billingEmail',
  'reference',
  'number',
  'issueDate',
  'dueDate',
  'currency',
  'lineAmountType',
  'brandingTheme',
  'currencyRate',
  /** How it arrives in the books. */
  'arriveAs',
  /** Which books it goes to. */
  'books',
  /** Lines come and go. */
  'lines',
  'description',
  'account',
  'tracking',
  /** Quantity, price, discount, product, item and tax of a line: what it comes to. */
  'amount',
] as const;
export type EditableField = (typeof editableFields)[number];

export type AllowedEdits = {
  readonly fields: readonly EditableField[];
  /** Why not everything may change; null where everything may. */
  readonly why: string | null;
};

/** An invoice as the books have it. Dates are YYYY-MM-DD. */
export type InvoiceInBooks = {
  readonly status: LedgerInvoiceStatus;
  readonly issueDate: string | null;
  readonly hasPayments: boolean;
  readonly hasCredits: boolean;
  /** The later of the organisation's lock dates: nothing on or before it may change. */
  readonly lockedUntil: string | null;
  readonly ledgerName: string;
  readonly words: LedgerWords;
};

/**
 * By Xero's own rules of what a paid invoice takes (developer.xero.com, Accounting API, Invoices).
 * @param inBooks null: the books do not have it.
 */
export function allowedEdits(inBooks: InvoiceInBooks | null): AllowedEdits {
  if (inBooks === null) return { fields: editableFields, why: null };
  const { status, issueDate, hasPayments, hasCredits, lockedUntil, ledgerName, words } = inBooks;
  if (status === 'voided') return { fields: [], why: 'It was voided.' };
  if (status === 'deleted') return { fields: [], why: `It was deleted in ${ledgerName}.` };
  if (lockedUntil !== null && issueDate !== null && issueDate <= lockedUntil)
    return {
      fields: [],
      why: `The books are ${words.locked} up to ${lockedUntil}, and it is dated ${issueDate}.`,
    };
  if (!hasPayments && !hasCredits)
    return {
      fields: editableFields.filter((field) => !settledOnArrival.includes(field)),
      why: `It is in ${ledgerName}: its currency and number stay as they are.`,
    };
  return {
    // A credit belongs to the contact that it was given to.
    fields: hasCredits ? afterMoney.filter((field) => field !== 'customer') : afterMoney,
    why: `Money was applied to it in ${ledgerName}: only what changes no amount may still change.`,
  };
}

const settledOnArrival: readonly EditableField[] = ['currency', 'number', 'arriveAs', 'books'];

const afterMoney: readonly EditableField[] = [
  'customer',
  'billingEmail',
  'reference',
  'dueDate',
  'brandingTheme',
  'description',
  'account',
  'tracking',
];

/** Once money was applied, the due date is the ledger's: a change there counts without asking. */
export function isDueDateOfLedger({
  hasPayments,
  hasCredits,
}: Pick<InvoiceInBooks, 'hasPayments' | 'hasCredits'>): boolean {
  return hasPayments || hasCredits;
}

/** What must be allowed for our content to take the place of what the books hold. */
export function editsNeeded(
  fields: readonly ContentField[],
  ours: InvoiceContent,
  held: InvoiceContent,
): readonly EditableField[] {
  const needed = fields.flatMap((field): readonly EditableField[] => {
    if (field === 'contact') return ['customer'];
    if (field !== 'lines') return [field];
    return partsToSend(ours.lines, held.lines)?.map(editOfPart) ?? ['lines'];
  });
  return [...new Set(needed)];
}

/** Which edit a part of a line belongs to. */
export function editOfPart(part: LinePart): EditableField {
  if (part === 'description' || part === 'tracking') return part;
  return part === 'accountCode' ? 'account' : 'amount';
}
