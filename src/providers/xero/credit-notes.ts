/** How a credit note looks at Xero: `toXeroCreditNote` writes ours, `fromXeroCreditNote` reads theirs. Pure, both of them. */
import Big from 'big.js';
import { z } from 'zod';
import type {
  CreditNoteToCreate,
  CreditToAllocate,
  LedgerAllocation,
  LedgerCreditNote,
} from '../provider.ts';
import { instantOf } from './dates.ts';
import { dateOrNull, lineAmountTypes, statusNames, wireStatuses } from './documents.ts';
import { markedReference, partsOfReference } from './marked-reference.ts';
import type { Outgoing } from './wire.ts';
import { decimal, listOf, optionalText } from './wire.ts';

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
    Date: creditNote.issueDate,
    LineAmountTypes: lineAmountTypes[creditNote.lineAmountType],
    Status: 'AUTHORISED',
    LineItems: creditNote.lines.map(lineOf),
  };
}

/** The body of one allocation. Xero takes the later of the two documents' dates, whatever is sent. */
export function toXeroAllocation({ invoiceLedgerId, amount, date }: CreditToAllocate): Outgoing {
  return { Invoice: { InvoiceID: invoiceLedgerId }, Amount: new Big(amount), Date: date };
}

/** Reads one credit note. Amounts stay exactly as Xero wrote them. Throws a ZodError for what is none. */
export function fromXeroCreditNote(wire: unknown): LedgerCreditNote {
  const creditNote = creditNoteSchema.parse(wire);
  return {
    ledgerId: creditNote.CreditNoteID,
    number: creditNote.CreditNoteNumber,
    ...partsOfReference(creditNote.Reference),
    contactLedgerId: creditNote.Contact?.ContactID ?? null,
    status: statusNames[creditNote.Status],
    currency: creditNote.CurrencyCode,
    issueDate: dateOrNull(creditNote.Date),
    total: creditNote.Total,
    remaining: creditNote.RemainingCredit ?? remainingOf(creditNote),
    allocations: creditNote.Allocations.map(allocationOf),
    updatedAt: instantOf(creditNote.UpdatedDateUTC),
  };
}

/** Reads one allocation. Throws a ZodError for what is none. */
export function fromXeroAllocation(wire: unknown): LedgerAllocation {
  return allocationOf(allocationSchema.parse(wire));
}

/** Is it a credit note to a customer? The same addresses also give those of suppliers. */
export function isSalesCreditNote(wire: unknown): boolean {
  return z.object({ Type: z.literal('ACCRECCREDIT') }).safeParse(wire).success;
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
  };
}

const allocationSchema = z.object({
  Amount: decimal,
  Date: z.string().nullish(),
  Invoice: z.object({ InvoiceID: z.string().min(1) }),
});

/** What we read of a credit note; everything else of Xero's is left alone. */
const creditNoteSchema = z.object({
  CreditNoteID: z.string().min(1),
  CreditNoteNumber: optionalText,
  Reference: optionalText,
  Contact: z.object({ ContactID: optionalText }).nullish(),
  Status: z.enum(wireStatuses),
  CurrencyCode: z.string(),
  Date: z.string().nullish(),
  Total: decimal,
  RemainingCredit: decimal.nullish(),
  Allocations: listOf(allocationSchema),
  UpdatedDateUTC: z.string(),
});

// Only where an answer leaves RemainingCredit out; a refund would be missing here, and the next reading has it.
function remainingOf({ Total, Allocations }: z.infer<typeof creditNoteSchema>): string {
  return Allocations.reduce((left, { Amount }) => left.minus(Amount), new Big(Total)).toFixed(2);
}

function allocationOf(allocation: z.infer<typeof allocationSchema>): LedgerAllocation {
  const { Invoice, Amount } = allocation;
  return { invoiceLedgerId: Invoice.InvoiceID, amount: Amount, date: dateOrNull(allocation.Date) };
}
