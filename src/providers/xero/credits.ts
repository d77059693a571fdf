/** How customers' credits look at Xero: credit notes, prepayments and overpayments, nearly alike. Pure. */
import Big from 'big.js';
import { z } from 'zod';
import type { Outgoing } from '../../lib/exact-json.ts';
import { decimal, listOf, optionalText } from '../../lib/exact-json.ts';
import type {
  CreditKind,
  CreditToAllocate,
  LedgerAllocation,
  LedgerCredit,
  LedgerRefund,
} from '../provider.ts';
import { calendarDateOf, instantOf } from './dates.ts';
import { dateOrNull, statusNames, wireStatuses } from './documents.ts';
import { partsOfReference } from './marked-reference.ts';

/** Where each kind lives, what its id is called, and the type that means a customer's: suppliers' live there as well. */
export const creditPlaces = {
  creditNote: { list: 'CreditNotes', id: 'CreditNoteID', type: 'ACCRECCREDIT' },
  prepayment: { list: 'Prepayments', id: 'PrepaymentID', type: 'RECEIVE-PREPAYMENT' },
  overpayment: { list: 'Overpayments', id: 'OverpaymentID', type: 'RECEIVE-OVERPAYMENT' },
} as const satisfies Record<
  CreditKind,
  { readonly list: string; readonly id: string; readonly type: string }
>;

/** The body of one allocation. Xero takes the later of the two documents' dates, whatever is sent. */
export function toXeroAllocation({
  invoiceLedgerId,
  amount,
  date,
}: Pick<CreditToAllocate, 'invoiceLedgerId' | 'amount' | 'date'>): Outgoing {
  return { Invoice: { InvoiceID: invoiceLedgerId }, Amount: new Big(amount), Date: date };
}

/** Reads one credit. Amounts stay exactly as Xero wrote them. Throws a ZodError for what is none of this kind. */
export function fromXeroCredit(kind: CreditKind, wire: unknown): LedgerCredit {
  const credit = creditSchema.parse(wire);
  return {
    kind,
    ledgerId:
      z.object({ [creditPlaces[kind].id]: z.string().min(1) }).parse(wire)[creditPlaces[kind].id] ?? '',
    number: credit.CreditNoteNumber ?? credit.InvoiceNumber,
    ...partsOfReference(credit.Reference),
    contactLedgerId: credit.Contact?.ContactID ?? null,
    status: statusNames[credit.Status],
    currency: credit.CurrencyCode,
    currencyRate: credit.CurrencyRate ?? null,
    ownRate: null,
    issueDate: dateOrNull(credit.Date),
    total: credit.Total,
    totalTax: credit.TotalTax ?? null,
    remaining: credit.RemainingCredit ?? remainingOf(credit),
    allocations: credit.Allocations.map(allocationOf),
    refunds: credit.Payments.filter(({ Status }) => Status !== 'DELETED').map(refundOf),
    updatedAt: instantOf(credit.UpdatedDateUTC),
  };
}

/** Reads one allocation. Throws a ZodError for what is none. */
export function fromXeroAllocation(wire: unknown): LedgerAllocation {
  return allocationOf(allocationSchema.parse(wire));
}

/** Is it a credit to a customer? The same addresses also give those of suppliers. */
export function isSalesCredit(kind: CreditKind, wire: unknown): boolean {
  return z.object({ Type: z.literal(creditPlaces[kind].type) }).safeParse(wire).success;
}

const allocationSchema = z.object({
  AllocationID: optionalText,
  Amount: decimal,
  Date: z.string().nullish(),
  Invoice: z.object({ InvoiceID: z.string().min(1) }),
});

const refundSchema = z.object({
  PaymentID: z.string().min(1),
  Amount: decimal,
  Date: z.string(),
  Status: z.string().nullish(),
});

/** What we read of a credit; everything else of Xero's is left alone. A prepayment's number is its InvoiceNumber. */
const creditSchema = z.object({
  CreditNoteNumber: optionalText,
  InvoiceNumber: optionalText,
  Reference: optionalText,
  Contact: z.object({ ContactID: optionalText }).nullish(),
  Status: z.enum(wireStatuses),
  CurrencyCode: z.string(),
  CurrencyRate: decimal.nullish(),
  Date: z.string().nullish(),
  Total: decimal,
  TotalTax: decimal.nullish(),
  RemainingCredit: decimal.nullish(),
  Allocations: listOf(allocationSchema),
  Payments: listOf(refundSchema),
  UpdatedDateUTC: z.string(),
});

// Only where an answer leaves RemainingCredit out.
function remainingOf({ Total, Allocations, Payments }: z.infer<typeof creditSchema>): string {
  return [...Allocations, ...Payments]
    .reduce((left, { Amount }) => left.minus(Amount), new Big(Total))
    .toFixed(2);
}

function allocationOf(allocation: z.infer<typeof allocationSchema>): LedgerAllocation {
  return {
    ledgerId: allocation.AllocationID,
    invoiceLedgerId: allocation.Invoice.InvoiceID,
    amount: allocation.Amount,
    date: dateOrNull(allocation.Date),
  };
}

function refundOf(refund: z.infer<typeof refundSchema>): LedgerRefund {
  return { ledgerId: refund.PaymentID, amount: refund.Amount, paidOn: calendarDateOf(refund.Date) };
}
