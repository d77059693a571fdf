/** The rules for writing invoices: create and update, each either whole or not at all. */

import Big from 'big.js';
import type { ContactRecord, InvoiceRecord, InvoiceStatus, LineRecord } from '../records.ts';
import { mergeDocument } from './document.ts';
import { contactForDocument } from './document-contact.ts';
import { dueDateByTerms } from './due-date.ts';
import type { InvoiceInput } from './invoice-input.ts';
import { nextNumber, numberProblems } from './invoice-numbers.ts';
import {
  creationProblems,
  isApproved,
  isSettledInPart,
  mustBeComplete,
  transitionProblems,
} from './invoice-status.ts';
import { fireInvoice, type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { countApproval, planProblems } from './plan.ts';
import { markTrading } from './save-contact.ts';
import { updateSettledInvoice } from './settled-invoice.ts';

export type InvoiceSaved =
  | { readonly ok: true; readonly invoice: InvoiceRecord; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Undo on refusal is the caller's: run it inside `store.attempt`. */
export function createInvoice(ledger: Ledger, input: InvoiceInput, unitPlaces = 2): InvoiceSaved {
  const type = input.Type;
  if (type !== 'ACCREC' && type !== 'ACCPAY') return refusal('Invoice not of valid type for creation');
  const asked = input.Status ?? 'DRAFT';
  const status = ledger.settings.switches.approvalNeeded && asked === 'AUTHORISED' ? 'DRAFT' : asked;
  const contact = contactForDocument(ledger, input.Contact);
  if (!contact.ok) return refusal(...creationProblems(asked), ...contact.problems);
  const blank = blankInvoice(ledger, type, status as InvoiceStatus, contact.contact); // checked just below
  const merged = mergeInput(ledger, blank, input, contact.contact, unitPlaces);
  const number = input.InvoiceNumber || (type === 'ACCREC' ? nextNumber(ledger) : '');
  const invoice = { ...merged.invoice, number };
  const problems = [
    ...creationProblems(asked),
    ...merged.problems,
    ...numberProblems(ledger, invoice),
    ...documentProblems(ledger, invoice, invoice.date),
    ...planProblems(ledger, invoice),
  ];
  if (problems.length > 0) return refusal(...problems);
  countApproval(ledger, invoice);
  return commit(ledger, invoice, merged.warnings, 'CREATE');
}

export function updateInvoice(
  ledger: Ledger,
  existing: InvoiceRecord,
  input: InvoiceInput,
  unitPlaces = 2,
): InvoiceSaved {
  const wanted = input.Status ?? existing.status;
  const moves = transitionProblems(existing, wanted);
  if (moves.length > 0) return refusal(...moves);
  if (isSettledInPart(existing) || existing.status === 'PAID')
    return updateSettledInvoice(ledger, existing, input);
  if (wanted === 'VOIDED' || wanted === 'DELETED') return endInvoice(ledger, existing, wanted);
  const contact = contactForDocument(ledger, input.Contact, existing.contactId);
  if (!contact.ok) return refusal(...contact.problems);
  const isHeld =
    ledger.settings.switches.approvalNeeded && wanted === 'AUTHORISED' && existing.status !== 'AUTHORISED';
  const status = (isHeld ? existing.status : wanted) as InvoiceStatus; // transitionProblems let it through
  const merged = mergeInput(ledger, { ...existing, status }, input, contact.contact, unitPlaces);
  const lockedBefore = isApproved(existing.status) ? lockProblems(ledger.organisation, existing.date) : [];
  const problems = [
    ...merged.problems,
    ...(merged.invoice.number === existing.number ? [] : numberProblems(ledger, merged.invoice)),
    ...lockedBefore,
    ...documentProblems(ledger, merged.invoice, lockedBefore.length > 0 ? undefined : merged.invoice.date),
    ...(isApproved(existing.status) ? [] : planProblems(ledger, merged.invoice)),
  ];
  if (problems.length > 0) return refusal(...problems);
  if (!isApproved(existing.status)) countApproval(ledger, merged.invoice);
  return commit(ledger, merged.invoice, merged.warnings, 'UPDATE');
}

/** Voids or deletes; nothing else that the request carries is looked at. */
function endInvoice(ledger: Ledger, existing: InvoiceRecord, status: 'VOIDED' | 'DELETED'): InvoiceSaved {
  const problems = isApproved(existing.status) ? lockProblems(ledger.organisation, existing.date) : [];
  if (problems.length > 0) return refusal(...problems);
  const amountDue = ledger.settings.switches.voidKeepsAmountDue ? existing.amountDue : '0.00';
  const invoice = { ...existing, status, amountDue };
  return commit(ledger, invoice, [], 'UPDATE');
}

function commit(
  ledger: Ledger,
  invoice: InvoiceRecord,
  warnings: readonly string[],
  type: 'CREATE' | 'UPDATE',
): InvoiceSaved {
  const saved = { ...invoice, updatedAt: ledger.now };
  ledger.tables.invoices.put(saved.invoiceId, saved);
  if (type === 'CREATE') markTrading(ledger, saved.contactId, saved.type);
  note(
    ledger,
    saved.invoiceId,
    changeName(saved.status, type),
    `${saved.number} for ${saved.total} ${saved.currencyCode}`,
  );
  fireInvoice(ledger, saved.invoiceId, type);
  return { ok: true, invoice: saved, warnings };
}

function changeName(status: InvoiceStatus, type: 'CREATE' | 'UPDATE'): string {
  if (status === 'VOIDED') return 'Voided';
  if (status === 'DELETED') return 'Deleted';
  return type === 'CREATE' ? 'Created' : 'Edited';
}

const refusal = (...problems: readonly string[]): InvoiceSaved => ({
  ok: false,
  problems: [...new Set(problems)],
});

function blankInvoice(
  ledger: Ledger,
  type: 'ACCREC' | 'ACCPAY',
  status: InvoiceStatus,
  contact: ContactRecord,
): InvoiceRecord {
  const zero = '0.00';
  return {
    invoiceId: ledger.world.chance.uuid(),
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
    sentToContact: false,
    subTotal: zero,
    totalTax: zero,
    total: zero,
    totalDiscount: zero,
    amountPaid: zero,
    amountCredited: zero,
    amountDue: zero,
    credits: [],
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    createdAt: ledger.now,
    updatedAt: ledger.now,
  };
}

interface Merged {
  readonly invoice: InvoiceRecord;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** The invoice as it would be: what was not sent stays, lines without their id are made anew. */
function mergeInput(
  ledger: Ledger,
  base: InvoiceRecord,
  input: InvoiceInput,
  contact: ContactRecord,
  unitPlaces: number,
): Merged {
  const merged = mergeDocument(ledger, base, input, contact, {
    type: base.type,
    mustBeComplete: mustBeComplete(base.status),
    unitPlaces,
  });
  const { fields } = merged;
  const dueDate = input.DueDate ?? base.dueDate ?? dueDateByTerms(contact, base.type, fields.date);
  const sent = sentToContact(base, input);
  const invoice: InvoiceRecord = {
    ...base,
    ...headFields(input),
    ...fields,
    ...(dueDate && { dueDate }),
    sentToContact: sent.value,
    totalDiscount: discountOf(fields.lines),
    amountDue: new Big(fields.total).minus(base.amountPaid).minus(base.amountCredited).toFixed(2),
  };
  const problems = [...merged.problems, ...urlProblems(input)];
  return { invoice, problems, warnings: [...merged.warnings, ...sent.warnings] };
}

function headFields(input: InvoiceInput): Partial<InvoiceRecord> {
  return {
    ...(input.InvoiceNumber && { number: input.InvoiceNumber }),
    ...(input.Reference !== undefined && { reference: input.Reference }),
    ...(input.BrandingThemeID && { brandingThemeId: input.BrandingThemeID }),
    ...(input.Url && { url: input.Url }),
    ...(input.ExpectedPaymentDate && { expectedPaymentDate: input.ExpectedPaymentDate }),
    ...(input.PlannedPaymentDate && { plannedPaymentDate: input.PlannedPaymentDate }),
  };
}

function urlProblems({ Url: url }: InvoiceInput): readonly string[] {
  return url && (!URL.canParse(url) || /xero/i.test(url)) ? ['Url is not valid'] : [];
}

function discountOf(lines: readonly LineRecord[]): string {
  const off = lines
    .filter((line) => line.discountRate || line.discountAmount)
    .map((line) => new Big(line.quantity ?? '0').times(line.unitAmount ?? '0').minus(line.lineAmount));
  return off.reduce((total, each) => total.plus(each), new Big(0)).toFixed(2);
}

/** On anything but an approved document it is a warning, and the rest is saved. */
function sentToContact(base: InvoiceRecord, input: InvoiceInput) {
  if (input.SentToContact === undefined) return { value: base.sentToContact, warnings: [] };
  if (isApproved(base.status)) return { value: input.SentToContact, warnings: [] };
  const warning = 'Only AUTHORISED invoices may have SentToContact updated.';
  return { value: base.sentToContact, warnings: input.SentToContact ? [warning] : [] };
}

/** What a document must have once it is more than a draft. `lockedOn` is absent when that was said already. */
function documentProblems(
  ledger: Ledger,
  invoice: InvoiceRecord,
  lockedOn: string | undefined,
): readonly string[] {
  if (!mustBeComplete(invoice.status)) return [];
  const problems: string[] = [];
  if (invoice.lines.length === 0) problems.push('One or more line items must be specified');
  if (!invoice.dueDate) problems.push('The document DueDate field must be specified.');
  if (Number(invoice.total) < 0) problems.push('The document total cannot be negative.');
  if (lockedOn && isApproved(invoice.status)) problems.push(...lockProblems(ledger.organisation, lockedOn));
  return problems;
}
