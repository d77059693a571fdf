/** Credit notes as Xero shows them: in full, and as a row without lines. */

import type { CreditNoteRecord } from '../records.ts';
import { allocationRow } from './allocation-views.ts';
import { hasAttachments } from './attachments.ts';
import { contactRow, contactStub } from './contact-views.ts';
import { refundsOf } from './credits.ts';
import { lineView, paymentStub } from './invoice-views.ts';
import type { Ledger } from './ledger.ts';
import { dateOnly, dateString, decimal, instant, money, utcString, type WireObject } from './wire.ts';

/** A single GET and a write's answer show this; a paged list too, with a stub for the contact. */
export function creditNoteInFull(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  unitPlaces: number,
): WireObject {
  const contact = ledger.tables.contacts.get(creditNote.contactId);
  return {
    ...creditNoteRow(ledger, creditNote),
    Contact: contact ? contactRow(contact) : contactStub(undefined),
    LineItems: creditNote.lines.map((line) => lineView(ledger, line, unitPlaces)),
  };
}

/** In an unpaged list: the key `LineItems` is there, and empty. */
export function creditNoteRow(ledger: Ledger, creditNote: CreditNoteRecord): WireObject {
  return {
    ...creditNoteHead(ledger, creditNote),
    Payments: refundsOf(ledger, creditNote).map(paymentStub),
    Allocations: creditNote.allocations.map((each) => allocationRow(ledger, each)),
    LineItems: [],
  };
}

/** The fields that `where` and `order` look at; all are named, absent ones as `undefined`. */
export function creditNoteHead(ledger: Ledger, creditNote: CreditNoteRecord): WireObject {
  const { date, fullyPaidOn } = creditNote;
  return {
    CreditNoteID: creditNote.creditNoteId,
    CreditNoteNumber: creditNote.number,
    ID: creditNote.creditNoteId,
    CurrencyRate: decimal(creditNote.currencyRate, 10),
    Type: creditNote.type,
    Reference: creditNote.reference,
    RemainingCredit: money(creditNote.remainingCredit),
    BrandingThemeID: creditNote.brandingThemeId,
    HasAttachments: hasAttachments(ledger, creditNote.creditNoteId),
    HasErrors: false,
    Contact: contactStub(ledger.tables.contacts.get(creditNote.contactId)),
    DateString: dateString(date),
    Date: dateOnly(date),
    Status: creditNote.status,
    LineAmountTypes: creditNote.lineAmountTypes,
    SubTotal: money(creditNote.subTotal),
    TotalTax: money(creditNote.totalTax),
    Total: money(creditNote.total),
    UpdatedDateUTC: instant(creditNote.updatedAt),
    UpdatedDateUTCString: utcString(creditNote.updatedAt),
    CurrencyCode: creditNote.currencyCode,
    FullyPaidOnDate: fullyPaidOn ? dateOnly(fullyPaidOn) : undefined,
  };
}
