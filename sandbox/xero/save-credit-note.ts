/** The rules for writing credit notes: those of invoices, without a due date; what is allocated can no longer be edited. */

import type { ContactRecord, CreditNoteRecord, InvoiceStatus } from '../records.ts';
import type { CreditNoteInput } from './credit-note-input.ts';
import { creditNoteNumberProblems, nextCreditNoteNumber } from './credit-note-numbers.ts';
import { isUsed, sideOf } from './credits.ts';
import { mergeDocument } from './document.ts';
import { contactForDocument } from './document-contact.ts';
import { HAS_PAYMENT, isApproved, isCreationStatus, mayBecome, mustBeComplete } from './invoice-status.ts';
import { fireCreditNote, type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { markTrading } from './save-contact.ts';

export type CreditNoteSaved =
  | { readonly ok: true; readonly creditNote: CreditNoteRecord; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Undo on refusal is the caller's: run it inside `store.attempt`. */
export function createCreditNote(ledger: Ledger, input: CreditNoteInput, unitPlaces = 2): CreditNoteSaved {
  const type = input.Type;
  const status = input.Status ?? 'DRAFT';
  if (type !== 'ACCRECCREDIT' && type !== 'ACCPAYCREDIT') return refusal(NOT_FOR_CREATION);
  if (!isCreationStatus(status)) return refusal(NOT_FOR_CREATION);
  const contact = contactForDocument(ledger, input.Contact);
  if (!contact.ok) return contact;
  const blank = blankCreditNote(ledger, type, status as InvoiceStatus, contact.contact); // checked just above
  const merged = mergeInput(ledger, blank, input, contact.contact, unitPlaces);
  const number = input.CreditNoteNumber || (type === 'ACCRECCREDIT' ? nextCreditNoteNumber(ledger) : '');
  const creditNote = { ...merged.creditNote, number };
  const problems = [
    ...merged.problems,
    ...creditNoteNumberProblems(ledger, creditNote),
    ...documentProblems(ledger, creditNote),
  ];
  if (problems.length > 0) return refusal(...problems);
  markTrading(ledger, creditNote.contactId, sideOf(creditNote));
  return commit(ledger, creditNote, merged.warnings, 'CREATE');
}

export function updateCreditNote(
  ledger: Ledger,
  existing: CreditNoteRecord,
  input: CreditNoteInput,
  unitPlaces = 2,
): CreditNoteSaved {
  const wanted = input.Status ?? existing.status;
  // Observed: whatever is changed about an allocated credit note is refused with this sentence (xeroizer#211).
  if (isUsed(existing)) return refusal(HAS_PAYMENT);
  if (!mayBecome(existing.status, wanted)) return refusal(NOT_MODIFIABLE);
  const locked = isApproved(existing.status) ? lockProblems(ledger.organisation, existing.date) : [];
  if (locked.length > 0) return refusal(...locked);
  if (wanted === 'VOIDED' || wanted === 'DELETED')
    return commit(ledger, { ...existing, status: wanted }, [], 'UPDATE');
  const contact = contactForDocument(ledger, input.Contact, existing.contactId);
  if (!contact.ok) return contact;
  const merged = mergeInput(ledger, { ...existing, status: wanted }, input, contact.contact, unitPlaces);
  const { creditNote } = merged;
  const problems = [
    ...merged.problems,
    ...(creditNote.number === existing.number ? [] : creditNoteNumberProblems(ledger, creditNote)),
    ...documentProblems(ledger, creditNote),
  ];
  if (problems.length > 0) return refusal(...problems);
  return commit(ledger, creditNote, merged.warnings, 'UPDATE');
}

// By the pattern of invoices: no source gives these two for credit notes.
const NOT_FOR_CREATION = 'Credit note not of valid type for creation';
const NOT_MODIFIABLE = 'Credit note not of valid status for modification';

const refusal = (...problems: readonly string[]): CreditNoteSaved => ({
  ok: false,
  problems: [...new Set(problems)],
});

function commit(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  warnings: readonly string[],
  type: 'CREATE' | 'UPDATE',
): CreditNoteSaved {
  const saved = { ...creditNote, updatedAt: ledger.now };
  ledger.tables.creditNotes.put(saved.creditNoteId, saved);
  note(ledger, saved.creditNoteId, changeName(saved.status, type), `${saved.number} for ${saved.total}`);
  fireCreditNote(ledger, saved, type);
  return { ok: true, creditNote: saved, warnings };
}

function changeName(status: InvoiceStatus, type: 'CREATE' | 'UPDATE'): string {
  if (status === 'VOIDED') return 'Voided';
  if (status === 'DELETED') return 'Deleted';
  return type === 'CREATE' ? 'Created' : 'Edited';
}

function blankCreditNote(
  ledger: Ledger,
  type: CreditNoteRecord['type'],
  status: InvoiceStatus,
  contact: ContactRecord,
): CreditNoteRecord {
  const zero = '0.00';
  return {
    creditNoteId: ledger.world.chance.uuid(),
    type,
    status,
    number: '',
    reference: '',
    contactId: contact.contactId,
    date: ledger.today,
    lineAmountTypes: 'Exclusive',
    lines: [],
    currencyCode: ledger.organisation.baseCurrency,
    currencyRate: '1',
    subTotal: zero,
    totalTax: zero,
    total: zero,
    remainingCredit: zero,
    allocations: [],
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    createdAt: ledger.now,
    updatedAt: ledger.now,
  };
}

interface Merged {
  readonly creditNote: CreditNoteRecord;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Only ever of a credit note without allocations, so that all of its total remains. */
function mergeInput(
  ledger: Ledger,
  base: CreditNoteRecord,
  input: CreditNoteInput,
  contact: ContactRecord,
  unitPlaces: number,
): Merged {
  const merged = mergeDocument(ledger, base, input, contact, {
    type: sideOf(base),
    mustBeComplete: mustBeComplete(base.status),
    unitPlaces,
  });
  const creditNote: CreditNoteRecord = {
    ...base,
    ...(input.CreditNoteNumber && { number: input.CreditNoteNumber }),
    ...(input.Reference !== undefined && { reference: input.Reference }),
    ...(input.BrandingThemeID && { brandingThemeId: input.BrandingThemeID }),
    ...merged.fields,
    remainingCredit: merged.fields.total,
  };
  return { creditNote, problems: merged.problems, warnings: merged.warnings };
}

/** What it must have once it is more than a draft. */
function documentProblems(ledger: Ledger, creditNote: CreditNoteRecord): readonly string[] {
  if (!mustBeComplete(creditNote.status)) return [];
  const problems: string[] = [];
  if (creditNote.lines.length === 0) problems.push('One or more line items must be specified');
  if (Number(creditNote.total) < 0) problems.push('The document total cannot be negative.');
  if (isApproved(creditNote.status)) problems.push(...lockProblems(ledger.organisation, creditNote.date));
  return problems;
}
