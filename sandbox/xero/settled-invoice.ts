/** What money set against an invoice does to it, and the few fields that may still change afterwards. */

import Big from 'big.js';
import type { InvoiceRecord, LineRecord } from '../records.ts';
import { contactForDocument } from './document-contact.ts';
import type { InvoiceInput, LineInput } from './invoice-input.ts';
import { buildLine } from './invoice-lines.ts';
import { numberProblems } from './invoice-numbers.ts';
import { HAS_PAYMENT, NOT_MODIFIABLE } from './invoice-status.ts';
import { fireInvoice, type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import type { InvoiceSaved } from './save-invoice.ts';

/**
 * Recomputes paid, credited and due after a payment or credit came or went. PAID is set here and nowhere else.
 * @param isAnnounced whether webhooks hear of it
 */
export function settle(ledger: Ledger, invoiceId: string, isAnnounced: boolean): InvoiceRecord {
  const invoice = ledger.tables.invoices.get(invoiceId);
  if (!invoice) throw new Error(`settle was called for ${invoiceId}, which does not exist`);
  const payments = ledger.tables.payments
    .find('invoice', invoiceId)
    .filter((each) => each.status === 'AUTHORISED');
  const amountPaid = sum(payments);
  const amountCredited = sum(invoice.credits);
  const amountDue = new Big(invoice.total).minus(amountPaid).minus(amountCredited);
  const dates = [...payments, ...invoice.credits].map((each) => each.date).sort();
  const lastDate = dates.at(-1);
  const isPaid = amountDue.eq(0) && lastDate !== undefined;
  const { fullyPaidOn: _before, ...rest } = invoice;
  const settled: InvoiceRecord = {
    ...rest,
    amountPaid: amountPaid.toFixed(2),
    amountCredited: amountCredited.toFixed(2),
    amountDue: amountDue.toFixed(2),
    status: isPaid ? 'PAID' : 'AUTHORISED',
    ...(isPaid && { fullyPaidOn: lastDate }),
    updatedAt: ledger.now,
  };
  ledger.tables.invoices.put(invoiceId, settled);
  if (isAnnounced) fireInvoice(ledger, invoiceId, 'UPDATE');
  return settled;
}

const sum = (parts: readonly { readonly amount: string }[]): Big =>
  parts.reduce((total, part) => total.plus(part.amount), new Big(0));

/** An update of an invoice that has money against it: only the listed fields may differ. */
export function updateSettledInvoice(
  ledger: Ledger,
  existing: InvoiceRecord,
  input: InvoiceInput,
): InvoiceSaved {
  const locked = lockProblems(ledger.organisation, existing.date);
  const lines = settledLines(ledger, existing, input.LineItems);
  const problems = [...locked, ...fixedFieldProblems(existing, input), ...lines.problems];
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const contact = contactForDocument(ledger, input.Contact, existing.contactId);
  if (!contact.ok) return contact;
  const invoice: InvoiceRecord = {
    ...existing,
    ...(input.Reference !== undefined && { reference: input.Reference }),
    ...(input.DueDate && { dueDate: input.DueDate }),
    ...(input.PlannedPaymentDate && { plannedPaymentDate: input.PlannedPaymentDate }),
    ...(input.InvoiceNumber && { number: input.InvoiceNumber }),
    ...(input.BrandingThemeID && { brandingThemeId: input.BrandingThemeID }),
    ...(input.Url && { url: input.Url }),
    ...(input.SentToContact !== undefined && { sentToContact: input.SentToContact }),
    contactId: contact.contact.contactId,
    lines: lines.lines,
  };
  const numbers = numberProblems(ledger, invoice);
  if (numbers.length > 0) return { ok: false, problems: numbers };
  return saveQuietly(ledger, existing, invoice);
}

/** On a part-paid invoice a new due date or sent mark alone changes neither UpdatedDateUTC nor tells anybody. */
function saveQuietly(ledger: Ledger, existing: InvoiceRecord, invoice: InvoiceRecord): InvoiceSaved {
  const { dueDate: _d1, sentToContact: _s1, ...before } = existing;
  const { dueDate: _d2, sentToContact: _s2, ...after } = invoice;
  const isQuiet =
    existing.status === 'AUTHORISED' &&
    JSON.stringify(before) === JSON.stringify(after) &&
    JSON.stringify(existing) !== JSON.stringify(invoice);
  const saved = isQuiet ? invoice : { ...invoice, updatedAt: ledger.now };
  ledger.tables.invoices.put(saved.invoiceId, saved);
  note(ledger, saved.invoiceId, 'Edited', `${saved.number} was changed after a payment`);
  if (!isQuiet) fireInvoice(ledger, saved.invoiceId, 'UPDATE');
  return { ok: true, invoice: saved, warnings: [] };
}

function fixedFieldProblems(existing: InvoiceRecord, input: InvoiceInput): readonly string[] {
  const isChanged =
    differs(input.Date, existing.date) ||
    differs(input.CurrencyCode, existing.currencyCode) ||
    differs(input.LineAmountTypes, existing.lineAmountTypes) ||
    (input.CurrencyRate !== undefined && !new Big(input.CurrencyRate).eq(existing.currencyRate)) ||
    (existing.credits.some((credit) => credit.kind === 'CreditNote') &&
      differs(input.Contact?.ContactID, existing.contactId));
  return isChanged ? [NOT_MODIFIABLE, HAS_PAYMENT] : [];
}

const differs = (sent: string | undefined, held: string): boolean =>
  sent !== undefined && sent.toLowerCase() !== held.toLowerCase();

function settledLines(ledger: Ledger, existing: InvoiceRecord, sent: readonly LineInput[] | undefined) {
  if (!sent) return { lines: existing.lines, problems: [] };
  if (sent.some((line) => !line.LineItemID)) return { lines: existing.lines, problems: [LINE_ID_MISSING] };
  const problems: string[] = [];
  const lines = existing.lines.map((held) => {
    const input = sent.find((line) => line.LineItemID === held.lineItemId);
    if (!input) return held;
    const setting = { ...existing, mustBeComplete: true, unitPlaces: 4, contactTaxType: undefined };
    const built = buildLine(
      ledger,
      setting,
      { ...input, TaxAmount: input.TaxAmount ?? held.taxAmount },
      held,
    );
    problems.push(...built.problems, ...(isSameMoney(held, built.line) ? [] : [NOT_MODIFIABLE, HAS_PAYMENT]));
    return built.line;
  });
  const isKnown = sent.every((line) => existing.lines.some((held) => held.lineItemId === line.LineItemID));
  return { lines, problems: isKnown ? problems : [NOT_MODIFIABLE, HAS_PAYMENT] };
}

const LINE_ID_MISSING = 'To update fields on a paid invoice line item, you must supply a LineItemID';

const isSameMoney = (before: LineRecord, after: LineRecord): boolean =>
  before.lineAmount === after.lineAmount &&
  before.taxAmount === after.taxAmount &&
  before.taxType === after.taxType &&
  before.itemCode === after.itemCode;
