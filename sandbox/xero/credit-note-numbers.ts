/** Credit note numbers: a series of their own, beside that of invoices. */

import type { CreditNoteRecord } from '../records.ts';
import { fold } from '../tables.ts';
import { keepsNumberAs } from './invoice-numbers.ts';
import type { Ledger } from './ledger.ts';

/** The next free number of the series `CN-0001`, `CN-0002`, … */
export function nextCreditNoteNumber(ledger: Ledger): string {
  const { counters, creditNotes } = ledger.tables;
  let next = counters.get('creditNote')?.next ?? 1;
  while (creditNotes.find('number', fold(numbered(next))).length > 0) next += 1;
  counters.put('creditNote', { next: next + 1 });
  return numbered(next);
}

export function creditNoteNumberProblems(ledger: Ledger, creditNote: CreditNoteRecord): readonly string[] {
  const { number, type, creditNoteId } = creditNote;
  if (type !== 'ACCRECCREDIT') return [];
  if (number.length > 255) return ['CreditNoteNumber exceeds maximum length of 255 characters'];
  const holders = ledger.tables.creditNotes.find('number', fold(number));
  const isTaken = holders.some((held) => held.creditNoteId !== creditNoteId && keepsIt(ledger, held));
  // By the pattern of invoices: no source gives this one for credit notes.
  return isTaken ? ['Credit note # must be unique.'] : [];
}

/** The living holder of a number, for a POST that names a credit note by it. */
export function creditNoteNumbered(ledger: Ledger, number: string): CreditNoteRecord | undefined {
  return ledger.tables.creditNotes.find('number', fold(number)).find((held) => keepsIt(ledger, held));
}

const keepsIt = (ledger: Ledger, held: CreditNoteRecord): boolean =>
  held.type === 'ACCRECCREDIT' && keepsNumberAs(ledger, held.status);

const numbered = (number: number): string => `CN-${String(number).padStart(4, '0')}`;
