/** How a credit note of ours is written to Xero. Pure; `credits.ts` reads it back. */
import Big from 'big.js';
import type { Outgoing } from '../../lib/exact-json.ts';
import type { CreditNoteToCreate } from '../provider.ts';
import { lineAmountTypes, rateOf, trackingOf } from './documents.ts';
import { markedReference } from './marked-reference.ts';

/**
 * The body of one credit note, approved, and set against nothing yet: Xero does that in a second call. It has no Url,
 * so the marker stands in the Reference. The contact goes by its id alone, as for invoices.
 * Source: developer.xero.com, Accounting API, Credit Notes.
 */
export function toXeroCreditNote(creditNote: CreditNoteToCreate): Outgoing {
  return {
    Type: 'ACCRECCREDIT',
    Contact: { ContactID: creditNote.contactLedgerId },
    Reference: markedReference(creditNote.reference, creditNote.marker),
    CurrencyCode: creditNote.currency,
    CurrencyRate: rateOf(creditNote),
    BrandingThemeID: creditNote.brandingThemeId ?? undefined,
    Date: creditNote.issueDate,
    LineAmountTypes: lineAmountTypes[creditNote.lineAmountType],
    Status: 'AUTHORISED',
    LineItems: creditNote.lines.map(lineOf),
  };
}

/**
 * One line. Xero takes no discount on a credit note, so the price that goes out is the discounted one; where that
 * needs more than the four decimals that Xero keeps, the line goes out as one piece, so that its amount stays right.
 */
function lineOf(line: CreditNoteToCreate['lines'][number]): Outgoing {
  const price = new Big(line.unitPrice).times(new Big(100).minus(line.discountRate)).div(100);
  const isExact = new Big(line.discountRate).eq(0) || price.eq(price.round(4));
  const amount = price.times(line.quantity).round(2, Big.roundHalfUp);
  return {
    Description: line.description,
    Quantity: isExact ? new Big(line.quantity) : new Big(1),
    UnitAmount: isExact ? price : amount,
    AccountCode: line.accountCode,
    ItemCode: line.itemCode ?? undefined,
    TaxType: line.taxType ?? undefined,
    Tracking: trackingOf(line),
  };
}
